#include "indexer/index_writer.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <filesystem>
#include <future>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "analyzers/alias_files.h"
#include "analyzers/analysis.h"
#include "corpus/error.h"
#include "indexer/copy_clusters.h"
#include "indexer/disk_errors.h"
#include "indexer/file_copy.h"
#include "indexer/file_digests.h"
#include "indexer/index_directory.h"
#include "indexer/schema.h"
#include "indexer/shard_writer.h"
#include "indexer/writer_lock.h"

namespace fihrist {
namespace {

namespace fs = std::filesystem;

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

std::string shard_name(std::size_t number) {
  return fmt::format("shard-{}", number);
}

}  // namespace

struct IndexWriter::State {
  State(fs::path folder, WriterLock held)
      : index(std::move(folder)), lock(std::move(held)) {}

  ~State() {
    shards.clear();
    if (unfinished.empty()) return;
    try {
      delete_unfinished(index);
    } catch (const fs::filesystem_error&) {
      // The next writer deletes it.
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
    } catch (const Error& error) {
      failed = true;
      if (!unfinished.empty() || error.code() != ErrorCode::io) throw;
      throw Error(ErrorCode::io,
                  fmt::format("{}; {} documents of this run are in the index "
                              "for good, the rest goes in then",
                              error.what(), commit_the_others()));
    } catch (...) {
      failed = true;
      throw;
    }
  }

  // Of an update that failed in one shard; returns what is committed in all.
  std::uint64_t commit_the_others() {
    std::uint64_t committed = 0;
    for (ShardWriter& shard : shards) {
      try {
        shard.commit();
      } catch (...) {
        // That one, or another that fails as it did.
      }
      committed += shard.committed();
    }
    return committed;
  }

  ShardWriter& shard(const std::string& id) {
    return shards[shard_of(id, static_cast<unsigned>(shards.size()))];
  }

  void open_shards(const fs::path& folder, unsigned count) {
    // make_live() syncs a new generation as a whole.
    const auto durability =
        unfinished.empty() ? Durability::each_commit : Durability::none;
    for (unsigned i = 0; i < count; ++i) {
      shards.emplace_back(folder / shard_name(i), table, durability,
                          large_documents);
    }
  }

  // The folder of a generation after all that are there.
  void begin(AliasRows rows, unsigned count) {
    table = AliasTable(std::move(rows));
    delete_unfinished(index);
    generation.number = next_generation_number(index);
    generation.folder = generation_folder(index, generation.number);
    generation.manifest = {.schema = kSchemaVersion,
                           .analyzers = analyzer_signature(),
                           .aliases = table.digest(),
                           .shards = count,
                           .documents = 0,
                           .built = format_time(std::time(nullptr))};
    unfinished = generation.folder.string() + ".unfinished";
    fs::create_directories(unfinished);
  }

  // Before the first change that can make clusters of copies wrong.
  void begin_change() {
    if (has_changes) return;
    has_changes = true;
    if (!unfinished.empty()) return;  // nobody reads it before it is whole
    must_settle_all = has_unsettled_copies(generation);
    note_unsettled_copies(generation);
  }

  // All shards are committed, and are so again afterwards.
  void settle() {
    if (!has_changes) return;
    std::vector<Xapian::WritableDatabase*> databases;
    std::vector<CopyChanges> changes;
    for (ShardWriter& shard : shards) {
      databases.push_back(&shard.database());
      changes.push_back(shard.take_copy_changes());
    }
    if (must_settle_all) {
      settle_all_copies(databases);
    } else {
      settle_copies(databases, changes);
    }
    for (ShardWriter& shard : shards) shard.commit();
    if (unfinished.empty()) forget_unsettled_copies(generation);
    has_changes = false;
  }

  void finish() {
    if (is_copy) {
      finish_copy();
    } else {
      finish_build();
    }
  }

  // What little has changed is not worth compacting the rest once more.
  void finish_copy() {
    for (ShardWriter& shard : shards) {
      shard.commit();
      generation.manifest.documents += shard.database().get_doccount();
    }
    shards.clear();
    Generation here = generation;
    here.folder = unfinished;
    write_merged_alias_rows(table.rows(), here.aliases());
    write_manifest(here);
    fs::rename(unfinished, generation.folder);
    for (unsigned i = 0; i < generation.manifest.shards; ++i) {
      generation.shards.push_back(generation.folder / shard_name(i));
    }
    make_live(index, generation);
    unfinished.clear();
  }

  void finish_build() {
    fs::create_directories(generation.folder);
    std::vector<std::future<void>> compacting;
    for (std::size_t i = 0; i < shards.size(); ++i) {
      generation.shards.push_back(generation.folder / shard_name(i));
      shards[i].commit();
      generation.manifest.documents += shards[i].database().get_doccount();
      // The path by value: the list still grows.
      compacting.push_back(std::async(
          std::launch::async, [&shard = shards[i], to = generation.shards[i]] {
            shard.compact_to(to);
          }));
    }
    for (std::future<void>& shard : compacting) shard.get();
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
  bool is_copy = false;
  bool failed = false;
  bool has_changes = false;
  bool must_settle_all = false;
  std::mutex large_documents;
  std::vector<ShardWriter> shards;
};

IndexWriter::IndexWriter(std::unique_ptr<State> state)
    : state_(std::move(state)) {}
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter::~IndexWriter() = default;

IndexWriter IndexWriter::build(const std::string& index, AliasRows rows,
                               const BuildOptions& options) {
  make_index_folder(index);
  auto state =
      std::make_unique<State>(index, WriterLock(index, options.command));
  on_disk(index, [&] {
    state->begin(std::move(rows), count_shards(options.jobs));
    state->open_shards(state->unfinished, state->generation.manifest.shards);
  });
  return IndexWriter(std::move(state));
}

IndexWriter IndexWriter::rebuild(const std::string& index, WriterLock lock,
                                 AliasRows rows, Start start) {
  auto state = std::make_unique<State>(index, std::move(lock));
  state->is_copy = start == Start::copy;
  on_disk(index, [&] {
    const Generation live = live_generation(
        index, state->is_copy ? Analyzers::ours : Analyzers::any);
    state->begin(std::move(rows), live.manifest.shards);
    if (start == Start::copy) {
      for (unsigned i = 0; i < live.manifest.shards; ++i) {
        copy_files(live.shards[i], state->unfinished / shard_name(i));
      }
    }
    state->open_shards(state->unfinished, live.manifest.shards);
  });
  return IndexWriter(std::move(state));
}

IndexWriter IndexWriter::update(const std::string& index,
                                const std::string& command) {
  (void)live_generation(index);  // no lock file where there is no index
  auto state = std::make_unique<State>(index, WriterLock(index, command));
  state->generation = live_generation(index);
  const Generation& generation = state->generation;
  state->table =
      AliasTable(read_merged_alias_rows(generation.aliases().string()));
  on_disk(index, [&] {
    forget_digests(generation.folder);
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
    state_->begin_change();
    ShardWriter& shard = state_->shard(stored.document.id);
    shard.add(std::move(stored));
  });
}

bool IndexWriter::remove(const std::string& id) {
  return state_->write([&] {
    state_->begin_change();
    return state_->shard(id).remove(id);
  });
}

bool IndexWriter::set(const std::string& id, const Fields& fields) {
  return mend(id, [&](Document& document) { overwrite(document, fields); }) !=
         Mended::not_there;
}

IndexWriter::Mended IndexWriter::mend(
    const std::string& id, const std::function<void(Document&)>& edit) {
  return state_->write([&] {
    ShardWriter& shard = state_->shard(id);
    const auto json = shard.stored_json(id);
    if (!json) return Mended::not_there;
    StoredDocument stored = parse_stored_document(*json);
    edit(stored.document);
    if (to_json_text(stored) == *json) return Mended::as_it_was;
    state_->begin_change();
    shard.add(std::move(stored));
    return Mended::changed;
  });
}

bool IndexWriter::finish_copies() {
  if (!has_unsettled_copies(state_->generation)) return false;
  state_->write([&] {
    state_->begin_change();
    state_->settle();
  });
  return true;
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
    state_->settle();
    if (!state_->unfinished.empty()) state_->finish();
    return problems;
  });
}

}  // namespace fihrist
