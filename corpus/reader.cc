#include "corpus/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iostream>
#include <system_error>
#include <unordered_set>
#include <utility>
#include <vector>

#include "corpus/byte_source.h"
#include "corpus/formats.h"
#include "corpus/language_code.h"
#include "corpus/record_reader.h"
#include "corpus/utf8.h"
#include "corpus/walk.h"

namespace fihrist {

struct Reader::State {
  explicit State(ReadOptions read_options) : options(std::move(read_options)) {}

  std::optional<Record> next_record();
  bool admit(const Record& record);
  void complete(Document& document) const;
  void check_date(const Record& record);

  bool open_next_file();
  void open_file();
  void open_records(std::unique_ptr<std::istream> stream);
  void close_file();
  void report(std::size_t line, const std::string& reason);

  ReadOptions options;
  std::vector<InputFile> files;  // those that follow from next_file on
  std::size_t next_file = 0;
  std::uint64_t bytes_total = 0;
  std::uint64_t bytes_behind = 0;  // of the files closed

  InputFile file;                         // the one that is open
  std::unique_ptr<ByteSource> bytes;      // of it, while it is open
  std::unique_ptr<RecordReader> records;  // of it, if its format is read

  std::unordered_set<std::string> ids;
  std::size_t documents = 0;
  std::size_t problems = 0;
};

std::optional<Record> Reader::State::next_record() {
  while (bytes || open_next_file()) {
    if (records) {
      if (auto record = records->next()) return record;
    }
    close_file();
  }
  return std::nullopt;
}

bool Reader::State::admit(const Record& record) {
  const std::string& id = record.document.id;
  if (ids.insert(id).second) return true;
  report(record.line,
         fmt::format("the id {} was read before; skipped", quote(id)));
  return false;
}

void Reader::State::complete(Document& document) const {
  if (const Fields* row = options.metadata.find(document.id, file.id)) {
    overwrite(document, *row);
  }
  document.language = language_code(document.language);
  fill_missing(document, options.defaults);
}

// A bad date is no problem when metadata or a default took its place.
void Reader::State::check_date(const Record& record) {
  if (record.date_fault.empty() || record.document.date) return;
  report(record.line,
         fmt::format("date {}; read undated; give it one with: fihrist-indexer "
                     "set INDEX {} date=YYYY-MM-DD",
                     record.date_fault, quote(record.document.id)));
}

// False at the end of the input.
bool Reader::State::open_next_file() {
  while (!bytes && next_file < files.size()) {
    file = std::move(files[next_file++]);
    open_file();
  }
  return bytes != nullptr;
}

void Reader::State::open_file() {
  auto stream = std::make_unique<std::ifstream>();
  if (file.fault.empty()) {
    errno = 0;
    stream->open(file.path, std::ios::binary);
    if (!stream->is_open()) {
      file.fault = fmt::format("it cannot be opened: {}; skipped",
                               std::generic_category().message(errno));
    }
  }
  if (file.fault.empty()) {
    open_records(std::move(stream));
  } else {
    report(0, file.fault);
    bytes_behind += file.bytes;
  }
}

void Reader::State::open_records(std::unique_ptr<std::istream> stream) {
  bytes = std::make_unique<ByteSource>(std::move(stream));
  const std::string_view head = bytes->peek();
  if (bytes->failed()) return;  // close_file() says so
  if (head.empty()) return report(0, "empty; skipped");
  const Format& format = recognise_format(head);
  if (!format.open) {
    return report(0, fmt::format("looks like {}, which this version does not "
                                 "read; skipped",
                                 format.name));
  }
  records = format.open(
      {*bytes, file.id, [this](std::size_t line, const std::string& reason) {
         report(line, reason);
       }});
}

void Reader::State::close_file() {
  if (bytes->failed()) {
    report(0, "reading failed before its end; the rest is skipped");
  }
  bytes_behind += std::max(file.bytes, bytes->bytes_taken());
  records.reset();
  bytes.reset();
}

void Reader::State::report(std::size_t line, const std::string& reason) {
  ++problems;
  options.on_problem({file.path, line, reason});
}

Reader::Reader(std::unique_ptr<State> state) : state_(std::move(state)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

std::optional<Document> Reader::next() {
  while (auto record = state_->next_record()) {
    if (!state_->admit(*record)) continue;
    state_->complete(record->document);
    state_->check_date(*record);
    ++state_->documents;
    return std::move(record->document);
  }
  return std::nullopt;
}

std::size_t Reader::documents() const { return state_->documents; }

std::size_t Reader::problems() const { return state_->problems; }

std::uint64_t Reader::bytes_read() const {
  const std::uint64_t open = state_->bytes ? state_->bytes->bytes_taken() : 0;
  return state_->bytes_behind + open;
}

std::uint64_t Reader::bytes_total() const { return state_->bytes_total; }

Reader open_reader(const std::string& input, ReadOptions options) {
  if (input == "-") {
    // The buffer of std::cin is not ours to close.
    auto stream = std::make_unique<std::istream>(std::cin.rdbuf());
    return read_stream(std::move(stream), "stdin", std::move(options));
  }
  auto state = std::make_unique<Reader::State>(std::move(options));
  state->files = list_files(input);
  for (const InputFile& file : state->files) state->bytes_total += file.bytes;
  return Reader(std::move(state));
}

Reader read_stream(std::unique_ptr<std::istream> stream,
                   const std::string& name, ReadOptions options) {
  auto state = std::make_unique<Reader::State>(std::move(options));
  state->file = {name, name, 0, {}};
  state->open_records(std::move(stream));
  return Reader(std::move(state));
}

}  // namespace fihrist
