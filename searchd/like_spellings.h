// How the archive spells a name: of the words and compounds that were posted
// by a key of the name (analyzers/posted_names.h), those that are like it.
//
//   find_spellings("zaidi", reading)
//   // {zaidi, 4.1, in 3 documents}, {zaydi, 2.4, 12}, {زيدي, 1.3, 2}, …
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/name_score.h"
#include "searchd/query.h"
#include "searchd/snapshot.h"

namespace fihrist {

struct Likeness {
  // Log-odds: in one script as of token_score, kBalancedTokens at least
  // (analyzers/name_score.h); across scripts kSameAcrossScripts at least
  // (analyzers/script_score.h).
  double score = 0;
  // Enough where nothing else speaks for it. Across scripts the tables must
  // know it as a name of one whom they also call so; else other parts of a
  // name must stand near.
  bool stands_alone = false;
};

// Compares spellings, in either script, with one name. The table must outlive
// it.
class NameLikeness {
 public:
  // A folded word or compound.
  NameLikeness(std::string_view name, const AliasTable& table);

  // None where the spelling is not like the name at all.
  std::optional<Likeness> of(const std::string& spelling) const;

 private:
  double score_in_script(std::string_view spelling) const;
  double score_across(std::string_view spelling) const;
  bool is_known_across(const std::string& spelling) const;

  std::string letters_;  // without blanks
  bool is_arabic_ = false;
  NameToken token_;                 // of a Latin name
  std::vector<std::string> forms_;  // of an Arabic one, without clitics
  const AliasTable& table_;
};

struct LikeSpelling {
  Query::Spelling spelling;
  bool stands_alone = false;
};

// More would cost more than they find: of those that stand alone, and again of
// the others.
constexpr std::size_t kMaxSpellings = 50;

// Of the spellings that share a key with a name, so many are compared with it,
// in the order of keys and letters. News has some hundred by a key.
constexpr std::size_t kMaxCompared = 5000;

// The likest first, at most kMaxSpellings of either kind.
void keep_likest(std::vector<LikeSpelling>& spellings);

// `name` is a folded word or compound; a word is among its own spellings. The
// likest first; the same for any number of shards.
std::vector<LikeSpelling> find_spellings(std::string_view name,
                                         const Reading& reading);

}  // namespace fihrist
