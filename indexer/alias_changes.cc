#include "indexer/alias_changes.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <xapian.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "analyzers/alias_phrases.h"
#include "analyzers/namesakes.h"
#include "analyzers/words.h"
#include "indexer/matching_documents.h"
#include "indexer/schema.h"

namespace fihrist {
namespace {

using Ids = std::vector<std::string>;
using Query = Xapian::Query;

// What find_mentions reads of an alias besides its words; the text, for its
// capitals.
using Sense = std::tuple<std::string, AliasKind, Strength, std::optional<Date>,
                         std::optional<Date>>;
// Of an actor's words; a title may have several.
using Senses =
    std::map<std::pair<std::string, std::string>, std::multiset<Sense>>;

const std::string& actor_id(const AliasTable& table, AliasIndex row) {
  return table.actor(table.actor_of(row)).id;
}

Senses senses_of(const AliasTable& table) {
  Senses senses;
  for (AliasIndex row = 0; row < table.aliases().size(); ++row) {
    const Alias& alias = table.alias(row);
    senses[{actor_id(table, row), fold(alias.text)}].insert(
        {alias.text, alias.kind, alias.strength, alias.held.first,
         alias.held.last});
  }
  return senses;
}

// Calls `use(key)` for every key that one map lacks or has with another value.
template <typename Map, typename Use>
void for_each_difference(const Map& before, const Map& after, Use use) {
  for (const auto& [key, value] : before) {
    const auto found = after.find(key);
    if (found == after.end() || found->second != value) use(key);
  }
  for (const auto& [key, value] : after) {
    if (!before.contains(key)) use(key);
  }
}

// Where each actor can be met, by his id.
class ActorTraces {
 public:
  void add(const AliasTable& table) {
    for (AliasIndex row = 0; row < table.aliases().size(); ++row) {
      traces_[actor_id(table, row)].phrases.insert(fold(table.alias(row).text));
    }
    for (const Override& row : table.rows().overrides) {
      const auto actor = table.find_actor(row.actor);
      if (!actor) continue;  // nobody
      traces_[table.actor(*actor).id].documents.insert(row.document);
    }
  }

  const Traces& of(const std::string& actor) { return traces_[actor]; }

 private:
  std::map<std::string, Traces> traces_;
};

std::map<std::string, ActorKind> kinds_of(const AliasTable& table) {
  std::map<std::string, ActorKind> kinds;
  for (const Actor& actor : table.actors()) {
    if (!actor.retired) kinds.emplace(actor.id, actor.kind);
  }
  return kinds;
}

// Who may support each actor, in the order in which they are asked.
std::map<std::string, Ids> supporters_of(const AliasTable& table) {
  std::map<std::string, Ids> all;
  for (ActorIndex i = 0; i < table.actors().size(); ++i) {
    Ids ids;
    for (const ActorIndex supporter : table.supporters(i)) {
      const std::string& id = table.actor(supporter).id;
      if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
    }
    if (!ids.empty()) all.emplace(table.actor(i).id, std::move(ids));
  }
  return all;
}

Ids only_those_in(const Ids& ids, const Ids& others) {
  Ids kept;
  std::copy_if(ids.begin(), ids.end(), std::back_inserter(kept),
               [&](const std::string& id) {
                 return std::find(others.begin(), others.end(), id) !=
                        others.end();
               });
  return kept;
}

// Supporters that came, went, or changed places.
std::set<std::string> changed_supporters(const Ids& before, const Ids& after) {
  const Ids stayed = only_those_in(before, after);
  std::set<std::string> changed(before.begin(), before.end());
  changed.insert(after.begin(), after.end());
  if (stayed != only_those_in(after, before)) return changed;
  for (const std::string& id : stayed) changed.erase(id);
  return changed;
}

std::map<std::string, std::set<std::string>> name_words_of(
    const AliasTable& table) {
  std::map<std::string, std::set<std::string>> all;
  for (ActorIndex i = 0; i < table.actors().size(); ++i) {
    for (const std::string* word : table.name_words(i)) {
      all[table.actor(i).id].insert(*word);
    }
  }
  return all;
}

using Corrections = std::map<std::pair<std::string, std::string>, std::string>;

Corrections corrections_of(const AliasTable& table) {
  Corrections corrections;
  for (const Override& row : table.rows().overrides) {
    corrections[{row.document, row.surface}] = row.actor;
  }
  return corrections;
}

class ChangeFinder {
 public:
  ChangeFinder(const AliasTable& before, const AliasTable& after)
      : before_(before), after_(after) {
    traces_.add(before);
    traces_.add(after);
  }

  AliasChanges find() {
    find_aliases();
    find_kinds();
    find_links();
    find_corrections();
    find_names();
    return std::move(changes_);
  }

 private:
  void find_aliases() {
    for_each_difference(senses_of(before_), senses_of(after_),
                        [&](const auto& key) {
                          ++changes_.aliases;
                          changes_.any.phrases.insert(key.second);
                        });
  }

  // An actor who came or went has no row that is not a change by itself.
  void find_kinds() {
    const auto after = kinds_of(after_);
    for (const auto& [id, kind] : kinds_of(before_)) {
      const auto found = after.find(id);
      if (found == after.end() || found->second == kind) continue;
      ++changes_.actors;
      const Traces& traces = traces_.of(id);
      changes_.any.phrases.insert(traces.phrases.begin(), traces.phrases.end());
      changes_.any.documents.insert(traces.documents.begin(),
                                    traces.documents.end());
    }
  }

  void find_links() {
    const auto before = supporters_of(before_);
    const auto after = supporters_of(after_);
    std::set<std::pair<std::string, std::string>> pairs;
    for_each_difference(before, after, [&](const std::string& id) {
      const auto ids_in = [&](const auto& all) {
        const auto found = all.find(id);
        return found == all.end() ? Ids{} : found->second;
      };
      for (const std::string& supporter :
           changed_supporters(ids_in(before), ids_in(after))) {
        pairs.insert(std::minmax(id, supporter));
      }
    });
    for (const auto& [one, other] : pairs) {
      changes_.linked.emplace_back(traces_.of(one), traces_.of(other));
    }
    changes_.links = pairs.size();
  }

  void find_corrections() {
    for_each_difference(corrections_of(before_), corrections_of(after_),
                        [&](const auto& key) {
                          ++changes_.corrections;
                          changes_.any.documents.insert(key.first);
                        });
  }

  // Counted as the changes of aliases that they come from.
  void find_names() {
    const auto before = name_words_of(before_);
    const auto after = name_words_of(after_);
    for_each_difference(before, after, [&](const std::string& id) {
      ChangedName name;
      for (const std::string& phrase : traces_.of(id).phrases) {
        const bool is_word = phrase.find(' ') == std::string::npos;
        if (is_word) name.surnames.phrases.insert(phrase);
      }
      if (name.surnames.phrases.empty()) return;
      const auto words_in = [&](const auto& all) {
        const auto found = all.find(id);
        return found == all.end() ? std::set<std::string>() : found->second;
      };
      std::ranges::set_symmetric_difference(
          words_in(before), words_in(after),
          std::inserter(name.words, name.words.end()));
      changes_.names.push_back(std::move(name));
    });
  }

  const AliasTable& before_;
  const AliasTable& after_;
  ActorTraces traces_;
  AliasChanges changes_;
};

std::vector<std::string> words_of(std::string_view folded) {
  std::vector<std::string> words;
  while (!folded.empty()) {
    const std::string_view word = folded.substr(0, folded.find(' '));
    words.emplace_back(word);
    folded.remove_prefix(std::min(folded.size(), word.size() + 1));
  }
  return words;
}

// Queries of one shard. A phrase with a word that the shard lacks is left
// out: of thousands of aliases, most.
class QueryMaker {
 public:
  explicit QueryMaker(const Xapian::Database& shard) : shard_(shard) {}

  Query concerned(const AliasChanges& changes) const {
    std::vector<Query> queries = {met_by(changes.any)};
    for (const auto& [one, other] : changes.linked) {
      queries.push_back(met_by(one) & met_by(other));
    }
    for (const ChangedName& name : changes.names) {
      queries.push_back(met_by(name.surnames) & any_word_like(name.words));
    }
    return any_of(queries);
  }

 private:
  static Query any_of(const std::vector<Query>& queries) {
    return {Query::OP_OR, queries.begin(), queries.end()};
  }

  Query met_by(const Traces& traces) const {
    std::vector<Query> queries;
    for (const std::string& phrase : traces.phrases) {
      add_phrase(words_of(phrase), queries);
    }
    for (const std::string& id : traces.documents) {
      // Thousands of terms that are not there make a tree as deep.
      const std::string term = make_term(kIdPrefix, id);
      if (shard_.term_exists(term)) queries.emplace_back(term);
    }
    return any_of(queries);
  }

  // Of the words of the shard.
  Query any_word_like(const std::set<std::string>& name_words) const {
    std::set<std::string> words = name_words;
    for (const std::string& name_word : name_words) {
      words.insert(name_word.substr(0, 1));  // an initial
      const std::string first(name_word, 0, 1);
      for (const char letter :
           first + std::string(first_letters_like(first[0]))) {
        add_words_like(name_word, letter, words);
      }
    }
    std::vector<Query> queries;
    for (const std::string& word : words) queries.emplace_back(word);
    return any_of(queries);
  }

  void add_words_like(const std::string& name_word, char first_letter,
                      std::set<std::string>& words) const {
    const std::string prefix(1, first_letter);
    for (auto word = shard_.allterms_begin(prefix);
         word != shard_.allterms_end(prefix); ++word) {
      if (is_like_name_word(*word, name_word)) words.insert(*word);
    }
  }

  void add_phrase(std::vector<std::string> words,
                  std::vector<Query>& queries) const {
    const auto is_here = [&](const std::string& word) {
      return shard_.term_exists(word);
    };
    if (!std::all_of(words.begin() + 1, words.end(), is_here)) return;
    for (const std::string& form : first_word_forms(words[0])) {
      if (!is_here(form)) continue;
      words[0] = form;
      queries.emplace_back(Query::OP_PHRASE, words.begin(), words.end());
    }
  }

  const Xapian::Database& shard_;
};

std::string counted(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

}  // namespace

AliasChanges find_alias_changes(const AliasTable& before,
                                const AliasTable& after) {
  return ChangeFinder(before, after).find();
}

std::vector<std::uint32_t> concerned_documents(const Xapian::Database& shard,
                                               const AliasChanges& changes) {
  if (changes.empty() || shard.get_doccount() == 0) return {};
  return matching_documents(QueryMaker(shard).concerned(changes), shard);
}

std::string to_string(const AliasChanges& changes) {
  std::vector<std::string> parts;
  if (changes.aliases) {
    parts.push_back(changes.aliases == 1
                        ? "1 alias"
                        : fmt::format("{} aliases", changes.aliases));
  }
  if (changes.links) parts.push_back(counted(changes.links, "link"));
  if (changes.actors) {
    parts.push_back(counted(changes.actors, "kind") + " of actors");
  }
  if (changes.corrections) {
    parts.push_back(counted(changes.corrections, "correction"));
  }
  if (parts.empty()) return "nothing that decides a mention changed";
  return fmt::format("{} changed", fmt::join(parts, ", "));
}

}  // namespace fihrist
