#include "searchd/query.h"

#include <fmt/format.h>

#include <algorithm>

namespace fihrist {
namespace {

// A run in parentheses of its own: an AND of one.
bool is_group(const Query& query) {
  return query.kind == Query::Kind::all_of && query.children.size() == 1;
}

// How tightly a kind binds when printed; a looser child takes parentheses.
int binding(const Query& query) {
  if (is_group(query)) return 4;
  switch (query.kind) {
    case Query::Kind::any_of:
      return 0;
    case Query::Kind::all_of:
      return 1;
    case Query::Kind::none_of:
      return 2;
    case Query::Kind::near:
      return 3;
    default:
      return 4;
  }
}

std::string child_text(const Query& parent, const Query& child) {
  const bool looser = binding(child) <= binding(parent);
  return looser ? fmt::format("({})", to_string(child)) : to_string(child);
}

std::string join(const Query& query, std::string_view mark) {
  std::string text;
  for (const Query& child : query.children) {
    if (!text.empty()) text += mark;
    text += child_text(query, child);
  }
  return text;
}

std::string quote(const std::vector<Query::Place>& places) {
  std::string text;
  for (const Query::Place& place : places) {
    if (!text.empty()) text += ' ';
    text += place.actor.empty() ? place.word : "actor:" + place.actor;
  }
  return fmt::format("\"{}\"", text);
}

// "al-zaydi", which is read as one name again.
std::string written_together(const std::vector<Query::Place>& places) {
  std::string text;
  for (const Query::Place& place : places) {
    if (!text.empty()) text += '-';
    text += place.word;
  }
  return text;
}

std::string end_text(const std::optional<Date>& end) {
  return end ? to_string(*end) : std::string();
}

void collect_actors(const Query& query, std::vector<std::string>& actors) {
  const auto add = [&](const std::string& id) {
    if (std::find(actors.begin(), actors.end(), id) == actors.end()) {
      actors.push_back(id);
    }
  };
  if (query.kind == Query::Kind::none_of) return;
  if (query.kind == Query::Kind::actor) add(query.text);
  for (const Query::Place& place : query.places) {
    if (!place.actor.empty()) add(place.actor);
  }
  for (const Query& child : query.children) collect_actors(child, actors);
}

}  // namespace

bool Query::operator==(const Query& other) const {
  return kind == other.kind && text == other.text && places == other.places &&
         spellings == other.spellings && dates.first == other.dates.first &&
         dates.last == other.dates.last && window == other.window &&
         children == other.children;
}

std::string to_string(const Query& query) {
  switch (query.kind) {
    case Query::Kind::everything:
      return "*";
    case Query::Kind::run:
    case Query::Kind::word:
    case Query::Kind::alike:
      return query.text;
    case Query::Kind::name:
      return written_together(query.places);
    case Query::Kind::prefix:
      return query.text + "*";
    case Query::Kind::exact:
      return quote(query.places);
    case Query::Kind::title:
      return "title:" + quote(query.places);
    case Query::Kind::actor:
      return "actor:" + query.text;
    case Query::Kind::source:
      return fmt::format("source:\"{}\"", query.text);
    case Query::Kind::language:
      return "language:" + query.text;
    case Query::Kind::date:
      return fmt::format("date:{}..{}", end_text(query.dates.first),
                         end_text(query.dates.last));
    case Query::Kind::near:
      return join(query, fmt::format(" NEAR/{} ", query.window));
    case Query::Kind::all_of:
      return is_group(query) ? fmt::format("({})", to_string(query.children[0]))
                             : join(query, " AND ");
    case Query::Kind::any_of:
      return join(query, " OR ");
    case Query::Kind::none_of:
      return "NOT " + child_text(query, query.children[0]);
  }
  return {};
}

std::vector<std::string> actors_in(const Query& query) {
  std::vector<std::string> actors;
  collect_actors(query, actors);
  return actors;
}

}  // namespace fihrist
