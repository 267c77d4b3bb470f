#include "corpus/extra.h"

#include <nlohmann/json.hpp>
#include <string>

namespace fihrist {

void add_extra(Document& document, std::initializer_list<ExtraText> texts) {
  auto extra = document.extra.empty() ? nlohmann::json::object()
                                      : nlohmann::json::parse(document.extra);
  for (const auto& [key, text] : texts) {
    if (!text.empty()) extra[std::string(key)] = text;
  }
  if (!extra.empty()) document.extra = extra.dump();
}

void note_encoding(Document& document, std::string_view encoding) {
  if (encoding != "utf-8") add_extra(document, {{"encoding", encoding}});
}

}  // namespace fihrist
