#include "analyzers/language.h"

#include <cld2/public/encodings.h>
// Needs FILE and the encodings, and does not say so.
#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "analyzers/arabic_script.h"
#include "corpus/language_code.h"

namespace fihrist {
namespace {

// What is read: of the body its beginning and, since articles may begin with a
// menu or a summary in another language, its middle.
struct Sample {
  std::size_t title_bytes;
  std::size_t head_bytes;
  std::size_t middle_bytes;
  int least_percent;  // of the sample in one language, to be sure
};

// The first nearly always does; the second is for what is mixed or full of
// names.
constexpr std::array kSamples = {
    Sample{100, 300, 200, 95},
    Sample{500, 2000, 1000, 60},
};

// Names look like Malay or Swahili; so few letters prove nothing.
constexpr int kFewestBytes = 40;

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// `text` from about `begin` on, for about `size` bytes, in whole letters.
std::string_view part(std::string_view text, std::size_t begin,
                      std::size_t size) {
  while (begin < text.size() && is_continuation(text[begin])) ++begin;
  std::size_t end = std::min(begin + size, text.size());
  while (end < text.size() && is_continuation(text[end])) ++end;
  return text.substr(begin, end - begin);
}

std::string take(const Sample& sample, std::string_view title,
                 std::string_view body) {
  std::string taken(part(title, 0, sample.title_bytes));
  const std::size_t most = sample.head_bytes + sample.middle_bytes;
  if (body.size() <= most) return taken.append("\n").append(body);
  const std::size_t middle =
      std::max(sample.head_bytes, (body.size() - sample.middle_bytes) / 2);
  taken.append("\n").append(part(body, 0, sample.head_bytes));
  return taken.append("\n").append(part(body, middle, sample.middle_bytes));
}

// cld2 reads Pashto as Persian and does not know the others by their letters.
std::string_view by_letters(std::string_view sample) {
  if (count_arabic_letters(sample) * 4 < sample.size()) return {};
  const std::string_view language = language_of_letters(sample);
  for (const std::string_view one : {"ckb", "ps", "ug"}) {
    if (language == one) return language;
  }
  return {};
}

std::string by_cld2(std::string_view sample, int least_percent) {
  const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING,
                             CLD2::UNKNOWN_LANGUAGE};
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int bytes = 0;
  bool is_reliable = false;
  CLD2::ExtDetectLanguageSummary(sample.data(), static_cast<int>(sample.size()),
                                 true, &hints, 0, languages.data(),
                                 percents.data(), scores.data(), nullptr,
                                 &bytes, &is_reliable);
  if (!is_reliable || bytes < kFewestBytes || percents[0] < least_percent ||
      languages[0] == CLD2::UNKNOWN_LANGUAGE) {
    return {};
  }
  return language_code(CLD2::LanguageCode(languages[0]));
}

}  // namespace

std::string detect_language(std::string_view title, std::string_view body) {
  for (const Sample& sample : kSamples) {
    const std::string text = take(sample, title, body);
    std::string language(by_letters(text));
    if (language.empty()) language = by_cld2(text, sample.least_percent);
    if (!language.empty()) return language;
  }
  return {};
}

}  // namespace fihrist
