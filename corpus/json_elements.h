// The objects of a JSON array, or of JSON written one object behind the other,
// each as its text.
//
//   JsonElements elements(bytes, kMaxRecordBytes);  // [{"a": 1}, {"b": 2}]
//   while (elements.next()) read(elements.text());  // {"a": 1}
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/byte_source.h"

namespace fihrist {

class JsonElements {
 public:
  // Keeps `bytes`.
  JsonElements(ByteSource& bytes, std::size_t max_bytes)
      : bytes_(bytes), max_bytes_(max_bytes) {}

  // False at the end. An object cut short by the end is no more an object.
  bool next();

  // Of the object that next() read, balanced in its braces but not checked
  // further. The text of one that is too long is not whole.
  std::string_view text() const { return text_; }
  std::size_t number() const { return number_; }  // from 1
  std::size_t line() const { return first_line_; }
  std::uint64_t length() const { return length_; }
  bool is_too_long() const { return length_ > max_bytes_; }

  // What is wrong with all that is not within objects, so far, and where; at
  // the end also that it came too early. Empty when nothing is.
  const std::string& fault() const { return fault_; }
  std::size_t fault_line() const { return fault_line_; }

 private:
  bool find_object();
  bool read_object();
  bool closes_object(char c);
  void pass(char c);
  void keep(std::string_view part);
  void end_of_bytes();
  void note(std::string fault);

  ByteSource& bytes_;
  std::size_t max_bytes_;
  std::string text_;
  std::uint64_t length_ = 0;
  std::size_t number_ = 0;
  std::size_t line_ = 1;
  std::size_t first_line_ = 0;
  std::size_t open_arrays_ = 0;
  std::size_t depth_ = 0;
  bool in_string_ = false;
  bool is_escaped_ = false;
  std::string fault_;
  std::size_t fault_line_ = 0;
};

}  // namespace fihrist
