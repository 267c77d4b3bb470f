#include "corpus/metadata.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "corpus/byte_source.h"
#include "corpus/csv_rows.h"
#include "corpus/dates/publication_date.h"
#include "corpus/encodings/decoding_stream.h"
#include "corpus/error.h"
#include "corpus/language_code.h"
#include "corpus/table_header.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

// Why a value or a row is no good.
struct Refused {
  std::string reason;
};

struct TextField {
  std::string_view name;
  std::optional<std::string> Fields::*given;
  std::string Document::*member;
};

constexpr TextField kTextFields[] = {
    {"title", &Fields::title, &Document::title},
    {"source", &Fields::source, &Document::source},
    {"url", &Fields::url, &Document::url},
    {"language", &Fields::language, &Document::language},
};

constexpr std::string_view kDate = "date";
constexpr std::string_view kLanguage = "language";

// Columns whose value names the document a row is for; the first that is not
// empty does.
constexpr std::string_view kKeyColumns[] = {"id", "file"};

// Read by people only: where a date comes from, nobody can give.
constexpr std::string_view kUnreadColumn = "date_origin";

constexpr std::string_view kFieldNames = "title, date, source, url, language";
constexpr std::string_view kColumnNames =
    "id, file, title, date, source, url, language";

const TextField* find_text_field(std::string_view name) {
  const auto* field = std::ranges::find(kTextFields, name, &TextField::name);
  return field == std::end(kTextFields) ? nullptr : field;
}

bool is_field(std::string_view name) {
  return name == kDate || find_text_field(name) != nullptr;
}

bool is_key_column(std::string_view name) {
  return std::ranges::find(kKeyColumns, name) != std::end(kKeyColumns);
}

void check_text(std::string_view text) {
  if (first_invalid_byte(text)) {
    throw Refused{"invalid UTF-8 in " + quote(text)};
  }
  if (text.find('\0') != text.npos) throw Refused{"NUL in " + quote(text)};
}

Date check_date(std::string_view text) {
  const GivenDate given = read_given_date(text);
  if (!given.date) {
    throw Refused{fmt::format("date {} {}", quote(text), given.fault)};
  }
  return *given.date;
}

// `name` is a field.
void set_field(Fields& fields, std::string_view name, std::string_view value) {
  check_text(value);
  if (name == kDate) {
    fields.date = check_date(value);
  } else if (name == kLanguage) {
    fields.language = language_code(value);
  } else {
    fields.*find_text_field(name)->given = std::string(value);
  }
}

void set_assigned(Fields& fields, std::string_view assignment) {
  const std::size_t equals = assignment.find('=');
  const std::string_view name = assignment.substr(0, equals);
  if (equals == assignment.npos || !is_field(name)) {
    throw Refused{fmt::format("no KEY=VALUE: {}; the keys are {}",
                              quote(assignment), kFieldNames)};
  }
  set_field(fields, name, assignment.substr(equals + 1));
}

// The columns of a table, checked.
std::vector<std::string> read_header(CsvRows& rows, const std::string& path) {
  const auto refuse = [&](const std::string& reason) {
    throw Error(ErrorCode::usage, fmt::format("{}: {}; the columns are {}",
                                              path, reason, kColumnNames));
  };
  auto header = rows.next();
  if (!header || !header->fault.empty()) refuse("no header");
  std::vector<std::string>& columns = header->cells;
  columns.front() = without_bom(columns.front());
  std::ranges::transform(columns, columns.begin(), column_name);
  std::set<std::string> seen;
  for (const std::string& name : columns) {
    if (!is_field(name) && !is_key_column(name) && name != kUnreadColumn) {
      refuse("unknown column " + quote(name));
    }
    if (!seen.insert(name).second) refuse("two columns " + quote(name));
  }
  if (std::ranges::none_of(columns, is_key_column)) {
    refuse("no column says which document a row is for");
  }
  return std::move(columns);
}

// The cell in a column; empty when the table has none.
std::string_view cell_in(const CsvRow& row,
                         const std::vector<std::string>& columns,
                         std::string_view column) {
  const auto found = std::ranges::find(columns, column);
  if (found == columns.end()) return {};
  return row.cells[found - columns.begin()];
}

std::string key_of(const CsvRow& row, const std::vector<std::string>& columns) {
  for (const std::string_view column : kKeyColumns) {
    const std::string_view key = cell_in(row, columns, column);
    check_text(key);
    if (!key.empty()) return std::string(key);
  }
  throw Refused{"names no document"};
}

void check_row(const CsvRow& row, const std::vector<std::string>& columns) {
  if (!row.fault.empty()) throw Refused{row.fault};
  if (row.cells.size() != columns.size()) {
    throw Refused{fmt::format("{} cells under {} columns", row.cells.size(),
                              columns.size())};
  }
}

Fields read_fields(const CsvRow& row, const std::vector<std::string>& columns) {
  Fields fields;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool given = is_field(columns[i]) && !row.cells[i].empty();
    if (given) set_field(fields, columns[i], row.cells[i]);
  }
  return fields;
}

ByteSource open_table(const std::string& path) {
  errno = 0;
  auto stream = std::make_unique<std::ifstream>(path, std::ios::binary);
  stream->peek();  // what can be opened, as a folder, may yet fail to be read
  if (stream->is_open() && !stream->bad()) return ByteSource(std::move(stream));
  throw Error(errno == ENOENT ? ErrorCode::usage : ErrorCode::io,
              fmt::format("cannot read the metadata file {}: {}", path,
                          std::generic_category().message(errno)));
}

}  // namespace

Fields parse_fields(const std::vector<std::string>& assignments) {
  Fields fields;
  for (const std::string& assignment : assignments) {
    try {
      set_assigned(fields, assignment);
    } catch (const Refused& refused) {
      throw Error(ErrorCode::usage, refused.reason);
    }
  }
  return fields;
}

void overwrite(Document& document, const Fields& fields) {
  for (const TextField& field : kTextFields) {
    const auto& given = fields.*field.given;
    if (given) document.*field.member = *given;
  }
  if (fields.date) {
    document.date = fields.date;
    document.date_origin = DateOrigin::given;
  }
}

void fill_missing(Document& document, const Fields& fields) {
  Fields missing = fields;
  for (const TextField& field : kTextFields) {
    if (!(document.*field.member).empty()) (missing.*field.given).reset();
  }
  if (document.date) missing.date.reset();
  overwrite(document, missing);
}

const Fields* Metadata::find(const std::string& id,
                             const std::string& file) const {
  auto row = rows_.find(id);
  if (row == rows_.end()) row = rows_.find(file);
  return row == rows_.end() ? nullptr : &row->second;
}

void for_each_row(const std::string& path, const ProblemSink& on_problem,
                  const std::function<void(MetadataRow)>& use) {
  ByteSource table = open_table(path);
  ByteSource bytes(open_decoded(table));
  CsvRows rows(bytes,
               {.delimiter = find_delimiter(bytes.peek()).value_or(',')});
  const std::vector<std::string> columns = read_header(rows, path);
  std::unordered_set<std::string> keys;
  while (const auto row = rows.next()) {
    MetadataRow read{.line = row->line, .key = {}, .fields = {}};
    try {
      check_row(*row, columns);
      read.key = key_of(*row, columns);
      read.fields = read_fields(*row, columns);
      if (!keys.insert(read.key).second) {
        throw Refused{"a second row for " + quote(read.key)};
      }
    } catch (const Refused& refused) {
      on_problem({path, row->line, refused.reason + "; skipped"});
      continue;
    }
    use(std::move(read));
  }
  if (bytes.failed()) {
    throw Error(ErrorCode::io, "cannot read " + path + " to its end");
  }
}

Metadata load_metadata(const std::string& path, const ProblemSink& on_problem) {
  Metadata metadata;
  for_each_row(path, on_problem, [&](MetadataRow row) {
    metadata.rows_.emplace(std::move(row.key), std::move(row.fields));
  });
  return metadata;
}

}  // namespace fihrist
