// The records of one file. One format is one file, corpus/<name>_reader.cc,
// with a row in the table of formats in corpus/formats.cc.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "corpus/byte_source.h"
#include "corpus/document.h"

namespace fihrist {

struct Record {
  Document document;     // without metadata and defaults
  std::size_t line = 0;  // in its file, from 1; 0 when it is the whole file

  // What is wrong with the date it gives, as in `"2020-11-31" is no day`; the
  // document is undated then.
  std::string date_fault = {};

  bool is_post = false;  // of a thread that is split already
};

class RecordReader {
 public:
  virtual ~RecordReader() = default;

  // The next record that is good; nothing at the end.
  virtual std::optional<Record> next() = 0;
};

// Told what is wrong in a line (0: in the whole file) and what became of it.
using RecordProblemSink =
    std::function<void(std::size_t line, const std::string& reason)>;

// What a record reader works on; it keeps `bytes`, which outlives it.
struct RecordInput {
  ByteSource& bytes;
  std::string file;  // the id of a document that is the whole file
  RecordProblemSink on_problem;
};

std::unique_ptr<RecordReader> open_jsonl(RecordInput input);
std::unique_ptr<RecordReader> open_text(RecordInput input);

}  // namespace fihrist
