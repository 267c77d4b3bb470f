#include "searchd/text_pieces.h"

#include <fmt/format.h>

#include "corpus/utf8.h"

namespace fihrist {

std::string shown(const Json& text) {
  return text.is_string() ? printable(text.get<std::string>()) : std::string();
}

std::uint64_t number(const Json& json, const char* key) {
  return json.at(key).get<std::uint64_t>();
}

std::string articles(std::uint64_t count) {
  return fmt::format("{} article{}", count, count == 1 ? "" : "s");
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    text += text.empty() ? part : ", " + part;
  }
  return text;
}

void cut(std::vector<std::string>& parts, std::size_t limit) {
  if (parts.size() <= limit) return;
  const std::size_t more = parts.size() - limit;
  parts.resize(limit);
  parts.push_back(fmt::format("and {} more", more));
}

std::string actor_text(const Json& actor) {
  return fmt::format("{}: {} ({})", shown(actor.at("id")),
                     shown(actor.at("name")), shown(actor.at("kind")));
}

std::string period_text(const Json& row) {
  if (row.at("from").is_null() && row.at("to").is_null()) return {};
  return fmt::format("{} to {}",
                     row.at("from").is_null() ? "…" : shown(row.at("from")),
                     row.at("to").is_null() ? "…" : shown(row.at("to")));
}

std::string row_text(const Json& row) {
  const std::string period = period_text(row);
  return fmt::format("{} {} “{}”{} ({}), from {}", shown(row.at("strength")),
                     shown(row.at("kind")), shown(row.at("alias")),
                     period.empty() ? "" : ", " + period, shown(row.at("row")),
                     shown(row.at("source")));
}

}  // namespace fihrist
