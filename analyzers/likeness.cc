#include "analyzers/likeness.h"

#include <algorithm>
#include <utility>

#include "analyzers/name_key.h"
#include "analyzers/words.h"

namespace fihrist {
namespace {

bool is_compared(const Actor& actor) {
  switch (actor.kind) {
    case ActorKind::person:
    case ActorKind::group:
    case ActorKind::force:
    case ActorKind::party:
      return true;
    default:
      return false;
  }
}

bool is_spelling(const Alias& alias) {
  return alias.kind == AliasKind::spelling || alias.kind == AliasKind::native ||
         alias.kind == AliasKind::kunya;
}

bool is_latin(std::string_view name) { return !latin_keys(name).empty(); }

std::string without_article(std::string_view name) {
  std::string folded = fold(name);
  for (const std::string_view article : {"al ", "el ", "the "}) {
    if (folded.starts_with(article)) return folded.substr(article.size());
  }
  return folded;
}

WholeName read_name(std::string_view name) {
  return is_latin(name) ? read_whole_name(name) : read_arabic_name(name);
}

// A row may be too unlike in length to be the same name.
bool is_length_near(std::size_t a, std::size_t b) {
  if (a == 1 || b == 1) return a == b;
  return a <= b + 1 && b <= a + 1;
}

// A row that may be proposed meets one of so many tokens, whichever they are.
std::size_t tokens_to_look_up(std::size_t tokens) {
  return tokens <= 2 ? 1 : std::min<std::size_t>(tokens - 1, 3);
}

}  // namespace

SpellingIndex::SpellingIndex(const AliasTable& table) : table_(table) {
  for (AliasIndex i = 0; i < table.aliases().size(); ++i) {
    known_.insert(without_article(table.alias(i).text));
    if (is_spelling(table.alias(i)) &&
        is_compared(table.actor(table.actor_of(i)))) {
      add(i);
    }
  }
}

void SpellingIndex::add(AliasIndex alias) {
  const std::string& text = table_.alias(alias).text;
  Row row{alias, is_latin(text), {}};
  (row.latin ? in_latin_ : in_arabic_).insert(table_.actor_of(alias));
  const auto index = static_cast<RowIndex>(rows_.size());
  for (NameToken& token : read_name(text)) {
    row.tokens.push_back(intern(std::move(token)));
    rows_of_token_[row.tokens.back()].push_back(index);
  }
  rows_.push_back(std::move(row));
}

SpellingIndex::TokenIndex SpellingIndex::intern(NameToken token) {
  const auto [known, is_new] = token_by_letters_.try_emplace(
      token.letters, static_cast<TokenIndex>(tokens_.size()));
  if (is_new) {
    for (const std::string& key : token.keys) {
      tokens_by_key_[key].push_back(known->second);
    }
    tokens_.push_back(std::move(token));
    rows_of_token_.emplace_back();
  }
  return known->second;
}

std::vector<LikelySpelling> SpellingIndex::candidates(
    std::string_view name) const {
  if (is_known(name)) return {};
  const Query query = read_query(name);
  std::unordered_map<ActorIndex, LikelySpelling> best;
  for (const RowIndex index : gather(query)) {
    const Row& row = rows_[index];
    if (!is_comparable(query, row)) continue;
    const auto least = threshold(query, row);
    if (!least) continue;
    const double found = score(query, row);
    if (found < *least) continue;
    const ActorIndex actor = table_.actor_of(row.alias);
    const auto [known, is_new] =
        best.try_emplace(actor, LikelySpelling{actor, row.alias, found});
    if (!is_new && known->second.score < found) {
      known->second = {actor, row.alias, found};
    }
  }
  std::vector<LikelySpelling> likely;
  likely.reserve(best.size());
  for (const auto& [actor, spelling] : best) likely.push_back(spelling);
  std::sort(likely.begin(), likely.end(), [](const auto& a, const auto& b) {
    return a.score != b.score ? a.score > b.score : a.alias < b.alias;
  });
  return likely;
}

bool SpellingIndex::is_known(std::string_view name) const {
  return known_.contains(without_article(name));
}

SpellingIndex::Query SpellingIndex::read_query(std::string_view name) const {
  Query query;
  query.latin = is_latin(name);
  query.tokens = read_name(name);
  query.meeting.reserve(query.tokens.size());
  for (const NameToken& token : query.tokens) {
    query.meeting.push_back(meeting_tokens(token));
  }
  return query;
}

std::vector<SpellingIndex::TokenIndex> SpellingIndex::meeting_tokens(
    const NameToken& token) const {
  std::vector<TokenIndex> meeting;
  for (const std::string& key : token.keys) {
    const auto found = tokens_by_key_.find(key);
    if (found == tokens_by_key_.end()) continue;
    meeting.insert(meeting.end(), found->second.begin(), found->second.end());
  }
  std::sort(meeting.begin(), meeting.end());
  meeting.erase(std::unique(meeting.begin(), meeting.end()), meeting.end());
  return meeting;
}

// The rows of the tokens that fewest rows have.
std::vector<SpellingIndex::RowIndex> SpellingIndex::gather(
    const Query& query) const {
  std::vector<std::vector<RowIndex>> rows_of(query.tokens.size());
  for (std::size_t i = 0; i < rows_of.size(); ++i) {
    for (const TokenIndex token : query.meeting[i]) {
      const std::vector<RowIndex>& rows = rows_of_token_[token];
      rows_of[i].insert(rows_of[i].end(), rows.begin(), rows.end());
    }
  }
  std::sort(rows_of.begin(), rows_of.end(),
            [](const auto& a, const auto& b) { return a.size() < b.size(); });
  std::vector<RowIndex> gathered;
  const std::size_t looked_up =
      std::min(rows_of.size(), tokens_to_look_up(rows_of.size()));
  for (std::size_t i = 0; i < looked_up; ++i) {
    gathered.insert(gathered.end(), rows_of[i].begin(), rows_of[i].end());
  }
  std::sort(gathered.begin(), gathered.end());
  gathered.erase(std::unique(gathered.begin(), gathered.end()), gathered.end());
  return gathered;
}

// An actor with a row in the script of the name is compared by such rows only:
// they have a score.
bool SpellingIndex::is_comparable(const Query& query, const Row& row) const {
  if (!is_length_near(query.tokens.size(), row.tokens.size())) return false;
  if (query.latin == row.latin) return query.latin || query.tokens.size() > 1;
  const auto& in_script = query.latin ? in_latin_ : in_arabic_;
  const Actor& actor = table_.actor(table_.actor_of(row.alias));
  return query.tokens.size() > 1 && actor.kind == ActorKind::person &&
         !in_script.contains(table_.actor_of(row.alias));
}

// Tokens of the one that meet one of the other, each but once; none when the
// last tokens do not meet.
std::size_t SpellingIndex::count_met(const Query& query, const Row& row) const {
  const auto is_met = [&](std::size_t i, TokenIndex token) {
    return std::binary_search(query.meeting[i].begin(), query.meeting[i].end(),
                              token);
  };
  if (!is_met(query.tokens.size() - 1, row.tokens.back())) return 0;
  std::vector<TokenIndex> left = row.tokens;
  for (std::size_t i = query.tokens.size(); i-- > 0;) {
    const auto token =
        std::find_if(left.rbegin(), left.rend(),
                     [&](TokenIndex known) { return is_met(i, known); });
    if (token != left.rend()) left.erase(std::next(token).base());
  }
  return row.tokens.size() - left.size();
}

double SpellingIndex::score(const Query& query, const Row& row) const {
  if (!query.latin || !row.latin) return kSameName;
  if (query.tokens.size() == 1) {
    return token_score(query.tokens[0], tokens_[row.tokens[0]]);
  }
  std::vector<const NameToken*> known;
  known.reserve(row.tokens.size());
  for (const TokenIndex token : row.tokens) known.push_back(&tokens_[token]);
  return name_score(tokens_of(query.tokens), known);
}

std::optional<double> SpellingIndex::threshold(const Query& query,
                                               const Row& row) const {
  const auto [shorter, longer] =
      std::minmax({query.tokens.size(), row.tokens.size()});
  const std::size_t met = count_met(query, row);
  if (longer == 1 && met == 1) {
    const bool is_strong = table_.alias(row.alias).strength == Strength::strong;
    return is_strong ? kPreciseTokens : kStrictTokens;
  }
  const bool has_score = query.latin && row.latin;
  if (met >= (has_score ? shorter : longer)) return kSameName;
  if (has_score && shorter >= 3 && met + 1 == shorter) return kSurelyOneName;
  return std::nullopt;
}

}  // namespace fihrist
