#include <array>
#include <string_view>
#include <vector>

#include "analyzers/latin_name.h"

namespace fihrist {
namespace {

struct Spelling {
  std::string_view letters;
  Consonant sound;
};

// One sound written with several letters, in the order they are tried.
constexpr std::array kConsonants = {
    Spelling{"tsch", Consonant::ch}, Spelling{"dsch", Consonant::j},
    Spelling{"dzh", Consonant::j},   Spelling{"sch", Consonant::sh},
    Spelling{"tch", Consonant::ch},  Spelling{"ssh", Consonant::sh},
    Spelling{"shsh", Consonant::sh}, Spelling{"khkh", Consonant::kh},
    Spelling{"sh", Consonant::sh},   Spelling{"ch", Consonant::ch},
    Spelling{"kh", Consonant::kh},   Spelling{"gh", Consonant::gh},
    Spelling{"dh", Consonant::dh},   Spelling{"th", Consonant::th},
    Spelling{"zh", Consonant::zh},   Spelling{"dj", Consonant::j},
    Spelling{"ph", Consonant::f},    Spelling{"ck", Consonant::k},
    Spelling{"cq", Consonant::q},    Spelling{"qu", Consonant::q},
    Spelling{"rh", Consonant::r},
};

// kkh is kh, doubled.
constexpr std::array<Spelling, 4> kDoubled = {{
    {"kkh", Consonant::kh},
    {"ddh", Consonant::dh},
    {"tth", Consonant::th},
    {"ggh", Consonant::gh},
}};

bool is_vowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}

// Of the letters that are no vowels.
constexpr Consonant consonant_of(char letter) {
  for (std::size_t i = 0; i < kConsonantNames.size(); ++i) {
    const std::string_view known = kConsonantNames[i];
    if (known.size() == 1 && known[0] == letter) return Consonant(i);
  }
  return Consonant::h;
}

constexpr auto kLetterSounds = [] {
  std::array<Consonant, 26> sounds{};
  for (char c = 'a'; c <= 'z'; ++c) sounds[c - 'a'] = consonant_of(c);
  return sounds;
}();

// Every second letter of kConsonants and kDoubled: most consonants are not
// compared with their rows.
bool may_go_on_with(char c) {
  return std::string_view("hscjzkqudtg").find(c) != std::string_view::npos;
}

class UnitSplitter {
 public:
  explicit UnitSplitter(std::string_view letters) : rest_(letters) {}

  std::vector<Unit> split() {
    units_.reserve(rest_.size());
    while (!rest_.empty()) {
      if (const std::size_t length = vowels()) {
        add_vowels(take(length));
      } else {
        add_consonant();
      }
    }
    if (units_.size() > 1 && units_.back().is(Consonant::h)) {
      units_.back() = {UnitKind::silent, {}, false, {}};
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
      add_vowel(run);
      return;
    }
    if (before > 0) add_vowel(run.substr(0, before));
    add(Consonant::w);
    add_vowel(run.substr(before + 2));
  }

  void add_consonant() {
    if (rest_.size() < 2 || !may_go_on_with(rest_[1])) {
      add_letter();
      return;
    }
    for (const Spelling& row : kConsonants) {
      if (!rest_.starts_with(row.letters)) continue;
      if (row.letters == "qu" && !precedes_e_or_i(2)) continue;
      take(row.letters.size());
      add(row.sound);
      if (rest_.starts_with(row.letters)) {
        take(row.letters.size());
        units_.back().doubled = true;
      }
      return;
    }
    for (const Spelling& row : kDoubled) {
      if (!rest_.starts_with(row.letters)) continue;
      take(row.letters.size());
      add(row.sound);
      units_.back().doubled = true;
      return;
    }
    add_letter();
  }

  void add_letter() {
    const char letter = take(1)[0];
    add(kLetterSounds[letter - 'a']);
    if (rest_.starts_with(letter)) {
      take(1);
      units_.back().doubled = true;
    }
  }

  bool precedes_e_or_i(std::size_t at) const {
    return rest_.size() > at && (rest_[at] == 'e' || rest_[at] == 'i');
  }

  void add(Consonant sound) {
    units_.push_back({UnitKind::consonant, sound, false, {}});
  }

  void add_vowel(std::string_view run) {
    units_.push_back({UnitKind::vowel, {}, false, run});
  }

  std::string_view rest_;
  std::vector<Unit> units_;
};

}  // namespace

std::vector<Unit> split_units(std::string_view letters) {
  return UnitSplitter(letters).split();
}

}  // namespace fihrist
