#include "corpus/encodings/declared_encoding.h"

#include <algorithm>
#include <cctype>
#include <optional>

namespace fihrist {
namespace {

using namespace std::string_view_literals;

struct ByteOrderMark {
  std::string_view bytes;
  std::string_view encoding;
};

// UTF-32's before that of UTF-16, which it begins with.
constexpr ByteOrderMark kByteOrderMarks[] = {
    {"\xEF\xBB\xBF"sv, "utf-8"},    {"\xFF\xFE\0\0"sv, "utf-32le"},
    {"\0\0\xFE\xFF"sv, "utf-32be"}, {"\xFF\xFE"sv, "utf-16le"},
    {"\xFE\xFF"sv, "utf-16be"},
};

constexpr std::size_t kPrescanned = 4096;
constexpr std::string_view kBlanks = " \t\r\n\f";

std::string small_letters(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return result;
}

std::string_view after_any(std::string_view text, std::string_view marks) {
  return text.substr(std::min(text.find_first_not_of(marks), text.size()));
}

// What stands in quotes, or up to a blank or one of `ends`.
std::string_view take_value(std::string_view& text, std::string_view ends) {
  const bool quoted = text.starts_with('"') || text.starts_with('\'');
  const std::string_view body = text.substr(quoted ? 1 : 0);
  const std::size_t end = std::min(
      quoted ? body.find(text[0])
             : std::min(body.find_first_of(kBlanks), body.find_first_of(ends)),
      body.size());
  text = body.substr(end);
  if (quoted && !text.empty()) text.remove_prefix(1);
  return body.substr(0, end);
}

struct Attribute {
  std::string_view name;
  std::string_view value;
};

// The next attribute of a tag; nothing at its end.
std::optional<Attribute> take_attribute(std::string_view& tag) {
  tag = after_any(tag, " \t\r\n\f/");
  if (tag.empty() || tag.front() == '>') return std::nullopt;
  const std::size_t end =
      std::min(tag.find_first_of("= \t\r\n\f/>", 1), tag.size());
  Attribute attribute{tag.substr(0, end), {}};
  tag = after_any(tag.substr(end), kBlanks);
  if (tag.starts_with('=')) {
    tag = after_any(tag.substr(1), kBlanks);
    attribute.value = take_value(tag, ">");
  }
  return attribute;
}

// `tag` is in small letters, behind "<meta". A content means a charset only
// beside http-equiv.
std::string encoding_of_meta(std::string_view& tag) {
  std::string charset;
  std::string content;
  bool is_content_type = false;
  while (const auto attribute = take_attribute(tag)) {
    if (attribute->name == "charset") charset = attribute->value;
    if (attribute->name == "content") content = charset_of(attribute->value);
    is_content_type |=
        attribute->name == "http-equiv" && attribute->value == "content-type";
  }
  if (charset.empty() && is_content_type) return content;
  return charset;
}

bool opens_meta(std::string_view text) {
  constexpr std::string_view kMeta = "<meta";
  return text.size() > kMeta.size() && text.starts_with(kMeta) &&
         (kBlanks.find(text[kMeta.size()]) != kBlanks.npos ||
          text[kMeta.size()] == '/');
}

}  // namespace

std::string_view encoding_of_mark(std::string_view bytes) {
  for (const ByteOrderMark& mark : kByteOrderMarks) {
    if (bytes.starts_with(mark.bytes)) return mark.encoding;
  }
  return {};
}

std::string charset_of(std::string_view content_type) {
  constexpr std::string_view kCharset = "charset";
  const std::string text = small_letters(content_type);
  for (std::size_t found = 0;
       (found = text.find(kCharset, found)) != text.npos;) {
    found += kCharset.size();
    std::string_view rest =
        after_any(std::string_view(text).substr(found), kBlanks);
    if (!rest.starts_with('=')) continue;
    rest = after_any(rest.substr(1), kBlanks);
    return std::string(take_value(rest, ";,"));
  }
  return {};
}

std::string encoding_in_html(std::string_view bytes) {
  const std::string head = small_letters(bytes.substr(0, kPrescanned));
  std::string_view rest = head;
  for (std::size_t found; (found = rest.find('<')) != rest.npos;) {
    rest.remove_prefix(found);
    if (rest.starts_with("<!--")) {
      // "<!-->" is a whole comment.
      rest.remove_prefix(std::min(rest.find("-->", 2), rest.size()));
    } else if (opens_meta(rest)) {
      rest.remove_prefix(5);
      const std::string label = encoding_of_meta(rest);
      if (!label.empty()) return label;
    } else {
      rest.remove_prefix(1);
    }
  }
  return encoding_in_xml(bytes);
}

std::string encoding_in_xml(std::string_view bytes) {
  constexpr std::string_view kStart = "<?xml";
  constexpr std::string_view kEncoding = "encoding";
  if (!bytes.starts_with(kStart)) return {};
  std::string_view declaration = bytes.substr(0, kPrescanned);
  declaration = declaration.substr(0, declaration.find("?>"));
  const std::size_t found = declaration.find(kEncoding);
  if (found == declaration.npos) return {};
  declaration =
      after_any(declaration.substr(found + kEncoding.size()), kBlanks);
  if (!declaration.starts_with('=')) return {};
  declaration = after_any(declaration.substr(1), kBlanks);
  return std::string(take_value(declaration, "?>"));
}

}  // namespace fihrist
