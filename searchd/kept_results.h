// Results that are kept because they are soon asked for again: what a query
// matched, which of that passed some filters, what a facet counted. A click on
// a facet, the next page and another order then cost a look at columns.
//
//   KeptResults kept(64 << 20);
//   const QueryResults results(kept, snapshot.revision, key_of(query));
//   auto matches = results.get<Matches>("m", [&] { return …; });
//
// The least recently asked for goes first when the bytes are full. Results of
// an older revision are never given, and go with the first of a newer one.
// Safe to share among threads: two that ask for the same at once both make it,
// and either is kept. What was given stays valid when it is no longer kept.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "searchd/query.h"

namespace fihrist {

constexpr std::size_t kDefaultMatchSetBytes = std::size_t{64} << 20;

class KeptResults {
 public:
  // Keeps at most so many bytes, keys and book-keeping included; 0: nothing.
  explicit KeptResults(std::size_t bytes) : most_bytes_(bytes) {}

  std::shared_ptr<const void> find(const std::string& revision,
                                   const std::string& key);
  void keep(const std::string& revision, const std::string& key,
            std::shared_ptr<const void> result, std::size_t bytes);

  std::size_t bytes() const;  // kept now

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<const void> result;
    std::size_t bytes = 0;
  };
  using Entries = std::list<Entry>;

  void drop(Entries::iterator entry);

  const std::size_t most_bytes_;
  mutable std::mutex mutex_;  // guards what follows
  std::string revision_;
  Entries entries_;  // the last asked for first
  std::unordered_map<std::string_view, Entries::iterator> by_key_;
  std::size_t bytes_ = 0;
};

// The results of one query at one revision.
class QueryResults {
 public:
  QueryResults(KeptResults& kept, std::string revision, std::string query_key)
      : kept_(kept),
        revision_(std::move(revision)),
        query_key_(std::move(query_key)) {}

  // What `make` returns, or once returned. One `kind`, one type of result,
  // which tells its bytes().
  template <typename Result, typename Make>
  std::shared_ptr<const Result> get(char kind, const std::string& key,
                                    Make make) const {
    const std::string whole_key = kind + key + query_key_;
    if (auto found = kept_.find(revision_, whole_key)) {
      return std::static_pointer_cast<const Result>(std::move(found));
    }
    auto made = std::make_shared<const Result>(make());
    kept_.keep(revision_, whole_key, made, made->bytes());
    return made;
  }

 private:
  KeptResults& kept_;
  std::string revision_;
  std::string query_key_;
};

// Texts and numbers put together so that no two lists of them are the same
// bytes.
class KeyWriter {
 public:
  void add(std::string_view text);
  void add(std::int64_t number);
  std::string take() { return std::move(key_); }

 private:
  std::string key_;
};

// Equal for equal trees only.
std::string key_of(const Query& query);

}  // namespace fihrist
