#include "indexer/index_directory.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <system_error>
#include <utility>

#include "analyzers/analysis.h"
#include "corpus/error.h"
#include "indexer/file_digests.h"
#include "indexer/schema.h"

namespace fihrist {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::string_view kUnfinished = ".unfinished";
constexpr const char* kUnsettledCopies = "unsettled-copies";

[[noreturn]] void fail_io(const fs::path& path, const char* what) {
  throw Error(ErrorCode::io, fmt::format("cannot {} {}: {}", what,
                                         path.string(), std::strerror(errno)));
}

[[noreturn]] void fail_no_index(const fs::path& index,
                                const std::string& reason) {
  throw Error(ErrorCode::no_index,
              fmt::format("{} in {}; build one with: fihrist-indexer build {} "
                          "INPUT...",
                          reason, index.string(), index.string()));
}

std::optional<std::string> read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

void sync(const fs::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) fail_io(path, "open");
  const int result = ::fsync(file);
  ::close(file);
  if (result != 0) fail_io(path, "sync");
}

void write_whole(const fs::path& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << text;
  out.close();
  if (!out) fail_io(path, "write");
  sync(path);
}

std::optional<unsigned> parse_number(const std::string& name) {
  unsigned number = 0;
  const char* end = name.data() + name.size();
  const auto [stop, error] = std::from_chars(name.data(), end, number);
  if (error != std::errc() || stop != end) return std::nullopt;
  return number;
}

Manifest parse_manifest(const std::string& text) {
  const json root = json::parse(text);
  Manifest manifest;
  manifest.schema = root.at("schema").get<int>();
  manifest.analyzers = root.at("analyzers").get<std::string>();
  manifest.aliases = root.at("aliases").get<std::string>();
  manifest.shards = root.at("shards").get<unsigned>();
  manifest.documents = root.at("documents").get<std::uint64_t>();
  manifest.built = root.at("built").get<std::string>();
  return manifest;
}

Manifest read_manifest(const fs::path& index, const fs::path& folder) {
  const auto text = read_file(folder / "manifest.json");
  if (!text) fail_no_index(index, "no readable manifest");
  try {
    Manifest manifest = parse_manifest(*text);
    if (manifest.shards >= 1 && manifest.shards <= kMaxShards) return manifest;
  } catch (const json::exception&) {
    // Said below, as of a number of shards that cannot be.
  }
  fail_no_index(index, "a manifest that is none");
}

// Of what an older version stored, a new index can be made without the archive.
std::string what_mends(const fs::path& index, const Manifest& manifest) {
  const std::string name = index.string();
  if (manifest.schema > kSchemaVersion) {
    return fmt::format(
        "use a newer version of the programs, or build it anew with: "
        "fihrist-indexer build {} INPUT...",
        name);
  }
  const std::string from = fmt::format(
      "build it anew with: fihrist-indexer build {} --from {}", name, name);
  if (manifest.schema < kSchemaVersion) return from;
  return fmt::format("{}, or fihrist-indexer retag {}", from, name);
}

[[noreturn]] void refuse(const fs::path& index, const Manifest& manifest) {
  throw Error(
      ErrorCode::no_index,
      fmt::format("the index {} was built by another version (schema {}, {}; "
                  "this program reads schema {}, {}); {}",
                  index.string(), manifest.schema, manifest.analyzers,
                  kSchemaVersion, analyzer_signature(),
                  what_mends(index, manifest)));
}

void check_readable(const fs::path& index, const Manifest& manifest,
                    Analyzers wanted) {
  const bool is_readable =
      manifest.schema == kSchemaVersion &&
      (wanted == Analyzers::any || manifest.analyzers == analyzer_signature());
  if (!is_readable) refuse(index, manifest);
}

// "auto generations/000012/shard-0": the number in the first line.
std::optional<unsigned> generation_in(const std::string& stub) {
  constexpr std::string_view kFolder = "generations/";
  const std::size_t at = stub.find(kFolder);
  if (at == std::string::npos) return std::nullopt;
  const std::size_t begin = at + kFolder.size();
  return parse_number(stub.substr(begin, stub.find('/', begin) - begin));
}

// "000012", "000012.unfinished".
std::optional<unsigned> number_of(const fs::path& folder) {
  const std::string name = folder.filename().string();
  return parse_number(name.substr(0, name.find('.')));
}

std::vector<unsigned> generation_numbers(const fs::path& index) {
  std::vector<unsigned> numbers;
  std::error_code missing;
  for (const auto& entry :
       fs::directory_iterator(index / "generations", missing)) {
    if (const auto number = number_of(entry.path())) numbers.push_back(*number);
  }
  return numbers;
}

void delete_generation(const fs::path& index, unsigned number) {
  std::error_code ignored;  // what is left is deleted at the next swap
  fs::remove_all(generation_folder(index, number), ignored);
}

Generation named_generation(const fs::path& index, const std::string& stub) {
  const auto number = generation_in(stub);
  if (!number) fail_no_index(index, "no generation is named");
  Generation generation;
  generation.number = *number;
  generation.folder = generation_folder(index, *number);
  generation.manifest = read_manifest(index, generation.folder);
  for (unsigned i = 0; i < generation.manifest.shards; ++i) {
    generation.shards.push_back(generation.folder / fmt::format("shard-{}", i));
  }
  return generation;
}

}  // namespace

fs::path generation_folder(const fs::path& index, unsigned number) {
  return index / "generations" / fmt::format("{:06}", number);
}

std::string read_stub(const fs::path& index) {
  const auto stub = read_file(index / "current");
  if (!stub) fail_no_index(index, "no index");
  return *stub;
}

Generation read_generation(const fs::path& index, const std::string& stub,
                           Analyzers analyzers) {
  Generation generation = named_generation(index, stub);
  check_readable(index, generation.manifest, analyzers);
  return generation;
}

Generation stored_generation(const fs::path& index) {
  Generation generation = named_generation(index, read_stub(index));
  if (generation.manifest.schema > kSchemaVersion) {
    refuse(index, generation.manifest);
  }
  return generation;
}

Generation live_generation(const fs::path& index, Analyzers analyzers) {
  return read_generation(index, read_stub(index), analyzers);
}

void write_manifest(const Generation& generation) {
  const Manifest& manifest = generation.manifest;
  const json root = {
      {"schema", manifest.schema},       {"analyzers", manifest.analyzers},
      {"aliases", manifest.aliases},     {"shards", manifest.shards},
      {"documents", manifest.documents}, {"built", manifest.built}};
  write_whole(generation.folder / "manifest.json", root.dump(2) + "\n");
}

bool has_unsettled_copies(const Generation& generation) {
  return fs::exists(generation.folder / kUnsettledCopies);
}

void note_unsettled_copies(const Generation& generation) {
  write_whole(generation.folder / kUnsettledCopies, "");
  sync(generation.folder);
}

void forget_unsettled_copies(const Generation& generation) {
  if (fs::remove(generation.folder / kUnsettledCopies)) sync(generation.folder);
}

void make_live(const fs::path& index, const Generation& generation) {
  std::string stub;
  for (const std::string& shard : generation.shards) {
    stub += fmt::format("auto {}\n",
                        fs::path(shard).lexically_relative(index).string());
  }
  const auto before = read_file(index / "current");
  write_digests(generation.folder);
  for (const auto& entry :
       fs::recursive_directory_iterator(generation.folder)) {
    sync(entry.path());
  }
  sync(generation.folder);
  sync(index / "generations");
  write_whole(index / "current.new", stub);
  fs::rename(index / "current.new", index / "current");
  sync(index);

  const auto kept = before ? generation_in(*before) : std::nullopt;
  for (const unsigned number : generation_numbers(index)) {
    if (number != generation.number && number != kept) {
      delete_generation(index, number);
    }
  }
}

void delete_unfinished(const fs::path& index) {
  const auto stub = read_file(index / "current");
  const auto live = stub ? generation_in(*stub) : std::nullopt;
  const bool is_first = !fs::exists(index / "current");
  std::error_code missing;
  for (const auto& entry :
       fs::directory_iterator(index / "generations", missing)) {
    const auto number = number_of(entry.path());
    const bool was_never_live = is_first || (live && number && *number > *live);
    if (entry.path().extension() == kUnfinished || was_never_live) {
      fs::remove_all(entry.path());
    }
  }
}

unsigned next_generation_number(const fs::path& index) {
  const std::vector<unsigned> numbers = generation_numbers(index);
  if (numbers.empty()) return 1;
  return *std::max_element(numbers.begin(), numbers.end()) + 1;
}

}  // namespace fihrist
