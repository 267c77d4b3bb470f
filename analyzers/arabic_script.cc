#include "analyzers/arabic_script.h"

#include <algorithm>
#include <array>

namespace fihrist {
namespace {

// What a letter says of the language it is used in.
enum class Evidence : std::uint8_t {
  none,
  arabic,   // not in Persian
  persian,  // not in Arabic, but in most languages that took its letters over
  yeh_kaf,  // the Persian forms of two letters, in which some type Arabic too
  urdu,
  pashto,
  kurdish,  // Sorani
  uyghur,
};
constexpr std::size_t kKinds = 8;

struct Letter {
  char32_t letter;
  Evidence evidence;
};

constexpr std::array kTelling = {
    Letter{U'\u0629', Evidence::arabic},   // ة
    Letter{U'\u0625', Evidence::arabic},   // إ
    Letter{U'\u067E', Evidence::persian},  // پ
    Letter{U'\u0686', Evidence::persian},  // چ
    Letter{U'\u0698', Evidence::persian},  // ژ
    Letter{U'\u06AF', Evidence::persian},  // گ
    Letter{U'\u06CC', Evidence::yeh_kaf},  // ی
    Letter{U'\u06A9', Evidence::yeh_kaf},  // ک
    Letter{U'\u0679', Evidence::urdu},     // ٹ
    Letter{U'\u0688', Evidence::urdu},     // ڈ
    Letter{U'\u0691', Evidence::urdu},     // ڑ
    Letter{U'\u06BA', Evidence::urdu},     // ں
    Letter{U'\u06C1', Evidence::urdu},     // ہ
    Letter{U'\u06D2', Evidence::urdu},     // ے
    Letter{U'\u067C', Evidence::pashto},   // ټ
    Letter{U'\u0681', Evidence::pashto},   // ځ
    Letter{U'\u0685', Evidence::pashto},   // څ
    Letter{U'\u0689', Evidence::pashto},   // ډ
    Letter{U'\u0693', Evidence::pashto},   // ړ
    Letter{U'\u0696', Evidence::pashto},   // ږ
    Letter{U'\u069A', Evidence::pashto},   // ښ
    Letter{U'\u06AB', Evidence::pashto},   // ګ
    Letter{U'\u06BC', Evidence::pashto},   // ڼ
    Letter{U'\u06CD', Evidence::pashto},   // ۍ
    Letter{U'\u06D0', Evidence::pashto},   // ې
    Letter{U'\u0695', Evidence::kurdish},  // ڕ
    Letter{U'\u06A4', Evidence::kurdish},  // ڤ
    Letter{U'\u06B5', Evidence::kurdish},  // ڵ
    Letter{U'\u06C6', Evidence::kurdish},  // ۆ
    Letter{U'\u06CE', Evidence::kurdish},  // ێ
    Letter{U'\u06D5', Evidence::kurdish},  // ە
    Letter{U'\u06AD', Evidence::uyghur},   // ڭ
    Letter{U'\u06C7', Evidence::uyghur},   // ۇ
    Letter{U'\u06C8', Evidence::uyghur},   // ۈ
    Letter{U'\u06CB', Evidence::uyghur},   // ۋ
};

// U+0600 to U+06FF, which are two bytes each in UTF-8.
constexpr unsigned char kFirstLead = 0xD8;
constexpr unsigned char kLastLead = 0xDB;
constexpr std::size_t kBlock = 256;

constexpr std::array<Evidence, kBlock> make_evidence() {
  std::array<Evidence, kBlock> table{};
  for (const Letter& telling : kTelling) {
    table[telling.letter - U'\u0600'] = telling.evidence;
  }
  return table;
}
constexpr std::array<Evidence, kBlock> kEvidence = make_evidence();

constexpr std::size_t kAlefIndex = 0x27;  // ا
constexpr std::size_t kLamIndex = 0x44;   // ل

bool is_arabic_lead(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= kFirstLead && byte <= kLastLead;
}

std::size_t block_index(char lead, char trail) {
  return (static_cast<unsigned char>(lead) - kFirstLead) * 64U +
         (static_cast<unsigned char>(trail) & 0x3FU);
}

struct Counts {
  std::size_t letters = 0;
  std::size_t articles = 0;  // words that begin with ال
  std::array<std::size_t, kKinds> of{};

  std::size_t operator[](Evidence evidence) const {
    return of[static_cast<std::size_t>(evidence)];
  }
};

Counts count_letters(std::string_view utf8) {
  Counts counts;
  bool in_word = false;
  bool after_alef = false;  // that begins a word
  for (std::size_t i = 0; i + 1 < utf8.size(); ++i) {
    if (!is_arabic_lead(utf8[i])) {
      in_word = after_alef = false;
      continue;
    }
    const std::size_t index = block_index(utf8[i], utf8[i + 1]);
    ++counts.letters;
    ++counts.of[static_cast<std::size_t>(kEvidence[index])];
    if (after_alef && index == kLamIndex) ++counts.articles;
    after_alef = !in_word && index == kAlefIndex;
    in_word = true;
    ++i;
  }
  return counts;
}

struct Neighbour {
  std::string_view language;
  Evidence evidence;
};

// Of languages with letters of their own, those with most of them win; ې is
// Uyghur as well, ە and ۆ too, so that it comes first.
constexpr std::array kNeighbours = {
    Neighbour{"ug", Evidence::uyghur},
    Neighbour{"ckb", Evidence::kurdish},
    Neighbour{"ps", Evidence::pashto},
    Neighbour{"ur", Evidence::urdu},
};

// A name in another language's letters is no text in it.
constexpr std::size_t kFewestOwn = 3;      // letters
constexpr std::size_t kOwnOfLetters = 30;  // one in so many

std::string_view neighbour(const Counts& counts) {
  for (const Neighbour& one : kNeighbours) {
    const std::size_t own = counts[one.evidence];
    if (own >= kFewestOwn && own * kOwnOfLetters >= counts.letters) {
      return one.language;
    }
  }
  return {};
}

// An article says more than a letter; the forms of yeh and kaf say little,
// for keyboards are Persian in Iraq as well.
std::string_view arabic_or_persian(const Counts& counts) {
  constexpr std::size_t kEnough = 4;
  const std::size_t arabic = 2 * counts[Evidence::arabic] + 2 * counts.articles;
  const std::size_t persian =
      3 * counts[Evidence::persian] + counts[Evidence::yeh_kaf];
  if (std::max(arabic, persian) < kEnough || arabic == persian) return {};
  return arabic > persian ? "ar" : "fa";
}

ArabicScript script_of(std::string_view language) {
  if (language == "ar") return ArabicScript::arabic;
  if (language == "fa") return ArabicScript::persian;
  return ArabicScript::other;
}

}  // namespace

std::string_view language_of_letters(std::string_view utf8) {
  const Counts counts = count_letters(utf8);
  const std::string_view found = neighbour(counts);
  return found.empty() ? arabic_or_persian(counts) : found;
}

std::size_t count_arabic_letters(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), is_arabic_lead));
}

Paragraphs::Paragraphs(std::string_view text,
                       std::string_view document_language) {
  if (std::none_of(text.begin(), text.end(), is_arabic_lead)) return;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1);
    const std::string_view language =
        language_of_letters(text.substr(begin, end + 1 - begin));
    const ArabicScript script =
        script_of(language.empty() ? document_language : language);
    begin = end + 1;
    if (!paragraphs_.empty() && paragraphs_.back().script == script) {
      paragraphs_.back().end = static_cast<std::uint32_t>(begin);
    } else {
      paragraphs_.push_back({static_cast<std::uint32_t>(begin), script});
    }
  }
}

ArabicScript Paragraphs::at(std::uint32_t byte) const {
  const auto paragraph = std::upper_bound(
      paragraphs_.begin(), paragraphs_.end(), byte,
      [](std::uint32_t at, const Paragraph& one) { return at < one.end; });
  return paragraph == paragraphs_.end() ? ArabicScript::other
                                        : paragraph->script;
}

}  // namespace fihrist
