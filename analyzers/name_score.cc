#include "analyzers/name_score.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <span>
#include <tuple>
#include <unordered_map>

#include "analyzers/name_data.h"
#include "analyzers/name_key.h"

namespace fihrist {
namespace {

using Sounds = std::vector<Sound>;

struct Alignment {
  double cost = std::numeric_limits<double>::infinity();
  double weight = 0;  // of all replacements
  std::size_t replaced = 0;
  std::size_t firm_kept = 0;
  std::size_t longer = 0;  // sounds of the longer name
};

enum class Step : std::uint8_t { both, only_a, only_b };

// The cheapest way to turn one name into the other, for any length.
class Aligner {
 public:
  Aligner(const Sounds& a, const Sounds& b)
      : a_(a),
        b_(b),
        costs_((a.size() + 1) * (b.size() + 1)),
        steps_(costs_.size()) {
    for (std::size_t i = 1; i <= a.size(); ++i) {
      set(i, 0, cost(i - 1, 0) + lost(a[i - 1]), Step::only_a);
    }
    for (std::size_t j = 1; j <= b.size(); ++j) {
      set(0, j, cost(0, j - 1) + lost(b[j - 1]), Step::only_b);
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
      for (std::size_t j = 1; j <= b.size(); ++j) choose(i, j);
    }
  }

  double cost() const { return costs_.back(); }

  Alignment trace() const {
    Alignment alignment;
    alignment.cost = cost();
    alignment.longer = std::max(a_.size(), b_.size());
    for (std::size_t i = a_.size(), j = b_.size(); i > 0 || j > 0;) {
      const Step step = steps_[index(i, j)];
      const Sound a = step == Step::only_b ? kNoSound : a_[--i];
      const Sound b = step == Step::only_a ? kNoSound : b_[--j];
      count(a, b, alignment);
    }
    return alignment;
  }

 private:
  static double lost(Sound sound) { return replacement_cost(sound, kNoSound); }

  std::size_t index(std::size_t i, std::size_t j) const {
    return i * (b_.size() + 1) + j;
  }
  double cost(std::size_t i, std::size_t j) const {
    return costs_[index(i, j)];
  }
  void set(std::size_t i, std::size_t j, double cost, Step step) {
    costs_[index(i, j)] = cost;
    steps_[index(i, j)] = step;
  }

  void choose(std::size_t i, std::size_t j) {
    const Sound a = a_[i - 1];
    const Sound b = b_[j - 1];
    set(i, j, cost(i - 1, j - 1) + replacement_cost(a, b), Step::both);
    const double only_a = cost(i - 1, j) + lost(a);
    if (only_a < cost(i, j)) set(i, j, only_a, Step::only_a);
    const double only_b = cost(i, j - 1) + lost(b);
    if (only_b < cost(i, j)) set(i, j, only_b, Step::only_b);
  }

  static void count(Sound a, Sound b, Alignment& alignment) {
    if (a == b) {
      if (is_firm(a)) ++alignment.firm_kept;
      return;
    }
    alignment.weight += replacement_weight(a, b);
    ++alignment.replaced;
  }

  const Sounds& a_;
  const Sounds& b_;
  std::vector<double> costs_;
  std::vector<Step> steps_;
};

Alignment best_alignment(const NameToken& a, const NameToken& b) {
  Alignment best;
  for (const Sounds& left : a.readings) {
    for (const Sounds& right : b.readings) {
      const Aligner aligner(left, right);
      if (aligner.cost() < best.cost) best = aligner.trace();
    }
  }
  return best;
}

// The learned weights of what the whole alignment is like.
struct AlignmentWeights {
  double bias = learned_bias();
  double cost = learned_weight("cost");
  double cost_per_sound = learned_weight("cost/L");
  double length = learned_weight("L");
  double further_replacement = learned_weight("nsub>1");
  double identity = learned_weight("ident");
  double few_firm = learned_weight("short");
  double replacement_in_short = learned_weight("short*sub");
};

double log_odds(const Alignment& found) {
  static const AlignmentWeights weights;
  const double length =
      static_cast<double>(std::max<std::size_t>(found.longer, 1));
  const double replaced = static_cast<double>(found.replaced);
  double score = weights.bias + found.weight;
  score += weights.cost * found.cost;
  score += weights.cost_per_sound * found.cost / length * 5;
  score += weights.length * std::min(length, 10.) / 5;
  score += weights.further_replacement * std::max(0., replaced - 1);
  if (found.replaced == 0) score += weights.identity;
  if (found.firm_kept <= 1) score += weights.few_firm;
  if (found.firm_kept <= 2) {
    score += weights.replacement_in_short * replaced;
  }
  return score;
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

// How sure it is, 0 to 1, that two tokens of whole names are the same.
double sameness(const NameToken& a, const NameToken& b) {
  if (a.letters == b.letters) return 1;
  const double above = token_score(a, b) - kBalancedTokens;
  return .97 / (1 + std::exp(-(1.6 * above - .3)));
}

using Tokens = std::span<const NameToken* const>;

double total_rarity(Tokens name) {
  double sum = 0;
  for (const NameToken* token : name) sum += token->rarity;
  return sum;
}

struct TokenPair {
  double sameness;
  std::size_t a;
  std::size_t b;
};

std::vector<TokenPair> pair_tokens(Tokens a, Tokens b) {
  std::vector<TokenPair> all;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < b.size(); ++j) {
      all.push_back({sameness(*a[i], *b[j]), i, j});
    }
  }
  std::sort(all.begin(), all.end(), [](const auto& x, const auto& y) {
    return std::tie(x.sameness, x.a, x.b) > std::tie(y.sameness, y.a, y.b);
  });
  std::vector<TokenPair> pairs;
  for (const TokenPair& candidate : all) {
    if (std::none_of(pairs.begin(), pairs.end(), [&](const TokenPair& taken) {
          return taken.a == candidate.a || taken.b == candidate.b;
        })) {
      pairs.push_back(candidate);
    }
  }
  return pairs;
}

// `a` has no more tokens than `b`, and at least one.
double score_shorter_first(Tokens a, Tokens b) {
  constexpr double kOneTokenOfSeveral = .6;
  constexpr double kPenaltyOfTheRest = .08;
  double found = 0;
  double unpaired = total_rarity(b);
  for (const TokenPair& pair : pair_tokens(a, b)) {
    found += pair.sameness * a[pair.a]->rarity;
    unpaired -= b[pair.b]->rarity;
  }
  const double total = total_rarity(a);
  const bool is_part = a.size() == 1 && b.size() > 1;
  return found / total * (is_part ? kOneTokenOfSeveral : 1) -
         kPenaltyOfTheRest * unpaired / (total + unpaired);
}

}  // namespace

NameToken read_name_token(std::string_view token) {
  static const KeyFrequencies frequencies;
  NameToken read;
  read.letters = token;
  read.keys = latin_keys(token);
  read.rarity = frequencies.rarity(read.keys);
  for (const std::string& reading : latin_readings(token)) {
    read.readings.push_back(sounds_of(split_units(reading)));
  }
  if (read.readings.empty()) read.readings.emplace_back();
  return read;
}

double alignment_score(const NameToken& a, const NameToken& b) {
  return log_odds(best_alignment(a, b));
}

double token_score(const NameToken& a, const NameToken& b) {
  return share_key(a.keys, b.keys) ? alignment_score(a, b) : kNoKeyShared;
}

double token_score(std::string_view a, std::string_view b) {
  return token_score(read_name_token(a), read_name_token(b));
}

WholeName read_whole_name(std::string_view name) {
  WholeName tokens;
  for (const std::string& token : name_tokens(name)) {
    tokens.push_back(read_name_token(token));
  }
  return tokens;
}

std::vector<const NameToken*> tokens_of(const WholeName& name) {
  std::vector<const NameToken*> tokens;
  tokens.reserve(name.size());
  for (const NameToken& token : name) tokens.push_back(&token);
  return tokens;
}

double name_score(const WholeName& a, const WholeName& b) {
  return name_score(tokens_of(a), tokens_of(b));
}

double name_score(Tokens a, Tokens b) {
  if (a.empty() || b.empty()) return 0;
  return a.size() <= b.size() ? score_shorter_first(a, b)
                              : score_shorter_first(b, a);
}

double name_score(std::string_view a, std::string_view b) {
  return name_score(read_whole_name(a), read_whole_name(b));
}

}  // namespace fihrist
