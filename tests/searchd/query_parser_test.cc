#include "searchd/query_parser.h"

#include <random>
#include <string>

#include "corpus/error.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

struct Row {
  const char* text;
  const char* canonical;
  const char* note = "";  // all notes, with | between
};

std::string notes_of(const ParsedQuery& parsed) {
  std::string notes;
  for (const std::string& note : parsed.notes) {
    if (!notes.empty()) notes += '|';
    notes += note;
  }
  return notes;
}

template <typename Rows>
void check(const Rows& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const ParsedQuery parsed = parse_query(row.text);
    const std::string canonical = to_string(parsed.query);
    CHECK(canonical == row.canonical);
    CHECK(notes_of(parsed) == row.note);
    const ParsedQuery again = parse_query(canonical);
    CHECK(again.query == parsed.query);
    CHECK(to_string(again.query) == canonical);
  }
}

TEST_CASE("words side by side are one run, in which names are read later") {
  const Row rows[] = {
      {"", "*"},
      {" \t\n ", "*"},
      {"*", "*"},
      {"…", "*"},
      {"()", "*"},
      {"\"\"", "*"},
      {"kani", "kani"},
      {"  kani   visit ", "kani visit"},
      {"Al-Kadhimi's house", "Al-Kadhimi's house"},
      {"kani … visit", "kani visit"},
      {"الكاظمي بغداد", "الكاظمي بغداد"},
      {"(kani visit)", "(kani visit)"},
      {"kani *", "kani AND *"},
      {"a*b", "a*b"},
  };
  check(rows);
}

TEST_CASE("NOT binds before AND, AND before OR, and NEAR before all") {
  const Row rows[] = {
      {"a AND b", "a AND b"},
      {"a OR b", "a OR b"},
      {"a b OR c d", "a b OR c d"},
      {"a AND b OR c AND d", "a AND b OR c AND d"},
      {"a OR b AND c", "a OR b AND c"},
      {"(a OR b) AND c", "(a OR b) AND c"},
      {"(a OR b) c", "(a OR b) AND c"},
      {"a AND (b AND c)", "a AND (b AND c)"},
      {"(a OR b) OR c", "(a OR b) OR c"},
      {"NOT a", "NOT a"},
      {"NOT a AND b", "NOT a AND b"},
      {"NOT a b", "NOT a AND b"},
      {"NOT a OR b", "NOT a OR b"},
      {"NOT (a OR b)", "NOT (a OR b)"},
      {"NOT (a b)", "NOT (a b)"},
      {"a NOT b", "a AND NOT b"},
      {"a AND NOT b", "a AND NOT b"},
      {"a OR NOT b", "a OR NOT b"},
      {"NOT NOT a", "a"},
      {"NOT NOT NOT a", "NOT a"},
      {"a NEAR b", "a NEAR/10 b"},
      {"a NEAR/5 b", "a NEAR/5 b"},
      {"a NEAR/5 b NEAR/3 c", "a NEAR/5 b NEAR/5 c"},
      {"a NEAR b AND c", "a NEAR/10 b AND c"},
      {"NOT a NEAR b", "NOT a NEAR/10 b"},
      {"a b NEAR c", "a AND b NEAR/10 c"},
      {"a NEAR (b OR c)", "a NEAR/10 (b OR c)"},
      {"(a NEAR/2 b) NEAR/3 c", "(a NEAR/2 b) NEAR/3 c"},
      {"\"quds force\" NEAR visit", "\"quds force\" NEAR/10 visit"},
      {"actor:esmail-qaani NEAR/4 visit", "actor:esmail-qaani NEAR/4 visit"},
  };
  check(rows);
}

TEST_CASE("a minus and a plus belong to what follows them") {
  const Row rows[] = {
      {"-a", "NOT a"},
      {"a -b", "a AND NOT b"},
      {"--a", "a"},
      {"a-b", "a-b"},
      {"a - b", "a b"},
      {"-\"a b\"", "NOT \"a b\""},
      {"-(a OR b)", "NOT (a OR b)"},
      {"-(a b)", "NOT (a b)"},
      {"-actor:esmail-qaani", "NOT actor:esmail-qaani"},
      {"-source:\"Tigris Courier\"", "NOT source:\"Tigris Courier\""},
      {"-kad*", "NOT kad*"},
      {"+Kazemi", "\"kazemi\""},
      {"+al-Kazemi", "\"al kazemi\""},
      {"+\"Kazemi said\"", "\"kazemi said\""},
      {"+(a b)", "(a b)"},
      {"-AND", "NOT and"},
      {"-+Kazemi", "NOT \"kazemi\""},
      {"a + b", "a b"},
  };
  check(rows);
}

TEST_CASE(
    "every kind of double quote is a quote, and what it holds is folded") {
  const Row rows[] = {
      {"\"Visit of Kani\"", "\"visit of kani\""},
      {"“visit of”", "\"visit of\""},
      {"„visit of“", "\"visit of\""},
      {"”visit of”", "\"visit of\""},
      {"«زيارة قصيرة»", "\"زياره قصيره\""},
      {"»visit«", "\"visit\""},
      {"\"visit of”", "\"visit of\""},
      {"a\"b\"c", "a AND \"b\" AND c"},
      {"\"AND OR\"", "\"and or\""},
      {"\"kad*\"", "\"kad\""},
      {"\"(a)\"", "\"a\""},
      {"\"Khaz'ali\"", "\"khazali\""},
      {"\"visit of actor:esmail-qaani to\"",
       "\"visit of actor:esmail-qaani to\""},
      {"'a b'", "'a b'"},
  };
  check(rows);
}

TEST_CASE("fields, prefixes and dates") {
  const Row rows[] = {
      {"title:Baghdad", "title:\"baghdad\""},
      {"title:al-Kadhimi", "title:\"al kadhimi\""},
      {"title:\"fall of Mosul\"", "title:\"fall of mosul\""},
      {"title:\"actor:x\"", "title:\"actor x\""},
      {"actor:esmail-qaani", "actor:esmail-qaani"},
      {"source:Reuters", "source:\"Reuters\""},
      {"source:\"Tigris Courier\"", "source:\"Tigris Courier\""},
      {"source:\"  Tigris  \"", "source:\"Tigris\""},
      {"source:\"…\" a", "a"},
      {"language:ar", "language:ar"},
      {"kad*", "kad*"},
      {"KAD*", "kad*"},
      {"كاظ*", "كاظ*"},
      {"al-kad*", "al-kad*"},
      {"date:2020", "date:2020-01-01..2020-12-31"},
      {"date:2020-11", "date:2020-11-01..2020-11-30"},
      {"date:2020-11-25", "date:2020-11-25..2020-11-25"},
      {"date:2020-01..2020-03", "date:2020-01-01..2020-03-31"},
      {"date:2020..", "date:2020-01-01.."},
      {"date:..2020", "date:..2020-12-31"},
      {"date:..", "date:..", "date:.. is no date; it was taken as words"},
      {"date:soon", "date:soon", "date:soon is no date; it was taken as words"},
      {"date:2020-02-30", "date:2020-02-30",
       "date:2020-02-30 is no date; it was taken as words"},
      {"date:", "date:"},
      {"actor:", "actor:"},
      {"title: \"a b\"", "title: AND \"a b\""},
      {"Title:a", "Title:a"},
      {"colour:red", "colour:red"},
  };
  check(rows);
}

TEST_CASE(
    "what is unbalanced or joins nothing is taken literally, with a note") {
  const Row rows[] = {
      {"\"a b", "a b", "the quote at byte 0 is not closed and was left out"},
      {"a \"b", "a b", "the quote at byte 2 is not closed and was left out"},
      {"\"a\" \"b", "\"a\" AND b",
       "the quote at byte 4 is not closed and was left out"},
      {"(a b", "a b",
       "the parenthesis at byte 0 has no partner and was left out"},
      {"a) b", "a b",
       "the parenthesis at byte 1 has no partner and was left out"},
      {")(", "*", "the parenthesis at byte 0 has no partner and was left out"},
      {"((a) b", "(a) AND b",
       "the parenthesis at byte 0 has no partner and was left out"},
      {"-(a b", "a b",
       "the parenthesis at byte 0 has no partner and was left out"},
      {"AND a", "and a", "AND at byte 0 joins nothing and was taken as a word"},
      {"a AND", "a and", "AND at byte 2 joins nothing and was taken as a word"},
      {"a OR", "a or", "OR at byte 2 joins nothing and was taken as a word"},
      {"OR a", "or a", "OR at byte 0 joins nothing and was taken as a word"},
      {"NOT", "not", "NOT at byte 0 joins nothing and was taken as a word"},
      {"a NOT", "a not", "NOT at byte 2 joins nothing and was taken as a word"},
      {"NEAR a", "near a",
       "NEAR at byte 0 joins nothing and was taken as a word"},
      {"a NEAR", "a near",
       "NEAR at byte 2 joins nothing and was taken as a word"},
      {"a NEAR/5", "a near/5",
       "NEAR/5 at byte 2 joins nothing and was taken as a word"},
      {"a NEAR NOT b", "a near AND NOT b",
       "NEAR at byte 2 joins nothing and was taken as a word"},
      {"a AND OR b", "a and OR b",
       "AND at byte 2 joins nothing and was taken as a word"},
      {"(a OR) b", "(a or) AND b",
       "OR at byte 3 joins nothing and was taken as a word"},
      {"a OR … OR", "a OR or",
       "OR at byte 9 joins nothing and was taken as a word"},
      {"a NEAR/x b", "a NEAR/x b"},
      {"and or not near", "and or not near"},
      {"And Or Not Near", "And Or Not Near"},
  };
  check(rows);
}

TEST_CASE("signs before an operator lose nothing of what follows") {
  const Row rows[] = {
      {"a AND … AND b", "a AND b"},
      {"… AND b", "and b",
       "AND at byte 4 joins nothing and was taken as a word"},
      {"() NOT b", "NOT b"},
      {"… NEAR b", "near b",
       "NEAR at byte 4 joins nothing and was taken as a word"},
      {"a OR … OR b", "a OR b"},
      {"a NEAR … b", "a NEAR/10 b"},
      {"(… AND b) c", "(and b) AND c",
       "AND at byte 5 joins nothing and was taken as a word"},
  };
  check(rows);
}

TEST_CASE("at most eight notes are made of one query's operators") {
  std::string text;
  for (int i = 0; i < 20; ++i) text += "NEAR ";
  CHECK(parse_query(text).notes.size() == 8);
}

// The limits.

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

Error error_of(const std::string& text) {
  try {
    parse_query(text);
  } catch (const Error& error) {
    return error;
  }
  return Error(ErrorCode::io, "no error");
}

TEST_CASE("each limit of the language holds at its edge and not one past it") {
  struct Limit {
    const char* name;
    std::string at_edge;
    std::string beyond;
    const char* message;
    std::size_t position;
  };
  const std::string word_200(200, 'a');
  const Limit limits[] = {
      {"bytes", std::string(kMaxQueryBytes, 'a'),
       std::string(kMaxQueryBytes + 1, 'a'),
       "the query has 8193 bytes; at most 8192 are read", 8192},
      {"words", repeated("a ", kMaxQueryWords),
       repeated("a ", kMaxQueryWords + 1), "a query has at most 100 words",
       200},
      {"words within quotes", "\"" + repeated("a ", kMaxQueryWords) + "\"",
       "\"" + repeated("a ", kMaxQueryWords + 1) + "\"",
       "a query has at most 100 words", 0},
      {"words of one token", repeated("a-", kMaxQueryWords),
       "b " + repeated("a-", kMaxQueryWords), "a query has at most 100 words",
       2},
      {"prefixes among the words", repeated("abc* ", kMaxQueryWords),
       repeated("abc* ", kMaxQueryWords + 1), "a query has at most 100 words",
       500},
      {"nesting", repeated("(", kMaxNesting) + "a" + repeated(")", kMaxNesting),
       repeated("(", kMaxNesting + 1) + "a" + repeated(")", kMaxNesting + 1),
       "parentheses are nested deeper than 30; ask for less at once", 32},
      {"nesting of NOT",
       repeated("-(", kMaxNesting) + "a" + repeated(")", kMaxNesting),
       repeated("-(", kMaxNesting + 1) + "a" + repeated(")", kMaxNesting + 1),
       "parentheses are nested deeper than 30; ask for less at once", 63},
      {"NEAR", "a NEAR/100 b", "a NEAR/101 b",
       "NEAR/n takes 1 to 100 words, not 101", 2},
      {"NEAR from below", "a NEAR/1 b", "a NEAR/0 b",
       "NEAR/n takes 1 to 100 words, not 0", 2},
      {"a number beyond numbers", "a NEAR/100 b",
       "a NEAR/99999999999999999999 b",
       "NEAR/n takes 1 to 100 words, not 99999999999999999999", 2},
      {"letters of a prefix", "b abc*", "b ab*",
       "ab* is too short a beginning; write 3 letters or more before the *", 2},
      {"Arabic letters of a prefix", "كاظ*", "كا*",
       "كا* is too short a beginning; write 3 letters or more before the *", 0},
  };
  for (const Limit& limit : limits) {
    CAPTURE(limit.name);
    CHECK_NOTHROW(parse_query(limit.at_edge));
    const Error error = error_of(limit.beyond);
    CHECK(error.code() == ErrorCode::limit);
    CHECK(std::string(error.what()) == limit.message);
    CHECK(error.position() == limit.position);
  }
}

TEST_CASE("bytes that are no UTF-8 are an error with their position") {
  struct Bytes {
    const char* text;
    std::size_t position;
  };
  const Bytes rows[] = {
      {"\xFF", 0},         {"kani \xC3", 5},
      {"\"\xE2\x80\"", 1}, {"a\xED\xA0\x80", 1},  // a surrogate
      {"a\xC0\xAF", 1},                           // too long a form
  };
  for (const Bytes& row : rows) {
    const Error error = error_of(row.text);
    CAPTURE(row.text);
    CHECK(error.code() == ErrorCode::usage);
    CHECK(error.position() == row.position);
  }
}

TEST_CASE("a NUL is a blank") {
  CHECK(to_string(parse_query(std::string_view("a\0b", 3)).query) == "a b");
}

// Random queries of what the language is made of.
std::string random_query(std::mt19937& random) {
  static const std::string parts[] = {
      "kani",
      "visit",
      "Al-Kadhimi",
      "AND",
      "OR",
      "NOT",
      "NEAR",
      "NEAR/3",
      "(",
      ")",
      "-(",
      "-visit",
      "+kani",
      "\"",
      "“",
      "”",
      "\"a b\"",
      "-\"a b\"",
      "kad*",
      "*",
      "title:",
      "source:",
      "date:2020",
      "date:x",
      "actor:",
      "actor:x-y",
      "language:en",
      "…",
      "()",
      "-",
      "قاآني",
      "U.S.",
      "2,500",
      "o'clock",
      "«زيارة»",
      "+",
      "title:\"a b\"",
      "source:\"A b\"",
      "\"x actor:y z\"",
      "NEAR/x",
  };
  std::uniform_int_distribution<std::size_t> part(0, std::size(parts) - 1);
  std::uniform_int_distribution<int> length(0, 14);
  std::uniform_int_distribution<int> glued(0, 5);
  std::string text;
  for (int i = length(random); i > 0; --i) {
    text += parts[part(random)];
    if (glued(random) != 0) text += ' ';
  }
  return text;
}

TEST_CASE("what is printed parses back to the same tree") {
  std::mt19937 random(20201125);
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = random_query(random);
    CAPTURE(i, text);
    Query query;
    try {
      query = parse_query(text).query;
    } catch (const Error& error) {
      REQUIRE(error.code() == ErrorCode::limit);
      continue;
    }
    const std::string canonical = to_string(query);
    CAPTURE(canonical);
    const Query again = parse_query(canonical).query;
    REQUIRE(to_string(again) == canonical);
    REQUIRE(again == query);
  }
}

}  // namespace
}  // namespace fihrist
