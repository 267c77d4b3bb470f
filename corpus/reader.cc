#include "corpus/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <deque>
#include <fstream>
#include <iostream>
#include <iterator>
#include <system_error>
#include <utility>
#include <vector>

#include "corpus/byte_source.h"
#include "corpus/containers/opened_file.h"
#include "corpus/dates/date_order.h"
#include "corpus/furniture.h"
#include "corpus/id_set.h"
#include "corpus/language_code.h"
#include "corpus/record_reader.h"
#include "corpus/threads/thread.h"
#include "corpus/utf8.h"
#include "corpus/walk.h"

namespace fihrist {

struct Reader::State {
  explicit State(ReadOptions read_options)
      : options(std::move(read_options)), dates(options.day_order) {}

  bool read_on();
  std::optional<Record> next_record();
  std::optional<Record> read_record();
  std::optional<Record> split(Record record);
  bool admit(const Record& record);
  void complete(Document& document) const;
  void check_date(const PlacedRecord& placed);

  bool open_next_file();
  void open_file(InputFile file);
  void open_stream(InputFile file, std::unique_ptr<std::istream> stream);
  void close_file();
  void report(std::size_t line, const std::string& reason);
  void report(const Problem& problem);

  ReadOptions options;
  std::vector<InputFile> files;  // those that follow from next_file on
  std::size_t next_file = 0;
  std::uint64_t bytes_total = 0;
  std::uint64_t bytes_behind = 0;  // of the files closed

  std::uint64_t file_bytes = 0;  // of the one that is open, when listed
  std::unique_ptr<OpenedFile> opened;

  std::deque<Record> posts;  // of the thread that was read last
  IdSet ids;
  DateOrders dates;
  std::size_t documents = 0;
  std::size_t problems = 0;
};

// Takes a record in; false at the end of the input.
bool Reader::State::read_on() {
  std::optional<Record> record = next_record();
  if (!record) {
    dates.finish();
    return false;
  }
  if (admit(*record)) {
    complete(record->document);
    dates.put({std::move(*record), opened->file().path});
  }
  return true;
}

std::optional<Record> Reader::State::next_record() {
  if (!posts.empty()) {
    Record post = std::move(posts.front());
    posts.pop_front();
    return post;
  }
  auto record = read_record();
  if (!record || options.split == Split::none) return record;
  return split(std::move(*record));
}

// The first post of a thread, and the others to follow; else the record.
std::optional<Record> Reader::State::split(Record record) {
  if (record.posts.empty()) record.posts = split_posts(record.document.body);
  if (record.posts.empty()) return record;
  std::vector<Document> parts = documents_of(record.document, record.posts);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Post& post = record.posts[i];
    posts.push_back({.document = std::move(parts[i]),
                     .line = record.line,
                     .date_fault = std::move(post.date_fault),
                     .numeric_date = std::move(post.numeric_date)});
  }
  // What the thread says of its date is the first post's, if that says nothing.
  Record& first = posts.front();
  if (!first.document.date && !first.numeric_date) {
    first.date_fault = std::move(record.date_fault);
    first.numeric_date = std::move(record.numeric_date);
  }
  return next_record();
}

std::optional<Record> Reader::State::read_record() {
  while (opened || open_next_file()) {
    if (auto record = opened->next()) return record;
    close_file();
  }
  return std::nullopt;
}

bool Reader::State::admit(const Record& record) {
  const std::string& id = record.document.id;
  if (ids.insert(id)) return true;
  report(record.line,
         fmt::format("the id {} was read before; skipped", quote(id)));
  return false;
}

void Reader::State::complete(Document& document) const {
  if (const Fields* row =
          options.metadata.find(document.id, opened->file().id)) {
    overwrite(document, *row);
  }
  document.language = language_code(document.language);
  fill_missing(document, options.defaults);
  document.furniture = find_furniture(document.body);
}

// A bad date is no problem when metadata or a default took its place.
void Reader::State::check_date(const PlacedRecord& placed) {
  const Record& record = placed.record;
  if (record.date_fault.empty() || record.document.date) return;
  report({placed.file, record.line,
          fmt::format("date {}; read undated; give it one with: "
                      "fihrist-indexer set INDEX {} date=YYYY-MM-DD",
                      record.date_fault, quote(record.document.id))});
}

// False at the end of the input.
bool Reader::State::open_next_file() {
  while (!opened && next_file < files.size()) {
    open_file(std::move(files[next_file++]));
  }
  return opened != nullptr;
}

void Reader::State::open_file(InputFile file) {
  if (file.path == kStandardInput) {
    file.path = file.id;
    // The buffer of std::cin is not ours to close.
    return open_stream(std::move(file),
                       std::make_unique<std::istream>(std::cin.rdbuf()));
  }
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
    open_stream(std::move(file), std::move(stream));
  } else {
    report({file.path, 0, file.fault});
    bytes_behind += file.bytes;
  }
}

void Reader::State::open_stream(InputFile file,
                                std::unique_ptr<std::istream> stream) {
  file_bytes = file.bytes;
  opened = std::make_unique<OpenedFile>(
      std::move(file), std::make_unique<ByteSource>(std::move(stream)),
      options.names, options.split,
      [this](const Problem& problem) { report(problem); });
}

void Reader::State::close_file() {
  bytes_behind += std::max(file_bytes, opened->bytes_taken());
  opened.reset();
}

void Reader::State::report(std::size_t line, const std::string& reason) {
  report({opened->file().path, line, reason});
}

void Reader::State::report(const Problem& problem) {
  ++problems;
  options.on_problem(problem);
}

Reader::Reader(std::unique_ptr<State> state) : state_(std::move(state)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

std::optional<Document> Reader::next() {
  std::optional<PlacedRecord> settled = state_->dates.take();
  while (!settled) {
    const bool goes_on = state_->read_on();
    settled = state_->dates.take();
    if (!settled && !goes_on) return std::nullopt;
  }
  state_->check_date(*settled);
  ++state_->documents;
  return std::move(settled->record.document);
}

std::size_t Reader::documents() const { return state_->documents; }

std::size_t Reader::problems() const { return state_->problems; }

std::uint64_t Reader::bytes_read() const {
  const std::uint64_t open = state_->opened ? state_->opened->bytes_taken() : 0;
  return state_->bytes_behind + open;
}

std::uint64_t Reader::bytes_total() const { return state_->bytes_total; }

Reader open_reader(const std::vector<std::string>& inputs,
                   ReadOptions options) {
  auto state = std::make_unique<Reader::State>(std::move(options));
  for (const std::string& input : inputs) {
    std::ranges::move(list_files(input), std::back_inserter(state->files));
  }
  if (std::ranges::find(inputs, kStandardInput) == inputs.end()) {
    for (const InputFile& file : state->files) state->bytes_total += file.bytes;
  }
  return Reader(std::move(state));
}

Reader open_reader(const std::string& input, ReadOptions options) {
  return open_reader(std::vector{input}, std::move(options));
}

Reader read_stream(std::unique_ptr<std::istream> stream,
                   const std::string& name, ReadOptions options) {
  auto state = std::make_unique<Reader::State>(std::move(options));
  state->open_stream({.path = name, .id = name}, std::move(stream));
  return Reader(std::move(state));
}

}  // namespace fihrist
