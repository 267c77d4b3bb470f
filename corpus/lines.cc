#include "corpus/lines.h"

#include <algorithm>

#include "corpus/utf8.h"

namespace fihrist {

std::vector<TextLine> first_lines(std::string_view text, std::size_t count) {
  std::vector<TextLine> lines;
  bool after_blank = true;
  while (!text.empty() && lines.size() < count) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    if (!line.empty()) lines.push_back({line, after_blank});
    after_blank = line.empty();
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::vector<TextLine> last_lines(std::string_view text, std::size_t count) {
  std::vector<TextLine> lines;
  while (!text.empty() && lines.size() < count) {
    const std::size_t end = text.rfind('\n');
    const std::size_t begin = end == text.npos ? 0 : end + 1;
    const std::string_view line = trimmed(text.substr(begin));
    if (!line.empty()) lines.push_back({line});
    text = text.substr(0, end == text.npos ? 0 : end);
  }
  return lines;
}

}  // namespace fihrist
