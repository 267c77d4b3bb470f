// Writes JSON as text, key by key, without a tree in memory: of an answer with
// its hits and counts it is a tenth of the work.
//
//   JsonWriter json;
//   json.begin_object();
//   json.member("id", document.id);
//   json.array("why", hit.why, write_why);
//   json.end_object();
//   return std::move(json).text();
//
// The text is what nlohmann's dump() writes of the same values, on one line: a
// test holds the two together. Bytes that are no UTF-8 become U+FFFD.
#pragma once

#include <concepts>
#include <string>
#include <string_view>

namespace fihrist {

class JsonWriter {
 public:
  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }
  void key(std::string_view name);

  void value(std::string_view text);
  void value(const std::string& text) { value(std::string_view(text)); }
  void value(const char* text) { value(std::string_view(text)); }
  void value(bool truth) { raw(truth ? "true" : "false"); }
  void value(double number);  // finite
  template <std::integral Number>
  void value(Number number) {
    raw(std::to_string(number));
  }
  void null() { raw("null"); }

  // JSON as it is.
  void raw(std::string_view json);

  template <typename Value>
  void member(std::string_view name, const Value& its) {
    key(name);
    value(its);
  }
  void text_or_null(std::string_view name, std::string_view text);

  // `write(json, item)` writes one of them.
  template <typename Items, typename Write>
  void array(std::string_view name, const Items& items, Write write) {
    key(name);
    begin_array();
    for (const auto& item : items) write(*this, item);
    end_array();
  }

  std::string text() && { return std::move(text_); }

 private:
  void begin(char bracket);
  void end(char bracket);
  void separate();

  std::string text_;
  bool follows_value_ = false;  // a comma is due
};

}  // namespace fihrist
