#include "analyzers/alias_table.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analyzers/words.h"
#include "corpus/digest.h"

namespace fihrist {
namespace {

template <typename Value>
using Name = std::pair<Value, std::string_view>;

constexpr std::array kActorKinds = {
    Name<ActorKind>{ActorKind::person, "person"},
    Name<ActorKind>{ActorKind::group, "group"},
    Name<ActorKind>{ActorKind::force, "force"},
    Name<ActorKind>{ActorKind::party, "party"},
    Name<ActorKind>{ActorKind::government, "government"},
    Name<ActorKind>{ActorKind::organization, "organization"},
    Name<ActorKind>{ActorKind::state, "state"},
    Name<ActorKind>{ActorKind::media, "media"},
    Name<ActorKind>{ActorKind::place, "place"},
};

constexpr std::array kAliasKinds = {
    Name<AliasKind>{AliasKind::spelling, "spelling"},
    Name<AliasKind>{AliasKind::native, "native"},
    Name<AliasKind>{AliasKind::translation, "translation"},
    Name<AliasKind>{AliasKind::acronym, "acronym"},
    Name<AliasKind>{AliasKind::kunya, "kunya"},
    Name<AliasKind>{AliasKind::title, "title"},
    Name<AliasKind>{AliasKind::mt_error, "mt_error"},
};

constexpr std::array kStrengths = {
    Name<Strength>{Strength::strong, "strong"},
    Name<Strength>{Strength::weak, "weak"},
};

template <typename Names, typename Value>
std::string_view name_of(const Names& names, Value value) {
  for (const auto& [known, name] : names) {
    if (known == value) return name;
  }
  return {};
}

template <typename Value, std::size_t size>
std::optional<Value> value_of(const std::array<Name<Value>, size>& names,
                              std::string_view name) {
  for (const auto& [value, known] : names) {
    if (known == name) return value;
  }
  return std::nullopt;
}

bool may_support(const Actor& actor) {
  return actor.kind != ActorKind::state && actor.kind != ActorKind::place;
}

void append_row(std::string& text,
                std::initializer_list<std::string_view> row) {
  for (const std::string_view column : row) text.append(column).append("\t");
  text += '\n';
}

// Actors by their ids: the order of the others, and those that are retired,
// tell only what an index has been through.
std::vector<const Actor*> actors_by_id(const AliasRows& rows) {
  std::vector<const Actor*> actors;
  for (const Actor& actor : rows.actors) {
    if (!actor.retired) actors.push_back(&actor);
  }
  std::sort(actors.begin(), actors.end(),
            [](const Actor* a, const Actor* b) { return a->id < b->id; });
  return actors;
}

// Sources and descriptions are for people: they decide no mention.
std::string digest_rows(const AliasRows& rows) {
  std::string text;
  for (const Actor* actor : actors_by_id(rows)) {
    append_row(text, {actor->id, to_string(actor->kind), actor->name});
  }
  for (const Alias& alias : rows.aliases) {
    append_row(text, {alias.actor, alias.text, to_string(alias.kind),
                      to_string(alias.strength),
                      alias.held.first ? to_string(*alias.held.first) : "",
                      alias.held.last ? to_string(*alias.held.last) : ""});
  }
  for (const Link& link : rows.links) {
    append_row(text, {link.actor, link.related, link.kind});
  }
  for (const Rename& rename : rows.renames) {
    append_row(text, {rename.from, rename.to});
  }
  for (const Override& row : rows.overrides) {
    append_row(text, {row.document, row.surface, row.actor});
  }
  return sha256_hex(text).substr(0, 16);
}

}  // namespace

AliasTable::AliasTable(AliasRows rows)
    : rows_(std::move(rows)), digest_(digest_rows(rows_)) {
  number_actors();
  phrases_.reserve(rows_.aliases.size());
  actor_of_.reserve(rows_.aliases.size());
  std::vector<NameWord> name_words;
  for (const Alias& alias : rows_.aliases) {
    const ActorIndex actor = actor_by_id_.at(alias.actor);
    const std::vector<Word> words = break_words(alias.text);
    actor_of_.push_back(actor);
    phrases_.add(words);
    if (words.size() > 1 && alias.kind != AliasKind::title &&
        rows_.actors[actor].kind == ActorKind::person) {
      for (const Word& word : words) {
        name_words.emplace_back(actor, phrases_.known_word(word.folded));
      }
    }
  }
  phrases_.finish();
  keep_name_words(std::move(name_words));
  link_supporters();
  for (std::uint32_t i = 0; i < rows_.overrides.size(); ++i) {
    overrides_[rows_.overrides[i].document].push_back(i);
  }
}

void AliasTable::number_actors() {
  actor_by_id_.reserve(rows_.actors.size());
  for (ActorIndex i = 0; i < rows_.actors.size(); ++i) {
    if (!rows_.actors[i].retired) actor_by_id_.emplace(rows_.actors[i].id, i);
  }
  for (const Rename& rename : rows_.renames) {
    actor_by_id_.emplace(rename.from, actor_by_id_.at(rename.to));
  }
}

void AliasTable::keep_name_words(std::vector<NameWord> words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  name_begin_.assign(rows_.actors.size() + 1, 0);
  for (const auto& [actor, word] : words) {
    name_words_.push_back(word);
    ++name_begin_[actor + 1];
  }
  for (std::size_t i = 0; i + 1 < name_begin_.size(); ++i) {
    name_begin_[i + 1] += name_begin_[i];
  }
}

void AliasTable::link_supporters() {
  supporters_.resize(rows_.actors.size());
  for (const Link& link : rows_.links) {
    const ActorIndex from = actor_by_id_.at(link.actor);
    const ActorIndex to = actor_by_id_.at(link.related);
    if (may_support(actor(to))) supporters_[from].push_back(to);
    if (may_support(actor(from))) supporters_[to].push_back(from);
  }
}

std::optional<ActorIndex> AliasTable::find_actor(std::string_view id) const {
  const auto found = actor_by_id_.find(std::string(id));
  if (found == actor_by_id_.end()) return std::nullopt;
  return found->second;
}

std::span<const std::uint32_t> AliasTable::overrides_of(
    std::string_view document_id) const {
  if (overrides_.empty()) return {};
  const auto found = overrides_.find(std::string(document_id));
  if (found == overrides_.end()) return {};
  return found->second;
}

std::string_view to_string(ActorKind kind) {
  return name_of(kActorKinds, kind);
}
std::string_view to_string(AliasKind kind) {
  return name_of(kAliasKinds, kind);
}
std::string_view to_string(Strength strength) {
  return name_of(kStrengths, strength);
}
std::optional<ActorKind> parse_actor_kind(std::string_view name) {
  return value_of(kActorKinds, name);
}
std::optional<AliasKind> parse_alias_kind(std::string_view name) {
  return value_of(kAliasKinds, name);
}
std::optional<Strength> parse_strength(std::string_view name) {
  return value_of(kStrengths, name);
}

}  // namespace fihrist
