#include "analyzers/script_score.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

#include "analyzers/fold.h"
#include "analyzers/latin_name.h"

namespace fihrist {
namespace {

// The vowels of a run, long ones together: "aou" is a and ou.
class VowelReader {
 public:
  VowelReader(std::vector<ScriptLetter>& sounds, bool begins, bool ends)
      : sounds_(sounds), begins_(begins), ends_(ends) {}

  void read(std::string_view run) {
    for (std::size_t at = 0; at < run.size();) {
      const std::size_t length = is_long(run.substr(at, 2)) ? 2 : 1;
      const bool is_glide = at > 0 && run[at] == 'i' && length == 1;
      add(is_glide ? "y" : run.substr(at, length), begins_ && at == 0,
          ends_ && at + length == run.size());
      at += length;
    }
  }

 private:
  static bool is_long(std::string_view two) {
    return two == "aa" || two == "ee" || two == "ii" || two == "ou" ||
           two == "oo" || two == "uu";
  }

  // "ee" -> e or i: one letter for first and last vowels.
  static char quality(std::string_view vowel) {
    if (vowel == "ee" || vowel[0] == 'y') return 'i';
    if (vowel[0] == 'o' || vowel[0] == 'w') return 'u';
    return vowel[0];
  }

  void add(std::string_view vowel, bool is_first, bool is_last) {
    if (is_last) return push({quality(vowel), '$'});
    if (is_first) return push({'^', quality(vowel)});
    if (vowel == "ii") return push("ee");
    if (vowel == "oo" || vowel == "uu") return push("ou");
    if (vowel == "y") return push("y_");
    if (vowel == "w") return push("w_");
    push(std::string(vowel));
  }

  void push(const std::string& sound) {
    if (const auto found = find_sound(sound)) sounds_.push_back(*found);
  }

  std::vector<ScriptLetter>& sounds_;
  bool begins_;
  bool ends_;
};

// Sarhan is سرحان: rh, one sound to split_units, is two here.
std::vector<Unit> units_of(std::string_view letters) {
  const std::size_t h = letters.find("rh") + 1;
  if (h == 0) return split_units(letters);
  std::vector<Unit> units = split_units(letters.substr(0, h));
  for (const Unit& unit : units_of(letters.substr(h))) {
    units.push_back(unit);
  }
  return units;
}

// Nawwaf, Sayyed: one w, one y.
bool repeats(std::string_view run, const Unit& next) {
  return (run.back() == 'w' && next.is(Consonant::w)) ||
         (run.back() == 'y' && next.is(Consonant::y));
}

std::vector<ScriptLetter> latin_reading(std::string_view letters) {
  const std::vector<Unit> units = units_of(letters);
  std::vector<ScriptLetter> sounds;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const Unit& unit = units[i];
    const bool ends = i + 1 == units.size();
    if (unit.is_vowel()) {
      std::string_view run = unit.vowels;
      if (!ends && repeats(run, units[i + 1])) run.remove_suffix(1);
      VowelReader(sounds, i == 0, ends).read(run);
    } else if (const auto sound = find_sound(unit.kind == UnitKind::silent
                                                 ? "(h)"
                                                 : name(unit.consonant))) {
      sounds.push_back(*sound);
    }
  }
  return sounds;
}

std::vector<ScriptLetter> arabic_reading(std::u32string_view written) {
  const std::u32string letters = without_doubled_vowels(written);
  std::vector<ScriptLetter> reading;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    std::optional<ScriptLetter> letter;
    if (i == 0) letter = find_letter(std::u32string{letters[i], U'^'});
    if (i + 1 == letters.size() && i > 0) {
      letter = find_letter(std::u32string{letters[i], U'$'});
    }
    if (!letter) letter = find_letter(std::u32string(1, letters[i]));
    if (letter) reading.push_back(*letter);
  }
  return reading;
}

// Of the cheapest alignment.
float alignment_cost(std::span<const ScriptLetter> latin,
                     std::span<const ScriptLetter> arabic) {
  const ScriptCosts& costs = script_costs();
  constexpr std::size_t kLongest = 40;
  arabic = arabic.first(std::min(arabic.size(), kLongest));
  std::array<float, kLongest + 1> row;
  row[0] = 0;
  for (std::size_t j = 0; j < arabic.size(); ++j) {
    row[j + 1] = row[j] + costs.letter_alone(arabic[j]);
  }
  std::array<float, kLongest + 1> last_row;
  for (const ScriptLetter sound : latin) {
    const float alone = costs.sound_alone(sound);
    last_row = row;
    row[0] += alone;
    for (std::size_t j = 0; j < arabic.size(); ++j) {
      row[j + 1] = std::min({last_row[j] + costs.beside(sound, arabic[j]),
                             last_row[j + 1] + alone,
                             row[j] + costs.letter_alone(arabic[j])});
      if (j == 0) continue;
      row[j + 1] = std::min(
          row[j + 1],
          last_row[j - 1] + costs.beside_two(sound, arabic[j - 1], arabic[j]));
    }
  }
  return row[arabic.size()];
}

}  // namespace

ScriptToken read_latin_token(std::string_view token) {
  constexpr std::size_t kShortestAfterArticle = 6;
  ScriptToken result;
  for (const std::string& letters : latin_readings(token)) {
    result.readings.push_back(latin_reading(letters));
    // Lamrani: an article that has lost its vowel.
    if (letters.starts_with("la") && letters.size() >= kShortestAfterArticle) {
      result.readings.push_back(latin_reading(letters.substr(1)));
    }
  }
  return result;
}

ScriptToken read_arabic_token(std::string_view token) {
  const std::u32string letters = letters_of(fold_word(token));
  const std::u32string name = without_article(letters);
  ScriptToken result;
  const auto add = [&](const std::u32string& reading) {
    result.readings.push_back(arabic_reading(without_inner_article(reading)));
  };
  add(name);
  if (name.size() < letters.size()) add(letters);
  // Emden is ايمدن, Oran اوران.
  if (name.starts_with(kAlef) && name.size() > 2 &&
      (name[1] == kWaw || name[1] == kYeh)) {
    add(name.substr(1));
  }
  return result;
}

double script_score(const ScriptToken& latin, const ScriptToken& arabic) {
  constexpr double kOfNoLetter = -.25;
  constexpr double kOfNothing = -20;
  double best = kOfNothing;
  for (const auto& sounds : latin.readings) {
    for (const auto& letters : arabic.readings) {
      best = std::max(best, kOfNoLetter - alignment_cost(sounds, letters));
    }
  }
  return best;
}

double script_score(std::string_view latin, std::string_view arabic) {
  return script_score(read_latin_token(latin), read_arabic_token(arabic));
}

}  // namespace fihrist
