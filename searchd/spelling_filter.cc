#include "searchd/spelling_filter.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <set>

#include "analyzers/claims.h"
#include "analyzers/words.h"
#include "corpus/utf8.h"
#include "indexer/schema.h"

namespace fihrist {
namespace {

// Of rows that are written with their article. \u0627\u0644: ال
constexpr std::string_view kArabicArticle = "\u0627\u0644";
constexpr std::array<std::string_view, 3> kArticles = {"al ", "el ",
                                                       kArabicArticle};

// The rows that are the text, its article aside.
std::set<std::uint32_t> rows_so_called(std::string_view text,
                                       const AliasPhrases& phrases) {
  const std::vector<Word> words = break_words(text);
  std::set<std::uint32_t> rows;
  for (const Claim& claim : find_claims(text, words, phrases)) {
    if (claim.word_count != words.size()) continue;
    rows.insert(claim.rows.begin(), claim.rows.end());
  }
  const std::string folded = fold(text);
  const auto add = [&](std::string_view name) {
    const auto found = phrases.find_whole(name);
    rows.insert(found.begin(), found.end());
  };
  add(folded);
  for (const std::string_view article : kArticles) {
    add(std::string(article) + folded);
  }
  if (folded.starts_with(kArabicArticle)) {
    add(std::string_view(folded).substr(kArabicArticle.size()));
  }
  return rows;
}

AliasPhrases phrases_of(const std::vector<Override>& overrides) {
  AliasPhrases phrases;
  for (const Override& row : overrides) phrases.add(break_words(row.surface));
  phrases.finish();
  return phrases;
}

bool is_chosen(const Filters& filters, const std::string& id) {
  return filters.actors.empty() ||
         std::find(filters.actors.begin(), filters.actors.end(), id) !=
             filters.actors.end();
}

std::vector<std::string> terms_of(const std::string& spelling,
                                  const Filters& filters,
                                  const AliasTable& table) {
  std::vector<std::string> terms;
  for (const ActorSpelling& name : find_spellings(spelling, table)) {
    const std::string& id = table.actor(name.actor).id;
    if (is_chosen(filters, id)) terms.push_back(spelling_term(id, name.folded));
  }
  return terms;
}

}  // namespace

std::vector<ActorSpelling> find_spellings(std::string_view text,
                                          const AliasTable& table) {
  std::set<ActorSpelling> names;
  for (const AliasIndex row : rows_so_called(text, table.phrases())) {
    names.insert({table.actor_of(row), fold(table.alias(row).text)});
  }
  const std::vector<Override>& overrides = table.rows().overrides;
  if (!overrides.empty()) {
    for (const auto row : rows_so_called(text, phrases_of(overrides))) {
      const auto actor = table.find_actor(overrides[row].actor);
      if (actor) names.insert({*actor, fold(overrides[row].surface)});
    }
  }
  return {names.begin(), names.end()};
}

std::vector<std::string> spelling_terms(const Filters& filters,
                                        const AliasTable& table) {
  std::vector<std::string> terms;
  for (const std::string& spelling : filters.spellings) {
    for (std::string& term : terms_of(spelling, filters, table)) {
      terms.push_back(std::move(term));
    }
  }
  return terms;
}

SpellingColumn::SpellingColumn(const Filters& filters, const Reading& reading)
    : is_asked_(!filters.spellings.empty()), calls_(reading.shards.size()) {
  const AliasTable& table = *reading.snapshot->table;
  std::set<ActorSpelling> names;
  for (const std::string& spelling : filters.spellings) {
    for (ActorSpelling& name : find_spellings(spelling, table)) {
      names.insert(std::move(name));
    }
  }
  for (std::size_t shard = 0; shard < calls_.size(); ++shard) {
    const Xapian::Database& database = reading.shards[shard];
    Calls& calls = calls_[shard];
    for (const ActorSpelling& name : names) {
      const std::string term =
          spelling_term(table.actor(name.actor).id, name.folded);
      for (auto id = database.postlist_begin(term);
           id != database.postlist_end(term); ++id) {
        calls.emplace_back(*id, name.actor);
      }
    }
    std::sort(calls.begin(), calls.end());
    calls.erase(std::unique(calls.begin(), calls.end()), calls.end());
  }
}

SpellingColumn::Calls::const_iterator SpellingColumn::first_of(
    const Calls& calls, DocumentId id) {
  return std::lower_bound(calls.begin(), calls.end(), Call{id, 0});
}

bool SpellingColumn::has(std::size_t shard, DocumentId id,
                         ActorIndex actor) const {
  return std::binary_search(calls_[shard].begin(), calls_[shard].end(),
                            Call{id, actor});
}

std::vector<std::string> spelling_notes(const Filters& filters,
                                        const Reading& reading) {
  const AliasTable& table = *reading.snapshot->table;
  std::vector<std::string> notes;
  for (const std::string& spelling : filters.spellings) {
    if (find_spellings(spelling, table).empty()) {
      notes.push_back(
          fmt::format("no row of the tables has the spelling {}; see: fihrist "
                      "names explain",
                      quote(spelling)));
      continue;
    }
    const std::vector<std::string> terms = terms_of(spelling, filters, table);
    const bool is_used =
        std::any_of(terms.begin(), terms.end(), [&](const std::string& term) {
          return reading.whole.term_exists(term);
        });
    if (is_used) continue;
    notes.push_back(fmt::format("no article calls {} {}",
                                filters.actors.empty()
                                    ? std::string("anybody")
                                    : std::string("an actor asked for"),
                                quote(spelling)));
  }
  return notes;
}

}  // namespace fihrist
