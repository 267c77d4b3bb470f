// searchd/API.md names every parameter and every key of a real answer.

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>

#include "analyzers/alias_files.h"
#include "corpus/error.h"
#include "indexer/index_writer.h"
#include "searchd/api.h"
#include "searchd/response_json.h"
#include "temporary_folder.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

using nlohmann::json;

std::string page() {
  std::ifstream in(FIHRIST_SOURCE_DIR "/searchd/API.md");
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// All keys at any depth, but those of `extra`, which are the input's.
void collect_keys(const json& value, std::set<std::string>& keys) {
  if (value.is_array()) {
    for (const json& item : value) collect_keys(item, keys);
  }
  if (!value.is_object()) return;
  for (const auto& [key, inner] : value.items()) {
    keys.insert(key);
    if (key != "extra") collect_keys(inner, keys);
  }
}

TEST_CASE("API.md names every parameter of a search") {
  const std::string text = page();
  for (const std::string& name : parameter_names()) {
    CAPTURE(name);
    CHECK(text.find("`" + name + "`") != std::string::npos);
  }
}

TEST_CASE("API.md names every key of an answer") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  IndexWriter writer = IndexWriter::build(index, load_alias_rows({}));
  Document document;
  document.id = "a";
  document.body = "Esmail Qaani came. The visit of Kani ended in Baghdad.";
  document.date = parse_date("2020-11-25");
  document.date_origin = DateOrigin::given;
  writer.add(document);
  writer.commit();
  const Searcher searcher(index);

  std::set<std::string> keys;
  for (const std::string& answered :
       {answer(searcher, "search", {{"q", "kani visit"}}),
        answer(searcher, "documents/a", {}), answer(searcher, "actors", {}),
        problem_json(Error(ErrorCode::limit, "too long", 3))}) {
    collect_keys(json::parse(answered), keys);
  }
  CHECK(keys.size() > 40);
  const std::string text = page();
  for (const std::string& key : keys) {
    CAPTURE(key);
    CHECK(text.find("`" + key + "`") != std::string::npos);
  }
}

}  // namespace
}  // namespace fihrist
