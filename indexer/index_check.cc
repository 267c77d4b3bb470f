#include "indexer/index_check.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <exception>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

#include "analyzers/alias_files.h"
#include "corpus/error.h"
#include "indexer/index_directory.h"
#include "indexer/schema.h"
#include "indexer/stored_document.h"

namespace fihrist {
namespace {

namespace fs = std::filesystem;

void check_tables(const std::string& path, std::vector<std::string>& damage) {
  std::ostringstream report;
  if (Xapian::Database::check(path, 0, &report) > 0) {
    damage.push_back(fmt::format("{}: {}", path, report.str()));
  }
}

// Each document reads, stands once, and stands in the shard of its id.
void check_documents(const std::string& path, unsigned number,
                     const Generation& generation,
                     std::vector<std::string>& damage) {
  const Xapian::Database shard(path);
  for (auto all = shard.postlist_begin(""); all != shard.postlist_end("");
       ++all) {
    const StoredDocument stored =
        parse_stored_document(shard.get_document(*all).get_data());
    const std::string& id = stored.document.id;
    if (shard.get_termfreq(make_term(kIdPrefix, id)) != 1) {
      damage.push_back(fmt::format("{}: {} stands more than once", path, id));
    }
    if (shard_of(id, generation.manifest.shards) != number) {
      damage.push_back(fmt::format("{}: {} is of another shard", path, id));
    }
  }
}

// Every line of damage that `step` tells or ends with.
template <typename Step>
void attempt(std::vector<std::string>& damage, Step step) {
  try {
    step();
  } catch (const Xapian::Error& error) {
    damage.push_back(error.get_description());
  } catch (const std::exception& error) {
    damage.push_back(error.what());
  }
}

std::vector<std::string> check_shard(const Generation& generation,
                                     unsigned number) {
  const std::string& path = generation.shards[number];
  std::vector<std::string> damage;
  attempt(damage, [&] { check_tables(path, damage); });
  attempt(damage, [&] { check_documents(path, number, generation, damage); });
  return damage;
}

// Each line ends with a NUL.
void write_lines(int file, const std::vector<std::string>& lines) {
  for (const std::string& line : lines) {
    std::string_view rest(line.c_str(), line.size() + 1);
    while (!rest.empty()) {
      const auto written = ::write(file, rest.data(), rest.size());
      if (written <= 0) ::_exit(1);
      rest.remove_prefix(static_cast<std::size_t>(written));
    }
  }
}

std::vector<std::string> read_lines(int file) {
  std::string text;
  std::array<char, 4096> bytes;
  for (;;) {
    const auto size = ::read(file, bytes.data(), bytes.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) break;
    text.append(bytes.data(), static_cast<std::size_t>(size));
  }
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line, '\0');) lines.push_back(line);
  return lines;
}

// Xapian trusts what it reads: some damage crashes it, its own check too. So
// a shard is read in a child process, whose crash is damage as well.
std::vector<std::string> check_shard_apart(const Generation& generation,
                                           unsigned number) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    throw Error(ErrorCode::io, "cannot make a pipe");
  }
  const pid_t child = ::fork();
  if (child == 0) {
    for (const int crash : {SIGSEGV, SIGBUS, SIGFPE, SIGABRT}) {
      ::signal(crash, SIG_DFL);
    }
    write_lines(ends[1], check_shard(generation, number));
    ::_exit(0);
  }
  ::close(ends[1]);
  if (child < 0) {
    ::close(ends[0]);
    throw Error(ErrorCode::io, "cannot start a process for the check");
  }
  std::vector<std::string> damage = read_lines(ends[0]);
  ::close(ends[0]);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (status != 0) {
    damage.push_back(fmt::format("{}: so damaged that reading it crashes",
                                 generation.shards[number]));
  }
  return damage;
}

std::uint64_t folder_bytes(const fs::path& folder) {
  std::uint64_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return bytes;
}

void count_shard(const std::string& path, IndexStats& stats) {
  const Xapian::Database shard(path);
  stats.documents += shard.get_doccount();
  stats.undated += shard.get_termfreq(std::string(kUndatedTerm));
  stats.words += shard.get_total_length();
  const auto date_slot = static_cast<Xapian::valueno>(Slot::date);
  if (shard.get_value_freq(date_slot) == 0) return;
  for (auto value = shard.valuestream_begin(date_slot);
       value != shard.valuestream_end(date_slot); ++value) {
    const auto date = decode_date(*value);
    if (!stats.first || date < stats.first) stats.first = date;
    if (!stats.last || date > stats.last) stats.last = date;
  }
}

std::string date_or_none(const std::optional<Date>& date) {
  return date ? to_string(*date) : "none";
}

}  // namespace

std::vector<std::string> check_index(const std::string& index) {
  const Generation live = live_generation(index);
  std::vector<std::string> damage;
  attempt(damage, [&] {
    const AliasTable table(read_merged_alias_rows(live.aliases().string()));
    if (table.digest() != live.manifest.aliases) {
      damage.push_back("the alias tables are not those of the manifest");
    }
  });
  for (unsigned i = 0; i < live.shards.size(); ++i) {
    for (std::string& line : check_shard_apart(live, i)) {
      damage.push_back(std::move(line));
    }
  }
  return damage;
}

IndexStats index_stats(const std::string& index) {
  const Generation live = live_generation(index);
  IndexStats stats;
  stats.generation = live.number;
  stats.shards = live.manifest.shards;
  stats.alias_digest = live.manifest.aliases;
  stats.analyzers = live.manifest.analyzers;
  stats.built = live.manifest.built;
  stats.bytes = folder_bytes(live.folder);
  const AliasRows rows = read_merged_alias_rows(live.aliases().string());
  stats.actors = rows.actors.size();
  stats.aliases = rows.aliases.size();
  try {
    for (const std::string& shard : live.shards) count_shard(shard, stats);
  } catch (const Xapian::Error& error) {
    throw Error(ErrorCode::damaged,
                fmt::format("{}: {}; see: fihrist-indexer check {}", index,
                            error.get_description(), index));
  }
  return stats;
}

std::string to_json_text(const IndexStats& stats) {
  nlohmann::ordered_json root = {{"generation", stats.generation},
                                 {"shards", stats.shards},
                                 {"documents", stats.documents},
                                 {"undated", stats.undated},
                                 {"first", nullptr},
                                 {"last", nullptr},
                                 {"words", stats.words},
                                 {"actors", stats.actors},
                                 {"aliases", stats.aliases},
                                 {"bytes", stats.bytes},
                                 {"alias_digest", stats.alias_digest},
                                 {"analyzers", stats.analyzers},
                                 {"built", stats.built}};
  if (stats.first) root["first"] = to_string(*stats.first);
  if (stats.last) root["last"] = to_string(*stats.last);
  return root.dump(2);
}

std::string to_text(const IndexStats& stats) {
  return fmt::format(
      "generation   {}, built {}\n"
      "documents    {}, {} of them undated\n"
      "dates        {} to {}\n"
      "words        {}\n"
      "tables       {} actors, {} aliases ({})\n"
      "shards       {}\n"
      "on disk      {:.1f} MB\n",
      stats.generation, stats.built, stats.documents, stats.undated,
      date_or_none(stats.first), date_or_none(stats.last), stats.words,
      stats.actors, stats.aliases, stats.alias_digest, stats.shards,
      static_cast<double>(stats.bytes) / 1e6);
}

}  // namespace fihrist
