// Any bytes are a name or none: its keys are sorted classes, two of them score
// alike in either order, and the names of a text lie in it.

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "analyzers/name_key.h"
#include "analyzers/name_score.h"
#include "analyzers/posted_names.h"
#include "analyzers/script_score.h"
#include "analyzers/spelling_pair.h"
#include "analyzers/whole_name.h"
#include "require.h"

namespace fihrist {
namespace {

void check_keys(const std::vector<std::string>& keys) {
  require(std::is_sorted(keys.begin(), keys.end()));
  require(std::adjacent_find(keys.begin(), keys.end()) == keys.end());
  for (const std::string& key : keys) {
    require(!key.empty());
    require(std::all_of(key.begin(), key.end(),
                        [](char c) { return c >= 'A' && c <= 'Z'; }));
  }
}

void check_pair(std::string_view a, std::string_view b) {
  check_keys(name_keys(a));
  check_keys(spelling_keys(a));
  const double score = token_score(a, b);
  require(std::isfinite(score) && score == token_score(b, a));
  const double whole = name_score(a, b);
  require(whole >= 0 && whole <= 1 && whole == name_score(b, a));
  const SpellingLikeness likeness = compare_spellings(a, b);
  require(std::isfinite(likeness.score));
  require(likeness.verdict == compare_spellings(b, a).verdict);
  require(std::isfinite(script_score(a, b)));
}

void check_posted_names(std::string_view text) {
  const std::vector<Word> words = break_words(text);
  for (const PostedName& name : find_posted_names(text, words)) {
    require(name.word_count > 0);
    require(name.first_word + name.word_count <= words.size());
    check_keys(posting_keys(name_spelling(name, words)));
  }
}

}  // namespace
}  // namespace fihrist

// The first line is one name, the rest another.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view text = fihrist::as_text(data, size);
  const std::size_t line = std::min(text.find('\n'), size);
  fihrist::check_pair(text.substr(0, line),
                      text.substr(std::min(size, line + 1)));
  fihrist::check_posted_names(text);
  return 0;
}
