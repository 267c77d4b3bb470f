#include "corpus/containers/opened_file.h"

#include <fmt/format.h>

#include <utility>

#include "corpus/encodings/decoding_stream.h"

namespace fihrist {

OpenedFile::OpenedFile(InputFile file, std::unique_ptr<ByteSource> bytes,
                       FieldNames names, Split split, ProblemSink on_problem)
    : names_(std::move(names)),
      split_(split),
      on_problem_(std::move(on_problem)) {
  open({std::move(file), std::move(bytes)});
}

// The inner ones first, as they were opened.
OpenedFile::~OpenedFile() {
  while (!levels_.empty()) levels_.pop_back();
}

std::optional<Record> OpenedFile::next() {
  while (!levels_.empty()) {
    std::optional<Record> record;
    if (levels_.back().records) record = levels_.back().records->next();
    bytes_taken_ = levels_.front().bytes->bytes_taken();
    if (record) return record;
    if (!open_entry()) close();
  }
  return std::nullopt;
}

// What reads as it comes reads UTF-8.
const Format& OpenedFile::recognise(Level& level) const {
  const auto decode = [&] {
    level.decoded = std::make_unique<ByteSource>(open_decoded(*level.bytes));
  };
  const std::string_view head = level.bytes->peek();
  const Format& format = recognise_format(head, names_);
  // An archive may look like UTF-16 too, by its NULs.
  if (format.unpack == nullptr && looks_like_utf16_or_32(head)) {
    decode();
    return recognise_format(level.decoded->peek(), names_);
  }
  if (format.wants_utf8) decode();
  return format;
}

// Whatever its format: one that is not read is told, and closed next.
void OpenedFile::open(Level opened) {
  levels_.push_back(std::move(opened));
  Level& level = levels_.back();
  const std::string_view head = level.bytes->peek();
  if (head.empty()) {
    if (!level.bytes->failed()) report(0, "empty; skipped");
    return;
  }
  const Format& format = recognise(level);
  if (format.unpack != nullptr && levels_.size() > kMaxNesting) {
    report(0, fmt::format("{} within {} others, which is as deep as is read; "
                          "skipped",
                          format.name, kMaxNesting));
  } else if (format.unpack != nullptr) {
    level.container = format.unpack(*level.bytes);
  } else if (format.open != nullptr) {
    level.records = format.open(
        {level.decoded ? *level.decoded : *level.bytes, level.file.id,
         [this](std::size_t line, const std::string& reason) {
           report(line, reason);
         },
         names_, split_});
  } else {
    report(0, fmt::format("looks like {}, which this version does not read; "
                          "skipped",
                          format.name));
  }
}

// The next file within the last one that is open; false when there is none.
bool OpenedFile::open_entry() {
  const Level& outer = levels_.back();
  if (!outer.container) return false;
  auto entry = outer.container->next();
  if (!entry) return false;
  const std::string below = entry->path.empty() ? "" : "/" + entry->path;
  InputFile file{.path = outer.file.path + below, .id = outer.file.id + below};
  if (entry->bytes) {
    open({std::move(file), std::move(entry->bytes)});
  } else {
    on_problem_({file.path, 0, entry->fault});
  }
  return true;
}

void OpenedFile::close() {
  Level& level = levels_.back();
  std::string fault = level.bytes->fault();
  if (fault.empty() && level.container) fault = level.container->fault();
  if (!fault.empty() && !level.fault_told) {
    report(0, fault + "; the rest is skipped");
  }
  level.records.reset();
  level.decoded.reset();
  level.container.reset();
  const bool was_told = !fault.empty();
  levels_.pop_back();
  // Where it failed because what it lies in did, that is one problem.
  if (was_told && !levels_.empty() && levels_.back().bytes->failed()) {
    levels_.back().fault_told = true;
  }
}

void OpenedFile::report(std::size_t line, const std::string& reason) {
  on_problem_({levels_.back().file.path, line, reason});
}

}  // namespace fihrist
