#include "searchd/copies_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "corpus/utf8.h"

namespace fihrist {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kChangesShown = 40;
constexpr int kWordsAround = 4;

std::string shown(const Json& text) {
  return text.is_string() ? printable(text.get<std::string>()) : std::string();
}

std::string removed(const std::string& words, TextStyle style) {
  if (words.empty()) return "";
  return style == TextStyle::coloured
             ? fmt::format("\033[31m[-{}-]\033[0m", words)
             : fmt::format("[-{}-]", words);
}

std::string added(const std::string& words, TextStyle style) {
  if (words.empty()) return "";
  return style == TextStyle::coloured
             ? fmt::format("\033[32m{{+{}+}}\033[0m", words)
             : fmt::format("{{+{}+}}", words);
}

// The bytes of `text` that its last few words begin at; all of a short line.
std::string_view last_words(std::string_view text) {
  const std::size_t line = text.rfind('\n');
  if (line != std::string_view::npos) text.remove_prefix(line + 1);
  std::size_t begin = text.size();
  for (int word = 0; word <= kWordsAround && begin != 0; ++word) {
    const std::size_t blank = text.rfind(' ', begin - 1);
    if (blank == std::string_view::npos) return text;
    begin = blank;
  }
  return begin == 0 ? text : text.substr(begin + 1);
}

std::string_view first_words(std::string_view text) {
  text = text.substr(0, text.find('\n'));
  std::size_t end = 0;
  for (int word = 0; word <= kWordsAround; ++word) {
    end = text.find(' ', end + 1);
    if (end == std::string_view::npos) return text;
  }
  return text.substr(0, end);
}

std::string change_line(const Json& change, std::string_view body,
                        TextStyle style) {
  const auto begin = change.at("begin").get<std::size_t>();
  const auto end = change.at("end").get<std::size_t>();
  const std::string out = removed(shown(change.at("removed")), style);
  std::string in = added(shown(change.at("added")), style);
  // Words that are put in have a blank on each side.
  if (begin == end && begin > 0) in = " " + in;
  if (begin == end && begin == 0) in += " ";
  if (!out.empty() && !in.empty()) in = " " + in;
  return fmt::format("    {}{}{}{}\n",
                     printable(last_words(body.substr(0, begin))), out, in,
                     printable(first_words(body.substr(end))));
}

std::string changes_text(const Json& changes, std::string_view body,
                         TextStyle style) {
  if (changes.is_null()) return "    too long to be compared\n";
  if (changes.empty()) return "    the same words\n";
  std::string text;
  for (std::size_t i = 0; i < std::min(changes.size(), kChangesShown); ++i) {
    text += change_line(changes[i], body, style);
  }
  if (changes.size() > kChangesShown) {
    text += fmt::format("    and {} changes more\n",
                        changes.size() - kChangesShown);
  }
  return text;
}

std::string byline(const Json& copy) {
  std::string line =
      copy.at("date").is_null() ? "undated" : shown(copy.at("date"));
  const std::string source = shown(copy.at("source"));
  if (!source.empty()) line += ", " + source;
  return fmt::format("{}  [{}]", line, shown(copy.at("id")));
}

}  // namespace

std::string copies_text(const std::string& json, TextStyle style) {
  const Json document = Json::parse(json);
  if (!document.contains("copies")) return "";
  const Json& copies = document.at("copies");
  const auto total = document.at("copies_total").get<std::uint64_t>();
  if (total == 0) return "\nno copies\n";
  const auto body = document.at("body").get<std::string>();
  std::string text = fmt::format("\n{} cop{} of this story\n", total,
                                 total == 1 ? "y" : "ies");
  for (const Json& copy : copies) {
    text +=
        fmt::format("\n  {}\n  {}\n{}", shown(copy.at("title")), byline(copy),
                    changes_text(copy.at("changes"), body, style));
  }
  if (total > copies.size()) {
    text += fmt::format("\nand {} copies more\n", total - copies.size());
  }
  return text;
}

}  // namespace fihrist
