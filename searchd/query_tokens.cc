#include "searchd/query_tokens.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "corpus/error.h"
#include "searchd/query_parser.h"

namespace fihrist {
namespace {

constexpr std::array<std::string_view, 4> kOperators = {"AND", "OR", "NOT",
                                                        "NEAR"};

// Quotes as keyboards and word processors write them.
constexpr std::array<std::string_view, 6> kQuotes = {
    "\"", "\u201C", "\u201D", "\u201E", "\u00AB", "\u00BB"};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0' ||
         c == '\v' || c == '\f';
}

std::size_t quote_bytes(std::string_view text) {
  for (const std::string_view quote : kQuotes) {
    if (text.starts_with(quote)) return quote.size();
  }
  return 0;
}

// What may stand glued before a quote or a parenthesis and belong to it.
bool is_quote_prefix(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return text.empty() || text == "title:" || text == "source:";
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  QueryTokens read() {
    while (at_ < text_.size()) read_next();
    drop_unpaired_parentheses();
    add(QueryToken::Kind::end, {});
    return std::move(result_);
  }

 private:
  void add(QueryToken::Kind kind, std::string_view text) {
    result_.tokens.push_back({kind, text, {}, at_});
  }

  void read_next() {
    const char c = text_[at_];
    if (is_blank(c)) {
      ++at_;
    } else if (c == '(' || c == ')') {
      add(c == '(' ? QueryToken::Kind::open : QueryToken::Kind::close,
          text_.substr(at_, 1));
      ++at_;
    } else if (const std::size_t bytes = quote_bytes(text_.substr(at_))) {
      read_quoted({}, bytes);
    } else {
      read_word();
    }
  }

  void read_quoted(std::string_view before, std::size_t quote) {
    const std::size_t begin = at_ + quote;
    for (std::size_t end = begin; end < text_.size(); ++end) {
      const std::size_t closing = quote_bytes(text_.substr(end));
      if (closing == 0) continue;
      result_.tokens.push_back({QueryToken::Kind::quoted,
                                text_.substr(begin, end - begin), before,
                                at_ - before.size()});
      at_ = end + closing;
      return;
    }
    result_.notes.push_back(fmt::format(
        "the quote at byte {} is not closed and was left out", at_));
    at_ = begin;
  }

  void read_word() {
    const std::size_t begin = at_;
    std::size_t end = begin;
    while (end < text_.size() && !is_blank(text_[end]) && text_[end] != '(' &&
           text_[end] != ')' && quote_bytes(text_.substr(end)) == 0) {
      ++end;
    }
    const std::string_view word = text_.substr(begin, end - begin);
    const std::size_t quote =
        end < text_.size() ? quote_bytes(text_.substr(end)) : 0;
    if (quote > 0 && is_quote_prefix(word)) {
      at_ = end;
      read_quoted(word, quote);
      return;
    }
    const bool signs_group =
        end < text_.size() && text_[end] == '(' && (word == "-" || word == "+");
    if (signs_group) {
      result_.tokens.push_back(
          {QueryToken::Kind::open, text_.substr(end, 1), word, begin});
      at_ = end + 1;
      return;
    }
    add(is_operator(word) ? QueryToken::Kind::op : QueryToken::Kind::word,
        word);
    at_ = end;
  }

  void drop_unpaired_parentheses() {
    std::vector<std::size_t> open;
    std::vector<bool> paired(result_.tokens.size(), false);
    for (std::size_t i = 0; i < result_.tokens.size(); ++i) {
      const QueryToken& token = result_.tokens[i];
      if (token.kind == QueryToken::Kind::open) open.push_back(i);
      if (token.kind != QueryToken::Kind::close || open.empty()) continue;
      if (open.size() > kMaxNesting) fail_nesting(token.position);
      paired[open.back()] = paired[i] = true;
      open.pop_back();
    }
    std::vector<QueryToken> kept;
    std::size_t dropped = 0;
    for (std::size_t i = 0; i < result_.tokens.size(); ++i) {
      const QueryToken& token = result_.tokens[i];
      const bool is_parenthesis = token.kind == QueryToken::Kind::open ||
                                  token.kind == QueryToken::Kind::close;
      if (!is_parenthesis || paired[i]) {
        kept.push_back(token);
      } else if (++dropped == 1) {
        result_.notes.push_back(fmt::format(
            "the parenthesis at byte {} has no partner and was left out",
            token.position));
      }
    }
    result_.tokens = std::move(kept);
  }

  [[noreturn]] static void fail_nesting(std::size_t position) {
    throw Error(ErrorCode::limit,
                fmt::format("parentheses are nested deeper than {}; ask for "
                            "less at once",
                            kMaxNesting),
                position);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  QueryTokens result_;
};

}  // namespace

bool is_operator(std::string_view text) {
  if (text.starts_with("NEAR/")) {
    text.remove_prefix(5);
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
      return c >= '0' && c <= '9';
    });
  }
  return std::find(kOperators.begin(), kOperators.end(), text) !=
         kOperators.end();
}

QueryTokens read_query_tokens(std::string_view text) {
  return Lexer(text).read();
}

}  // namespace fihrist
