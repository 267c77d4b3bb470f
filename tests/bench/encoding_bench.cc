// How often an undeclared encoding is read right.
//
//   encoding_bench                      the Arabic texts of ../shared/data
//   encoding_bench FOLDER               FOLDER/<language>.txt besides, UTF-8,
//                                       as of the declaration of human rights
//
// Each text is cut into pieces, a piece goes from UTF-8 to the encoding by
// ICU, and is right when the same text comes back. The Arabic texts with even
// numbers set the letters of corpus/encodings/letter_evidence.cc; those with
// odd ones are asked here.

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "corpus/encodings/encoding.h"
#include "corpus/encodings/utf8_converter.h"
#include "corpus/reader.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

constexpr std::size_t kLengths[] = {40, 100, 500, 2000};  // in bytes
constexpr std::size_t kPieces = 400;                      // of a text, at most

struct Row {
  const char* language;  // of ISO 639-3
  const char* encoding;  // of ICU
};

constexpr Row kRows[] = {
    {"arb", "windows-1256"}, {"arb", "ISO-8859-6"},   {"arb", "UTF-16LE"},
    {"arb", "UTF-16BE"},     {"pes", "windows-1256"}, {"pes", "UTF-16LE"},
    {"fra", "windows-1252"}, {"deu", "windows-1252"}, {"spa", "windows-1252"},
    {"por", "windows-1252"}, {"tur", "windows-1254"}, {"rus", "windows-1251"},
    {"rus", "KOI8-R"},       {"rus", "ISO-8859-5"},   {"ukr", "windows-1251"},
    {"ell", "windows-1253"}, {"heb", "windows-1255"}, {"cmn", "gb18030"},
    {"cmn", "UTF-16LE"},     {"jpn", "Shift_JIS"},    {"jpn", "EUC-JP"},
    {"kor", "windows-949"},  {"ces", "windows-1250"}, {"pol", "ISO-8859-2"},
};

// The text in `encoding`; nothing when it has a character that is not in it.
std::optional<std::string> encoded(const std::string& text,
                                   const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(encoding, &status);
  ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr,
                        nullptr, &status);
  UConverter* utf8 = ucnv_open("UTF-8", &status);
  std::string bytes(text.size() * 4 + 8, '\0');
  char* target = bytes.data();
  const char* source = text.data();
  ucnv_convertEx(converter, utf8, &target, bytes.data() + bytes.size(), &source,
                 text.data() + text.size(), nullptr, nullptr, nullptr, nullptr,
                 true, true, &status);
  ucnv_close(converter);
  ucnv_close(utf8);
  if (U_FAILURE(status)) return std::nullopt;
  bytes.resize(target - bytes.data());
  return bytes;
}

// What the encodings of Persian had before Unicode had its letters.
std::string with_old_letters(std::string text) {
  const std::pair<const char*, const char*> kLetters[] = {
      {"\u06CC", "\u064A"}, {"\u06C0", "\u0647"}, {"\u0654", ""}};
  for (const auto& [letter, old] : kLetters) {
    for (std::size_t at; (at = text.find(letter)) != text.npos;) {
      text.replace(at, 2, old);
    }
  }
  return text;
}

// Characters of the text until `bytes` bytes of the encoding are full.
std::vector<std::string> pieces(const std::string& text, const Row& row,
                                std::size_t bytes) {
  std::vector<std::string> result;
  std::string piece;
  std::size_t size = 0;
  for (CodePoints rest(text); !rest.at_end() && result.size() < kPieces;) {
    const std::size_t start = rest.offset();
    rest.take();
    const std::string c = text.substr(start, rest.offset() - start);
    const auto in_encoding = encoded(c, row.encoding);
    if (!in_encoding) continue;
    piece += c;
    size += in_encoding->size();
    if (size < bytes) continue;
    result.push_back(std::exchange(piece, {}));
    size = 0;
  }
  return result;
}

bool icu_is_right(const std::string& bytes, const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector* detector = ucsdet_open(&status);
  ucsdet_setText(detector, bytes.data(), static_cast<int>(bytes.size()),
                 &status);
  const UCharsetMatch* match = ucsdet_detect(detector, &status);
  std::string result;
  const std::string name = match ? ucsdet_getName(match, &status) : "IBM";
  if (!name.starts_with("IBM")) {  // EBCDIC, which ICU cannot convert from
    Utf8Converter converter(name.c_str());
    converter.append(bytes, result);
    converter.finish(result);
  }
  ucsdet_close(detector);
  return result == text;
}

using Texts = std::map<std::string, std::string>;

void add_arabic(Texts& texts) {
  const std::string path =
      FIHRIST_SOURCE_DIR "/../shared/data/saudinewsnet-ar.jsonl.gz";
  if (!std::filesystem::exists(path)) return;
  Reader reader = open_reader(path);
  for (std::size_t i = 0; auto document = reader.next(); ++i) {
    if (i % 2 == 1) texts["arb"] += document->body + "\n";
  }
}

void add_folder(Texts& texts, const std::string& folder) {
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    std::ifstream stream(file.path(), std::ios::binary);
    std::stringstream text;
    text << stream.rdbuf();
    texts[file.path().stem().string()] += text.str();
  }
}

double percent(std::size_t part, std::size_t all) {
  return 100 * static_cast<double>(part) / static_cast<double>(all);
}

void measure(const Row& row, const std::string& text) {
  fmt::print("{} {:13}", row.language, row.encoding);
  for (const std::size_t length : kLengths) {
    std::size_t asked = 0;
    std::size_t right = 0;
    std::size_t icu = 0;
    for (const std::string& piece : pieces(text, row, length)) {
      const std::string bytes = *encoded(piece, row.encoding);
      if (!first_invalid_byte(bytes) && bytes.find('\0') == bytes.npos)
        continue;
      ++asked;
      right += decode(bytes).text == piece;
      icu += icu_is_right(bytes, piece);
    }
    if (asked == 0) continue;
    fmt::print("  {:5.1f} ({:5.1f}) of {:3}", percent(right, asked),
               percent(icu, asked), asked);
  }
  fmt::print("\n");
}

}  // namespace
}  // namespace fihrist

int main(int count, char** arguments) {
  using namespace fihrist;
  Texts texts;
  add_arabic(texts);
  if (count > 1) add_folder(texts, arguments[1]);
  fmt::print("percent right, in parentheses ICU alone, of pieces of");
  for (const std::size_t length : kLengths) fmt::print(" {}", length);
  fmt::print(" bytes\n");
  for (const Row& row : kRows) {
    const auto found = texts.find(row.language);
    if (found != texts.end()) measure(row, with_old_letters(found->second));
  }
}
