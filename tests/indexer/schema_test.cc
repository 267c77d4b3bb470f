#include "indexer/schema.h"

#include <algorithm>
#include <set>
#include <string>

#include "corpus/digest.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

using namespace std::string_literals;

Date day(std::string_view text) { return parse_date(text).value(); }

TEST_CASE("a date is read back as it was, before 1970 too") {
  for (const char* text : {"0001-01-01", "1066-10-14", "1969-12-31",
                           "1970-01-01", "2020-11-25", "9999-12-31"}) {
    CAPTURE(text);
    CHECK(decode_date(encode_date(day(text))) == day(text));
    CHECK(encode_date(day(text)).size() == 4);
  }
}

TEST_CASE("encoded dates sort as days do") {
  const char* const days[] = {"0001-01-01", "1969-12-31", "1970-01-01",
                              "1970-01-02", "2020-11-25", "9999-12-31"};
  for (std::size_t i = 1; i < std::size(days); ++i) {
    CAPTURE(days[i]);
    CHECK(encode_date(day(days[i - 1])) < encode_date(day(days[i])));
  }
}

TEST_CASE("a value that is no date is none") {
  CHECK_FALSE(decode_date(""));
  CHECK_FALSE(decode_date("abc"));
  CHECK_FALSE(decode_date("abcde"));
}

TEST_CASE("seconds are read back as they were") {
  for (const std::int64_t seconds :
       {std::int64_t{0}, std::int64_t{1}, std::int64_t{-1},
        std::int64_t{1'784'600'000}, INT64_MAX, INT64_MIN}) {
    CAPTURE(seconds);
    CHECK(decode_added(encode_added(seconds)) == seconds);
    CHECK(encode_added(seconds).size() == 8);
  }
  CHECK(encode_added(255) < encode_added(256));
}

TEST_CASE("the order is newest first, then by id, undated last") {
  const std::string in_order[] = {
      encode_order(day("2021-01-01"), "z"),
      encode_order(day("2020-11-25"), "a"),
      encode_order(day("2020-11-25"), "b"),
      encode_order(day("1969-12-31"), "a"),
      encode_order(day("0001-01-01"), "a"),
      encode_order(std::nullopt, "a"),
      encode_order(std::nullopt, "b"),
  };
  CHECK(std::is_sorted(std::begin(in_order), std::end(in_order)));
  CHECK(encode_order(std::nullopt, std::string(1000, 'x')).size() == 204);
}

TEST_CASE("actors are packed and unpacked") {
  struct Row {
    std::vector<std::uint32_t> actors;
    std::size_t bytes;
  };
  const Row rows[] = {
      {{}, 0},           {{0}, 1},
      {{127}, 1},        {{128}, 2},
      {{0, 1, 2}, 3},    {{5, 132}, 2},
      {{5, 133}, 3},     {{16383, 16384}, 3},
      {{UINT32_MAX}, 5}, {{0, UINT32_MAX}, 6},
  };
  for (const Row& row : rows) {
    CAPTURE(row.actors);
    const std::string packed = pack_actors(row.actors);
    CHECK(packed.size() == row.bytes);
    CHECK(unpack_actors(packed) == row.actors);
  }
}

TEST_CASE("a damaged value of actors unpacks to something") {
  for (const std::string& value :
       {"\x80"s, std::string(20, '\xFF'), std::string(20, '\x80') + "\x01"s}) {
    CHECK(unpack_actors(value).size() <= value.size());
  }
}

TEST_CASE("a text too long for a term is replaced by its digest") {
  const std::string fits(kMaxTermBytes - 1, 'x');
  CHECK(make_term("Q", fits) == "Q" + fits);
  CHECK(make_term("Q", fits + "x") == "Q#" + sha256_hex(fits + "x"));
  CHECK(make_term("XA", fits) == "XA#" + sha256_hex(fits));
  CHECK(make_term("Q", "") == "Q");
}

TEST_CASE("a NUL counts twice in a term") {
  const std::string fits = std::string(kMaxTermBytes - 3, 'x') + "\0"s;
  CHECK(make_term("Q", fits) == "Q" + fits);
  CHECK(make_term("Q", fits + "x") == "Q#" + sha256_hex(fits + "x"));
}

// Known values: a document must be looked for where it was put.
TEST_CASE("the shard of an id never changes") {
  struct Row {
    const char* id;
    unsigned of_two;
    unsigned of_three;
    unsigned of_64;
  };
  const Row rows[] = {
      {"", 1, 2, 37},
      {"a", 0, 1, 12},
      {"b", 1, 1, 37},
      {"reuters/2020/11/25.txt", 1, 2, 27},
      {"reuters.jsonl:17", 1, 0, 27},
      {"http://example.org/a?b=c", 0, 0, 54},
      {"قاآني", 1, 2, 41},
  };
  for (const Row& row : rows) {
    CAPTURE(row.id);
    CHECK(shard_of(row.id, 1) == 0);
    CHECK(shard_of(row.id, 2) == row.of_two);
    CHECK(shard_of(row.id, 3) == row.of_three);
    CHECK(shard_of(row.id, 64) == row.of_64);
  }
}

TEST_CASE("no two fields share a prefix or a slot") {
  std::set<std::string_view> prefixes;
  std::set<int> slots;
  for (const SchemaField& field : kSchema) {
    CAPTURE(field.name);
    if (field.prefix != "-") CHECK(prefixes.insert(field.prefix).second);
    if (field.slot >= 0) CHECK(slots.insert(field.slot).second);
  }
}

}  // namespace
}  // namespace fihrist
