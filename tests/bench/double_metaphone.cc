#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "name_baselines.h"

namespace fihrist {
namespace {

// What one sound adds to either code, and how many letters it has.
struct Coded {
  std::string_view first;
  std::string_view second;
  std::size_t letters;
};

Coded both(std::string_view code, std::size_t letters) {
  return {code, code, letters};
}

bool is_vowel(char c) {
  return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

class Word {
 public:
  explicit Word(std::string_view letters) : letters_(letters) {}

  std::size_t size() const { return letters_.size(); }
  // '\0' outside of the word.
  char at(std::size_t i) const { return i < size() ? letters_[i] : '\0'; }
  char before(std::size_t i) const { return i > 0 ? letters_[i - 1] : '\0'; }
  bool has(std::size_t i, std::string_view part) const {
    return i <= size() && letters_.substr(i).starts_with(part);
  }
  bool has_vowel(std::size_t i) const { return i < size() && is_vowel(at(i)); }
  bool is_front(std::size_t i) const {
    return at(i) == 'e' || at(i) == 'i' || at(i) == 'y';
  }
  std::size_t doubled(std::size_t i) const {
    return at(i + 1) == at(i) ? 2 : 1;
  }

 private:
  std::string_view letters_;
};

Coded code_c(const Word& word, std::size_t i) {
  if (word.has(i, "ch")) {
    if (i == 0) return both("X", 2);
    return {"X", "K", 2};
  }
  if (word.has(i, "cz")) return {"S", "X", 2};
  if (word.has(i, "cc") && !word.is_front(i + 2)) return both("K", 2);
  if (word.has(i, "cc")) return both("KS", 3);
  if (word.has(i, "ck") || word.has(i, "cg") || word.has(i, "cq")) {
    return both("K", 2);
  }
  if (word.is_front(i + 1)) return both("S", 2);
  return both("K", 1);
}

Coded code_d(const Word& word, std::size_t i) {
  if (word.has(i, "dg") && word.is_front(i + 2)) return both("J", 3);
  if (word.has(i, "dg")) return both("TK", 2);
  return both("T", word.has(i, "dt") || word.has(i, "dd") ? 2 : 1);
}

Coded code_gh(const Word& word, std::size_t i) {
  if (i > 0 && !is_vowel(word.before(i))) return both("K", 2);
  if (i == 0) return both(word.at(2) == 'i' ? "J" : "K", 2);
  // laugh, rough; otherwise silent after a vowel, as in night
  if (i > 2 && word.before(i) == 'u' &&
      std::string_view("cglrt").find(word.at(i - 3)) !=
          std::string_view::npos) {
    return both("F", 2);
  }
  return both(word.before(i) == 'i' ? "" : "K", 2);
}

Coded code_g(const Word& word, std::size_t i) {
  if (word.at(i + 1) == 'h') return code_gh(word, i);
  if (word.at(i + 1) == 'n') return {i == 1 ? "KN" : "N", "KN", 2};
  if (word.has(i, "gg")) return both("K", 2);
  if (i == 0 && word.is_front(i + 1)) return {"K", "J", 2};
  if (word.is_front(i + 1)) return {"J", "K", 2};
  return both("K", 1);
}

Coded code_h(const Word& word, std::size_t i) {
  const bool sounds =
      word.has_vowel(i + 1) && (i == 0 || is_vowel(word.before(i)));
  return sounds ? both("H", 2) : both("", 1);
}

Coded code_j(const Word& word, std::size_t i) {
  const std::size_t letters = word.doubled(i);
  if (i == 0) return {"J", "A", letters};
  if (i + 1 == word.size()) return {"J", "", letters};
  const bool sounds = std::string_view("ltksnmbz").find(word.at(i + 1)) ==
                      std::string_view::npos;
  return sounds ? both("J", letters) : both("", letters);
}

Coded code_s(const Word& word, std::size_t i) {
  if (word.has(i, "sh")) return both("X", 2);
  if (word.has(i, "sio") || word.has(i, "sia")) return {"S", "X", 3};
  if (word.at(i + 1) == 'z') return {"S", "X", 2};
  if (i == 0 &&
      std::string_view("mnlw").find(word.at(1)) != std::string_view::npos) {
    return {"S", "X", 1};
  }
  if (word.has(i, "sch")) return i == 0 ? both("X", 3) : both("SK", 3);
  if (word.has(i, "sc")) return both(word.is_front(i + 2) ? "S" : "SK", 3);
  return both("S", word.has(i, "ss") ? 2 : 1);
}

Coded code_t(const Word& word, std::size_t i) {
  if (word.has(i, "tion") || word.has(i, "tia") || word.has(i, "tch")) {
    return both("X", 3);
  }
  if (word.has(i, "th") || word.has(i, "tth")) {
    return {"0", "T", word.at(i + 1) == 'h' ? 2u : 3u};
  }
  return both("T", word.has(i, "tt") || word.has(i, "td") ? 2 : 1);
}

Coded code_w(const Word& word, std::size_t i) {
  if (word.has(i, "wr")) return both("R", 2);
  if (i == 0 && word.has_vowel(1)) return {"A", "F", 1};
  if (i == 0 && word.has(0, "wh")) return both("A", 1);
  if (i + 1 == word.size() && i > 0 && is_vowel(word.before(i))) {
    return {"", "F", 1};
  }
  return both("", 1);
}

Coded code_z(const Word& word, std::size_t i) {
  if (word.at(i + 1) == 'h') return both("J", 2);
  return both("S", word.doubled(i));
}

// A letter that has one code, twice or once.
std::string_view plain_code(char letter) {
  constexpr std::string_view kLetters = "bfklmnpqrvx";
  constexpr std::array<std::string_view, kLetters.size()> kCodes = {
      "P", "F", "K", "L", "M", "N", "P", "K", "R", "F", "KS"};
  const std::size_t place = kLetters.find(letter);
  return place == kLetters.npos ? "" : kCodes[place];
}

Coded code_at(const Word& word, std::size_t i) {
  const char letter = word.at(i);
  if (is_vowel(letter)) return both(i == 0 ? "A" : "", 1);
  switch (letter) {
    case 'c':
      return code_c(word, i);
    case 'd':
      return code_d(word, i);
    case 'g':
      return code_g(word, i);
    case 'h':
      return code_h(word, i);
    case 'j':
      return code_j(word, i);
    case 'p':
      return word.has(i, "ph") ? both("F", 2) : both("P", word.doubled(i));
    case 's':
      return code_s(word, i);
    case 't':
      return code_t(word, i);
    case 'w':
      return code_w(word, i);
    case 'x':
      return both(i == 0 ? "S" : "KS", word.doubled(i));
    case 'z':
      return code_z(word, i);
    default:
      return both(plain_code(letter), word.doubled(i));
  }
}

std::size_t silent_start(const Word& word) {
  for (const std::string_view start : {"gn", "kn", "pn", "wr", "ps"}) {
    if (word.has(0, start)) return 1;
  }
  return 0;
}

}  // namespace

std::vector<std::string> double_metaphone(std::string_view letters) {
  constexpr std::size_t kLength = 4;
  const Word word(letters);
  std::string first;
  std::string second;
  for (std::size_t i = silent_start(word);
       i < word.size() &&
       (first.size() < kLength || second.size() < kLength);) {
    const Coded coded = code_at(word, i);
    first += coded.first;
    second += coded.second;
    i += coded.letters;
  }
  first.resize(std::min(first.size(), kLength));
  second.resize(std::min(second.size(), kLength));
  if (first == second) return {first};
  return {first, second};
}

}  // namespace fihrist
