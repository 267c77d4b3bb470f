#include "indexer/stored_document.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>
#include <nlohmann/json.hpp>

#include "corpus/error.h"

namespace fihrist {
namespace {

using nlohmann::json;

// Keys of the stored JSON and the fields of Document they hold.
struct TextKey {
  const char* key;
  std::string Document::*text;
};

constexpr TextKey kTextKeys[] = {
    {"id", &Document::id},       {"title", &Document::title},
    {"body", &Document::body},   {"source", &Document::source},
    {"url", &Document::url},     {"language", &Document::language},
    {"extra", &Document::extra},
};

json mention_json(const StoredMention& mention) {
  return json::array({static_cast<int>(mention.field), mention.begin,
                      mention.end, mention.actor, to_string(mention.via),
                      mention.spelling, mention.support});
}

StoredMention parse_mention(const json& row) {
  StoredMention mention;
  mention.field = row.at(0).get<int>() == 0 ? Field::title : Field::body;
  mention.begin = row.at(1).get<std::uint32_t>();
  mention.end = row.at(2).get<std::uint32_t>();
  mention.actor = row.at(3).get<std::string>();
  mention.via = parse_via(row.at(4).get<std::string>()).value_or(Via::alias);
  mention.spelling = row.at(5).get<std::string>();
  mention.support = row.at(6).get<std::string>();
  return mention;
}

// A span outside the text would have us read bytes that are not there.
void check_span(const StoredDocument& stored, const StoredMention& mention) {
  if (mention.begin <= mention.end &&
      mention.end <= stored.text(mention.field).size()) {
    return;
  }
  throw Error(ErrorCode::damaged,
              fmt::format("a mention of {} lies outside its text; build the "
                          "index anew",
                          stored.document.id));
}

StoredDocument untagged_from_json(const json& root) {
  StoredDocument stored;
  Document& document = stored.document;
  for (const TextKey& key : kTextKeys) {
    document.*key.text = root.value(key.key, std::string());
  }
  if (root.contains("date")) {
    document.date = parse_date(root.at("date").get<std::string>());
    document.date_origin =
        parse_date_origin(root.at("date_origin").get<std::string>())
            .value_or(DateOrigin::given);
  }
  stored.added = root.at("added").get<std::int64_t>();
  return stored;
}

StoredDocument from_json(const json& root) {
  StoredDocument stored = untagged_from_json(root);
  for (const json& row : root.at("mentions")) {
    stored.mentions.push_back(parse_mention(row));
    check_span(stored, stored.mentions.back());
  }
  return stored;
}

StoredDocument parse_with(StoredDocument (*read)(const json&),
                          std::string_view json_text) {
  try {
    return read(json::parse(json_text));
  } catch (const json::exception& error) {
    throw Error(ErrorCode::damaged,
                fmt::format("a stored document cannot be read ({}); check the "
                            "index with: fihrist-indexer check INDEX",
                            error.what()));
  }
}

std::string row_of(const StoredMention& mention, const Document& document,
                   const AliasTable& table) {
  if (mention.via == Via::override) {
    for (const std::uint32_t i : table.overrides_of(document.id)) {
      const Override& row = table.rows().overrides[i];
      if (fold(row.surface) == mention.spelling) return row.row;
    }
    return {};
  }
  const auto actor = table.find_actor(mention.actor);
  for (const AliasIndex i : table.find_aliases(mention.spelling)) {
    const Alias& alias = table.alias(i);
    const bool is_title = alias.kind == AliasKind::title;
    if (table.actor_of(i) != actor) continue;
    if (is_title != (mention.via == Via::title)) continue;
    if (is_title && document.date && !alias.held.contains(*document.date)) {
      continue;
    }
    return alias.row;
  }
  return {};
}

}  // namespace

StoredMention name_mention(const Mention& mention, const AliasTable& table) {
  StoredMention named;
  named.field = mention.field;
  named.begin = mention.begin;
  named.end = mention.end;
  named.actor = table.actor(mention.actor).id;
  named.via = mention.via;
  named.spelling = spelling(mention, table);
  if (mention.support) named.support = table.actor(*mention.support).id;
  named.row = mention.via == Via::override
                  ? table.rows().overrides[mention.row].row
                  : table.alias(mention.row).row;
  return named;
}

std::string to_json_text(const StoredDocument& stored) {
  const Document& document = stored.document;
  json root;
  for (const TextKey& key : kTextKeys) {
    if (!(document.*key.text).empty()) root[key.key] = document.*key.text;
  }
  if (document.date) {
    root["date"] = to_string(*document.date);
    root["date_origin"] = to_string(document.date_origin);
  }
  root["added"] = stored.added;
  json& mentions = root["mentions"] = json::array();
  for (const StoredMention& mention : stored.mentions) {
    mentions.push_back(mention_json(mention));
  }
  return root.dump();
}

StoredDocument parse_stored_document(std::string_view json_text) {
  return parse_with(from_json, json_text);
}

StoredDocument parse_untagged_document(std::string_view json_text) {
  return parse_with(untagged_from_json, json_text);
}

void find_rows(StoredDocument& stored, const AliasTable& table) {
  for (StoredMention& mention : stored.mentions) {
    mention.row = row_of(mention, stored.document, table);
  }
}

std::string_view to_string(Field field) {
  return field == Field::title ? "title" : "body";
}

std::string format_time(std::int64_t seconds) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                     fmt::gmtime(static_cast<std::time_t>(seconds)));
}

}  // namespace fihrist
