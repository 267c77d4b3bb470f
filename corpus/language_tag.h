// Language tags of the web (BCP 47).
//
//   language_of_tag("en-US") == "en"
//   language_of_tag("fas") == "fa"
#pragma once

#include <string>
#include <string_view>

namespace fihrist {

// The language's code of ISO 639-1, else of 639-2; empty for what is no tag.
std::string language_of_tag(std::string_view tag);

}  // namespace fihrist
