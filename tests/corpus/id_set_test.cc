#include "corpus/id_set.h"

#include <malloc.h>

#include <string>

#include "tests/catch.h"

namespace fihrist {
namespace {

std::string id(std::size_t i) { return "wire.jsonl:" + std::to_string(i); }

TEST_CASE("an id is new once") {
  IdSet ids;
  for (std::size_t i = 0; i < 200'000; ++i) {
    if (!ids.insert(id(i))) FAIL(i);
  }
  for (std::size_t i = 0; i < 200'000; ++i) {
    if (ids.insert(id(i))) FAIL(i);
  }
  CHECK(ids.size() == 200'000);
  CHECK(ids.insert(""));
  CHECK_FALSE(ids.insert(""));
}

TEST_CASE("a million ids take 12 MB at most") {
  const std::size_t before = mallinfo2().uordblks + mallinfo2().hblkhd;
  IdSet ids;
  for (std::size_t i = 0; i < 1'000'000; ++i) ids.insert(id(i));
  const std::size_t after = mallinfo2().uordblks + mallinfo2().hblkhd;
  CHECK(after - before < 12'000'000);
}

}  // namespace
}  // namespace fihrist
