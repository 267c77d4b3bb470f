#include "corpus/xml_root.h"

#include <algorithm>

#include "corpus/utf8.h"

namespace fihrist {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

std::string_view from(std::string_view text, std::size_t offset) {
  return text.substr(std::min(offset, text.size()));
}

std::string_view behind(std::string_view text, std::string_view mark) {
  const std::size_t found = text.find(mark);
  return found == text.npos ? std::string_view()
                            : text.substr(found + mark.size());
}

// A document type may hold declarations in brackets.
std::string_view behind_doctype(std::string_view text) {
  const std::size_t end = text.find_first_of("[>");
  if (end == text.npos) return {};
  return behind(text, text[end] == '[' ? "]>" : ">");
}

}  // namespace

std::string_view xml_root(std::string_view text) {
  text = without_bom(text);
  while (true) {
    text = from(text, text.find_first_not_of(kBlanks));
    if (text.starts_with("<?")) {
      text = behind(text, "?>");
    } else if (text.starts_with("<!--")) {
      text = behind(text, "-->");
    } else if (text.starts_with("<!")) {
      text = behind_doctype(text);
    } else {
      break;
    }
  }
  if (!text.starts_with('<')) return {};
  text.remove_prefix(1);
  const std::size_t end = text.find_first_of(" \t\r\n/>");
  return end == text.npos ? std::string_view() : text.substr(0, end);
}

}  // namespace fihrist
