#include "searchd/query_parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "analyzers/words.h"
#include "corpus/error.h"
#include "corpus/utf8.h"
#include "searchd/query_tokens.h"

namespace fihrist {
namespace {

using Kind = Query::Kind;
using Token = QueryToken;

Query make(Kind kind, std::string text = {}) {
  Query query;
  query.kind = kind;
  query.text = std::move(text);
  return query;
}

Query negate(Query query) {
  Query negated = make(Kind::none_of);
  negated.children.push_back(std::move(query));
  return negated;
}

// One child is itself; none is nothing at all.
std::optional<Query> combine(Kind kind, std::vector<Query> children) {
  if (children.empty()) return std::nullopt;
  if (children.size() == 1) return std::move(children.front());
  Query query = make(kind);
  query.children = std::move(children);
  return query;
}

std::optional<std::string_view> after(std::string_view text,
                                      std::string_view prefix) {
  if (!text.starts_with(prefix) || text.size() == prefix.size()) {
    return std::nullopt;
  }
  return text.substr(prefix.size());
}

// An operator that is a word here reads back as one.
std::string in_small_letters(std::string_view text) {
  std::string small(text);
  std::transform(small.begin(), small.end(), small.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return small;
}

std::optional<DateRange> read_dates(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return parse_period(text);
  const std::string_view from = text.substr(0, dots);
  const std::string_view to = text.substr(dots + 2);
  DateRange range;
  if (!from.empty()) {
    const auto period = parse_period(from);
    if (!period) return std::nullopt;
    range.first = period->first;
  }
  if (!to.empty()) {
    const auto period = parse_period(to);
    if (!period) return std::nullopt;
    range.last = period->last;
  }
  return range.is_open() ? std::nullopt : std::optional(range);
}

class Parser {
 public:
  explicit Parser(QueryTokens tokens)
      : tokens_(std::move(tokens.tokens)), notes_(std::move(tokens.notes)) {}

  ParsedQuery parse() {
    auto query = parse_any();
    return {query ? std::move(*query) : make(Kind::everything),
            std::move(notes_)};
  }

 private:
  const Token& next() const { return tokens_[at_]; }

  bool at_operator(std::string_view name) const {
    return next().kind == Token::Kind::op && next().text.starts_with(name);
  }

  bool at_operand() const {
    return next().kind == Token::Kind::word ||
           next().kind == Token::Kind::quoted ||
           next().kind == Token::Kind::open;
  }

  void note(std::string text) {
    constexpr std::size_t kMaxNotes = 8;
    if (notes_.size() < kMaxNotes) notes_.push_back(std::move(text));
  }

  // An operator counts as one only where operands stand on both sides (NOT:
  // after it); elsewhere it is the word it spells.
  void make_word(std::size_t token) {
    note(fmt::format("{} at byte {} joins nothing and was taken as a word",
                     tokens_[token].text, tokens_[token].position));
    tokens_[token].kind = Token::Kind::word;
  }

  bool has_operand_after() const {
    const Token& token = tokens_[at_ + 1];
    return token.kind == Token::Kind::word ||
           token.kind == Token::Kind::quoted ||
           token.kind == Token::Kind::open ||
           (token.kind == Token::Kind::op && token.text == "NOT");
  }

  std::optional<Query> parse_any() {
    std::vector<Query> children;
    for (;;) {
      if (auto child = parse_all()) children.push_back(std::move(*child));
      if (!at_operator("OR")) break;
      if (children.empty()) {
        make_word(at_);
      } else {
        ++at_;
      }
    }
    return combine(Kind::any_of, std::move(children));
  }

  std::optional<Query> parse_all() {
    std::vector<Query> children;
    for (;;) {
      if (at_operator("AND")) {
        if (children.empty() || !has_operand_after()) {
          make_word(at_);
        } else {
          ++at_;
          is_joined_ = false;
        }
      }
      if (at_operator("NEAR") || at_idle_or()) make_word(at_);
      if (auto child = parse_not()) {
        append(children, std::move(*child));
      } else if (!goes_on()) {
        break;
      }
    }
    return combine(Kind::all_of, std::move(children));
  }

  // Signs only, such as "…" or (), may stand before an operator.
  bool goes_on() const {
    return at_operator("AND") || at_operator("NEAR") || at_operator("NOT") ||
           at_idle_or();
  }

  bool at_idle_or() const { return at_operator("OR") && !has_operand_after(); }

  // Plain words side by side grow one run; AND between them parts it, so that
  // no alias is read across.
  void append(std::vector<Query>& children, Query child) {
    const bool is_joined = std::exchange(is_joined_, true);
    if (is_joined && child.kind == Kind::run && !children.empty() &&
        children.back().kind == Kind::run) {
      children.back().text.append(" ").append(child.text);
    } else {
      children.push_back(std::move(child));
    }
  }

  std::optional<Query> parse_not() {
    bool is_negated = false;
    while (at_operator("NOT")) {
      if (!has_operand_after()) {
        make_word(at_);
        break;
      }
      is_negated = !is_negated;
      ++at_;
    }
    auto query = parse_near();
    if (!query || !is_negated) return query;
    return negate(std::move(*query));
  }

  std::optional<Query> parse_near() {
    auto first = parse_operand();
    if (!first || !at_operator("NEAR")) return first;
    Query near = make(Kind::near);
    near.children.push_back(std::move(*first));
    while (at_operator("NEAR")) {
      if (!has_operand_after() || tokens_[at_ + 1].kind == Token::Kind::op) {
        make_word(at_);
        break;
      }
      near.window = std::max(near.window, read_window());
      ++at_;
      if (auto operand = parse_operand()) {
        near.children.push_back(std::move(*operand));
      }
    }
    if (near.children.size() == 1) return std::move(near.children.front());
    return near;
  }

  unsigned read_window() const {
    const auto digits = after(next().text, "NEAR/");
    if (!digits) return kDefaultNearWindow;
    unsigned window = 0;
    const auto [end, error] = std::from_chars(
        digits->data(), digits->data() + digits->size(), window);
    if (error != std::errc() || window == 0 || window > kMaxNearWindow) {
      throw Error(ErrorCode::limit,
                  fmt::format("NEAR/n takes 1 to {} words, not {}",
                              kMaxNearWindow, *digits),
                  next().position);
    }
    return window;
  }

  std::optional<Query> parse_operand() {
    while (at_operand()) {
      const Token token = next();
      ++at_;
      std::optional<Query> query;
      if (token.kind == Token::Kind::open) {
        query = parse_group(token);
      } else if (token.kind == Token::Kind::quoted) {
        query = read_quoted(token);
      } else {
        query = read_word(token.text, token.position);
      }
      if (query) return query;  // nothing: signs only, such as "…" or ()
    }
    return std::nullopt;
  }

  std::optional<Query> parse_group(const Token& open) {
    auto query = parse_any();
    if (next().kind == Token::Kind::close) ++at_;
    is_joined_ = true;
    if (!query) return query;
    // A run in parentheses is not continued by what follows.
    if (query->kind == Kind::run) {
      Query group = make(Kind::all_of);
      group.children.push_back(std::move(*query));
      query = std::move(group);
    }
    if (open.before == "-") return negate(std::move(*query));
    return query;
  }

  std::optional<Query> read_quoted(const Token& token) {
    std::string_view before = token.before;
    const bool is_negated = before.starts_with('-');
    if (is_negated || before.starts_with('+')) before.remove_prefix(1);
    std::optional<Query> query;
    if (before == "source:") {
      query = make(Kind::source, std::string(trimmed(token.text)));
      if (fold(query->text).empty()) query.reset();
    } else {
      query = read_exact(before == "title:" ? Kind::title : Kind::exact,
                         token.text, token.position);
    }
    if (!query || !is_negated) return query;
    return negate(std::move(*query));
  }

  std::optional<Query> read_exact(Kind kind, std::string_view text,
                                  std::size_t position) {
    Query query = make(kind);
    while (!text.empty()) {
      const std::size_t blank = text.find_first_of(" \t\r\n");
      const std::string_view part = text.substr(0, blank);
      text.remove_prefix(std::min(text.size(), part.size() + 1));
      const auto actor = after(part, "actor:");
      if (actor && kind == Kind::exact) {
        query.places.push_back({{}, std::string(*actor)});
        count_words(1, position);
        continue;
      }
      for (Word& word : break_words(part)) {
        query.places.push_back({std::move(word.folded), {}});
        count_words(1, position);
      }
    }
    if (query.places.empty()) return std::nullopt;
    return query;
  }

  std::optional<Query> read_word(std::string_view text, std::size_t position) {
    bool is_negated = false;
    while (text.starts_with('-')) {
      is_negated = !is_negated;
      text.remove_prefix(1);
    }
    auto query = read_unsigned(text, position);
    if (!query || !is_negated) return query;
    return negate(std::move(*query));
  }

  std::optional<Query> read_unsigned(std::string_view text,
                                     std::size_t position) {
    if (const auto rest = after(text, "+")) {
      return read_exact(Kind::exact, *rest, position);
    }
    if (text == "*") return make(Kind::everything);
    if (text.ends_with('*')) return read_prefix(text, position);
    if (auto query = read_field(text, position)) return query;
    return read_run(text, position);
  }

  std::optional<Query> read_field(std::string_view text, std::size_t position) {
    if (const auto id = after(text, "actor:")) {
      return make(Kind::actor, std::string(*id));
    }
    if (const auto name = after(text, "source:")) {
      if (fold(*name).empty()) return std::nullopt;
      return make(Kind::source, std::string(trimmed(*name)));
    }
    if (const auto code = after(text, "language:")) {
      return make(Kind::language, std::string(*code));
    }
    if (const auto words = after(text, "title:")) {
      return read_exact(Kind::title, *words, position);
    }
    if (const auto dates = after(text, "date:")) {
      if (const auto range = read_dates(*dates)) {
        Query query = make(Kind::date);
        query.dates = *range;
        return query;
      }
      note(
          fmt::format("{} is no date; it was taken as words", printable(text)));
    }
    return std::nullopt;
  }

  std::optional<Query> read_prefix(std::string_view text,
                                   std::size_t position) {
    std::vector<Word> words = break_words(text);
    if (words.empty()) return std::nullopt;
    if (words.size() > 1) return read_run(text, position);
    count_words(1, position);
    if (CodePoints letters(words[0].folded); !has_letters(letters)) {
      throw Error(ErrorCode::limit,
                  fmt::format("{}* is too short a beginning; write {} letters "
                              "or more before the *",
                              words[0].folded, kMinPrefixLetters),
                  position);
    }
    return make(Kind::prefix, std::move(words[0].folded));
  }

  static bool has_letters(CodePoints letters) {
    std::size_t count = 0;
    for (; !letters.at_end() && count < kMinPrefixLetters; ++count) {
      letters.take();
    }
    return count == kMinPrefixLetters;
  }

  std::optional<Query> read_run(std::string_view text, std::size_t position) {
    const std::size_t words = break_words(text).size();
    if (words == 0) return std::nullopt;
    count_words(words, position);
    return make(Kind::run,
                is_operator(text) ? in_small_letters(text) : std::string(text));
  }

  void count_words(std::size_t words, std::size_t position) {
    words_ += words;
    if (words_ <= kMaxQueryWords) return;
    throw Error(ErrorCode::limit,
                fmt::format("a query has at most {} words", kMaxQueryWords),
                position);
  }

  std::vector<Token> tokens_;
  std::vector<std::string> notes_;
  std::size_t at_ = 0;
  std::size_t words_ = 0;
  bool is_joined_ = true;
};

}  // namespace

ParsedQuery parse_query(std::string_view text) {
  if (text.size() > kMaxQueryBytes) {
    throw Error(ErrorCode::limit,
                fmt::format("the query has {} bytes; at most {} are read",
                            text.size(), kMaxQueryBytes),
                kMaxQueryBytes);
  }
  if (const auto invalid = first_invalid_byte(text)) {
    throw Error(ErrorCode::usage,
                fmt::format("the query is not UTF-8 at byte {}", *invalid),
                *invalid);
  }
  return Parser(read_query_tokens(text)).parse();
}

}  // namespace fihrist
