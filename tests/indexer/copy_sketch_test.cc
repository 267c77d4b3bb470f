#include "indexer/copy_sketch.h"

#include "corpus/digest.h"
#include "made_stories.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

CopySketch sketch(const std::string& text) {
  return sketch_of(break_words(text));
}

TEST_CASE("a sketch is the same for ever") {
  // Of an index written by another machine or an older program: where this
  // changes, kSchemaVersion has to.
  CHECK(encode_sketch(sketch(text_of(made_story(1, 25)))).size() ==
        2 * kSketchBins);
  const std::string text =
      "The quick brown fox jumps over the lazy dog, and the lazy dog sleeps on "
      "while the quick brown fox runs home to its den.";
  const CopySketch first = sketch(text);
  CHECK(first.filled() == 12);
  CHECK(sha256_hex(encode_sketch(first)) ==
        "8b1cf26dea183e03260cfc9d9cf89d602c2f225c9935c35f5f3ae810e3f97e76");
  CHECK(hash_word("fox") == 0xDCB28218FED9EB8EU);  // FNV-1a
}

TEST_CASE("a text of less than twenty words has no sketch") {
  CHECK(sketch(text_of(made_story(1, kFewestWordsOfCopies - 1))).filled() == 0);
  CHECK(sketch(text_of(made_story(1, kFewestWordsOfCopies))).filled() > 0);
  CHECK(encode_sketch(CopySketch{}).empty());
}

TEST_CASE("letters, marks and line ends do not change a sketch") {
  const std::string text = text_of(made_story(2, 40));
  std::string shouted = text;
  for (char& c : shouted) {
    c = c == ' ' ? '\n' : static_cast<char>(std::toupper(c));
  }
  CHECK(sketch(text) == sketch(shouted + "!"));
}

TEST_CASE("a sketch is read as it was written") {
  const CopySketch written = sketch(text_of(made_story(3, 30)));
  CHECK(decode_sketch(encode_sketch(written)) == written);
  CHECK(decode_sketch("no sketch").filled() == 0);
}

TEST_CASE("a re-post may be a copy, another story may not") {
  std::mt19937 random(1);
  std::size_t found = 0;
  for (unsigned seed = 0; seed < 200; ++seed) {
    const StoryWords story = made_story(seed, 300);
    const CopySketch original = sketch(text_of(story));
    const StoryWords repost = reposted(story, 45, random);
    found += may_be_copies(original, sketch(text_of(repost))) ? 1 : 0;
    CHECK_FALSE(
        may_be_copies(original, sketch(text_of(made_story(seed + 1000, 300)))));
  }
  CHECK(found >= 194);  // 15 % of the words
}

}  // namespace
}  // namespace fihrist
