#include "analyzers/spelling_pair.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "analyzers/name_key.h"
#include "analyzers/whole_name.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

struct Thresholds {
  double same;
  double maybe;
};

constexpr Thresholds kOfTokens = {kBalancedTokens, kMaybeTokens};
constexpr Thresholds kOfNames = {kSameName, kMaybeOneName};

double rounded(double score) { return std::round(score * 1000) / 1000; }

SpellingLikeness judge(double exact_score, const Thresholds& least) {
  const double score = rounded(exact_score);
  if (score >= least.same) return {score, Verdict::same};
  if (score >= least.maybe) return {score, Verdict::maybe};
  return {score, Verdict::different};
}

// `spelling` is trimmed.
bool is_token(std::string_view spelling) {
  for (CodePoints rest(spelling); !rest.at_end();) {
    if (is_blank(rest.take())) return false;
  }
  return true;
}

bool is_latin(const WholeName& name) {
  return std::all_of(name.begin(), name.end(), has_sounds);
}

double score_tokens_by_key(std::string_view a, std::string_view b) {
  const WholeName left = read_any_name(a);
  const WholeName right = read_any_name(b);
  const bool is_one_word = left.size() == 1 && right.size() == 1 &&
                           left[0].letters == right[0].letters;
  if (is_one_word) return kStrictTokens;
  return share_key(name_keys(a), name_keys(b)) ? kMaybeTokens : kNoKeyShared;
}

// The same words are paired before those that only share a key.
double score_names_by_key(const WholeName& a, const WholeName& b) {
  WholeName left = b;
  double found = 0;
  const auto pair = [&](const WholeName& names, double worth, auto is_alike) {
    WholeName unpaired;
    for (const NameToken& token : names) {
      const auto other = std::find_if(
          left.begin(), left.end(),
          [&](const NameToken& known) { return is_alike(token, known); });
      if (other == left.end()) {
        unpaired.push_back(token);
      } else {
        left.erase(other);
        found += worth;
      }
    }
    return unpaired;
  };
  const WholeName others =
      pair(a, 1, [](const NameToken& x, const NameToken& y) {
        return x.letters == y.letters;
      });
  const bool is_weak = a.size() == 1 && b.size() == 1;
  pair(others, is_weak ? kMaybeOneName : kSameName,
       [](const NameToken& x, const NameToken& y) {
         return share_key(x.keys, y.keys);
       });
  return found / static_cast<double>(std::max(a.size(), b.size()));
}

double score_names(const WholeName& a, const WholeName& b) {
  if (a.empty() || b.empty()) return 0;
  return is_latin(a) && is_latin(b) ? name_score(a, b)
                                    : score_names_by_key(a, b);
}

}  // namespace

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::same:
      return "same";
    case Verdict::maybe:
      return "maybe";
    case Verdict::different:
      break;
  }
  return "different";
}

SpellingLikeness compare_spellings(std::string_view a, std::string_view b) {
  a = trimmed(a);
  b = trimmed(b);
  if (!is_token(a) || !is_token(b)) {
    return judge(score_names(read_any_name(a), read_any_name(b)), kOfNames);
  }
  const bool have_sounds = !latin_keys(a).empty() && !latin_keys(b).empty();
  return judge(have_sounds ? token_score(a, b) : score_tokens_by_key(a, b),
               kOfTokens);
}

std::vector<std::string> spelling_keys(std::string_view spelling) {
  spelling = trimmed(spelling);
  if (is_token(spelling)) return name_keys(spelling);
  std::vector<std::string> keys;
  for (NameToken& token : read_any_name(spelling)) {
    keys.insert(keys.end(), std::make_move_iterator(token.keys.begin()),
                std::make_move_iterator(token.keys.end()));
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace fihrist
