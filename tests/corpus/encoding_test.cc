#include "corpus/encodings/encoding.h"

#include <string>

#include "corpus/encodings/declared_encoding.h"
#include "corpus/encodings/decoding_stream.h"
#include "corpus/encodings/encoding_labels.h"
#include "corpus/encodings/utf8_converter.h"
#include "corpus/utf8.h"
#include "reading.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

using namespace std::string_literals;

// "وقال رئيس الوزراء العراقي" in two encodings.
const std::string kIn1256 =
    "\xE6\xDE\xC7\xE1 \xD1\xC6\xED\xD3 \xC7\xE1\xE6\xD2\xD1\xC7\xC1 "
    "\xC7\xE1\xDA\xD1\xC7\xDE\xED";
const std::string kIn8859_6 =
    "\xE8\xE2\xC7\xE4 \xD1\xC6\xEA\xD3 \xC7\xE4\xE8\xD2\xD1\xC7\xC1 "
    "\xC7\xE4\xD9\xD1\xC7\xE2\xEA";
const std::string kArabic = "وقال رئيس الوزراء العراقي";

TEST_CASE("a label means what browsers take it for") {
  struct Row {
    const char* label;
    const char* encoding;
  };
  const Row rows[] = {{"utf8", "utf-8"},
                      {" UTF-8\n", "utf-8"},
                      {"ISO-8859-1", "windows-1252"},
                      {"us-ascii", "windows-1252"},
                      {"cp1256", "windows-1256"},
                      {"ISO_8859-6:1987", "iso-8859-6"},
                      {"arabic", "iso-8859-6"},
                      {"iso-8859-9", "windows-1254"},
                      {"gb2312", "gb18030"},
                      {"GBK", "gb18030"},
                      {"ks_c_5601-1987", "euc-kr"},
                      {"unicode", "utf-16le"},
                      {"klingon", nullptr},
                      {"", nullptr}};
  for (const Row& row : rows) {
    CAPTURE(row.label);
    const Encoding* found = find_encoding(row.label);
    CHECK((found ? found->name : "none") ==
          (row.encoding ? row.encoding : "none"));
  }
}

TEST_CASE("what a page declares is found as a browser finds it") {
  struct Row {
    std::string page;
    const char* label;
  };
  const std::string far(5000, ' ');
  const Row rows[] = {
      {"<meta charset=windows-1256>", "windows-1256"},
      {"<!doctype html><html><head><META CHARSET='ISO-8859-6' />",
       "iso-8859-6"},
      {"<meta http-equiv=\"Content-Type\" content=\"text/html; "
       "charset=cp1256\">",
       "cp1256"},
      {"<meta content='text/html;charset=\"koi8-r\"' http-equiv=content-type>",
       "koi8-r"},
      {"<meta name=x content=\"charset=koi8-r\"><meta charset=utf-8>", "utf-8"},
      {"<!-- <meta charset=koi8-r> --><meta charset=utf-8>", "utf-8"},
      {"<metadata charset=koi8-r>", ""},
      {"<meta charset=", ""},
      {"<meta charset", ""},
      {far + "<meta charset=utf-8>", ""},
      {"<?xml version=\"1.0\" encoding=\"windows-1251\"?><html>",
       "windows-1251"},
      {"charset=utf-8", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.page);
    CHECK(encoding_in_html(row.page) == row.label);
  }
}

TEST_CASE("what XML declares is found") {
  struct Row {
    const char* text;
    const char* label;
  };
  const Row rows[] = {{"<?xml version='1.0' encoding='utf-8'?>", "utf-8"},
                      {"<?xml encoding = \"cp1256\" ?>", "cp1256"},
                      {"<?xml version='1.0'?><a encoding='x'/>", ""},
                      {"<?xml encoding=", ""},
                      {" <?xml encoding='x'?>", ""}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(encoding_in_xml(row.text) == row.label);
  }
}

TEST_CASE("the encoding is the mark's, the declared one, or the bytes' own") {
  struct Row {
    const char* claim;
    std::string bytes;
    const char* declared;
    Markup markup;
    const char* encoding;
    std::string text;
  };
  const Row rows[] = {
      {"plain ASCII is UTF-8", "Rockets fell.", "", Markup::none, "utf-8",
       "Rockets fell."},
      {"so is nothing", "", "", Markup::none, "utf-8", ""},
      {"a mark goes", "\xEF\xBB\xBF" + kArabic, "", Markup::none, "utf-8",
       kArabic},
      {"a mark wins over HTTP", "\xFF\xFEh\0i\0"s, "utf-8", Markup::none,
       "utf-16le", "hi"},
      {"UTF-16, the big end first", "\xFE\xFF\0h\0i"s, "", Markup::none,
       "utf-16be", "hi"},
      {"UTF-32", "\xFF\xFE\0\0h\0\0\0\x26\x06\0\0"s, "", Markup::none,
       "utf-32le", "h\u0626"},
      {"UTF-16 without mark", "\x28\x06 \0\x28\x06\n\0"s, "", Markup::none,
       "utf-16le", "ب ب\n"},
      {"HTTP wins over the page", "<meta charset=iso-8859-6>\xDD\xEC",
       "windows-1256", Markup::html, "windows-1256",
       "<meta charset=iso-8859-6>فى"},
      {"the page's own", "<meta charset=iso-8859-6>\xE1\xE9", "", Markup::html,
       "iso-8859-6", "<meta charset=iso-8859-6>فى"},
      {"an unknown label says nothing", kArabic, "klingon", Markup::none,
       "utf-8", kArabic},
      {"a page in ASCII cannot declare UTF-16", "<meta charset=utf-16>\xC3\xA9",
       "", Markup::html, "utf-8", "<meta charset=utf-16>é"},
      {"latin-1 that is UTF-8 throughout", "caf\xC3\xA9", "iso-8859-1",
       Markup::none, "utf-8", "café"},
      {"UTF-8 that is broken throughout", kIn1256, "utf-8", Markup::none,
       "windows-1256", kArabic},
      {"latin-1 whose letters are Arabic", kIn1256 + " " + kIn1256,
       "iso-8859-1", Markup::none, "windows-1256", kArabic + " " + kArabic},
      {"latin-1 in French", "Le pr\xE9sident a \xE9t\xE9 re\xE7u", "iso-8859-1",
       Markup::none, "windows-1252", "Le président a été reçu"},
      {"one word of windows-1251", "\xCC\xEE\xF1\xEA\xE2\xE0", "windows-1251",
       Markup::none, "windows-1251", "Москва"},
      {"undeclared windows-1256", kIn1256, "", Markup::none, "windows-1256",
       kArabic},
      {"undeclared iso-8859-6", kIn8859_6, "", Markup::none, "iso-8859-6",
       kArabic},
      {"undeclared windows-1252", "caf\xE9 \x93so\x94", "", Markup::none,
       "windows-1252", "café “so”"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.claim);
    const DecodedText decoded = decode(row.bytes, {row.declared, row.markup});
    CHECK(decoded.encoding == row.encoding);
    CHECK(decoded.text == row.text);
    CHECK(decoded.replaced == 0);
  }
}

TEST_CASE("a few broken bytes leave UTF-8 what it is, and are counted") {
  const DecodedText decoded = decode("بغ\xD8 \xFF داد\xF0\x9F");
  CHECK(decoded.encoding == "utf-8");
  CHECK(decoded.text == "بغ\uFFFD \uFFFD داد\uFFFD");
  CHECK(decoded.replaced == 3);
}

TEST_CASE("all bytes in all encodings become UTF-8") {
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
  for (const char* label :
       {"utf-8", "utf-16le", "utf-16be", "utf-32le", "windows-1256",
        "iso-8859-6", "gb18030", "iso-2022-jp", "shift_jis", "euc-kr", "big5",
        "koi8-r", "iso-8859-14", "iso-8859-10", "windows-874", "macintosh"}) {
    CAPTURE(label);
    std::string text;
    Utf8Converter converter(encoding_named(label).converter);
    converter.append(bytes, text);
    converter.finish(text);
    CHECK_FALSE(first_invalid_byte(text));
    CHECK_FALSE(text.empty());
  }
}

// Beyond the basic plane, so that a piece can end between its surrogates.
TEST_CASE("a text is decoded alike however it is cut") {
  std::string utf16;
  std::string expected;
  for (int i = 0; i < 5000; ++i) {
    utf16 += "x\0\x3D\xD8\x00\xDE"s;
    expected += "x😀";
  }
  for (const std::size_t piece : {1, 3, 4095, 100000}) {
    CAPTURE(piece);
    std::string text;
    Utf8Converter converter("UTF-16LE");
    for (std::size_t i = 0; i < utf16.size(); i += piece) {
      converter.append(std::string_view(utf16).substr(i, piece), text);
    }
    converter.finish(text);
    CHECK(text == expected);
    CHECK(converter.replaced() == 0);
  }
}

std::string read_decoded(const std::string& text) {
  ByteSource bytes(std::make_unique<std::istringstream>(text));
  const auto stream = open_decoded(bytes);
  std::stringstream result;
  result << stream->rdbuf();
  return result.str();
}

TEST_CASE("a stream is decoded as it comes") {
  const std::string many(70'000, 'x');
  CHECK(read_decoded("id;title\n1;" + kIn1256) == "id;title\n1;" + kArabic);
  CHECK(read_decoded("\xEF\xBB\xBF" + kArabic) == kArabic);
  CHECK(read_decoded("\xFF\xFE"s) == "");
  CHECK(read_decoded("") == "");
  CHECK(read_decoded(many + "\xFF") == many + "\xFF");
  // The head ends between the two bytes of a letter.
  const std::string cut = std::string(65535, 'x') + kArabic;
  CHECK(read_decoded(cut) == cut);
}

std::string in_utf16(const std::string& ascii) {
  std::string result = "\xFF\xFE";
  for (const char c : ascii) result += {c, '\0'};
  return result;
}

TEST_CASE("UTF-16 is read in any format") {
  CHECK(ids(read_bytes(in_utf16("{\"id\":\"a\",\"body\":\"B\"}\r\n"))) ==
        std::vector<std::string>{"a"});
  const Reading reading = read_bytes(in_utf16("Rockets fell.\r\nTwo.\r\n"));
  REQUIRE(reading.documents.size() == 1);
  CHECK(reading.documents[0].body == "Rockets fell.\nTwo.\n");
}

TEST_CASE("a text tells an encoding that is not UTF-8") {
  const Reading reading = read_bytes(kIn1256);
  REQUIRE(reading.documents.size() == 1);
  CHECK(reading.documents[0].body == kArabic);
  CHECK(reading.documents[0].extra == R"({"encoding":"windows-1256"})");
  CHECK(reading.problems.empty());
}

TEST_CASE("broken bytes in a text are told, and the text is read") {
  const Reading reading = read_bytes("café\nبغ\xD8 \xFF داد");
  REQUIRE(reading.documents.size() == 1);
  CHECK(reading.documents[0].body == "café\nبغ\uFFFD \uFFFD داد");
  CHECK(reading.problems ==
        std::vector<std::string>{"file:2: invalid utf-8 at byte 11; read with "
                                 "U+FFFD in 2 places"});
}

}  // namespace
}  // namespace fihrist
