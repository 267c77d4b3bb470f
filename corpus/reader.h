// Reads the inputs of an archive, whatever their formats (corpus/FORMAT.md).
//
//   Reader reader = open_reader("reuters.jsonl");
//   while (auto document = reader.next()) writer.add(*document);
//
// An input is a file, a directory (walked whole, in the order of the names'
// bytes) or "-" for the standard input. Files within archives and compressed
// files are read as if they lay open. A bad record is told to
// ReadOptions::on_problem, counted and skipped; reading goes on. Throws Error
// (usage, io) only when an input itself is not there. Memory is bounded by a
// few times kMaxRecordBytes, kMaxWaitingBytes (date_order.h) and what unpacking
// needs, beside the names of the files and 11 bytes a document. One thread at
// a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corpus/dates/numeric_date.h"
#include "corpus/document.h"
#include "corpus/field_names.h"
#include "corpus/metadata.h"
#include "corpus/problem.h"
#include "corpus/threads/thread.h"

namespace fihrist {

// A longer line of JSONL, or a longer text file, is a Problem.
constexpr std::size_t kMaxRecordBytes = 16 << 20;

struct ReadOptions {
  Metadata metadata = {};  // rows joined by id or by file name; they win
  Fields defaults = {};    // from --set: fill what is missing, never overwrite
  std::optional<DayOrder> day_order = {};  // of 07/08/2021; else sources tell
  FieldNames names = {};  // from --field: keys and columns for our fields
  Split split = Split::none;
  ProblemSink on_problem = [](const Problem&) {};
};

class Reader {
 public:
  // The next document, its id unlike all before it; nothing at the end. In
  // the order of the input, but for those that waited for a date's order.
  std::optional<Document> next();

  std::size_t documents() const;
  std::size_t problems() const;

  // Bytes of the inputs behind and in all, packed as they are, for a progress
  // bar; in all 0 where nobody knows, as with the standard input.
  std::uint64_t bytes_read() const;
  std::uint64_t bytes_total() const;

  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

 private:
  friend Reader open_reader(const std::vector<std::string>& inputs,
                            ReadOptions options);
  friend Reader read_stream(std::unique_ptr<std::istream> stream,
                            const std::string& name, ReadOptions options);
  struct State;
  explicit Reader(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

// One after the other; an id is one across all of them.
Reader open_reader(const std::vector<std::string>& inputs,
                   ReadOptions options = {});
Reader open_reader(const std::string& input, ReadOptions options = {});

// A stream that need not be seekable, read as a file called `name` would be.
Reader read_stream(std::unique_ptr<std::istream> stream,
                   const std::string& name, ReadOptions options = {});

}  // namespace fihrist
