// Lines beside which a date is not the article's.
#pragma once

#include <string_view>

namespace fihrist {

// "Related articles", "Comments:": other articles, or what came after this.
bool is_list_heading(std::string_view line);

// "Joined", "Date of birth", and any short line that ends with a colon and is
// no label of publication: the next line is its value.
bool is_other_label(std::string_view line);

// "Venue: …", "Time: 10:00": the date above is an event's.
bool is_event_label(std::string_view line);

}  // namespace fihrist
