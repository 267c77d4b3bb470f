// Words of datelines: the places and agencies of the reports an archive of
// the region holds, and what is neither.
#pragma once

#include <string_view>

namespace fihrist {

// Any case, any form of Arabic letters; one space between words.
bool is_dateline_place(std::string_view words);
bool is_agency(std::string_view words);

// "STATEMENT", "IN": in capitals as a place may be, and none.
bool is_no_place(std::string_view word);

// "(AP Photo/…)": the line is a caption.
bool is_of_caption(std::string_view word);

}  // namespace fihrist
