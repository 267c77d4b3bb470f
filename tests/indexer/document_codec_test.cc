#include "indexer/document_codec.h"

#include <xapian.h>

#include <random>
#include <string>
#include <vector>

#include "corpus/error.h"
#include "corpus/metadata.h"
#include "indexer/index_writer.h"
#include "tests/catch.h"
#include "tests/corpus/reading.h"
#include "tests/indexer/small_index.h"

namespace fihrist {
namespace {

std::string article(int number) {
  std::mt19937 random(static_cast<unsigned>(number));
  std::string text;
  for (int i = 0; i < 300; ++i) {
    text += "word" + std::to_string(random() % 5000) + " said on Sunday ";
  }
  return text;
}

std::string json_of(int number) {
  StoredDocument stored;
  stored.document =
      document_of("reuters/" + std::to_string(number), article(number));
  return to_json_text(stored);
}

SharedDictionary learned() {
  DictionaryLearner learner;
  for (int i = 0; !learner.has_enough(); ++i) learner.add(json_of(i));
  return learner.learn();
}

Xapian::Document with_data(const std::string& data) {
  Xapian::Document document;
  document.set_data(data);
  return document;
}

// What is said of data that is refused.
std::string damage_of(const DocumentCodec& codec, const std::string& data) {
  try {
    (void)codec.read(with_data(data));
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::damaged);
    return error.what();
  }
  return "not refused";
}

TEST_CASE("a document is read as it was packed, with a dictionary or without") {
  const SharedDictionary dictionary = learned();
  REQUIRE(dictionary);
  const DocumentCodec without("shard-0");
  const DocumentCodec with("shard-0", dictionary);
  const std::string long_text(5'000'000, 'x');
  for (const std::string& json :
       {json_of(100'000), std::string("{}"), "{\"x\":\"" + long_text + "\"}"}) {
    CHECK(without.json_of(with_data(without.pack(json))) == json);
    CHECK(with.json_of(with_data(with.pack(json))) == json);
    // The first documents of a shard are packed before it has a dictionary.
    CHECK(with.json_of(with_data(without.pack(json))) == json);
    CHECK(with.json_of(with_data(json)) == json);  // schemas before 4
  }
  CHECK(with.pack(json_of(100'000)).size() <
        without.pack(json_of(100'000)).size());
}

TEST_CASE("damaged data is an Error that says where") {
  const SharedDictionary dictionary = learned();
  REQUIRE(dictionary);
  const DocumentCodec codec("generations/7/shard-0", dictionary);
  const std::string good = codec.pack(json_of(1));
  for (std::size_t size = 0; size < good.size(); size += 7) {
    CAPTURE(size);
    const std::string said = damage_of(codec, good.substr(0, size));
    CHECK(said.find("generations/7/shard-0: document 0") == 0);
    CHECK(said.find("fihrist-indexer check") != std::string::npos);
  }
  CHECK(damage_of(DocumentCodec("shard-0"), good).find("dictionary is lost") !=
        std::string::npos);
  CHECK(damage_of(codec, "PK\3\4 no frame") != "not refused");
}

TEST_CASE("a changed byte crashes nothing") {
  const DocumentCodec codec("shard-0", learned());
  const std::string good = codec.pack(json_of(1));
  std::mt19937 random(1);
  for (int i = 0; i < 3000; ++i) {
    std::string data = good;
    data[random() % data.size()] = static_cast<char>(random());
    try {
      (void)codec.read(with_data(data));
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::damaged);
    }
  }
}

// RFC 8878: magic, a descriptor that announces a size of eight bytes and no
// window, the size.
TEST_CASE("a frame that claims more than we write is not believed") {
  std::string frame("\x28\xB5\x2F\xFD\xE0", 5);
  const std::string sizes[] = {
      std::string("\x01\x00\x00\x04\x00\x00\x00\x00", 8),  // 64 MiB and a byte
      std::string("\x00\x00\x00\x00\x10\x00\x00\x00", 8),  // 64 GiB
      std::string(8, '\xFE')};
  for (const std::string& size : sizes) {
    CHECK(damage_of(DocumentCodec("shard-0"), frame + size + "xxxx")
              .find("more than 67108864") != std::string::npos);
  }
}

TEST_CASE("a shard of many documents learns a dictionary, and keeps it") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  const int count = 700;  // of 9 kB
  {
    IndexWriter build = IndexWriter::build(index, names(), {.jobs = 1});
    for (int i = 0; i < count; ++i) {
      build.add(document_of(std::to_string(i), article(i)));
    }
    build.commit();
  }
  const auto dictionary_now = [&] {
    return Xapian::Database(live_generation(index).shards[0])
        .get_metadata("dictionary");
  };
  const std::string first = dictionary_now();
  CHECK_FALSE(first.empty());
  CHECK(bodies_in(index).at("0") == article(0));
  CHECK(bodies_in(index).at("699") == article(699));
  {
    IndexWriter update = IndexWriter::update(index, "test");
    update.add(document_of("more", article(count)));
    update.set("0", parse_fields({"source=Reuters"}));
    update.commit();
  }
  CHECK(dictionary_now() == first);
  CHECK(bodies_in(index).at("more") == article(count));
  CHECK(stored_in(index, "0").document.source == "Reuters");
}

TEST_CASE("a small shard has no dictionary") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  {
    IndexWriter build = IndexWriter::build(index, names(), {.jobs = 1});
    build.add(document_of("1", article(1)));
    build.commit();
  }
  const Xapian::Database shard(live_generation(index).shards[0]);
  CHECK(read_dictionary(shard) == nullptr);
  // A live one gets none either: who reads it would not know.
  IndexWriter update = IndexWriter::update(index, "test");
  for (int i = 2; i < 300; ++i) {
    update.add(document_of(std::to_string(i), article(i)));
  }
  update.commit();
  CHECK(read_dictionary(Xapian::Database(live_generation(index).shards[0])) ==
        nullptr);
}

}  // namespace
}  // namespace fihrist
