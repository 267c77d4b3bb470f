#include "indexer/file_digests.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <fstream>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

#include "corpus/digest.h"

namespace fihrist {
namespace {

namespace fs = std::filesystem;

constexpr const char* kName = "sha256sums";
constexpr std::size_t kHexDigits = 64;

struct FileDigest {
  std::string name;  // below the folder
  std::string hex;   // empty when the file cannot be read
};

std::string digest_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::array<char, 1 << 16> bytes;
  Sha256 digest;
  while (in.read(bytes.data(), bytes.size()) || in.gcount() > 0) {
    digest.add({bytes.data(), static_cast<std::size_t>(in.gcount())});
  }
  return in.eof() && !in.bad() ? digest.hex() : std::string();
}

// Fills in the digests, as many files at a time as there are cores.
void compute(const fs::path& folder, std::vector<FileDigest>& files) {
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i; (i = next++) < files.size();) {
      files[i].hex = digest_of(folder / files[i].name);
    }
  };
  std::vector<std::thread> threads;
  for (unsigned i = 1; i < std::thread::hardware_concurrency(); ++i) {
    threads.emplace_back(work);
  }
  work();
  for (std::thread& thread : threads) thread.join();
}

std::vector<FileDigest> files_of(const fs::path& folder) {
  std::vector<FileDigest> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    files.push_back({entry.path().lexically_relative(folder).string(), {}});
  }
  std::ranges::sort(files, {}, &FileDigest::name);
  return files;
}

// A line is the digest, two blanks and the name; nothing for one that is not.
std::optional<FileDigest> parse_line(const std::string& line) {
  if (line.size() < kHexDigits + 3) return std::nullopt;
  if (line.compare(kHexDigits, 2, "  ") != 0) return std::nullopt;
  return FileDigest{line.substr(kHexDigits + 2), line.substr(0, kHexDigits)};
}

[[noreturn]] void fail(const char* what, const fs::path& path) {
  throw fs::filesystem_error(what, path,
                             std::error_code(errno, std::generic_category()));
}

}  // namespace

void write_digests(const fs::path& folder) {
  forget_digests(folder);
  std::vector<FileDigest> files = files_of(folder);
  compute(folder, files);
  std::ofstream out(folder / kName, std::ios::binary);
  for (const FileDigest& file : files) {
    if (file.hex.empty()) fail("cannot read", folder / file.name);
    out << file.hex << "  " << file.name << '\n';
  }
  out.close();
  if (!out) fail("cannot write", folder / kName);
}

void forget_digests(const fs::path& folder) { fs::remove(folder / kName); }

std::vector<std::string> check_digests(const fs::path& folder) {
  std::vector<std::string> damage;
  std::vector<FileDigest> written;
  std::ifstream in(folder / kName, std::ios::binary);
  for (std::string line; std::getline(in, line);) {
    if (auto file = parse_line(line)) {
      written.push_back(std::move(*file));
    } else {
      damage.push_back(fmt::format("{}: a line that is no digest",
                                   (folder / kName).string()));
    }
  }
  if (written.empty()) return damage;
  for (const FileDigest& file : files_of(folder)) {
    if (file.name != kName &&
        !std::ranges::count(written, file.name, &FileDigest::name)) {
      damage.push_back(fmt::format("{}: nothing that was written",
                                   (folder / file.name).string()));
    }
  }
  std::vector<FileDigest> found = written;
  compute(folder, found);
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (found[i].hex == written[i].hex) continue;
    damage.push_back(fmt::format("{}: not as it was written",
                                 (folder / written[i].name).string()));
  }
  return damage;
}

}  // namespace fihrist
