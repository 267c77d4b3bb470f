// The records of one file. One format is one file, corpus/<name>_reader.cc,
// with a row in the table of formats in corpus/formats.cc.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corpus/byte_source.h"
#include "corpus/dates/numeric_date.h"
#include "corpus/document.h"
#include "corpus/field_names.h"
#include "corpus/threads/thread.h"

namespace fihrist {

struct Record {
  Document document;     // without metadata and defaults
  std::size_t line = 0;  // in its file, from 1; 0 when it is the whole file

  // What is wrong with the date it gives, as in `"2020-11-31" is no day`; the
  // document is undated then.
  std::string date_fault = {};

  // Its date, where day and month could change places.
  std::optional<NumericDateRead> numeric_date = {};

  // Of a page that is a thread, where threads are split; a text's are found
  // later. The body may be blank then.
  std::vector<Post> posts = {};
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
  FieldNames names = {};  // keys and columns besides those of our names
  Split split = Split::none;
};

std::unique_ptr<RecordReader> open_csv(RecordInput input);   // TSV as well
std::unique_ptr<RecordReader> open_feed(RecordInput input);  // RSS and Atom
std::unique_ptr<RecordReader> open_html(RecordInput input);
std::unique_ptr<RecordReader> open_json(RecordInput input);  // not by lines
std::unique_ptr<RecordReader> open_jsonl(RecordInput input);
std::unique_ptr<RecordReader> open_text(RecordInput input);
std::unique_ptr<RecordReader> open_warc(RecordInput input);

}  // namespace fihrist
