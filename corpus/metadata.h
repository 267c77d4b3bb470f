// What a user knows of documents beside their text: a CSV table (--metadata)
// and single values (--set).
//
//   const Metadata metadata = load_metadata("dates.csv", sink);
//   Fields fields = parse_fields({"source=Reuters"});
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/document.h"
#include "corpus/problem.h"

namespace fihrist {

// The values a user may give; absent ones are not touched.
struct Fields {
  std::optional<std::string> title;
  std::optional<Date> date;
  std::optional<std::string> source;
  std::optional<std::string> url;
  std::optional<std::string> language;
};

// KEY=VALUE of --set and of `fihrist-indexer set`. Throws Error (usage) for an
// unknown key or a date that is none, naming the known keys.
Fields parse_fields(const std::vector<std::string>& assignments);

void overwrite(Document& document, const Fields& fields);
void fill_missing(Document& document, const Fields& fields);

// Rows by document id, or by the name of the file a document came from.
class Metadata {
 public:
  // Nothing when no row names the document.
  const Fields* find(const std::string& id, const std::string& file) const;
  bool empty() const { return rows_.empty(); }

 private:
  friend Metadata load_metadata(const std::string& path,
                                const ProblemSink& on_problem);
  std::unordered_map<std::string, Fields> rows_;
};

struct MetadataRow {
  std::size_t line = 0;  // where it begins, from 1
  std::string key;       // an id, or the name of a file
  Fields fields;
};

// A CSV file with a header: `id` (or `file`) and any of title, date, source,
// url, language; date_origin, which a report of gaps has, is passed over. A bad
// row, and a second one of the same key, is a problem and skipped; a column
// that is not known, or a file that cannot be read, throws Error.
Metadata load_metadata(const std::string& path, const ProblemSink& on_problem);

// Its rows one at a time; no more than their keys are kept.
void for_each_row(const std::string& path, const ProblemSink& on_problem,
                  const std::function<void(MetadataRow)>& use);

}  // namespace fihrist
