#include "corpus/text_document.h"

#include <utility>

#include "corpus/title.h"

namespace fihrist {
namespace {

std::string with_plain_line_ends(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!text.substr(i).starts_with("\r\n")) result += text[i];
  }
  return result;
}

}  // namespace

Document text_document(std::string id, std::string_view text) {
  Document document;
  document.id = std::move(id);
  document.body = with_plain_line_ends(text);
  document.title = find_title(document.body);
  return document;
}

}  // namespace fihrist
