#include "searchd/export.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <iterator>
#include <utility>

#include "corpus/error.h"
#include "corpus/utf8.h"
#include "indexer/fingerprint.h"
#include "searchd/json_values.h"

namespace fihrist {
namespace {

struct FormatName {
  std::string_view name;
  ExportFormat format;
  std::string_view media_type;
};

constexpr std::array kFormats = {
    FormatName{"jsonl", ExportFormat::jsonl, "application/x-ndjson"},
    FormatName{"csv", ExportFormat::csv, "text/csv; charset=utf-8"},
    FormatName{"citation", ExportFormat::citation, "application/x-ndjson"},
};

// Of one page of an answer, or of what stands beside it.
constexpr std::array<std::string_view, 6> kOfOnePage = {
    "limit", "offset", "facets", "facet_limit", "interval", "copies"};

ExportFormat parse_format(const std::string& name) {
  for (const FormatName& known : kFormats) {
    if (known.name == name) return known.format;
  }
  throw Error(
      ErrorCode::usage,
      fmt::format("format={} is none of jsonl, csv, citation", quote(name)));
}

std::string names_of(const std::vector<MentionedActor>& actors,
                     std::string NamedActor::*text) {
  std::string all;
  for (const MentionedActor& mentioned : actors) {
    if (!all.empty()) all += "; ";
    all += mentioned.actor.*text;
  }
  return all;
}

struct Column {
  const char* name;
  std::string (*cell)(const DocumentResponse&);
};

constexpr std::array kColumns = {
    Column{"id",
           [](const DocumentResponse& r) { return r.stored.document.id; }},
    Column{"title",
           [](const DocumentResponse& r) { return r.stored.document.title; }},
    Column{"body",
           [](const DocumentResponse& r) { return r.stored.document.body; }},
    Column{"date",
           [](const DocumentResponse& r) {
             const auto& date = r.stored.document.date;
             return date ? to_string(*date) : std::string();
           }},
    Column{"date_origin",
           [](const DocumentResponse& r) {
             return std::string(to_string(r.stored.document.date_origin));
           }},
    Column{"source",
           [](const DocumentResponse& r) { return r.stored.document.source; }},
    Column{"url",
           [](const DocumentResponse& r) { return r.stored.document.url; }},
    Column{
        "language",
        [](const DocumentResponse& r) { return r.stored.document.language; }},
    Column{"actors",
           [](const DocumentResponse& r) {
             return names_of(r.actors, &NamedActor::id);
           }},
    Column{"actor_names",
           [](const DocumentResponse& r) {
             return names_of(r.actors, &NamedActor::name);
           }},
    Column{"extra",
           [](const DocumentResponse& r) { return r.stored.document.extra; }},
    Column{
        "added",
        [](const DocumentResponse& r) { return format_time(r.stored.added); }},
    Column{"fingerprint",
           [](const DocumentResponse& r) {
             return to_string(fingerprint_of(r.stored));
           }},
    Column{"fihrist", [](const DocumentResponse&) { return std::string("1"); }},
};

// Blanks at an end count in quotes only.
bool needs_quotes(std::string_view text) {
  return text.find_first_of(",;\t\"\r\n") != std::string_view::npos ||
         text.front() == ' ' || text.back() == ' ';
}

std::string csv_cell(std::string text) {
  if (text.empty()) return text;
  constexpr std::string_view kFormulaStarts = "=+-@\t\r'";
  if (kFormulaStarts.find(text.front()) != std::string_view::npos) {
    text.insert(0, 1, '\'');
  }
  if (!needs_quotes(text)) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string csv_row(std::string (*cell)(const Column&, const DocumentResponse*),
                    const DocumentResponse* response) {
  std::string row;
  for (const Column& column : kColumns) {
    if (&column != kColumns.begin()) row += ',';
    row += csv_cell(cell(column, response));
  }
  return row + "\r\n";
}

std::string csv_head() {
  return csv_row(
      [](const Column& column, const DocumentResponse*) {
        return std::string(column.name);
      },
      nullptr);
}

std::string csv_row(const DocumentResponse& response) {
  return csv_row([](const Column& column,
                    const DocumentResponse* of) { return column.cell(*of); },
                 &response);
}

std::string jsonl_row(const DocumentResponse& response) {
  Json row = {{"fihrist", 1}};
  row.update(document_json(response));
  return dump(row, JsonLayout::compact) + '\n';
}

std::string citation_row(const CitedDocument& cited) {
  const Json row = {to_string(cited.fingerprint), cited.id};
  return dump(row, JsonLayout::compact) + '\n';
}

std::string citation_head(const ExportRequest& request,
                          const ResultWalk& walk) {
  Json parameters = Json::array();
  for (const auto& [name, value] : request.parameters) {
    parameters.push_back(Json::array({name, value}));
  }
  const Json head = {{"digest", walk.digest()},
                     {"total", walk.total()},
                     {"parameters", parameters},
                     {"index", state_json(walk.index())},
                     {"cited", format_time(std::time(nullptr))}};
  return dump(head, JsonLayout::compact) + '\n';
}

}  // namespace

ExportRequest parse_export_request(const Parameters& parameters) {
  ExportRequest request;
  bool has_format = false;
  for (const auto& [name, value] : parameters) {
    if (std::ranges::find(kOfOnePage, name) != kOfOnePage.end()) {
      throw Error(
          ErrorCode::usage,
          fmt::format("export takes no {}: it gives every answer", name));
    }
    if (name != "format") {
      request.parameters.emplace_back(name, value);
    } else if (std::exchange(has_format, true)) {
      throw Error(ErrorCode::usage, "format may be given once only");
    } else {
      request.format = parse_format(value);
    }
  }
  if (!has_format) {
    throw Error(ErrorCode::usage,
                "which format? it is one of jsonl, csv, citation");
  }
  request.search = parse_request(request.parameters);
  return request;
}

std::string_view media_type(ExportFormat format) {
  for (const FormatName& known : kFormats) {
    if (known.format == format) return known.media_type;
  }
  return {};
}

Export::Export(const Searcher& searcher, ExportRequest request)
    : request_(std::move(request)), walk_(searcher.walk(request_.search)) {}

std::optional<std::string> Export::next() {
  std::string piece;
  if (!std::exchange(has_head_, true)) piece = head();
  while (piece.size() < kPieceBytes) {
    const std::string row = next_row();
    if (row.empty()) break;
    piece += row;
  }
  return piece.empty() ? std::nullopt : std::optional(std::move(piece));
}

std::string Export::head() const {
  switch (request_.format) {
    case ExportFormat::jsonl:
      return {};
    case ExportFormat::csv:
      return csv_head();
    case ExportFormat::citation:
      return citation_head(request_, walk_);
  }
  return {};
}

std::string Export::next_row() {
  if (request_.format == ExportFormat::citation) {
    const auto cited = walk_.next_cited();
    return cited ? citation_row(*cited) : std::string();
  }
  const auto response = walk_.next();
  if (!response) return {};
  return request_.format == ExportFormat::csv ? csv_row(*response)
                                              : jsonl_row(*response);
}

}  // namespace fihrist
