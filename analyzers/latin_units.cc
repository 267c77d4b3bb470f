#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/latin_name.h"

namespace fihrist {
namespace {

struct Spelling {
  std::string_view letters;
  std::string_view sound;
};

// One sound written with several letters, in the order they are tried.
constexpr std::array kConsonants = {
    Spelling{"tsch", "ch"}, Spelling{"dsch", "j"},  Spelling{"dzh", "j"},
    Spelling{"sch", "sh"},  Spelling{"tch", "ch"},  Spelling{"ssh", "sh"},
    Spelling{"shsh", "sh"}, Spelling{"khkh", "kh"}, Spelling{"sh", "sh"},
    Spelling{"ch", "ch"},   Spelling{"kh", "kh"},   Spelling{"gh", "gh"},
    Spelling{"dh", "dh"},   Spelling{"th", "th"},   Spelling{"zh", "zh"},
    Spelling{"dj", "j"},    Spelling{"ph", "f"},    Spelling{"ck", "k"},
    Spelling{"cq", "q"},    Spelling{"qu", "q"},    Spelling{"rh", "r"},
};

// kkh is kh, doubled.
constexpr std::array<Spelling, 5> kDoubled = {{
    {"kkh", "kh"},
    {"ssh", "sh"},
    {"ddh", "dh"},
    {"tth", "th"},
    {"ggh", "gh"},
}};

bool is_vowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

class UnitSplitter {
 public:
  explicit UnitSplitter(std::string_view letters) : rest_(letters) {}

  std::vector<Unit> split() {
    while (!rest_.empty()) {
      if (const std::size_t length = vowels()) {
        add_vowels(take(length));
      } else {
        add_consonant();
      }
    }
    if (units_.size() > 1 && units_.back().is("h")) {
      units_.back() = {UnitKind::silent, "", false};
    }
    return std::move(units_);
  }

 private:
  std::string_view take(std::size_t length) {
    const std::string_view taken = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return taken;
  }

  // y and w are vowels unless a vowel follows, and w never begins a run.
  bool is_vowel_at(std::size_t i) const {
    const char c = rest_[i];
    const char next = i + 1 < rest_.size() ? rest_[i + 1] : '\0';
    if (c == 'y') return !is_vowel(next);
    if (c == 'w') return i > 0 && !is_vowel(next) && next != 'y';
    return is_vowel(c);
  }

  std::size_t vowels() const {
    std::size_t length = 0;
    while (length < rest_.size() && is_vowel_at(length)) ++length;
    return length;
  }

  // Khatoun keeps its vowels, but Rouani is said Rwani and Ouahab Wahab.
  void add_vowels(std::string_view run) {
    const std::size_t before = run.starts_with("ou") ? 0 : 1;
    const bool is_w =
        run.size() > before + 2 && run.substr(before, 2) == "ou" &&
        (before == 0 ||
         std::string_view("aei").find(run[0]) != std::string_view::npos) &&
        (before == 0 || !units_.empty()) &&
        std::string_view("aei").find(run[before + 2]) != std::string_view::npos;
    if (!is_w) {
      add(UnitKind::vowel, run);
      return;
    }
    if (before > 0) add(UnitKind::vowel, run.substr(0, before));
    add(UnitKind::consonant, "w");
    add(UnitKind::vowel, run.substr(before + 2));
  }

  void add_consonant() {
    for (const Spelling& row : kConsonants) {
      if (!rest_.starts_with(row.letters)) continue;
      if (row.letters == "qu" && !precedes_e_or_i(2)) continue;
      take(row.letters.size());
      add(UnitKind::consonant, row.sound);
      if (rest_.starts_with(row.letters)) {
        take(row.letters.size());
        units_.back().doubled = true;
      }
      return;
    }
    for (const Spelling& row : kDoubled) {
      if (!rest_.starts_with(row.letters)) continue;
      take(row.letters.size());
      add(UnitKind::consonant, row.sound);
      units_.back().doubled = true;
      return;
    }
    add_letter();
  }

  void add_letter() {
    const std::string_view letter = take(1);
    add(UnitKind::consonant, letter);
    if (rest_.starts_with(letter)) {
      take(1);
      units_.back().doubled = true;
    }
  }

  bool precedes_e_or_i(std::size_t at) const {
    return rest_.size() > at && (rest_[at] == 'e' || rest_[at] == 'i');
  }

  void add(UnitKind kind, std::string_view sound) {
    units_.push_back({kind, std::string(sound), false});
  }

  std::string_view rest_;
  std::vector<Unit> units_;
};

}  // namespace

std::vector<Unit> split_units(std::string_view letters) {
  return UnitSplitter(letters).split();
}

}  // namespace fihrist
