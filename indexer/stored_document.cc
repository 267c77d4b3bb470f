#include "indexer/stored_document.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <ctime>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
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

namespace dom = simdjson::dom;

// More than a text has, few enough to add up.
constexpr std::int64_t kMostBytes = 1LL << 40;

// A member of an object, or none. Of another type, it throws.
template <typename Value>
std::optional<Value> find(const dom::object& object, const char* key) {
  const auto member = object[key];
  if (member.error() == simdjson::NO_SUCH_FIELD) return std::nullopt;
  return Value(member);
}

std::string text_at(const dom::array& row, std::size_t place) {
  return std::string(std::string_view(row.at(place)));
}

StoredMention parse_meaning(const dom::array& row) {
  StoredMention mention;
  mention.actor = text_at(row, 0);
  mention.spelling = text_at(row, 1);
  if (row.size() > 2) {
    mention.via = parse_via(text_at(row, 2)).value_or(Via::alias);
  }
  if (row.size() > 3) mention.support = text_at(row, 3);
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

void read_mentions(const dom::object& root, StoredDocument& stored) {
  std::vector<StoredMention> meanings;
  for (const dom::array row : root["meant"].get_array()) {
    meanings.push_back(parse_meaning(row));
  }
  for (const auto& [key, field] : kMentionKeys) {
    const auto numbers = find<dom::array>(root, key);
    if (!numbers) continue;
    stored.mentions.reserve(stored.mentions.size() + numbers->size() / 3);
    std::int64_t begin = 0;
    for (auto number = numbers->begin(); number != numbers->end(); ++number) {
      const auto next = [&] {
        if (++number == numbers->end()) {
          throw simdjson::simdjson_error(simdjson::INDEX_OUT_OF_BOUNDS);
        }
        return std::int64_t(*number);
      };
      const std::uint64_t meaning(*number);
      if (meaning >= meanings.size()) fail_mention(stored);
      const std::int64_t step = next();
      const std::int64_t length = next();
      if (step < -kMostBytes || step > kMostBytes) fail_mention(stored);
      begin += step;
      check_span(stored, field, begin, length);
      StoredMention mention = meanings[meaning];
      mention.field = field;
      mention.begin = static_cast<std::uint32_t>(begin);
      mention.end = static_cast<std::uint32_t>(begin + length);
      stored.mentions.push_back(std::move(mention));
    }
  }
}

std::uint32_t byte_at(const dom::array& span, std::size_t place) {
  const std::uint64_t byte(span.at(place));
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(byte, UINT32_MAX));
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

StoredDocument untagged_from_json(const dom::object& root) {
  StoredDocument stored;
  Document& document = stored.document;
  for (const TextKey& key : kTextKeys) {
    document.*key.text = find<std::string_view>(root, key.key).value_or("");
  }
  if (const auto date = find<std::string_view>(root, "date")) {
    document.date = parse_date(*date);
    document.date_origin =
        parse_date_origin(std::string_view(root["date_origin"]))
            .value_or(DateOrigin::given);
  }
  if (const auto furniture = find<dom::array>(root, "furniture")) {
    for (const dom::array span : *furniture) {
      document.furniture.push_back({byte_at(span, 0), byte_at(span, 1)});
    }
  }
  check_furniture(document);
  stored.added = std::int64_t(root["added"]);
  return stored;
}

StoredDocument from_json(const dom::object& root) {
  StoredDocument stored = untagged_from_json(root);
  read_mentions(root, stored);
  return stored;
}

// The memory of a parser is as large as its largest text was.
constexpr std::size_t kBytesKept = 1 << 20;

StoredDocument parse_with(StoredDocument (*read)(const dom::object&),
                          std::string_view json_text) {
  thread_local dom::parser kept;
  dom::parser own;
  dom::parser& parser = json_text.size() <= kBytesKept ? kept : own;
  try {
    return read(parser.parse(json_text.data(), json_text.size()));
  } catch (const simdjson::simdjson_error& error) {
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
