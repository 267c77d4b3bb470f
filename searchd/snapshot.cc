#include "searchd/snapshot.h"

#include <fmt/format.h>

#include <utility>

#include "analyzers/alias_files.h"
#include "corpus/digest.h"
#include "corpus/error.h"

namespace fihrist {
namespace {

constexpr int kMaxTries = 20;

// get_revision() throws over several shards: each is asked.
std::string revision_of(const std::string& stub,
                        const std::vector<Xapian::Database>& shards) {
  std::string text = stub;
  for (const Xapian::Database& shard : shards) {
    text += fmt::format("{} {}\n", shard.get_uuid(), shard.get_revision());
  }
  return sha256_hex(text).substr(0, 16);
}

[[noreturn]] void fail_reading(const std::string& index,
                               const Xapian::Error& error) {
  throw Error(ErrorCode::damaged,
              fmt::format("{}: {}; see: fihrist-indexer check {}", index,
                          error.get_description(), index));
}

}  // namespace

ReadingPool::ReadingPool(std::string index) : index_(std::move(index)) {
  give_back(take());  // an index that cannot be read is told at once
}

ReadingPool::~ReadingPool() = default;

// Builds that follow one another closely may delete the generation that is
// being opened: then the newer one is taken.
std::unique_ptr<Reading> ReadingPool::take() {
  for (int tries = 1;; ++tries) {
    const std::string stub = read_stub(index_);
    try {
      return take_of(stub);
    } catch (const Error&) {
      if (tries == kMaxTries || read_stub(index_) == stub) throw;
    } catch (const Xapian::Error&) {
      if (tries == kMaxTries || read_stub(index_) == stub) throw;
    }
  }
}

std::unique_ptr<Reading> ReadingPool::take_of(const std::string& stub) {
  std::unique_ptr<Reading> reading;
  {
    const std::lock_guard lock(mutex_);
    while (!idle_.empty() && !reading) {
      reading = std::move(idle_.back());
      idle_.pop_back();
      if (reading->stub != stub) reading.reset();  // of an older generation
    }
  }
  if (!reading) return open(stub);
  follow_commits(*reading);
  return reading;
}

void ReadingPool::give_back(std::unique_ptr<Reading> reading) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(reading));
}

// A commit may discard the revision while its columns are being read.
std::unique_ptr<Reading> ReadingPool::open(const std::string& stub) {
  for (int tries = 1;; ++tries) {
    try {
      return open_once(stub);
    } catch (const Xapian::DatabaseModifiedError& error) {
      if (tries == kMaxTries) fail_reading(index_, error);
    } catch (const Xapian::Error& error) {
      fail_reading(index_, error);
    }
  }
}

std::unique_ptr<Reading> ReadingPool::open_once(const std::string& stub) {
  const Generation generation = read_generation(index_, stub);
  auto reading = std::make_unique<Reading>();
  reading->stub = stub;
  for (const std::string& path : generation.shards) {
    reading->shards.emplace_back(path);
    reading->whole.add_database(reading->shards.back());
  }
  read_snapshot(*reading, generation);
  for (std::size_t i = 0; i < reading->shards.size(); ++i) {
    reading->codecs.emplace_back(generation.shards[i],
                                 reading->snapshot->dictionaries[i]);
  }
  return reading;
}

void ReadingPool::follow_commits(Reading& reading) {
  if (!reading.whole.reopen()) return;
  read_snapshot(reading, read_generation(index_, reading.stub));
}

void ReadingPool::read_snapshot(Reading& reading,
                                const Generation& generation) {
  const std::string revision = revision_of(reading.stub, reading.shards);
  const std::lock_guard lock(mutex_);
  if (newest_ && newest_->revision == revision) {
    reading.snapshot = newest_;
    return;
  }
  auto snapshot = std::make_shared<Snapshot>();
  snapshot->generation = generation.number;
  snapshot->revision = revision;
  if (newest_ && newest_->generation == generation.number) {
    snapshot->table = newest_->table;
    snapshot->dictionaries = newest_->dictionaries;
  } else {
    snapshot->table = std::make_shared<const AliasTable>(
        read_merged_alias_rows(generation.aliases().string()));
    for (const Xapian::Database& shard : reading.shards) {
      snapshot->dictionaries.push_back(read_dictionary(shard));
    }
  }
  static_cast<AllColumns&>(*snapshot) = read_columns(reading.shards);
  newest_ = snapshot;
  reading.snapshot = snapshot;
}

}  // namespace fihrist
