#include "searchd/tagging.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "corpus/error.h"
#include "corpus/furniture.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

using nlohmann::json;

constexpr std::string_view kPlainText = "text/plain";
constexpr std::string_view kJson = "application/json";
constexpr std::array<std::string_view, 3> kCharsets = {"utf-8", "utf8",
                                                       "us-ascii"};

struct MediaType {
  std::string type;  // in small letters
  std::string charset;
};

std::string small(std::string_view text) {
  std::string letters(trimmed(text));
  std::transform(letters.begin(), letters.end(), letters.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return letters;
}

MediaType read_media_type(std::string_view text) {
  constexpr std::string_view kCharset = "charset=";
  MediaType media{small(text.substr(0, text.find(';'))), {}};
  while (text.find(';') != std::string_view::npos) {
    text.remove_prefix(text.find(';') + 1);
    const std::string parameter = small(text.substr(0, text.find(';')));
    if (!parameter.starts_with(kCharset)) continue;
    media.charset = parameter.substr(kCharset.size());
    std::erase(media.charset, '"');
  }
  return media;
}

[[noreturn]] void fail(const std::string& message,
                       std::optional<std::size_t> position = std::nullopt) {
  throw Error(ErrorCode::usage, message, position);
}

void check_body(std::string_view body) {
  if (body.size() > kMaxTagBytes) {
    throw Error(ErrorCode::limit,
                fmt::format("a text has at most {} bytes", kMaxTagBytes));
  }
  if (const auto invalid = first_invalid_byte(body)) {
    fail(fmt::format("the text is not UTF-8 at byte {}", *invalid), *invalid);
  }
}

struct TagKey {
  std::string_view key;
  void (*read)(std::string value, Document& document);
};

void read_date(std::string value, Document& document) {
  document.date = parse_date(value);
  if (!document.date) {
    fail(fmt::format("date={} is no day; use 2020-11-25", quote(value)));
  }
  document.date_origin = DateOrigin::given;
}

constexpr std::array kTagKeys = {
    TagKey{"title",
           [](std::string value, Document& document) {
             document.title = std::move(value);
           }},
    TagKey{"body",
           [](std::string value, Document& document) {
             document.body = std::move(value);
           }},
    TagKey{"text",
           [](std::string value, Document& document) {
             document.body = std::move(value);
           }},
    TagKey{"date", read_date},
    TagKey{"id", [](std::string value,
                    Document& document) { document.id = std::move(value); }},
};

const TagKey& find_key(const std::string& name) {
  for (const TagKey& known : kTagKeys) {
    if (known.key == name) return known;
  }
  fail(fmt::format("no key {}; known are title, body or text, date and id",
                   quote(name)));
}

Document read_json(std::string_view text) {
  json root;
  try {
    root = json::parse(text);
  } catch (const json::parse_error& error) {
    fail("the text is no JSON; an object is asked for",
         error.byte > 0 ? error.byte - 1 : 0);
  }
  if (!root.is_object()) fail("the JSON is no object");
  if (root.contains("body") && root.contains("text")) {
    fail("body and text are one; give either");
  }
  Document document;
  for (const auto& [name, value] : root.items()) {
    const TagKey& key = find_key(name);
    if (value.is_null()) continue;
    if (!value.is_string()) fail(fmt::format("{} is no text", name));
    key.read(value.get<std::string>(), document);
  }
  return document;
}

}  // namespace

bool is_taggable(std::string_view media_type) {
  const MediaType media = read_media_type(media_type);
  if (media.type != kPlainText && media.type != kJson) return false;
  return media.charset.empty() || std::find(kCharsets.begin(), kCharsets.end(),
                                            media.charset) != kCharsets.end();
}

Document parse_tag_request(std::string_view media_type, std::string_view body) {
  if (!is_taggable(media_type)) {
    fail(
        fmt::format("{} cannot be tagged; send text/plain or "
                    "application/json, in UTF-8",
                    quote(media_type)));
  }
  check_body(body);
  Document document;
  if (read_media_type(media_type).type == kJson) {
    document = read_json(body);
  } else {
    document.body = body;
  }
  document.furniture = find_furniture(document.body);  // as in an archive
  return document;
}

std::vector<StoredMention> find_stored_mentions(const Document& document,
                                                const AliasTable& table) {
  std::vector<StoredMention> found;
  const Article article = read_article(document);
  for (const Mention& mention : find_mentions(article, table)) {
    found.push_back(name_mention(mention, table));
  }
  return found;
}

}  // namespace fihrist
