#include "indexer/name_spellings.h"

#include <xapian.h>

#include "indexer/index_writer.h"
#include "tests/catch.h"
#include "tests/corpus/reading.h"
#include "tests/indexer/small_index.h"

namespace fihrist {
namespace {

using Words = std::set<std::string>;

Words words_of_key(const std::string& index, const char* key) {
  Words words;
  for (const std::string& path : live_generation(index).shards) {
    words.merge(read_name_spellings(Xapian::Database(path), key));
  }
  return words;
}

TEST_CASE("a shard has each key and word once, by every document it got") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  {
    IndexWriter build = IndexWriter::build(index, names(), {.jobs = 2});
    for (int i = 0; i < 20; ++i) {
      build.add(document_of(std::to_string(i), "Karim met Zaydi.", "Kerim"));
    }
    build.commit();
  }
  CHECK(words_of_key(index, "KRM") == Words{"karim", "kerim"});
  {
    IndexWriter update = IndexWriter::update(index, "test");
    update.add(document_of("new", "Kareem met nobody; a karma is no name."));
    update.commit();
  }
  CHECK(words_of_key(index, "KRM") == Words{"kareem", "karim", "kerim"});
  CHECK(words_of_key(index, "NNE").empty());
}

TEST_CASE("what is there is kept when more is written") {
  const TemporaryFolder folder;
  Xapian::WritableDatabase shard(folder.path("shard"), Xapian::DB_CREATE);
  NameSpellings names;
  names.add("KRM", "karim");
  names.write_to(shard);
  names.add("KRM", "akram");
  names.add("STT", "zaydi");
  names.write_to(shard);
  shard.commit();
  CHECK(shard.get_metadata("XNKRM/") == "akram\nkarim\n");
  CHECK(read_name_spellings(shard, "STT") == Words{"zaydi"});
  CHECK(read_name_spellings(shard, "KR").empty());
}

}  // namespace
}  // namespace fihrist
