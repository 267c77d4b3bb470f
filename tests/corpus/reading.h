// What the tests of the readers share: reading bytes or a folder to its end.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/reader.h"

namespace fihrist {

struct Reading {
  std::vector<Document> documents;
  std::vector<std::string> problems;  // as printed
};

// Everything `open` yields, given options that note the problems.
template <typename Open>
Reading read_all(ReadOptions options, Open open) {
  Reading reading;
  options.on_problem = [&](const Problem& problem) {
    reading.problems.push_back(to_string(problem));
  };
  Reader reader = open(std::move(options));
  while (auto document = reader.next()) {
    reading.documents.push_back(std::move(*document));
  }
  return reading;
}

inline Reading read_bytes(const std::string& bytes, ReadOptions options = {}) {
  return read_all(std::move(options), [&](ReadOptions noting) {
    return read_stream(std::make_unique<std::istringstream>(bytes), "file",
                       std::move(noting));
  });
}

inline Reading read_input(const std::string& input, ReadOptions options = {}) {
  return read_all(std::move(options), [&](ReadOptions noting) {
    return open_reader(input, std::move(noting));
  });
}

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::stringstream bytes;
  bytes << stream.rdbuf();
  return bytes.str();
}

inline std::vector<std::string> ids(const Reading& reading) {
  std::vector<std::string> ids;
  for (const Document& document : reading.documents) ids.push_back(document.id);
  return ids;
}

// A folder of its own, gone with the test.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name =
        (std::filesystem::temp_directory_path() / "fihrist-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string path(std::string_view name = "") const {
    return name.empty() ? path_.string() : (path_ / name).string();
  }

  // With the folders above it; returns its path.
  std::string write(std::string_view name, std::string_view bytes) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return path(name);
  }

 private:
  std::filesystem::path path_;
};

}  // namespace fihrist
