// Where names may be in a text: runs of capitalised words that one blank or a
// hyphen binds, with what each word is (unlisted_names.cc).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analyzers/name_words.h"
#include "analyzers/words.h"

namespace fihrist {

struct RunWord {
  std::uint32_t word = 0;  // index into the words of the text
  WordRoles roles;
  bool hyphenated = false;  // to the word before it
  bool initial = false;     // a single letter
  bool ezafe = false;       // Persian -e, -ye: Harakat-e Islami

  bool is(WordRole role) const { return roles.is(role); }
};

// A run begins and ends with a capital, but for an article: al-Nujaba. Small
// words inside are particles, or bind a group's name: League of the Righteous.
using NameRun = std::vector<RunWord>;

// Not of headings (lines in title case), of bylines, nor of a text in
// capitals. `is_taken` holds the words of mentions, which part runs.
std::vector<NameRun> find_name_runs(std::string_view text,
                                    const std::vector<Word>& words,
                                    const std::vector<bool>& is_taken);

}  // namespace fihrist
