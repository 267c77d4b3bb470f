// Whom may a name mean that no alias table knows? Likely new spellings of
// listed persons and groups, for `fihrist names suggest`.
//
//   const SpellingIndex index(table);
//   index.candidates("Ghassem Suleymany")
//   // {{qassem-soleimani, the row "Ghassem Soleimani", .99}}
//
// A whole name is compared with rows of as many tokens, one more or one less.
// All tokens of the shorter meet by key, and name_score is at least kSameName;
// of three tokens one may fail, if the score is at least kSurelyOneName. The
// last tokens, mostly surnames, always meet. A single token is compared with
// one-word rows, whose score is the log-odds of name_score.h: at least
// kPreciseTokens for a strong row, kStrictTokens for a weak one. In Arabic
// script there are only keys: two tokens and more, all of which meet, score
// kSameName; across scripts only for persons without a row in the name's.
//
// A proposal, not a mention: Mohammad Reza Khatami is not Mohammad Khatami.
// Immutable once made; the table must outlive it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "analyzers/alias_table.h"
#include "analyzers/whole_name.h"

namespace fihrist {

struct LikelySpelling {
  ActorIndex actor = 0;
  AliasIndex alias = 0;  // the row it is most like
  double score = 0;
};

class SpellingIndex {
 public:
  explicit SpellingIndex(const AliasTable& table);

  // Best first, each actor once. None for what is an alias already.
  std::vector<LikelySpelling> candidates(std::string_view name) const;

 private:
  using TokenIndex = std::uint32_t;
  using RowIndex = std::uint32_t;

  struct Row {
    AliasIndex alias = 0;
    bool latin = true;
    std::vector<TokenIndex> tokens;
  };

  // A name asked for, its tokens with the known ones that share a key.
  struct Query {
    bool latin = true;
    WholeName tokens;
    std::vector<std::vector<TokenIndex>> meeting;  // sorted
  };

  void add(AliasIndex alias);
  TokenIndex intern(NameToken token);
  bool is_known(std::string_view name) const;
  Query read_query(std::string_view name) const;
  std::vector<TokenIndex> meeting_tokens(const NameToken& token) const;
  std::vector<RowIndex> gather(const Query& query) const;
  std::size_t count_met(const Query& query, const Row& row) const;
  bool is_comparable(const Query& query, const Row& row) const;
  double score(const Query& query, const Row& row) const;
  // The least score of a proposal; none when too few tokens meet.
  std::optional<double> threshold(const Query& query, const Row& row) const;

  const AliasTable& table_;
  std::vector<Row> rows_;
  std::vector<NameToken> tokens_;
  std::vector<std::vector<RowIndex>> rows_of_token_;
  std::unordered_map<std::string, TokenIndex> token_by_letters_;
  std::unordered_map<std::string, std::vector<TokenIndex>> tokens_by_key_;
  std::unordered_set<std::string> known_;  // folded aliases of all rows
  std::unordered_set<ActorIndex> in_latin_;
  std::unordered_set<ActorIndex> in_arabic_;
};

}  // namespace fihrist
