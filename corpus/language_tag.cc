#include "corpus/language_tag.h"

#include <unicode/locid.h>

#include <algorithm>
#include <cctype>

#include "corpus/utf8.h"

namespace fihrist {

std::string language_of_tag(std::string_view tag) {
  tag = trimmed(tag);
  const std::string code(tag.substr(0, tag.find_first_of("-_")));
  const bool is_code = (code.size() == 2 || code.size() == 3) &&
                       std::ranges::all_of(code, [](unsigned char c) {
                         return std::isalpha(c);
                       });
  return is_code ? icu::Locale(code.c_str()).getLanguage() : "";
}

}  // namespace fihrist
