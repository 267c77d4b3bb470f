// The place a dateline begins with, and what stands in the brackets beside it.
//
//   is_place("SAN SALVADOR (EL SALVADOR),", Agency::unnamed)
//   is_place("Baghdad, Iraq,", Agency::unnamed)
//   is_place("Al-Hawija,", Agency::named)
//   !is_place("Hassan Nasrallah,", Agency::unnamed)
#pragma once

#include <string_view>

namespace fihrist {

// Whether the dateline names a known agency elsewhere.
enum class Agency { named, unnamed };

// Up to 8 words that begin with a letter: in capitals, or known as a place
// reports are dated from, or with an agency named beside or among them.
bool is_place(std::string_view text, Agency agency);

// "AFP", "Erbil/Reuters"
bool names_agency(std::string_view text);

// "بغداد/ واع": an agency and another name beside it.
bool is_place_with_agency(std::string_view text);

// "AP Photo/A. Man"
bool is_caption(std::string_view text);

}  // namespace fihrist
