// The tokens of the query language, with quotes and parentheses paired.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fihrist {

struct QueryToken {
  enum class Kind {
    word,    // anything without blanks: al-Kadhimi, actor:x, kad*
    quoted,  // text between quotes; `before` holds title:, source:, +, -
    open,    // ( ; `before` holds - or +
    close,   // )
    op,      // AND OR NOT NEAR NEAR/5
    end,
  };
  Kind kind = Kind::end;
  std::string_view text;     // without quotes
  std::string_view before;   // glued before a quote or parenthesis
  std::size_t position = 0;  // byte of the query
};

struct QueryTokens {
  std::vector<QueryToken> tokens;  // closed by one of Kind::end
  std::vector<std::string> notes;
};

// AND OR NOT NEAR NEAR/5
bool is_operator(std::string_view text);

// `text` is UTF-8. Unpaired quotes and parentheses are left out, with a note.
// Throws Error (limit) for nesting beyond kMaxNesting.
QueryTokens read_query_tokens(std::string_view text);

}  // namespace fihrist
