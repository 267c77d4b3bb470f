// What a line of a text says, apart from how it is written.
//
//   tokens_of("  • Thanks: 1,204 ") == tokens_of("thanks : 7")
//
// A token is a word by its hash; any number (2021, 1.2K, 14:25) is one token,
// and so is what stands between a label and its value (: » › | and a dash
// between blanks). All else that is no letter or digit parts words and is
// left out. Words are alike in small letters, without marks and apostrophes;
// Arabic ones whatever the form of alef, yeh, kaf and final heh.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "corpus/utf8.h"

namespace fihrist {

using LineToken = std::uint64_t;

constexpr LineToken kNumberToken = 1;
constexpr LineToken kLabelEndToken = 2;

class LineTokens {
 public:
  explicit LineTokens(std::string_view line) : rest_(line) {}

  std::optional<LineToken> next();

 private:
  LineToken take_word(char32_t first);
  LineToken take_number();

  CodePoints rest_;
  bool after_blank_ = true;
};

// Without label ends at either end of the line, or one after another.
std::vector<LineToken> tokens_of(std::string_view line);

}  // namespace fihrist
