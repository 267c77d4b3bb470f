#include "analyzers/name_score.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <unordered_map>
#include <utility>

#include "analyzers/key_classes.h"
#include "analyzers/latin_name.h"
#include "analyzers/name_data.h"
#include "analyzers/name_key.h"

namespace fihrist {
namespace {

// The same in either order: of alignments that cost the same, the first is
// taken. Until the next call in this thread.
const Alignment& best_alignment(const NameToken& a, const NameToken& b) {
  thread_local Aligner aligner;
  return b.readings < a.readings ? aligner.align(b.readings, a.readings)
                                 : aligner.align(a.readings, b.readings);
}

// How many of some hundred persons have a name with this key.
class KeyFrequencies {
 public:
  KeyFrequencies() {
    std::string_view rows = embedded_name_file("key_frequencies.tsv");
    rows.remove_prefix(rows.find('\n') + 1);  // the header
    while (!rows.empty()) {
      const std::string_view row = rows.substr(0, rows.find('\n'));
      rows.remove_prefix(std::min(rows.size(), row.size() + 1));
      read(row);
    }
  }

  // Of the rarest of the keys.
  double rarity(const std::vector<std::string>& keys) const {
    int persons = keys.empty() ? 0 : std::numeric_limits<int>::max();
    for (const std::string& key : keys) {
      const auto found = persons_.find(key);
      persons = std::min(persons, found == persons_.end() ? 0 : found->second);
    }
    return std::log(double(persons_.at("*")) / (1 + persons)) + .5;
  }

 private:
  void read(std::string_view row) {
    const std::size_t tab = row.find('\t');
    int count = 0;
    std::from_chars(row.data() + tab + 1, row.data() + row.size(), count);
    persons_.emplace(row.substr(0, tab), count);
  }

  std::unordered_map<std::string, int> persons_;
};

}  // namespace

NameToken read_name_token(std::string_view token) {
  static const KeyFrequencies frequencies;
  NameToken read;
  read.letters = token;
  Keys keys;
  for (const std::string& letters : latin_readings(token)) {
    const std::vector<Unit> units = split_units(letters);
    append(keys, reading_keys(letters, units));
    read.readings.push_back(sounds_of(units));
  }
  if (read.readings.empty()) read.readings.emplace_back();
  read.keys = sorted(std::move(keys));
  read.rarity = frequencies.rarity(read.keys);
  return read;
}

double alignment_score(const NameToken& a, const NameToken& b,
                       const TokenWeights& weights) {
  return weights.score(best_alignment(a, b));
}

std::vector<Feature> alignment_features(const NameToken& a,
                                        const NameToken& b) {
  return features_of(best_alignment(a, b));
}

double token_score(const NameToken& a, const NameToken& b,
                   const TokenWeights& weights) {
  return share_key(a.keys, b.keys) ? alignment_score(a, b, weights)
                                   : kNoKeyShared;
}

double token_score(std::string_view a, std::string_view b) {
  return token_score(read_name_token(a), read_name_token(b));
}

}  // namespace fihrist
