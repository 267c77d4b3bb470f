// Reads one archive input, whatever its format (corpus/FORMAT.md).
//
//   Reader reader = open_reader("reuters.jsonl");
//   while (auto document = reader.next()) writer.add(*document);
//
// An input is a file, a directory (walked whole, in the order of the names'
// bytes) or "-" for the standard input. A bad record is told to
// ReadOptions::on_problem, counted and skipped; reading goes on. Throws Error
// (usage, io) only when the input itself is not there. Memory is bounded by a
// few times kMaxRecordBytes, beside the names of the files and the ids read.
// One thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <memory>
#include <optional>
#include <string>

#include "corpus/document.h"
#include "corpus/metadata.h"
#include "corpus/problem.h"

namespace fihrist {

// A longer line of JSONL, or a longer text file, is a Problem.
constexpr std::size_t kMaxRecordBytes = 16 << 20;

// What becomes of a thread of a forum (corpus/thread.h).
enum class Split {
  none,   // it stays one document
  posts,  // each post is a document
};

struct ReadOptions {
  Metadata metadata = {};  // rows joined by id or by file name; they win
  Fields defaults = {};    // from --set: fill what is missing, never overwrite
  Split split = Split::none;
  ProblemSink on_problem = [](const Problem&) {};
};

class Reader {
 public:
  // The next document, its id unlike all before it; nothing at the end.
  std::optional<Document> next();

  std::size_t documents() const;
  std::size_t problems() const;

  // Bytes of the input behind and in all, for a progress bar; in all 0 where
  // nobody knows, as for the standard input.
  std::uint64_t bytes_read() const;
  std::uint64_t bytes_total() const;

  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

 private:
  friend Reader open_reader(const std::string& input, ReadOptions options);
  friend Reader read_stream(std::unique_ptr<std::istream> stream,
                            const std::string& name, ReadOptions options);
  struct State;
  explicit Reader(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

Reader open_reader(const std::string& input, ReadOptions options = {});

// A stream that need not be seekable, read as a file called `name` would be.
Reader read_stream(std::unique_ptr<std::istream> stream,
                   const std::string& name, ReadOptions options = {});

}  // namespace fihrist
