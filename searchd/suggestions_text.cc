#include "searchd/suggestions_text.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "analyzers/words.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

using Json = nlohmann::ordered_json;

// Text of the archive must neither steer a terminal nor end a line or a cell.
std::string shown(const Json& text) {
  return text.is_string() ? printable(text.get<std::string>()) : std::string();
}

std::string count_text(const Json& name) {
  const auto count = name.at("count").get<std::uint64_t>();
  std::string text = fmt::format("{} article{}", count, count == 1 ? "" : "s");
  if (name.at("first").is_null()) return text;
  const std::string first = shown(name.at("first"));
  const std::string last = shown(name.at("last"));
  return text + (first == last ? ", " + first
                               : fmt::format(", {} to {}", first, last));
}

// "50 of 92 names"
std::string counted(const Json& list, const Json& all, const char* what) {
  const auto number = all.get<std::uint64_t>();
  return fmt::format(
      "{}{} {}{}",
      list.size() < number ? fmt::format("{} of ", list.size()) : "", number,
      what, number == 1 ? "" : "s");
}

std::string example_text(const Json& name) {
  const Json& example = name.at("example");
  return fmt::format("#   {}: …{}[{}]{}…\n", shown(example.at("id")),
                     shown(example.at("before")), shown(example.at("name")),
                     shown(example.at("after")));
}

std::string like_text(const Json& actor) {
  std::string text;
  if (!actor.at("like").is_null()) {
    text = fmt::format("sounds like “{}” ({:.2f}), ", shown(actor.at("like")),
                       actor.at("likeness").get<double>());
  }
  text += fmt::format("company {:.2f}", actor.at("company").get<double>());
  const auto together = actor.at("together").get<std::uint64_t>();
  if (together > 0) text += fmt::format(", {} with both", together);
  return text;
}

std::string twins_text(const Json& twins) {
  if (twins.empty()) return {};
  const Json& twin = twins.front();
  const std::string more =
      twins.size() == 1 ? "" : fmt::format(", and {} more", twins.size() - 1);
  return fmt::format("#   “{}” in {}, a copy of {}{}\n",
                     shown(twin.at("surface")), shown(twin.at("copy")),
                     shown(twin.at("id")), more);
}

std::string spelling_text(const Json& likely) {
  std::string text =
      fmt::format("# {}: {}; {}\n", shown(likely.at("name")),
                  count_text(likely), like_text(likely.at("actor")));
  text += twins_text(likely.at("twins"));
  for (const Json& other : likely.at("others")) {
    text +=
        fmt::format("#   or {}: {}\n", shown(other.at("id")), like_text(other));
  }
  text += example_text(likely);
  text += fmt::format("{}\t{}\t{}\t{}\t\t\tthe archive, {}\n",
                      shown(likely.at("actor").at("id")),
                      shown(likely.at("name")), shown(likely.at("alias_kind")),
                      shown(likely.at("strength")), count_text(likely));
  return text;
}

std::string alias_row(const std::string& id, const Json& name) {
  return fmt::format("#aliases.tsv\t{}\t{}\t{}\tstrong\t\t\tthe archive, {}\n",
                     id, shown(name.at("name")), shown(name.at("alias_kind")),
                     count_text(name));
}

std::string name_text(const Json& name) {
  const std::string id = shown(name.at("actor_id"));
  const std::string text = shown(name.at("name"));
  std::string rows = fmt::format("# {}: {}\n", text, count_text(name)) +
                     example_text(name) +
                     fmt::format("#actors.tsv\t{}\t{}\t{}\t\n", id,
                                 shown(name.at("kind")), text) +
                     alias_row(id, name);
  for (const Json& alike : name.at("alike")) rows += alias_row(id, alike);
  return rows;
}

}  // namespace

std::string suggestions_text(const std::string& json) {
  const Json answer = Json::parse(json);
  const Json& spellings = answer.at("spellings");
  const Json& names = answer.at("names");
  const Json& all = answer.at("looked_at");
  std::string text =
      fmt::format("# {}, the likeliest first\n\n",
                  counted(spellings, all.at("likely"), "likely new spelling"));
  for (const Json& likely : spellings) text += spelling_text(likely) + "\n";
  text += fmt::format("# {} that no table knows, most articles first\n\n",
                      counted(names, all.at("unknown"), "name"));
  for (const Json& name : names) text += name_text(name) + "\n";
  return text;
}

KeptSuggestions keep_new_suggestions(const std::string& json,
                                     const AliasRows& rows, std::size_t limit) {
  std::set<std::string> known;
  for (const Alias& alias : rows.aliases) known.insert(fold(alias.text));
  std::set<std::pair<std::string, std::string>> refused;
  for (const Alias& alias : rows.refusals) {
    if (alias.actor == kNobody) known.insert(fold(alias.text));
    refused.emplace(alias.actor, fold(alias.text));
  }
  Json answer = Json::parse(json);
  KeptSuggestions kept;
  for (const char* list : {"spellings", "names"}) {
    Json left = Json::array();
    for (Json& name : answer.at(list)) {
      const std::string folded = fold(name.at("name").get<std::string>());
      const bool is_out =
          known.contains(folded) ||
          (name.contains("actor") &&
           refused.contains(
               {name.at("actor").at("id").get<std::string>(), folded}));
      if (is_out) {
        ++kept.left_out;
      } else if (left.size() < limit) {
        left.push_back(std::move(name));
      }
    }
    answer[list] = std::move(left);
  }
  kept.json = answer.dump(-1, ' ', false, Json::error_handler_t::replace);
  return kept;
}

std::string effort_text(const std::string& json) {
  const Json effort = Json::parse(json).at("looked_at");
  return fmt::format(
      "names that no table knows: {}; compared by sound: {}; for {} of them "
      "copies of a story were sought, in {} articles",
      effort.at("names").get<std::uint64_t>(),
      effort.at("compared").get<std::uint64_t>(),
      effort.at("twins_sought").get<std::uint64_t>(),
      effort.at("documents").get<std::uint64_t>());
}

}  // namespace fihrist
