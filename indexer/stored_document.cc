#include "indexer/stored_document.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>
#include <utility>

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

// Who is meant by a mention, and why; an article says most of it many times.
using Meaning =
    std::tuple<std::string_view, std::string_view, Via, std::string_view>;

Meaning meaning_of(const StoredMention& mention) {
  return {mention.actor, mention.spelling, mention.via, mention.support};
}

// What is usual is left out at the end.
json meaning_json(const StoredMention& mention) {
  json row = {mention.actor, mention.spelling};
  if (mention.via != Via::alias || !mention.support.empty()) {
    row.push_back(to_string(mention.via));
  }
  if (!mention.support.empty()) row.push_back(mention.support);
  return row;
}

constexpr std::pair<const char*, Field> kMentionKeys[] = {
    {"in_title", Field::title}, {"in_body", Field::body}};

void write_mentions(const std::vector<StoredMention>& mentions, json& root) {
  std::map<Meaning, std::size_t> known;
  json& meanings = root["meant"] = json::array();
  for (const auto& [key, field] : kMentionKeys) {
    json numbers = json::array();
    std::int64_t before = 0;
    for (const StoredMention& mention : mentions) {
      if (mention.field != field) continue;
      const auto [meaning, is_new] =
          known.try_emplace(meaning_of(mention), known.size());
      if (is_new) meanings.push_back(meaning_json(mention));
      numbers.push_back(meaning->second);
      numbers.push_back(mention.begin - before);
      numbers.push_back(mention.end - mention.begin);
      before = mention.begin;
    }
    if (!numbers.empty()) root[key] = std::move(numbers);
  }
}

StoredMention parse_meaning(const json& row) {
  StoredMention mention;
  mention.actor = row.at(0).get<std::string>();
  mention.spelling = row.at(1).get<std::string>();
  if (row.size() > 2) {
    mention.via = parse_via(row.at(2).get<std::string>()).value_or(Via::alias);
  }
  if (row.size() > 3) mention.support = row.at(3).get<std::string>();
  return mention;
}

[[noreturn]] void fail_mention(const StoredDocument& stored) {
  throw Error(ErrorCode::damaged,
              fmt::format("a mention of {} is not of its text; build the index "
                          "anew",
                          stored.document.id));
}

// A span outside the text would have us read bytes that are not there.
void check_span(const StoredDocument& stored, Field field, std::int64_t begin,
                std::int64_t length) {
  const auto size = static_cast<std::int64_t>(stored.text(field).size());
  if (0 <= begin && begin <= size && 0 <= length && length <= size - begin) {
    return;
  }
  fail_mention(stored);
}

void read_mentions(const json& root, StoredDocument& stored) {
  std::vector<StoredMention> meanings;
  for (const json& row : root.at("meant")) {
    meanings.push_back(parse_meaning(row));
  }
  for (const auto& [key, field] : kMentionKeys) {
    const auto found = root.find(key);
    if (found == root.end()) continue;
    const json& numbers = *found;
    stored.mentions.reserve(stored.mentions.size() + numbers.size() / 3);
    std::int64_t begin = 0;
    for (std::size_t i = 0; i < numbers.size(); i += 3) {
      const auto meaning = numbers.at(i).get<std::size_t>();
      if (meaning >= meanings.size()) fail_mention(stored);
      StoredMention mention = meanings[meaning];
      const auto step = numbers.at(i + 1).get<std::int32_t>();
      const auto length = numbers.at(i + 2).get<std::int32_t>();
      begin += step;
      check_span(stored, field, begin, length);
      mention.field = field;
      mention.begin = static_cast<std::uint32_t>(begin);
      mention.end = static_cast<std::uint32_t>(begin + length);
      stored.mentions.push_back(std::move(mention));
    }
  }
}

void check_furniture(const Document& document) {
  std::uint32_t end_before = 0;
  for (const TextSpan span : document.furniture) {
    if (span.begin < end_before || span.end < span.begin ||
        span.end > document.body.size()) {
      throw Error(ErrorCode::damaged,
                  fmt::format("furniture of {} lies outside its text; build "
                              "the index anew",
                              document.id));
    }
    end_before = span.end;
  }
}

StoredDocument untagged_from_json(const json& root) {
  StoredDocument stored;
  Document& document = stored.document;
  for (const TextKey& key : kTextKeys) {
    const auto text = root.find(key.key);
    if (text != root.end()) text->get_to(document.*key.text);
  }
  if (root.contains("date")) {
    document.date = parse_date(root.at("date").get<std::string>());
    document.date_origin =
        parse_date_origin(root.at("date_origin").get<std::string>())
            .value_or(DateOrigin::given);
  }
  for (const json& span : root.value("furniture", json::array())) {
    document.furniture.push_back(
        {span.at(0).get<std::uint32_t>(), span.at(1).get<std::uint32_t>()});
  }
  check_furniture(document);
  stored.added = root.at("added").get<std::int64_t>();
  return stored;
}

StoredDocument from_json(const json& root) {
  StoredDocument stored = untagged_from_json(root);
  read_mentions(root, stored);
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
  for (const TextSpan span : document.furniture) {
    root["furniture"].push_back(json::array({span.begin, span.end}));
  }
  root["added"] = stored.added;
  write_mentions(stored.mentions, root);
  return root.dump();
}

StoredDocument parse_stored_document(std::string_view json_text) {
  return parse_with(from_json, json_text);
}

StoredDocument parse_untagged_document(std::string_view json_text) {
  return parse_with(untagged_from_json, json_text);
}

void find_rows(StoredDocument& stored, const AliasTable& table) {
  std::map<Meaning, std::string> rows;
  for (StoredMention& mention : stored.mentions) {
    const auto [row, is_new] = rows.try_emplace(meaning_of(mention));
    if (is_new) row->second = row_of(mention, stored.document, table);
    mention.row = row->second;
  }
}

std::vector<Word> words_of(const StoredDocument& stored, Field field) {
  if (field == Field::title) return break_words(stored.document.title);
  return break_words(stored.document.body, stored.document.furniture);
}

std::string_view to_string(Field field) {
  return field == Field::title ? "title" : "body";
}

std::string format_time(std::int64_t seconds) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                     fmt::gmtime(static_cast<std::time_t>(seconds)));
}

}  // namespace fihrist
