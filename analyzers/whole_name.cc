#include "analyzers/whole_name.h"

#include <algorithm>
#include <tuple>

namespace fihrist {
namespace {

using Tokens = std::span<const NameToken* const>;

// Tokens that stand side by side in one name.
struct Run {
  std::size_t first = 0;
  std::size_t count = 1;
};

struct Pair {
  double sameness = 0;
  Run a;
  Run b;
};

// Either name may be called a: no part of the order knows which.
bool is_better(const Pair& x, const Pair& y) {
  const auto rank = [](const Pair& pair) {
    const auto [near, far] = std::minmax(pair.a.first, pair.b.first);
    return std::tuple(-pair.sameness, near + far, far - near);
  };
  return rank(x) < rank(y);
}

double weight(Tokens name, Run run) {
  double sum = 0;
  for (const NameToken* token : name.subspan(run.first, run.count)) {
    sum += token->rarity;
  }
  return sum;
}

// Tokens that have a partner already.
class Taken {
 public:
  explicit Taken(std::size_t size) : taken_(size, false) {}

  bool any_of(Run run) const {
    return taken_[run.first] || taken_[run.first + run.count - 1];
  }
  void take(Run run) {
    for (std::size_t i = 0; i < run.count; ++i) taken_[run.first + i] = true;
  }
  bool operator[](std::size_t i) const { return taken_[i]; }

 private:
  std::vector<bool> taken_;
};

class Pairing {
 public:
  Pairing(Tokens a, Tokens b, const NameScoring& scoring)
      : a_(a),
        b_(b),
        scoring_(scoring),
        taken_a_(a.size()),
        taken_b_(b.size()) {
    compare_tokens();
    compare_joined();
    choose();
  }

  double score() const {
    if (a_.size() == 1 && !is_whole(b_, taken_b_)) return score_of_one(a_, b_);
    if (b_.size() == 1 && !is_whole(a_, taken_a_)) return score_of_one(b_, a_);
    double found = 0;
    double total = surplus(a_, taken_a_) + surplus(b_, taken_b_);
    for (const Pair& pair : chosen_) {
      const double weighs = (weight(a_, pair.a) + weight(b_, pair.b)) / 2;
      found += weighs * pair.sameness;
      total += weighs * (pair.sameness + against(pair) * (1 - pair.sameness));
    }
    return found / total;
  }

 private:
  void compare_tokens() {
    for (std::size_t i = 0; i < a_.size(); ++i) {
      for (std::size_t j = 0; j < b_.size(); ++j) {
        pairs_.push_back(
            {token_sameness(*a_[i], *b_[j], scoring_.tokens), {i}, {j}});
      }
    }
  }

  double sameness(std::size_t i, std::size_t j) const {
    return pairs_[i * b_.size() + j].sameness;
  }

  // Ali Akbar, Aliakbar
  void compare_joined() {
    std::vector<Pair> joined;
    for (std::size_t i = 0; i < a_.size(); ++i) {
      for (std::size_t j = 0; j < b_.size(); ++j) {
        if (i + 1 < a_.size() && !is_like(i, j) && !is_like(i + 1, j)) {
          join({.a = {i, 2}, .b = {j}}, a_[i], a_[i + 1], b_[j], joined);
        }
        if (j + 1 < b_.size() && !is_like(i, j) && !is_like(i, j + 1)) {
          join({.a = {i}, .b = {j, 2}}, b_[j], b_[j + 1], a_[i], joined);
        }
      }
    }
    pairs_.insert(pairs_.end(), joined.begin(), joined.end());
  }

  bool is_like(std::size_t i, std::size_t j) const {
    return sameness(i, j) > scoring_.least_written_together;
  }

  void join(Pair pair, const NameToken* first, const NameToken* second,
            const NameToken* whole, std::vector<Pair>& joined) const {
    constexpr std::size_t kMoreLetters = 3;
    constexpr std::string_view kArticle = "ul";  // Zia ul-Haq, Ziaulhaq
    std::string letters = first->letters + second->letters;
    if (letters.size() + kArticle.size() <= whole->letters.size()) {
      letters.insert(first->letters.size(), kArticle);
    }
    const auto [shorter, longer] =
        std::minmax({letters.size(), whole->letters.size()});
    if (longer > shorter + kMoreLetters) return;
    pair.sameness =
        scoring_.written_together *
        token_sameness(read_name_token(letters), *whole, scoring_.tokens);
    if (pair.sameness > scoring_.least_written_together) {
      joined.push_back(pair);
    }
  }

  void choose() {
    std::sort(pairs_.begin(), pairs_.end(), is_better);
    for (const Pair& pair : pairs_) {
      if (taken_a_.any_of(pair.a) || taken_b_.any_of(pair.b)) continue;
      taken_a_.take(pair.a);
      taken_b_.take(pair.b);
      chosen_.push_back(pair);
    }
  }

  static bool is_whole(Tokens name, const Taken& taken) {
    std::size_t i = 0;
    while (i < name.size() && taken[i]) ++i;
    return i == name.size();
  }

  // Less for a given name that many bear than for a surname.
  double score_of_one(Tokens one, Tokens several) const {
    const double mean = weight(several, {0, several.size()}) /
                        static_cast<double>(several.size());
    return scoring_.one_of_several * chosen_.front().sameness *
           std::min(1., one.front()->rarity / mean);
  }

  double against(const Pair& pair) const {
    const bool are_first = pair.a.first == 0 && pair.b.first == 0;
    return are_first ? scoring_.first_against_first : 1;
  }

  double surplus(Tokens name, const Taken& taken) const {
    double sum = 0;
    for (std::size_t i = 0; i < name.size(); ++i) {
      if (taken[i]) continue;
      sum += name[i]->rarity *
             (i == 0 ? scoring_.surplus_first : scoring_.surplus);
    }
    return sum;
  }

  Tokens a_;
  Tokens b_;
  const NameScoring& scoring_;
  std::vector<Pair> pairs_;
  std::vector<Pair> chosen_;
  Taken taken_a_;
  Taken taken_b_;
};

}  // namespace

WholeName read_whole_name(std::string_view name) {
  constexpr double kLittle = 1;  // Muhammad, the most frequent: 1.5
  WholeName tokens;
  for (const std::string& token : name_tokens(name)) {
    tokens.push_back(read_name_token(token));
    if (carries_little(token)) tokens.back().rarity = kLittle;
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

double name_score(Tokens a, Tokens b, const NameScoring& scoring) {
  if (a.empty() || b.empty()) return 0;
  return Pairing(a, b, scoring).score();
}

double name_score(std::string_view a, std::string_view b) {
  return name_score(read_whole_name(a), read_whole_name(b));
}

}  // namespace fihrist
