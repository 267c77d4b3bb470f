// Every answer of a request, one after the other, in memory for one of them and
// 24 bytes for each.
//
//   ResultWalk walk = searcher.walk(request);
//   while (auto document = walk.next()) …
//
// All are of the revision that the walk began with, though the index may be
// written to meanwhile: each is held against its fingerprint, and one that was
// edited, tagged otherwise or removed since ends the walk with an Error (io).
// So what has ended without one is whole. One thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "searchd/columns.h"
#include "searchd/result_set.h"
#include "searchd/searcher.h"

namespace fihrist {

struct Ranked;
struct Reading;

// Of answers that pass the filters, a list a shard.
std::string digest_of(const std::vector<std::vector<DocumentId>>& answers,
                      const Snapshot& snapshot);

class ResultWalk {
 public:
  // In the order of `answers`, which are of `reading`.
  ResultWalk(std::unique_ptr<Reading> reading, std::vector<Ranked> answers,
             std::string digest);
  ~ResultWalk();
  ResultWalk(ResultWalk&&) noexcept;

  std::uint64_t total() const;
  const std::string& digest() const { return digest_; }
  IndexState index() const;

  // The next answer, or nothing at the end. Throws Error: io, damaged.
  std::optional<DocumentResponse> next();
  // The same without its text, which is mostly not read.
  std::optional<CitedDocument> next_cited();

 private:
  // Reads from the next answer's shard with `read`, from a newer revision
  // where a commit has pulled this one away.
  template <typename Read>
  auto read_next(Read read);

  std::unique_ptr<Reading> reading_;
  std::vector<Ranked> answers_;
  std::string digest_;
  std::size_t next_ = 0;
};

}  // namespace fihrist
