// An article that is a thread of many stories, a forum page or a digest, taken
// apart where a new one begins.
//
// A new story begins with a line that begins with "Posted", "Story 2", "#3",
// "Reply" and the like (kPostMarks), or with a dateline in capitals, "KABUL:".
// Fewer than two such lines make no thread. Such a line may be furniture,
// whose words are left out ("Reply"): it is looked for between the words.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analyzers/words.h"

namespace fihrist {

// The story of each word, counted from 0; all 0 where there is but one.
std::vector<std::uint32_t> find_stories(std::string_view text,
                                        const std::vector<Word>& words);

}  // namespace fihrist
