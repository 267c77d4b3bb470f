#include "searchd/like_spellings.h"

#include <xapian.h>

#include <algorithm>
#include <set>
#include <unordered_set>
#include <utility>

#include "analyzers/posted_names.h"
#include "analyzers/script_score.h"
#include "analyzers/unlisted_names.h"
#include "analyzers/words.h"
#include "indexer/name_spellings.h"
#include "indexer/schema.h"

namespace fihrist {
namespace {

// As sure as two Latin spellings that agree in all sounds.
constexpr double kSameSkeleton = 3;

bool is_word(std::string_view spelling) {
  return spelling.find(' ') == std::string_view::npos;
}

std::string without_blanks(std::string_view spelling) {
  std::string letters(spelling);
  std::erase(letters, ' ');
  return letters;
}

class SpellingFinder {
 public:
  SpellingFinder(std::string_view name, const Reading& reading)
      : name_(name),
        likeness_(name, *reading.snapshot->table),
        reading_(reading),
        archive_(reading.whole) {}

  std::vector<LikeSpelling> find() {
    if (is_word(name_)) consider(name_, {});
    for (const std::string& key : posting_keys(name_)) look_up(key);
    keep_likest(found_);
    return std::move(found_);
  }

 private:
  void look_up(const std::string& key) {
    look_up_words(key);
    look_up_compounds(key);
  }

  void look_up_words(const std::string& key) {
    std::set<std::string> words;
    for (const Xapian::Database& shard : reading_.shards) {
      words.merge(read_name_spellings(shard, key));
    }
    for (const std::string& word : words) {
      if (seen_.size() >= kMaxCompared) return;
      if (archive_.term_exists(make_term("", word))) consider(word, {});
    }
  }

  void look_up_compounds(const std::string& key) {
    const std::string prefix = name_prefix(key);
    const auto end = archive_.allterms_end(prefix);
    for (auto term = archive_.allterms_begin(prefix);
         term != end && seen_.size() < kMaxCompared; ++term) {
      consider((*term).substr(prefix.size()), *term);
    }
  }

  // Iraq is no spelling of Arak: the tables have all that states are called.
  bool is_other_state(const std::string& spelling) const {
    if (spelling == name_) return false;
    const AliasTable& table = *reading_.snapshot->table;
    const auto rows = table.find_aliases(spelling);
    return std::any_of(rows.begin(), rows.end(), [&](AliasIndex row) {
      return table.actor(table.actor_of(row)).kind == ActorKind::state &&
             table.alias(row).strength == Strength::strong;
    });
  }

  void consider(const std::string& spelling, const std::string& name_term) {
    if (!seen_.insert(spelling).second || is_other_state(spelling)) return;
    const auto likeness = likeness_.of(spelling);
    if (!likeness) return;
    // A word is found wherever it stands, a compound where it is a name.
    const std::string term =
        is_word(spelling) ? make_term("", spelling) : name_term;
    found_.push_back(
        {{spelling, term, likeness->score, archive_.get_termfreq(term)},
         likeness->stands_alone});
  }

  std::string name_;
  NameLikeness likeness_;
  const Reading& reading_;
  const Xapian::Database& archive_;
  std::unordered_set<std::string> seen_;
  std::vector<LikeSpelling> found_;
};

}  // namespace

NameLikeness::NameLikeness(std::string_view name, const AliasTable& table)
    : letters_(without_blanks(name)),
      is_arabic_(is_arabic_script(letters_)),
      table_(table) {
  if (is_arabic_) {
    forms_ = bare_forms(letters_);
  } else {
    token_ = read_name_token(letters_);
  }
}

std::optional<Likeness> NameLikeness::of(const std::string& spelling) const {
  if (is_arabic_script(spelling) == is_arabic_) {
    const double score = score_in_script(spelling);
    if (score < kBalancedTokens) return std::nullopt;
    return Likeness{score, true};
  }
  const double score = score_across(spelling);
  if (score < kSameAcrossScripts) return std::nullopt;
  return Likeness{score, is_known_across(spelling)};
}

double NameLikeness::score_in_script(std::string_view spelling) const {
  const std::string letters = without_blanks(spelling);
  if (!is_arabic_) return token_score(token_, read_name_token(letters));
  for (const std::string& form : bare_forms(letters)) {
    for (const std::string& own : forms_) {
      if (arabic_skeleton(form) == arabic_skeleton(own)) return kSameSkeleton;
    }
  }
  return kNoKeyShared;
}

double NameLikeness::score_across(std::string_view spelling) const {
  const std::string letters = without_blanks(spelling);
  const std::string& latin = is_arabic_ ? letters : letters_;
  double best = kNoKeyShared;
  for (const std::string& form : is_arabic_ ? forms_ : bare_forms(letters)) {
    best = std::max(best, script_score(latin, form));
  }
  return best;
}

// An alias of somebody who has another in the name's script, and that is the
// name.
bool NameLikeness::is_known_across(const std::string& spelling) const {
  const auto is_name = [&](std::string_view alias) {
    const std::string folded = fold(without_article(alias));
    return is_word(folded) && is_arabic_script(folded) == is_arabic_ &&
           score_in_script(folded) >= kBalancedTokens;
  };
  for (const AliasIndex row : table_.find_aliases(spelling)) {
    for (AliasIndex other = 0; other < table_.aliases().size(); ++other) {
      if (table_.actor_of(other) == table_.actor_of(row) &&
          is_name(table_.alias(other).text)) {
        return true;
      }
    }
  }
  return false;
}

void keep_likest(std::vector<LikeSpelling>& spellings) {
  std::sort(spellings.begin(), spellings.end(),
            [](const LikeSpelling& a, const LikeSpelling& b) {
              return a.spelling.score != b.spelling.score
                         ? a.spelling.score > b.spelling.score
                         : a.spelling.text < b.spelling.text;
            });
  std::size_t alone = 0;
  std::size_t others = 0;
  std::erase_if(spellings, [&](const LikeSpelling& like) {
    return ++(like.stands_alone ? alone : others) > kMaxSpellings;
  });
}

std::vector<LikeSpelling> find_spellings(std::string_view name,
                                         const Reading& reading) {
  return SpellingFinder(name, reading).find();
}

}  // namespace fihrist
