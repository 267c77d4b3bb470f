#include "indexer/shard_writer.h"

#include <xapian.h>

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

#include "corpus/error.h"
#include "indexer/document_codec.h"
#include "indexer/index_document.h"
#include "indexer/schema.h"

namespace fihrist {
namespace {

constexpr std::size_t kMaxWaiting = 64;
constexpr std::size_t kMaxWaitingBytes = 4 << 20;

// Xapian keeps what is not committed in trees of nodes, and follows them for
// each word: small ones stay in the processor's cache. They take some 20 times
// the text.
constexpr std::size_t kDocumentsPerCommit = 300;
constexpr std::size_t kBytesPerCommit = 2 << 20;

// Of a compacted shard. Xapian's 8 KiB make an index 2.2 % larger and phrases
// slower; a stored document takes 15 µs to read instead of 10.
constexpr int kBlockBytes = 64 << 10;

// A document of 16 MB takes 350 MB while it is indexed; so those take turns.
constexpr std::size_t kLargeBytes = 2 << 20;

constexpr auto kClusterSlot = static_cast<Xapian::valueno>(Slot::cluster);
constexpr auto kSketchSlot = static_cast<Xapian::valueno>(Slot::sketch);

std::size_t bytes_of(const StoredDocument& stored) {
  return stored.document.title.size() + stored.document.body.size();
}

int open_flags(Durability durability) {
  return Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS |
         (durability == Durability::none ? Xapian::DB_NO_SYNC : 0);
}

}  // namespace

struct ShardWriter::State {
  State(std::string shard_path, const AliasTable& table, Durability durability,
        std::mutex& turns)
      : path(std::move(shard_path)),
        database(path, open_flags(durability)),
        indexer(table),
        codec(path, read_dictionary(database)),
        large_documents(turns) {
    // Of a live generation, readers know the dictionary: it stays as it is.
    if (durability == Durability::none && database.get_doccount() == 0) {
      learner.emplace();
    }
  }

  void write_in_turn(StoredDocument& stored) {
    if (bytes_of(stored) < kLargeBytes) return write(stored);
    const std::lock_guard turn(large_documents);
    write(stored);
  }

  void write(StoredDocument& stored) {
    const std::string id = make_term(kIdPrefix, stored.document.id);
    const Xapian::Document before = document_by(id);
    if (before.get_docid() != 0) {
      stored.added =
          decode_added(before.get_value(static_cast<unsigned>(Slot::added)));
    }
    try {
      Xapian::Document made = indexer.make(stored);
      const bool is_same_text = keep_cluster(before, made);
      pack(made);
      const Xapian::docid number = database.replace_document(id, made);
      if (!is_same_text) copy_changes.documents.push_back(number);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::limit) throw;
      problems.push_back({stored.document.id, 0, error.what()});
      return;
    }
    uncommitted_bytes += bytes_of(stored);
    count_change();
  }

  void pack(Xapian::Document& made) {
    const std::string json = made.get_data();
    made.set_data(codec.pack(json));
    if (!learner) return;
    learner->add(json);
    if (!learner->has_enough()) return;
    if (const SharedDictionary dictionary = learner->learn()) {
      write_dictionary(*dictionary, database);
      codec = DocumentCodec(path, dictionary);
    }
    learner.reset();
  }

  // By its id's term; one without a number when there is none.
  Xapian::Document document_by(const std::string& term) const {
    const auto found = database.postlist_begin(term);
    return found == database.postlist_end(term) ? Xapian::Document()
                                                : database.get_document(*found);
  }

  // A document of another text leaves its cluster. False when copies of it have
  // to be looked for.
  bool keep_cluster(const Xapian::Document& before, Xapian::Document& now) {
    const std::string sketch = now.get_value(kSketchSlot);
    if (sketch != before.get_value(kSketchSlot)) {
      leave_cluster(before);
      return sketch.empty();
    }
    if (const std::string key = before.get_value(kClusterSlot); !key.empty()) {
      now.add_value(kClusterSlot, key);
    }
    return before.get_docid() != 0 || sketch.empty();
  }

  void leave_cluster(const Xapian::Document& document) {
    if (std::string key = document.get_value(kClusterSlot); !key.empty()) {
      copy_changes.parted.insert(std::move(key));
    }
  }

  void count_change() {
    ++uncommitted;
    if (uncommitted >= kDocumentsPerCommit ||
        uncommitted_bytes >= kBytesPerCommit) {
      commit();
    }
  }

  void commit() {
    indexer.write_names(database);
    database.commit();
    committed += std::exchange(uncommitted, 0);
    uncommitted_bytes = 0;
  }

  // Of a document that is added. One is let in, however large.
  bool has_room() const {
    return waiting.empty() ||
           (waiting.size() < kMaxWaiting && waiting_bytes < kMaxWaitingBytes);
  }

  // Of a batch that failed half-way, Xapian would write the other half when
  // the database is closed; but not out of a transaction.
  void keep_failure() {
    failure = std::current_exception();
    try {
      database.begin_transaction(false);
    } catch (const Xapian::Error&) {
      // It is closed, or in one already.
    }
  }

  // Runs a step on the database when the thread has written all it was given.
  template <typename Step>
  auto when_idle(Step step) {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return (waiting.empty() && idle) || failure; });
    rethrow_failure();
    try {
      return step();
    } catch (...) {
      keep_failure();
      throw;
    }
  }

  // The next document, or nothing when the writer is to end.
  std::optional<StoredDocument> take() {
    std::unique_lock lock(mutex);
    idle = true;
    changed.notify_all();
    changed.wait(lock, [&] { return !waiting.empty() || ending; });
    if (waiting.empty()) return std::nullopt;
    idle = false;
    StoredDocument next = std::move(waiting.front());
    waiting.pop_front();
    waiting_bytes -= bytes_of(next);
    changed.notify_all();
    return next;
  }

  void run() {
    try {
      while (auto stored = take()) write_in_turn(*stored);
    } catch (...) {
      const std::lock_guard lock(mutex);
      keep_failure();
      idle = true;
      waiting.clear();
      waiting_bytes = 0;
      changed.notify_all();
    }
  }

  void rethrow_failure() const {
    if (failure) std::rethrow_exception(failure);
  }

  std::string path;
  Xapian::WritableDatabase database;  // the thread's, while it is not idle
  DocumentIndexer indexer;
  DocumentCodec codec;
  std::optional<DictionaryLearner> learner;  // until it has learned
  std::mutex& large_documents;  // held while one of them is indexed
  std::size_t uncommitted = 0;
  std::size_t uncommitted_bytes = 0;  // of text
  std::uint64_t committed = 0;
  std::vector<Problem> problems;
  CopyChanges copy_changes;

  std::mutex mutex;  // guards what follows
  std::condition_variable changed;
  std::deque<StoredDocument> waiting;
  std::size_t waiting_bytes = 0;  // of text
  bool idle = true;
  bool ending = false;
  std::exception_ptr failure;

  std::thread thread;
};

ShardWriter::ShardWriter(std::string path, const AliasTable& table,
                         Durability durability, std::mutex& large_documents)
    : state_(std::make_unique<State>(std::move(path), table, durability,
                                     large_documents)) {
  state_->thread = std::thread([state = state_.get()] { state->run(); });
}

ShardWriter::ShardWriter(ShardWriter&&) noexcept = default;

ShardWriter::~ShardWriter() {
  if (!state_) return;
  {
    const std::lock_guard lock(state_->mutex);
    state_->ending = true;
    state_->changed.notify_all();
  }
  state_->thread.join();
}

void ShardWriter::add(StoredDocument stored) {
  std::unique_lock lock(state_->mutex);
  state_->changed.wait(lock,
                       [&] { return state_->has_room() || state_->failure; });
  state_->rethrow_failure();
  state_->waiting_bytes += bytes_of(stored);
  state_->waiting.push_back(std::move(stored));
  state_->changed.notify_all();
}

void ShardWriter::commit() {
  state_->when_idle([&] { state_->commit(); });
}

std::optional<std::string> ShardWriter::stored_json(const std::string& id) {
  return state_->when_idle([&]() -> std::optional<std::string> {
    const std::string term = make_term(kIdPrefix, id);
    const auto found = state_->database.postlist_begin(term);
    if (found == state_->database.postlist_end(term)) return std::nullopt;
    return state_->codec.json_of(state_->database.get_document(*found));
  });
}

bool ShardWriter::remove(const std::string& id) {
  return state_->when_idle([&] {
    const std::string term = make_term(kIdPrefix, id);
    const Xapian::Document document = state_->document_by(term);
    if (document.get_docid() == 0) return false;
    state_->leave_cluster(document);
    state_->database.delete_document(term);
    state_->count_change();
    return true;
  });
}

std::uint64_t ShardWriter::committed() const { return state_->committed; }

Xapian::WritableDatabase& ShardWriter::database() { return state_->database; }

CopyChanges ShardWriter::take_copy_changes() {
  return std::exchange(state_->copy_changes, {});
}

std::vector<Problem> ShardWriter::take_problems() {
  return std::exchange(state_->problems, {});
}

const std::string& ShardWriter::path() const { return state_->path; }

void ShardWriter::compact_to(const std::string& path) {
  commit();
  state_->database.compact(path, 0, kBlockBytes);
  state_->database.close();
}

}  // namespace fihrist
