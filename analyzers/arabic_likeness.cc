#include "analyzers/arabic_likeness.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <unordered_set>
#include <vector>

#include "analyzers/flat_table.h"
#include "analyzers/name_data.h"
#include "analyzers/name_words.h"

namespace fihrist {
namespace {

constexpr std::size_t kShortestName = 3;
constexpr std::size_t kLongestGram = 4;

constexpr std::array kNeverNames = {
    WordRole::ordinary,
    WordRole::particle,
    WordRole::rank,
    WordRole::demonym,
};

// Cuts the front of `text` off, up to `end`, which is dropped.
std::string_view take_until(char end, std::string_view& text) {
  const std::string_view taken = text.substr(0, text.find(end));
  text.remove_prefix(std::min(text.size(), taken.size() + 1));
  return taken;
}

// Up to four bytes, the last one lowest.
using Gram = std::uint32_t;

Gram append(Gram gram, char c) {
  return gram << 8 | static_cast<unsigned char>(c);
}

// One to one, so that equal hashes are equal n-grams.
std::uint32_t hash_of(Gram gram) {
  const std::uint32_t mixed = gram * 0x9E3779B1u;
  return mixed ^ mixed >> 15;
}

// names/arabic_likeness.tsv: n-grams and weights; the bias has no letter.
class LikenessModel {
 public:
  LikenessModel() {
    for (std::string_view rows = embedded_name_file("arabic_likeness.tsv");
         !rows.empty();) {
      read_row(take_until('\n', rows));
    }
  }

  double likeness(std::string_view word) const {
    double sum = bias_;
    Gram last = '^';
    for (const char c : word) {
      last = append(last, c);
      sum += weight_of_grams(last);
    }
    return sum + weight_of_grams(append(last, '$'));
  }

 private:
  void read_row(std::string_view row) {
    const std::string_view letters = take_until('\t', row);
    float weight = 0;
    const auto read =
        std::from_chars(row.data(), row.data() + row.size(), weight);
    if (read.ec != std::errc() || letters.size() > kLongestGram) {
      throw std::logic_error("names/arabic_likeness.tsv: " +
                             std::string(letters));
    }
    if (letters.empty()) {
      bias_ = weight;
      return;
    }
    Gram gram = 0;
    for (const char c : letters) gram = append(gram, c);
    weights_.push_back(weight);
    table_.insert(hash_of(gram),
                  static_cast<std::uint32_t>(weights_.size() - 1));
  }

  // Of all that end where `last` does.
  double weight_of_grams(Gram last) const {
    double sum = 0;
    for (unsigned bytes = 1; bytes <= kLongestGram; ++bytes) {
      if (last >> 8 * (bytes - 1) == 0) break;
      sum += weight(last & UINT32_MAX >> 8 * (kLongestGram - bytes));
    }
    return sum;
  }

  double weight(Gram gram) const {
    const auto found = table_.find(hash_of(gram), [](auto) { return true; });
    return found == FlatTable::kNone ? 0 : weights_[found];
  }

  double bias_ = 0;
  std::vector<float> weights_;
  FlatTable table_;
};

const LikenessModel& model() {
  static const LikenessModel model;
  return model;
}

// Short words are like many a name, so more is asked of them. As threshold in
// tests/bench/learn_likeness.
double least_likeness(std::size_t letters) {
  constexpr double kOfLongWords = -2.5;
  constexpr double kOfEachLetterLess = 0.5;
  constexpr std::size_t kLongWord = 7;
  if (letters >= kLongWord) return kOfLongWords;
  return kOfLongWords +
         kOfEachLetterLess * static_cast<double>(kLongWord - letters);
}

// What the model would let pass, though it is no Arabic or Persian name.
bool is_listed_as_other(std::string_view word) {
  static const auto listed = [] {
    std::unordered_set<std::string_view> words;
    for (const char* file : {"english_words.txt", "western_names.txt"}) {
      for (std::string_view rows = embedded_name_file(file); !rows.empty();) {
        words.insert(take_until('\n', rows));
      }
    }
    return words;
  }();
  return listed.contains(word);
}

bool is_never_name(std::string_view word) {
  const WordRoles roles = word_roles(word);
  if (roles.is(WordRole::name)) return false;
  return std::any_of(kNeverNames.begin(), kNeverNames.end(),
                     [&](WordRole role) { return roles.is(role); });
}

bool is_letters(std::string_view word) {
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

double arabic_likeness(std::string_view folded) {
  return model().likeness(folded);
}

bool may_be_arabic_name(std::string_view folded) {
  return folded.size() >= kShortestName && is_letters(folded) &&
         arabic_likeness(folded) >= least_likeness(folded.size()) &&
         !is_listed_as_other(folded) && !is_never_name(folded);
}

}  // namespace fihrist
