#include "searchd/export_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <string>

#include "corpus/error.h"
#include "indexer/progress.h"
#include "searchd/answer_source.h"
#include "searchd/search_options.h"

namespace fihrist {
namespace {

struct ExportOptions {
  SourceOptions source;
  std::string query;
  std::string format;
  Parameters parameters;
};

// How many rows have gone by: line ends, but for those in quotes of a table.
class RowCount {
 public:
  explicit RowCount(bool is_table) : is_table_(is_table) {}

  void add(std::string_view text) {
    for (const char c : text) {
      if (is_table_ && c == '"') in_quotes_ = !in_quotes_;
      if (c == '\n' && !in_quotes_) ++rows_;
    }
  }
  std::uint64_t rows() const { return rows_; }

 private:
  bool is_table_;
  bool in_quotes_ = false;
  std::uint64_t rows_ = 0;
};

int export_all(const ExportOptions& options) {
  const auto source =
      open_answer_source(options.source.index, options.source.server);
  Parameters parameters = options.parameters;
  parameters.emplace_back("q", options.query);
  parameters.emplace_back("format", options.format);
  Progress progress;
  ProgressCount count;
  RowCount rows(options.format == "csv");
  source->export_all(
      parameters, {[&](std::uint64_t total) { count.total_documents = total; },
                   [&](std::string_view piece) {
                     if (std::fwrite(piece.data(), 1, piece.size(), stdout) !=
                         piece.size()) {
                       throw Error(ErrorCode::io,
                                   "the output could not be written; is "
                                   "the disk full?");
                     }
                     if (!progress.is_shown()) return;
                     rows.add(piece);
                     count.documents = rows.rows();
                     progress.show(count);
                   }});
  progress.clear();
  return 0;
}

}  // namespace

void add_export_command(CLI::App& app, std::function<int()>& chosen) {
  const auto options = std::make_shared<ExportOptions>();
  CLI::App& sub = *app.add_subcommand(
      "export", "writes every article that answers, whole, to the output");
  sub.add_option("QUERY", options->query, "as for search; '*' for everything")
      ->required();
  sub.add_option("--format", options->format,
                 "jsonl: all of an article; csv: a table; citation: what "
                 "search --check compares with")
      ->type_name("jsonl|csv|citation")
      ->required();
  add_source_options(sub, options->source);
  add_filter_options(sub, options->parameters);
  sub.footer(
      "fihrist-indexer build reads jsonl and csv back. Where it ends with "
      "status 0, the output is whole and of one state of the index.");
  sub.callback([&chosen, options] {
    chosen = [options] { return export_all(*options); };
  });
}

}  // namespace fihrist
