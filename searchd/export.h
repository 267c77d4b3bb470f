// All answers of a request as a text that is made row by row: for `fihrist
// export` and GET export alike (searchd/API.md).
//
//   Export text(searcher, parse_export_request({{"q", "kani"},
//                                               {"format", "csv"}}));
//   while (auto piece = text.next()) out << *piece;
//
// `fihrist-indexer build` reads what it made of jsonl and csv, and has the same
// articles then, to the last byte of their fingerprints; dates keep their
// origin, and they are tagged by the tables of that index.
//
//  - jsonl: a line is what `documents/ID` answers, without `index`, and
//    `"fihrist": 1` before it, by which it is known when it is read back.
//  - csv: RFC 4180 in UTF-8, a header first. A cell that a spreadsheet would
//    take for a formula, for it begins with = + - @, a tab or a carriage
//    return, has an apostrophe before it, and so has one that begins with an
//    apostrophe: reading it back takes one away. See OWASP, "CSV Injection".
//    A carriage return and line feed in a cell is read back as a line feed
//    (corpus/csv_rows.h), so such an article has another fingerprint then.
//  - citation: a line about the set, with its digest, then a line an article,
//    ["fingerprint","id"]: what `fihrist search --check` compares with.
//
// In memory for one document, one piece and 24 bytes an answer; while they are
// put in order, some 200 bytes an answer. Throws what ResultWalk does.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "searchd/request.h"
#include "searchd/result_walk.h"

namespace fihrist {

enum class ExportFormat { jsonl, csv, citation };

struct ExportRequest {
  ExportFormat format = ExportFormat::jsonl;
  SearchRequest search;
  Parameters parameters;  // it was made of, without the format
};

// "jsonl", "csv", "citation" as `format`, which must be given; else those of
// parse_request but for what shows one page of an answer. Throws Error.
ExportRequest parse_export_request(const Parameters& parameters);

std::string_view media_type(ExportFormat format);

class Export {
 public:
  Export(const Searcher& searcher, ExportRequest request);

  std::uint64_t total() const { return walk_.total(); }
  const std::string& digest() const { return walk_.digest(); }
  ExportFormat format() const { return request_.format; }

  // Whole rows of kPieceBytes or, at the end, less; nothing behind the end.
  std::optional<std::string> next();
  static constexpr std::size_t kPieceBytes = 64 << 10;

 private:
  std::string head() const;
  std::string next_row();  // empty at the end

  ExportRequest request_;
  ResultWalk walk_;
  bool has_head_ = false;
};

}  // namespace fihrist
