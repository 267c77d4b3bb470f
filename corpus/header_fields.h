// The lines "Name: value" at the head of an HTTP message or a WARC record.
//
//   HeaderFields fields;
//   fields.add_line("Content-Type: text/html");
//   fields.value("content-type") == "text/html"
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fihrist {

class HeaderFields {
 public:
  // A line that begins with a blank goes on with the value before it; one
  // without a colon is passed over.
  void add_line(std::string_view line);

  // Of the first of that name, in any case; empty where there is none.
  std::string_view value(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

}  // namespace fihrist
