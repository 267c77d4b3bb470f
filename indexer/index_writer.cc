#include "indexer/index_writer.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <filesystem>
#include <optional>
#include <thread>
#include <utility>

#include "analyzers/alias_files.h"
#include "analyzers/analysis.h"
#include "corpus/error.h"
#include "indexer/index_directory.h"
#include "indexer/schema.h"
#include "indexer/shard_writer.h"

namespace fihrist {
namespace {

namespace fs = std::filesystem;

// Runs a step on the disk; what Xapian and the file system throw becomes the
// Error that says what to do.
template <typename Step>
auto on_disk(const fs::path& index, Step step) {
  try {
    return step();
  } catch (const Xapian::DatabaseCorruptError& error) {
    throw Error(ErrorCode::damaged,
                fmt::format("{}: {}; build the index anew", index.string(),
                            error.get_description()));
  } catch (const Xapian::Error& error) {
    throw Error(ErrorCode::io,
                fmt::format("writing {} failed: {}; what came after the last "
                            "commit is not in it: free the disk and run the "
                            "command again",
                            index.string(), error.get_description()));
  } catch (const fs::filesystem_error& error) {
    throw Error(ErrorCode::io, fmt::format("writing {} failed: {}",
                                           index.string(), error.what()));
  }
}

unsigned count_shards(unsigned jobs) {
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  return std::min(jobs == 0 ? cores : jobs, kMaxShards);
}

// Refuses to write among somebody's files.
void make_index_folder(const fs::path& index) {
  std::error_code error;
  if (fs::exists(index) && !fs::is_directory(index)) {
    throw Error(
        ErrorCode::usage,
        fmt::format("{} is a file; an index is a folder", index.string()));
  }
  const bool is_ours = fs::exists(index / "generations", error) ||
                       fs::exists(index / "lock", error);
  if (fs::exists(index) && !is_ours && !fs::is_empty(index)) {
    throw Error(ErrorCode::usage,
                fmt::format("{} holds other files; name a new or empty folder",
                            index.string()));
  }
  fs::create_directories(index / "generations", error);
  if (error) {
    throw Error(ErrorCode::io, fmt::format("cannot make {}: {}", index.string(),
                                           error.message()));
  }
}

}  // namespace

struct IndexWriter::State {
  State(fs::path folder, const std::string& command)
      : index(std::move(folder)), lock(index, command) {}

  ~State() {
    shards.clear();
    if (!unfinished.empty()) {
      std::error_code ignored;  // the next writer deletes it
      fs::remove_all(unfinished, ignored);
    }
  }

  // After a failure Xapian would commit what is left of a batch as if all
  // were well; so nothing more is written.
  template <typename Step>
  auto write(Step step) {
    if (failed) {
      throw Error(ErrorCode::io,
                  fmt::format("writing {} has failed before; run the command "
                              "again",
                              index.string()));
    }
    try {
      return on_disk(index, step);
    } catch (...) {
      failed = true;
      throw;
    }
  }

  ShardWriter& shard(const std::string& id) {
    return shards[shard_of(id, static_cast<unsigned>(shards.size()))];
  }

  void open_shards(const fs::path& folder, unsigned count) {
    for (unsigned i = 0; i < count; ++i) {
      shards.emplace_back(folder / fmt::format("shard-{}", i), table);
    }
  }

  void finish_build() {
    generation.manifest.documents = 0;
    fs::create_directories(generation.folder);
    for (std::size_t i = 0; i < shards.size(); ++i) {
      generation.shards.push_back(generation.folder /
                                  fmt::format("shard-{}", i));
      shards[i].commit();
      generation.manifest.documents += shards[i].database().get_doccount();
      shards[i].compact_to(generation.shards.back());
    }
    write_merged_alias_rows(table.rows(), generation.aliases());
    write_manifest(generation);
    make_live(index, generation);
    shards.clear();
    fs::remove_all(std::exchange(unfinished, {}));
  }

  fs::path index;
  WriterLock lock;
  AliasTable table;
  Generation generation;
  fs::path unfinished;  // of a build that is not committed
  bool failed = false;
  std::vector<ShardWriter> shards;
};

IndexWriter::IndexWriter(std::unique_ptr<State> state)
    : state_(std::move(state)) {}
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter::~IndexWriter() = default;

IndexWriter IndexWriter::build(const std::string& index, AliasRows rows,
                               const BuildOptions& options) {
  make_index_folder(index);
  auto state = std::make_unique<State>(index, options.command);
  state->table = AliasTable(std::move(rows));
  on_disk(index, [&] {
    delete_unfinished(index);
    Generation& generation = state->generation;
    generation.number = next_generation_number(index);
    generation.folder = generation_folder(index, generation.number);
    generation.manifest = {.schema = kSchemaVersion,
                           .analyzers = analyzer_signature(),
                           .aliases = state->table.digest(),
                           .shards = count_shards(options.jobs),
                           .documents = 0,
                           .built = format_time(std::time(nullptr))};
    state->unfinished = generation.folder.string() + ".unfinished";
    fs::create_directories(state->unfinished);
    state->open_shards(state->unfinished, generation.manifest.shards);
  });
  return IndexWriter(std::move(state));
}

IndexWriter IndexWriter::update(const std::string& index,
                                const std::string& command) {
  (void)live_generation(index);  // no lock file where there is no index
  auto state = std::make_unique<State>(index, command);
  state->generation = live_generation(index);
  const Generation& generation = state->generation;
  state->table =
      AliasTable(read_merged_alias_rows(generation.aliases().string()));
  on_disk(index, [&] {
    state->open_shards(generation.folder, generation.manifest.shards);
  });
  return IndexWriter(std::move(state));
}

void IndexWriter::add(Document document) {
  add(StoredDocument{.document = std::move(document),
                     .added = std::time(nullptr),
                     .mentions = {}});
}

void IndexWriter::add(StoredDocument stored) {
  state_->write([&] {
    ShardWriter& shard = state_->shard(stored.document.id);
    shard.add(std::move(stored));
  });
}

bool IndexWriter::remove(const std::string& id) {
  return state_->write([&] {
    ShardWriter& shard = state_->shard(id);
    shard.commit();
    const std::string term = make_term(kIdPrefix, id);
    if (!shard.database().term_exists(term)) return false;
    shard.database().delete_document(term);
    return true;
  });
}

bool IndexWriter::set(const std::string& id, const Fields& fields) {
  return state_->write([&] {
    ShardWriter& shard = state_->shard(id);
    shard.commit();
    Xapian::WritableDatabase& database = shard.database();
    const std::string term = make_term(kIdPrefix, id);
    const auto found = database.postlist_begin(term);
    if (found == database.postlist_end(term)) return false;
    StoredDocument stored =
        parse_stored_document(database.get_document(*found).get_data());
    overwrite(stored.document, fields);
    shard.add(std::move(stored));
    return true;
  });
}

std::vector<Problem> IndexWriter::commit() {
  return state_->write([&] {
    std::vector<Problem> problems;
    for (ShardWriter& shard : state_->shards) {
      shard.commit();
      for (Problem& problem : shard.take_problems()) {
        problems.push_back(std::move(problem));
      }
    }
    if (!state_->unfinished.empty()) state_->finish_build();
    return problems;
  });
}

std::uint64_t retag_index(const std::string& index, AliasRows rows,
                          const BuildOptions& options) {
  (void)live_generation(index);
  IndexWriter writer = IndexWriter::build(index, std::move(rows), options);
  // Read under the lock: nothing can be added meanwhile.
  const Generation live = live_generation(index);
  std::uint64_t documents = 0;
  for (const std::string& path : live.shards) {
    const Xapian::Database shard(path);
    for (auto all = shard.postlist_begin(""); all != shard.postlist_end("");
         ++all) {
      writer.add(parse_stored_document(shard.get_document(*all).get_data()));
      ++documents;
    }
  }
  writer.commit();
  return documents;
}

}  // namespace fihrist
