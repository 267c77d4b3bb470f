// The five texts the project starts from; they are not part of it.

#include <filesystem>
#include <string>

#include "reading.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

TEST_CASE("the seeds have the titles and dates a reader would give them") {
  const std::string seeds = FIHRIST_SOURCE_DIR "/../shared/data/seeds";
  if (!std::filesystem::exists(seeds)) {
    WARN("skipped: no " << seeds);
    return;
  }
  struct Row {
    const char* id;
    const char* title;
    const char* date;
  };
  const Row rows[] = {
      {"000_f9e803a99037ac36.txt",
       "Informed sources revealed the details of Iranian Quds Force commander "
       "Ismail …",
       "none"},
      {"001_ea6c81fad244be33.txt",
       "Iran has declared war on the US in Iraq through its proxies - analysis",
       "2021-07-08"},
      {"002_4003a2322dbc9ac4.txt",
       "Iranian desperate efforts to embarrass Al-Kazemi in front of "
       "Washington",
       "none"},
      {"003_9ec81880c3ef5b2d.txt",
       "Qaani’s regional tour and challenges of next stage", "none"},
      {"004_d04feccafa46ccf3.txt",
       "Iran is redoubling its efforts to ensure its continued control over "
       "Iraq.",
       "none"},
  };
  const Reading reading = read_input(seeds);
  CHECK(reading.problems.empty());
  REQUIRE(reading.documents.size() == std::size(rows));
  for (std::size_t i = 0; i < std::size(rows); ++i) {
    const Document& document = reading.documents[i];
    CAPTURE(document.id);
    CHECK(document.id == rows[i].id);
    CHECK(document.title == rows[i].title);
    CHECK((document.date ? to_string(*document.date) : "none") == rows[i].date);
  }
}

}  // namespace
}  // namespace fihrist
