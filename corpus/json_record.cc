#include "corpus/json_record.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "corpus/dates/record_date.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

using nlohmann::json;

// Why a record is skipped.
struct Refused {
  std::string reason;
};

struct TextKey {
  const char* name;
  std::string Document::*member;
};

// `language` after its synonym: where both are given, it wins.
constexpr TextKey kTextKeys[] = {
    {"title", &Document::title},   {"body", &Document::body},
    {"source", &Document::source}, {"url", &Document::url},
    {"lang", &Document::language}, {"language", &Document::language},
};

// Before a deep value exists: what handles values calls itself for each level.
bool refuse_deep_nesting(int depth, json::parse_event_t event, const json&) {
  const bool opens = event == json::parse_event_t::object_start ||
                     event == json::parse_event_t::array_start;
  if (opens && depth >= kMaxJsonDepth) {
    throw Refused{fmt::format("nested deeper than {} levels", kMaxJsonDepth)};
  }
  return true;
}

json parse(std::string_view line) {
  if (const auto offset = first_invalid_byte(line)) {
    throw Refused{fmt::format("invalid UTF-8 at byte {}", *offset + 1)};
  }
  try {
    return json::parse(line.begin(), line.end(), refuse_deep_nesting);
  } catch (const json::parse_error& error) {
    throw Refused{fmt::format("invalid JSON at byte {}", error.byte)};
  } catch (const json::out_of_range&) {
    throw Refused{"invalid JSON: a number too large"};
  }
}

// The value of a key, taken out of the record; null when it has none.
json take(json& record, const std::string& key) {
  const auto found = record.find(key);
  if (found == record.end()) return nullptr;
  json value = std::move(*found);
  record.erase(found);
  return value;
}

// The key by which the record has a field.
std::string key_of(const json& record, const std::string& field,
                   const FieldNames& names) {
  for (const FieldName& given : names) {
    if (given.field != field) continue;
    const auto found = record.find(given.name);
    if (found != record.end() && !found->is_null()) return given.name;
  }
  return field;
}

std::string take_text(json& record, const std::string& key) {
  json value = take(record, key);
  if (value.is_null()) return {};
  if (!value.is_string()) {
    throw Refused{fmt::format("\"{}\" is of type {}, not string", key,
                              value.type_name())};
  }
  std::string& text = value.get_ref<std::string&>();
  if (text.find('\0') != std::string::npos) {
    throw Refused{fmt::format("NUL in \"{}\"", key)};
  }
  return std::move(text);
}

// A whole number stands for its digits.
std::string take_id(json& record, const RecordContext& context) {
  const std::string key = key_of(record, "id", context.names);
  const auto found = record.find(key);
  if (found == record.end() || found->is_null()) {
    record.erase(key);
    return context.default_id;
  }
  if (found->is_number_integer()) return take(record, key).dump();
  std::string id = take_text(record, key);
  if (is_blank(id)) throw Refused{fmt::format("empty \"{}\"", key)};
  return id;
}

std::string take_extra(const json& record) {
  return record.empty() ? std::string() : record.dump();
}

Document make_document(json& record, const RecordContext& context) {
  if (!record.is_object()) {
    throw Refused{fmt::format("of type {}, not object", record.type_name())};
  }
  Document document;
  document.id = take_id(record, context);
  for (const TextKey& key : kTextKeys) {
    std::string text =
        take_text(record, key_of(record, key.name, context.names));
    if (!text.empty()) document.*key.member = std::move(text);
  }
  if (document.body.empty()) throw Refused{"no \"body\""};
  if (is_blank(document.body)) throw Refused{"blank \"body\""};
  return document;
}

// A number is one of seconds or milliseconds since 1970, or 20210708. What is
// no date at all is told as one, and costs no article.
std::string take_date(json& record, const RecordContext& context) {
  const auto key = key_of(record, "date", context.names);
  const auto found = record.find(key);
  const bool is_text =
      found == record.end() || found->is_null() || found->is_string();
  return is_text ? take_text(record, key) : take(record, key).dump();
}

// What an export says of an article besides what was read of it.
constexpr const char* kOfTheIndex[] = {
    "actors", "actor_names", "added", "fingerprint", "furniture", "mentions"};

bool is_exported(const json& object) {
  const auto mark = object.find(kExportMark);
  return mark != object.end() && (*mark == 1 || *mark == "1");
}

// What of an exported article does not stand in the places it was read from.
struct Exported {
  DateOrigin date_origin;
  json extra;
};

Exported take_exported(json& object) {
  object.erase(kExportMark);
  for (const char* key : kOfTheIndex) object.erase(key);
  json extra = take(object, "extra");
  if (extra.is_string()) {
    extra = json::parse(extra.get_ref<const std::string&>(), nullptr, false);
  }
  if (!extra.is_object()) extra = json::object();
  const auto origin = parse_date_origin(take_text(object, "date_origin"));
  return {origin.value_or(DateOrigin::given), std::move(extra)};
}

void set_exported_date(Record& record, const std::string& date,
                       DateOrigin origin) {
  if (is_blank(date)) return;  // none was found when it was read
  set_date(record, date);
  if (record.document.date) record.document.date_origin = origin;
}

JsonRecord make_record(json& object, const RecordContext& context) {
  std::optional<Exported> exported;
  if (object.is_object() && is_exported(object)) {
    exported = take_exported(object);
  }
  Record record{.document = make_document(object, context),
                .line = context.line};
  if (const std::string date = take_date(object, context); exported) {
    set_exported_date(record, date, exported->date_origin);
    exported->extra.update(object);  // keys that were added since
    object = std::move(exported->extra);
  } else {
    set_date(record, date);
  }
  record.document.extra = take_extra(object);
  return {std::move(record), {}};
}

// An export writes an apostrophe before what a spreadsheet would calculate.
void undo_apostrophe(std::string& cell) {
  constexpr std::string_view kKeptAsText = "=+-@\t\r'";
  if (cell.size() > 1 && cell[0] == '\'' &&
      kKeptAsText.find(cell[1]) != std::string_view::npos) {
    cell.erase(0, 1);
  }
}

bool is_exported(const std::vector<std::string>& columns,
                 const std::vector<std::string>& texts) {
  const auto mark = std::ranges::find(columns, kExportMark);
  return mark != columns.end() &&
         texts[static_cast<std::size_t>(mark - columns.begin())] == "1";
}

void check_cell(const std::string& column, const std::string& text) {
  if (const auto offset = first_invalid_byte(text)) {
    throw Refused{fmt::format("invalid UTF-8 at byte {} of {}", *offset + 1,
                              quote(column))};
  }
}

}  // namespace

JsonRecord read_json_record(std::string_view text,
                            const RecordContext& context) {
  try {
    json object = parse(text);
    return make_record(object, context);
  } catch (const Refused& refused) {
    return {std::nullopt, refused.reason};
  }
}

JsonRecord read_table_record(const std::vector<std::string>& columns,
                             std::vector<std::string>& texts,
                             const RecordContext& context) {
  try {
    json object = json::object();
    const bool has_apostrophes = is_exported(columns, texts);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      check_cell(columns[i], texts[i]);
      if (columns[i].empty() || texts[i].empty()) continue;
      if (has_apostrophes) undo_apostrophe(texts[i]);
      object.emplace(columns[i], std::move(texts[i]));
    }
    return make_record(object, context);
  } catch (const Refused& refused) {
    return {std::nullopt, refused.reason};
  }
}

}  // namespace fihrist
