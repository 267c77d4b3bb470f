// tests/corpus/pages: pages of every make, NAME.html, with the article that a
// reader finds in each, NAME.txt.

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "corpus/pages/page.h"
#include "corpus/utf8.h"
#include "reading.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

std::vector<std::filesystem::path> pages() {
  std::vector<std::filesystem::path> pages;
  for (const auto& entry : std::filesystem::directory_iterator(
           FIHRIST_SOURCE_DIR "/tests/corpus/pages")) {
    if (entry.path().extension() == ".html") pages.push_back(entry.path());
  }
  std::ranges::sort(pages);
  return pages;
}

TEST_CASE("of a page in any layout, the article is read and nothing else") {
  constexpr std::size_t kLayouts = 22;
  REQUIRE(pages().size() >= kLayouts);
  for (std::filesystem::path page : pages()) {
    CAPTURE(page.stem().string());
    const std::string html = read_file(page);
    const std::string text = read_file(page.replace_extension(".txt"));
    CHECK(read_page(html).document.body == trimmed(text));
  }
}

}  // namespace
}  // namespace fihrist
