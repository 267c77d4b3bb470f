#include "corpus/problem.h"

#include "tests/catch.h"

namespace fihrist {
namespace {

TEST_CASE("a problem says where it is") {
  CHECK(to_string(Problem{"reuters.jsonl", 17, "no body; skipped"}) ==
        "reuters.jsonl:17: no body; skipped");
  CHECK(to_string(Problem{"a.txt", 0, "empty; skipped"}) ==
        "a.txt: empty; skipped");
}

TEST_CASE("a file's name cannot steer a terminal") {
  CHECK(to_string(Problem{"a\x1B[2J\n.txt", 0, "empty"}) ==
        "a\\x1B[2J\\x0A.txt: empty");
}

}  // namespace
}  // namespace fihrist
