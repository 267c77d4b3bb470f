#include "indexer/gaps.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string_view>

#include "corpus/error.h"
#include "corpus/metadata.h"
#include "corpus/utf8.h"
#include "indexer/index_directory.h"
#include "indexer/index_writer.h"
#include "indexer/stored_documents.h"

namespace fihrist {
namespace {

struct LackingName {
  std::string_view name;
  bool Lacking::*asked;
};

constexpr LackingName kLackingNames[] = {
    {"date", &Lacking::date},
    {"source", &Lacking::source},
    {"language", &Lacking::language},
};

struct Column {
  const char* name;
  std::string (*cell)(const Document&);
};

std::string date_of(const Document& document) {
  return document.date ? to_string(*document.date) : std::string();
}

constexpr Column kColumns[] = {
    {"id", [](const Document& document) { return document.id; }},
    {"title", [](const Document& document) { return document.title; }},
    {"date", date_of},
    {"date_origin",
     [](const Document& document) {
       return std::string(to_string(document.date_origin));
     }},
    {"source", [](const Document& document) { return document.source; }},
    {"language", [](const Document& document) { return document.language; }},
    {"url", [](const Document& document) { return document.url; }},
};

// Blanks around a cell without quotes are no part of it.
bool needs_quotes(const std::string& text) {
  constexpr std::string_view kBlanks = " \t";
  return text.find_first_of("\",\r\n") != std::string::npos ||
         (!text.empty() && (kBlanks.find(text.front()) != kBlanks.npos ||
                            kBlanks.find(text.back()) != kBlanks.npos));
}

std::string csv_cell(const std::string& text) {
  if (!needs_quotes(text)) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += c;
    quoted += c;
  }
  return quoted += '"';
}

Fields without_known_date(Fields fields, const Document& document) {
  if (fields.date == document.date) fields.date.reset();
  return fields;
}

}  // namespace

Lacking parse_lacking(const std::vector<std::string>& names) {
  if (names.empty()) return {.date = true, .source = true, .language = true};
  Lacking lacking;
  for (const std::string& name : names) {
    const auto* row =
        std::ranges::find(kLackingNames, name, &LackingName::name);
    if (row == std::end(kLackingNames)) {
      throw Error(
          ErrorCode::usage,
          fmt::format("{} is not one of date, source, language", quote(name)));
    }
    lacking.*row->asked = true;
  }
  return lacking;
}

std::uint64_t for_each_gap(const std::string& index, const Lacking& lacking,
                           const std::function<void(const Document&)>& use) {
  std::uint64_t gaps = 0;
  StoredDocuments(live_generation(index))
      .for_each(
          [&](const KnownFields& known) {
            return (lacking.date && !known.date) ||
                   (lacking.source && !known.source) ||
                   (lacking.language && !known.language);
          },
          [&](const StoredDocument& stored) {
            ++gaps;
            use(stored.document);
          });
  return gaps;
}

std::string gap_header() {
  std::string line;
  for (const Column& column : kColumns) {
    if (!line.empty()) line += ',';
    line += column.name;
  }
  return line + '\n';
}

std::string gap_csv(const Document& document) {
  std::string line;
  for (const Column& column : kColumns) {
    if (&column != kColumns) line += ',';
    line += csv_cell(column.cell(document));
  }
  return line + '\n';
}

std::string gap_json(const Document& document) {
  nlohmann::ordered_json row;
  for (const Column& column : kColumns) {
    const std::string cell = column.cell(document);
    if (cell.empty()) {
      row[column.name] = nullptr;
    } else {
      row[column.name] = cell;
    }
  }
  return row.dump() + '\n';
}

SetRows set_rows(IndexWriter& writer, const std::string& table,
                 const ProblemSink& on_problem) {
  SetRows done;
  for_each_row(table, on_problem, [&](const MetadataRow& row) {
    const auto edit = [&](Document& document) {
      overwrite(document, without_known_date(row.fields, document));
    };
    switch (writer.mend(row.key, edit)) {
      case IndexWriter::Mended::changed:
        ++done.changed;
        break;
      case IndexWriter::Mended::as_it_was:
        ++done.same;
        break;
      case IndexWriter::Mended::not_there:
        ++done.unknown;
        on_problem({table, row.line,
                    fmt::format("no document has the id {}; skipped",
                                quote(row.key))});
    }
  });
  return done;
}

}  // namespace fihrist
