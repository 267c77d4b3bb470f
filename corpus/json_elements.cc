#include "corpus/json_elements.h"

#include <utility>

#include "corpus/utf8.h"

namespace fihrist {

bool JsonElements::next() {
  text_.clear();
  length_ = 0;
  return find_object() && read_object();
}

bool JsonElements::find_object() {
  if (number_ == 0)
    bytes_.take(bytes_.peek().size() - without_bom(bytes_.peek()).size());
  while (!bytes_.peek().empty()) {
    const char c = bytes_.peek().front();
    if (c == '{') return true;
    pass(c);
    bytes_.take(1);
  }
  end_of_bytes();
  return false;
}

// A byte between objects.
void JsonElements::pass(char c) {
  if (c == '\n') ++line_;
  if (c == '[') ++open_arrays_;
  if (c == ']' && open_arrays_ > 0) --open_arrays_;
  if (std::string_view(" \t\r\n,[]").find(c) == std::string_view::npos) {
    note("what is no object between objects");
  }
}

bool JsonElements::read_object() {
  ++number_;
  first_line_ = line_;
  depth_ = 0;
  in_string_ = false;
  is_escaped_ = false;
  for (;;) {
    const std::string_view block = bytes_.peek();
    if (block.empty()) break;
    std::size_t end = 0;
    bool closed = false;
    while (end < block.size() && !closed) closed = closes_object(block[end++]);
    keep(block.substr(0, end));
    bytes_.take(end);
    if (closed) return true;
  }
  end_of_bytes();
  return false;
}

bool JsonElements::closes_object(char c) {
  if (c == '\n') ++line_;
  if (std::exchange(is_escaped_, in_string_ && c == '\\' && !is_escaped_)) {
    return false;
  }
  if (c == '"') in_string_ = !in_string_;
  if (in_string_) return false;
  if (c == '{') ++depth_;
  return c == '}' && --depth_ == 0;
}

void JsonElements::keep(std::string_view part) {
  length_ += part.size();
  if (!is_too_long()) text_ += part;
}

// What the source failed at is told by others.
void JsonElements::end_of_bytes() {
  if (bytes_.failed()) return;
  if (length_ > 0) return note("an object that is never closed");
  if (open_arrays_ > 0) note("the array is never closed");
}

void JsonElements::note(std::string fault) {
  if (!fault_.empty()) return;
  fault_ = std::move(fault);
  fault_line_ = length_ > 0 ? first_line_ : line_;
}

}  // namespace fihrist
