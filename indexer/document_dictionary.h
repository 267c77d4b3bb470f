// What the documents of a shard have in common, so that each is stored by what
// is its own: a dictionary for zstd, learned from the shard's first documents.
//
// It is kept as metadata of the shard's database, so that it goes wherever the
// shard goes, and never changes once the shard is read.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct ZSTD_DDict_s;

namespace Xapian {
class Database;
class WritableDatabase;
}  // namespace Xapian

namespace fihrist {

// Safe to share among threads.
class DocumentDictionary {
 public:
  explicit DocumentDictionary(std::string bytes);
  ~DocumentDictionary();

  const std::string& bytes() const { return bytes_; }
  const ZSTD_DDict_s* digested() const { return digested_; }

 private:
  std::string bytes_;
  ZSTD_DDict_s* digested_;
};

// Null: the shard has none.
using SharedDictionary = std::shared_ptr<const DocumentDictionary>;

SharedDictionary read_dictionary(const Xapian::Database& shard);
void write_dictionary(const DocumentDictionary& dictionary,
                      Xapian::WritableDatabase& shard);

// Collects documents until they are worth a dictionary: a small shard would
// grow by it.
//
//   DictionaryLearner learner;
//   while (!learner.has_enough()) learner.add(next_json());
//   SharedDictionary dictionary = learner.learn();
class DictionaryLearner {
 public:
  static constexpr std::size_t kSampleBytes = 2 << 20;
  static constexpr std::size_t kDictionaryBytes = 256 << 10;

  // Of a long document its beginning is enough.
  void add(std::string_view json);
  bool has_enough() const { return samples_.size() >= kSampleBytes; }

  // In a fifth of a second; null when the documents have nothing in common.
  SharedDictionary learn() const;

 private:
  std::string samples_;  // one behind the other
  std::vector<std::size_t> sizes_;
};

}  // namespace fihrist
