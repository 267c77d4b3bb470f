// The records of a file, and of the files within it, however they are packed.
//
//   OpenedFile opened(file, std::move(bytes), names, split,
//                     sink);
//   while (auto record = opened.next()) use(*record, opened.file());
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corpus/byte_source.h"
#include "corpus/containers/container.h"
#include "corpus/field_names.h"
#include "corpus/formats.h"
#include "corpus/problem.h"
#include "corpus/record_reader.h"
#include "corpus/walk.h"

namespace fihrist {

// Containers within one another; what lies deeper is a Problem.
constexpr std::size_t kMaxNesting = 4;

class OpenedFile {
 public:
  OpenedFile(InputFile file, std::unique_ptr<ByteSource> bytes,
             FieldNames names, Split split, ProblemSink on_problem);
  ~OpenedFile();

  // The next record that is good; nothing at the end.
  std::optional<Record> next();

  // Which the record that next() gave stands in: the file itself, or one
  // within it, "archive.zip/2020/a.jsonl".
  const InputFile& file() const { return levels_.back().file; }

  // Of the file itself, packed as it is.
  std::uint64_t bytes_taken() const { return bytes_taken_; }

  OpenedFile(const OpenedFile&) = delete;
  OpenedFile& operator=(const OpenedFile&) = delete;

 private:
  // A file that is open, and what it turned out to be, if it is read at all.
  struct Level {
    InputFile file;
    std::unique_ptr<ByteSource> bytes;
    std::unique_ptr<ByteSource> decoded = nullptr;  // to UTF-8, where needed
    std::unique_ptr<RecordReader> records = nullptr;
    std::unique_ptr<Container> container = nullptr;
    bool fault_told = false;
  };

  void open(Level level);
  const Format& recognise(Level& level) const;
  bool open_entry();
  void close();
  void report(std::size_t line, const std::string& reason);

  FieldNames names_;
  Split split_;
  ProblemSink on_problem_;
  std::vector<Level> levels_;  // each but the first lies in the one before
  std::uint64_t bytes_taken_ = 0;
};

}  // namespace fihrist
