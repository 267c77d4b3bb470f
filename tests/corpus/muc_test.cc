// The reports of MUC-3/4, whose datelines are judged; they are not part of
// the project.

#include <cstdio>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "corpus/dates/publication_date.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

struct ClosePipe {
  void operator()(std::FILE* pipe) const { ::pclose(pipe); }
};

std::string unpacked(const std::string& path) {
  const std::unique_ptr<std::FILE, ClosePipe> pipe(
      ::popen(("gzip -dc '" + path + "'").c_str(), "r"));
  std::string bytes;
  char block[1 << 16];
  while (const std::size_t size =
             std::fread(block, 1, sizeof block, pipe.get())) {
    bytes.append(block, size);
  }
  return bytes;
}

TEST_CASE("97 % of MUC's datelines are found, and no other date") {
  const std::string path = FIHRIST_SOURCE_DIR "/../shared/data/muc.jsonl.gz";
  if (!std::filesystem::exists(path)) {
    WARN("skipped: no " << path);
    return;
  }
  // Its dateline says 11 MAR 11, a misprint that no text can tell.
  const std::string kMisprinted = "DEV-MUC3-1166";
  std::istringstream lines(unpacked(path));
  std::string line;
  int dated = 0;
  int right = 0;
  while (std::getline(lines, line)) {
    const auto report = nlohmann::json::parse(line);
    const std::string date =
        report.at("date").is_null() ? "" : report.at("date").get<std::string>();
    const auto found =
        find_publication_date(report.at("body").get<std::string>());
    if (!date.empty()) ++dated;
    if (!found || report.at("id") == kMisprinted) continue;
    CAPTURE(report.at("id").get<std::string>());
    CHECK(to_string(*found) == date);
    if (to_string(*found) == date) ++right;
  }
  CHECK(dated > 1600);
  CHECK(right * 100 >= dated * 97);
}

}  // namespace
}  // namespace fihrist
