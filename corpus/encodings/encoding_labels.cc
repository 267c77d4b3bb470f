#include "corpus/encodings/encoding_labels.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string>

namespace fihrist {
namespace {

// Where ICU has several tables of one name, the one that browsers use. What
// is left out: iso-8859-16, which ICU has not, and "replacement".
constexpr Encoding kEncodings[] = {
    {"utf-8", "UTF-8",
     "utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8"},
    {"utf-16le", "UTF-16LE",
     "utf-16 unicode ucs-2 csunicode iso-10646-ucs-2 unicodefeff"},
    {"utf-16be", "UTF-16BE", "unicodefffe"},
    {"utf-32le", "UTF-32LE", "utf-32"},
    {"utf-32be", "UTF-32BE", ""},

    {"windows-1256", "windows-1256", "cp1256 x-cp1256 windows1256"},
    {"iso-8859-6", "ISO-8859-6",
     "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 "
     "iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 "
     "iso_8859-6:1987"},

    {"windows-1252", "windows-1252",
     "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 "
     "iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 "
     "us-ascii x-cp1252 windows1252"},
    {"windows-1254", "windows-1254",
     "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 "
     "iso_8859-9:1989 l5 latin5 x-cp1254 windows1254"},
    {"windows-1250", "windows-1250", "cp1250 x-cp1250 windows1250"},
    {"windows-1251", "windows-1251", "cp1251 x-cp1251 windows1251"},
    {"windows-1253", "windows-1253", "cp1253 x-cp1253 windows1253"},
    {"windows-1255", "windows-1255", "cp1255 x-cp1255 windows1255"},
    {"windows-1257", "windows-1257", "cp1257 x-cp1257 windows1257"},
    {"windows-1258", "windows-1258", "cp1258 x-cp1258 windows1258"},
    {"windows-874", "windows-874-2000",
     "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620"},

    {"ibm866", "ibm866", "866 cp866 csibm866"},
    {"iso-8859-2", "ISO-8859-2",
     "csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 "
     "latin2"},
    {"iso-8859-3", "ISO-8859-3",
     "csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 "
     "latin3"},
    {"iso-8859-4", "ISO-8859-4",
     "csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 "
     "latin4"},
    {"iso-8859-5", "ISO-8859-5",
     "csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5 "
     "iso_8859-5:1988"},
    {"iso-8859-7", "ISO-8859-7",
     "csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 "
     "iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek"},
    {"iso-8859-8", "ISO-8859-8",
     "csiso88598e csisolatinhebrew hebrew iso-8859-8-e iso-ir-138 iso8859-8 "
     "iso88598 iso_8859-8 iso_8859-8:1988 visual csiso88598i iso-8859-8-i "
     "logical"},
    {"iso-8859-10", "iso-8859_10-1998",
     "csisolatin6 iso-ir-157 iso8859-10 iso885910 l6 latin6"},
    {"iso-8859-13", "ISO-8859-13", "iso8859-13 iso885913"},
    {"iso-8859-14", "iso-8859_14-1998", "iso8859-14 iso885914"},
    {"iso-8859-15", "ISO-8859-15",
     "csisolatin9 iso8859-15 iso885915 iso_8859-15 l9"},
    {"koi8-r", "KOI8-R", "cskoi8r koi koi8 koi8_r"},
    {"koi8-u", "KOI8-U", "koi8-ru"},
    {"macintosh", "macintosh", "csmacintosh mac x-mac-roman"},
    {"x-mac-cyrillic", "x-mac-cyrillic", "x-mac-ukrainian"},

    {"gb18030", "gb18030",
     "gbk chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 "
     "iso-ir-58 x-gbk cp936"},
    {"big5", "Big5-HKSCS", "big5-hkscs cn-big5 csbig5 x-x-big5"},
    {"euc-jp", "EUC-JP", "cseucpkdfmtjapanese x-euc-jp"},
    {"iso-2022-jp", "ISO-2022-JP", "csiso2022jp"},
    {"shift_jis", "windows-31j",
     "csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis"},
    {"euc-kr", "windows-949",
     "cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 "
     "ksc5601 ksc_5601 windows-949"},
};

bool has_label(const Encoding& encoding, std::string_view label) {
  for (std::string_view rest = encoding.labels; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (rest.substr(0, end) == label) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

std::string small_letters(std::string_view label) {
  std::string result;
  for (const unsigned char c : label) {
    if (!std::isspace(c)) result += static_cast<char>(std::tolower(c));
  }
  return result;
}

}  // namespace

const Encoding* find_encoding(std::string_view label) {
  const std::string wanted = small_letters(label);
  const auto* found =
      std::ranges::find_if(kEncodings, [&](const Encoding& encoding) {
        return encoding.name == wanted || has_label(encoding, wanted);
      });
  return found == std::end(kEncodings) ? nullptr : found;
}

const Encoding& encoding_named(std::string_view name) {
  return *std::ranges::find(kEncodings, name, &Encoding::name);
}

bool is_utf16_or_32(const Encoding& encoding) {
  return encoding.name.starts_with("utf-16") ||
         encoding.name.starts_with("utf-32");
}

}  // namespace fihrist
