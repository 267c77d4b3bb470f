#include "corpus/encodings/letter_evidence.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>

#include "corpus/encodings/utf8_converter.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

constexpr std::size_t kReadBytes = 16384;

// Below it, per byte, a reading is no text of its language: letters drawn at
// random have less than -6, news and declarations of the languages -2 to -4.
constexpr double kLikely = -5;

// A declared encoding is not given up for less, per byte and in all.
constexpr double kMarginPerByte = 1;
constexpr double kMarginInAll = 30;

enum class Script { latin, other };

// Letters from the most to the least frequent, those that are not ASCII.
struct Language {
  Script script;
  std::u32string_view letters;
};

constexpr Language kArabic{
    Script::other,
    U"اليمونرتعبةدفسهقأكحجشطصخىإضزذثئءغ\u064Bظآؤـ\u0651\u064E\u064F\u0650"};
// Yeh is the Arabic one: windows-1256 has no other.
constexpr Language kPersian{Script::other,
                            U"ايرندهموتبسشکزلكگفخعقپجچح\u200Cغصطذضئآژظثأ"};
constexpr Language kRussian{Script::other,
                            U"оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"};
constexpr Language kUkrainian{Script::other,
                              U"оаинвіертслкмдупзяьгбчйхцїюжєшщфґ"};
constexpr Language kGreek{Script::other, U"αοιετσνηυρπκμςλωόίάέδγήθχφύβώζξψϊ"};
constexpr Language kHebrew{Script::other, U"יוהלאתרבמשנכדםעחפקטגןסזצךףץ"};
constexpr Language kTurkish{Script::latin, U"ışüğçöİâÜŞÖÇî"};
constexpr Language kWestern{
    Script::latin, U"éàèáíóãçäüöêúñõâôîßåøæûùëïœÉÀìòýðþÿÁÍÓÚÑÇÖÄÜÅØÆÊÎÔ"};
constexpr Language kCzech{Script::latin, U"íáéěřčýžšůúóťďň"};
constexpr Language kPolish{Script::latin, U"łęąóżśćńź"};
constexpr Language kHungarian{Script::latin, U"áéőöíóüúű"};

struct Candidate {
  std::string_view encoding;
  const Language& language;
};

// Of two that a text fits equally, the first is taken.
constexpr Candidate kCandidates[] = {
    {"windows-1252", kWestern},   {"windows-1256", kArabic},
    {"windows-1256", kPersian},   {"iso-8859-6", kArabic},
    {"windows-1254", kTurkish},   {"windows-1251", kRussian},
    {"windows-1251", kUkrainian}, {"koi8-r", kRussian},
    {"koi8-u", kUkrainian},       {"iso-8859-5", kRussian},
    {"ibm866", kRussian},         {"windows-1253", kGreek},
    {"iso-8859-7", kGreek},       {"windows-1255", kHebrew},
    {"windows-1250", kCzech},     {"iso-8859-2", kCzech},
    {"windows-1250", kPolish},    {"iso-8859-2", kPolish},
    {"windows-1250", kHungarian}, {"iso-8859-2", kHungarian},
};

// The first is the commonest by far: an "à" alone is hardly Russian.
constexpr double kHeadStart = 2.5;

constexpr std::u32string_view kPunctuation =
    U"\u00A0\u00AB\u00BB\u2018\u2019\u201C\u201D\u201E\u2013\u2014\u2026\u2022"
    U"\u060C\u061F\u061B\u00B7\u00B0\u20AC\u2116";

constexpr double kTopLetter = .11;
constexpr double kNextRank = .91;
constexpr double kPunctuationMark = .005;
constexpr double kSymbol = 2e-4;
constexpr double kForeignLetter = 1e-4;
constexpr double kNoCharacter = 1e-7;
constexpr double kCapital = .15;  // of the small letter
constexpr double kCapitalInWord = .02;

enum class Kind : std::uint8_t { other, ascii_letter, letter };
constexpr std::size_t kKinds = 3;

// How often a letter stands behind each kind.
constexpr double kBehind[][kKinds] = {
    {.20, .72, .08},    // in Latin script
    {.195, .005, .80},  // in any other
};

// What a byte is in a candidate's encoding and language.
struct ByteMeaning {
  Kind kind = Kind::other;
  bool is_capital = false;
  double evidence = 0;
};

using ByteMeanings = std::array<ByteMeaning, 256>;

double probability(char32_t c, const Language& language) {
  const auto character = static_cast<UChar32>(c);
  const auto is_of = [&](char32_t letter) {
    return language.letters.find(letter) != language.letters.npos;
  };
  const auto small = static_cast<char32_t>(u_tolower(character));
  if (is_of(c) || is_of(small)) {
    const std::size_t rank = language.letters.find(is_of(c) ? c : small);
    return kTopLetter * std::pow(kNextRank, rank) * (is_of(c) ? 1 : kCapital);
  }
  if (kPunctuation.find(c) != kPunctuation.npos) return kPunctuationMark;
  if (u_isalpha(character)) return kForeignLetter;
  if (u_iscntrl(character) || c == U'\uFFFD') return kNoCharacter;
  return kSymbol;
}

ByteMeaning meaning(char32_t c, const Language& language) {
  const auto character = static_cast<UChar32>(c);
  ByteMeaning result;
  const bool joins = u_isalpha(character) ||
                     u_charType(character) == U_NON_SPACING_MARK ||
                     c == U'\u200C';
  if (joins) result.kind = c < 0x80 ? Kind::ascii_letter : Kind::letter;
  result.is_capital = u_isupper(character);
  if (c >= 0x80) result.evidence = std::log(probability(c, language));
  return result;
}

ByteMeanings meanings(const Candidate& candidate) {
  ByteMeanings result;
  Utf8Converter converter(encoding_named(candidate.encoding).converter);
  for (std::size_t byte = 0; byte < result.size(); ++byte) {
    const char bytes[] = {static_cast<char>(byte)};
    std::string text;
    converter.append({bytes, 1}, text);
    result[byte] = meaning(CodePoints(text).take(), candidate.language);
  }
  return result;
}

const std::vector<ByteMeanings>& all_meanings() {
  static const std::vector<ByteMeanings> kMeanings = [] {
    std::vector<ByteMeanings> all;
    for (const Candidate& candidate : kCandidates) {
      all.push_back(meanings(candidate));
    }
    return all;
  }();
  return kMeanings;
}

// Bytes that are not ASCII, each with the one before it.
struct BytePair {
  std::uint8_t before;
  std::uint8_t byte;
};

std::vector<BytePair> byte_pairs(std::string_view bytes) {
  std::vector<BytePair> pairs;
  std::uint8_t before = ' ';
  for (const char c : bytes) {
    const auto byte = static_cast<std::uint8_t>(c);
    if (byte >= 0x80) pairs.push_back({before, byte});
    if (pairs.size() == kReadBytes) break;
    before = byte;
  }
  return pairs;
}

double evidence_of(const std::vector<BytePair>& pairs,
                   const ByteMeanings& meanings, Script script) {
  double evidence = 0;
  for (const auto& [before, byte] : pairs) {
    const ByteMeaning& is = meanings[byte];
    const ByteMeaning& was = meanings[before];
    evidence += is.evidence;
    if (is.kind != Kind::letter) continue;
    evidence +=
        std::log(kBehind[static_cast<int>(script)][static_cast<int>(was.kind)]);
    const bool in_word = was.kind != Kind::other && !was.is_capital;
    if (is.is_capital && in_word) evidence += std::log(kCapitalInWord);
  }
  return evidence;
}

}  // namespace

LetterEvidence::LetterEvidence(std::string_view bytes) {
  const std::vector<BytePair> pairs = byte_pairs(bytes);
  count_ = pairs.size();
  for (std::size_t i = 0; i < std::size(kCandidates); ++i) {
    const Candidate& candidate = kCandidates[i];
    readings_.push_back(
        {&encoding_named(candidate.encoding),
         evidence_of(pairs, all_meanings()[i], candidate.language.script)});
  }
  readings_.front().evidence += kHeadStart;
  best_ = *std::ranges::max_element(readings_, {}, &Reading::evidence);
}

bool LetterEvidence::best_is_likely() const {
  return best_.evidence >= kLikely * static_cast<double>(count_);
}

bool LetterEvidence::speaks_against(const Encoding& encoding) const {
  const Reading* reading = nullptr;
  for (const Reading& other : readings_) {
    if (other.encoding != &encoding) continue;
    if (!reading || other.evidence > reading->evidence) reading = &other;
  }
  if (!reading) return false;
  const double margin = best_.evidence - reading->evidence;
  return margin >= kMarginInAll &&
         margin >= kMarginPerByte * static_cast<double>(count_);
}

}  // namespace fihrist
