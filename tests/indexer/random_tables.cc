#include "random_tables.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "analyzers/alias_check.h"
#include "analyzers/alias_merge.h"

namespace fihrist {
namespace {

constexpr int kActors = 14;

constexpr std::string_view kNames[] = {
    "Qaani",          "Esmail Qaani",  "Kani",
    "kani",           "Quds Force",    "Quds",
    "the crowd",      "PMF",           "Badr",
    "Badr Brigade",   "al-Asad",       "Asad",
    "air base",       "Asad air base", "Kazemi",
    "Mustafa Kazemi", "Amal",          "ha ha",
    "chief of staff", "Quds chief",    "U.S.",
    "الكاظمي",        "مصطفى الكاظمي", "قاآني",
    "الحشد الشعبي",   "بدر",           "قائد فيلق القدس",
};

// What the rules look at beside names, and plain words.
constexpr std::string_view kWords[] = {
    "former", "then",  "Brigade", "Street", "commander", "General",
    "visit",  "talks", "rockets", "said",   "Hossein",   "al-",
    "و",      "ال",    "السابق",  "في",     "deputy",    "base"};

constexpr std::string_view kBefore[] = {"",  "",  "",  "",   "al-",
                                        "و", "ل", "ب", "ال", "Al "};
constexpr std::string_view kBehind[] = {" ",  " ",  " ",   " ",
                                        ", ", ". ", "’s ", "-"};
constexpr std::string_view kDates[] = {"2019-06-01", "2020-02-01",
                                       "2020-11-25"};

template <typename Values>
auto& pick(std::mt19937& random, Values& values) {
  return values[random() % std::size(values)];
}

bool chance(std::mt19937& random, unsigned percent) {
  return random() % 100 < percent;
}

std::string random_id(std::mt19937& random) {
  return "a" + std::to_string(random() % kActors);
}

ActorKind random_actor_kind(std::mt19937& random) {
  constexpr ActorKind kinds[] = {ActorKind::person, ActorKind::person,
                                 ActorKind::group, ActorKind::state,
                                 ActorKind::place};
  return pick(random, kinds);
}

AliasKind random_alias_kind(std::mt19937& random) {
  constexpr AliasKind kinds[] = {AliasKind::spelling, AliasKind::spelling,
                                 AliasKind::acronym, AliasKind::title,
                                 AliasKind::title};
  return pick(random, kinds);
}

DateRange random_time(std::mt19937& random) {
  DateRange held;
  if (chance(random, 50)) held.first = parse_date(pick(random, kDates));
  if (chance(random, 50)) held.last = parse_date(pick(random, kDates));
  return held;
}

Actor random_actor(std::mt19937& random) {
  Actor actor;
  actor.id = random_id(random);
  actor.kind = random_actor_kind(random);
  actor.name = "Name of " + actor.id;
  return actor;
}

Alias random_alias(std::mt19937& random) {
  Alias alias;
  alias.actor = random_id(random);
  alias.text = pick(random, kNames);
  alias.kind = random_alias_kind(random);
  alias.strength = chance(random, 45) ? Strength::strong : Strength::weak;
  if (alias.kind == AliasKind::title) alias.held = random_time(random);
  alias.source = "chance";
  return alias;
}

Link random_link(std::mt19937& random) {
  constexpr std::string_view kinds[] = {"leads", "member_of"};
  Link link;
  link.actor = random_id(random);
  link.related = random_id(random);
  link.kind = pick(random, kinds);
  return link;
}

Override random_override(std::mt19937& random) {
  Override row;
  row.document = std::to_string(random() % 60);
  row.surface =
      chance(random, 80) ? pick(random, kNames) : pick(random, kWords);
  row.actor = chance(random, 30) ? std::string(kNobody) : random_id(random);
  row.who = "chance";
  row.why = "chance";
  return row;
}

// A change that the check refuses is not made.
template <typename Change>
void try_to(AliasRows& rows, Change change) {
  AliasRows changed = rows;
  change(changed);
  changed = follow_renames(std::move(changed), [](const Problem&) {});
  if (check_alias_rows(changed).empty()) rows = std::move(changed);
}

template <typename Row>
void erase_any(std::vector<Row>& rows, std::mt19937& random) {
  if (!rows.empty()) rows.erase(rows.begin() + random() % rows.size());
}

void change_any_alias(AliasRows& rows, std::mt19937& random) {
  if (rows.aliases.empty()) return;
  Alias& alias = pick(random, rows.aliases);
  const Alias other = random_alias(random);
  switch (random() % 5) {
    case 0:
      alias.strength = other.strength;
      break;
    case 1:
      alias.kind = other.kind;
      alias.held = other.held;
      break;
    case 2:
      alias.actor = other.actor;
      break;
    case 3:
      alias.source = "another source";
      break;
    default:
      alias.text = other.text;
  }
}

void erase_actor(AliasRows& rows, const std::string& id) {
  std::erase_if(rows.actors, [&](const Actor& row) { return row.id == id; });
  std::erase_if(rows.aliases,
                [&](const Alias& row) { return row.actor == id; });
  std::erase_if(rows.links, [&](const Link& row) {
    return row.actor == id || row.related == id;
  });
  std::erase_if(rows.overrides,
                [&](const Override& row) { return row.actor == id; });
  std::erase_if(rows.renames, [&](const Rename& row) { return row.to == id; });
}

void rename_actor(AliasRows& rows, std::mt19937& random) {
  const std::string from = random_id(random);
  const std::string to = random_id(random);
  const auto is_bearer = [&](const Rename& row) { return row.from == to; };
  if (from == to ||
      std::any_of(rows.renames.begin(), rows.renames.end(), is_bearer)) {
    return;
  }
  rows.renames.push_back({.from = from, .to = to, .row = "links.tsv:1"});
}

void change_once(AliasRows& rows, std::mt19937& random) {
  switch (random() % 16) {
    case 0:
    case 1:
      rows.aliases.push_back(random_alias(random));
      break;
    case 2:
      erase_any(rows.aliases, random);
      break;
    case 3:
    case 4:
      change_any_alias(rows, random);
      break;
    case 5:
    case 6:
      rows.links.push_back(random_link(random));
      break;
    case 7:
      erase_any(rows.links, random);
      break;
    case 8:
      std::shuffle(rows.links.begin(), rows.links.end(), random);
      break;
    case 9:
      std::shuffle(rows.aliases.begin(), rows.aliases.end(), random);
      std::shuffle(rows.actors.begin(), rows.actors.end(), random);
      break;
    case 10:
      rows.actors.push_back(random_actor(random));
      break;
    case 11:
      if (!rows.actors.empty()) {
        pick(random, rows.actors).kind = random_actor_kind(random);
      }
      break;
    case 12:
      erase_actor(rows, random_id(random));
      break;
    case 13:
      rename_actor(rows, random);
      break;
    case 14:
      rows.overrides.push_back(random_override(random));
      break;
    default:
      erase_any(rows.overrides, random);
  }
}

std::string random_text(std::mt19937& random, std::size_t words) {
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    const bool is_name = chance(random, 30);
    if (is_name) text += pick(random, kBefore);
    text += is_name ? pick(random, kNames) : pick(random, kWords);
    text += pick(random, kBehind);
  }
  return text;
}

}  // namespace

AliasRows random_alias_rows(std::mt19937& random) {
  AliasRows rows;
  const auto add_some = [&](int count, auto add) {
    for (int i = 0; i < count; ++i) try_to(rows, add);
  };
  add_some(20, [&](AliasRows& more) {
    more.actors.push_back(random_actor(random));
  });
  add_some(40, [&](AliasRows& more) {
    more.aliases.push_back(random_alias(random));
  });
  add_some(12,
           [&](AliasRows& more) { more.links.push_back(random_link(random)); });
  add_some(4, [&](AliasRows& more) {
    more.overrides.push_back(random_override(random));
  });
  return rows;
}

std::vector<Document> random_articles(std::mt19937& random, int count) {
  std::vector<Document> documents;
  for (int i = 0; i < count; ++i) {
    Document document;
    document.id = std::to_string(i);
    document.title = random_text(random, random() % 5);
    document.body = random_text(random, random() % 16);
    if (chance(random, 60)) {
      document.date = parse_date(pick(random, kDates));
      document.date_origin = DateOrigin::given;
    }
    documents.push_back(std::move(document));
  }
  return documents;
}

AliasRows randomly_changed(AliasRows rows, std::mt19937& random) {
  try_to(rows, [&](AliasRows& changed) { change_once(changed, random); });
  return rows;
}

}  // namespace fihrist
