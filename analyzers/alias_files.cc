#include "analyzers/alias_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <utility>

#include "analyzers/alias_check.h"
#include "corpus/embedded.h"
#include "corpus/error.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kRetired = "retired";

constexpr std::array<std::string_view, 10> kLinkKinds = {
    "leads",   "led",      "deputy_of",    "spokesman_of", "member_of",
    "part_of", "front_of", "successor_of", "ally_of",      "enemy_of"};

using Columns = std::vector<std::string_view>;

Columns split(std::string_view text, char mark) {
  Columns parts;
  for (;;) {
    const std::size_t end = text.find(mark);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

// One row: what it says goes to `rows`; the reason when it cannot be read.
using RowReader = std::string (*)(const Columns&, const std::string& row,
                                  AliasRows& rows);

std::string read_actor(const Columns& columns, const std::string& row,
                       AliasRows& rows) {
  const bool retired = columns.size() > 4;
  if (retired && columns[4] != kRetired) {
    return "5 columns instead of 4 (id kind name description); left out";
  }
  const auto kind = parse_actor_kind(columns[1]);
  if (!kind) return fmt::format("no kind of actor: {}", columns[1]);
  rows.actors.push_back({.id = std::string(columns[0]),
                         .kind = *kind,
                         .name = std::string(columns[2]),
                         .description = std::string(columns[3]),
                         .row = row,
                         .retired = retired});
  return {};
}

// An empty column is an open end; a year or a month is meant whole.
bool read_end(std::string_view column, bool is_first,
              std::optional<Date>& end) {
  if (column.empty()) return true;
  const auto period = parse_period(column);
  if (!period) return false;
  end = is_first ? period->first : period->last;
  return true;
}

std::string read_alias(const Columns& columns, const std::string& row,
                       AliasRows& rows) {
  Alias alias;
  alias.actor = columns[0];
  alias.retracts = columns[1].starts_with('!');
  alias.text = columns[1].substr(alias.retracts ? 1 : 0);
  alias.source = columns[6];
  const bool has_row = columns.size() > 7 && !columns[7].empty();
  alias.row = has_row ? std::string(columns[7]) : row;
  const auto kind = parse_alias_kind(columns[2]);
  if (!kind) return fmt::format("no kind of alias: {}", columns[2]);
  const auto strength = parse_strength(columns[3]);
  if (!strength) {
    return fmt::format("neither strong nor weak: {}", columns[3]);
  }
  alias.kind = *kind;
  alias.strength = *strength;
  if (!read_end(columns[4], true, alias.held.first) ||
      !read_end(columns[5], false, alias.held.last)) {
    return fmt::format("no dates: {} to {}", columns[4], columns[5]);
  }
  rows.aliases.push_back(std::move(alias));
  return {};
}

std::string read_link(const Columns& columns, const std::string& row,
                      AliasRows& rows) {
  if (columns[2] == kRenamedTo) {
    rows.renames.push_back({.from = std::string(columns[0]),
                            .to = std::string(columns[1]),
                            .row = row});
    return {};
  }
  if (std::find(kLinkKinds.begin(), kLinkKinds.end(), columns[2]) ==
      kLinkKinds.end()) {
    return fmt::format("no kind of link: {}", columns[2]);
  }
  rows.links.push_back({.actor = std::string(columns[0]),
                        .related = std::string(columns[1]),
                        .kind = std::string(columns[2]),
                        .row = row});
  return {};
}

std::string read_override(const Columns& columns, const std::string& row,
                          AliasRows& rows) {
  const auto when = parse_date(columns[4]);
  if (!when) return fmt::format("no date: {}", columns[4]);
  const bool has_row = columns.size() > 6 && !columns[6].empty();
  rows.overrides.push_back({.document = std::string(columns[0]),
                            .surface = std::string(columns[1]),
                            .actor = std::string(columns[2]),
                            .who = std::string(columns[3]),
                            .when = *when,
                            .why = std::string(columns[5]),
                            .row = has_row ? std::string(columns[6]) : row});
  return {};
}

struct TableFormat {
  std::string_view name;
  std::size_t min_columns;
  std::size_t max_columns;
  std::string_view columns;
  RowReader read;
};

constexpr std::array kFormats = {
    TableFormat{"actors.tsv", 4, 5, "id kind name description", read_actor},
    TableFormat{"aliases.tsv", 7, 8, "actor alias kind strength from to source",
                read_alias},
    TableFormat{"links.tsv", 3, 3, "actor related kind", read_link},
    TableFormat{"overrides.tsv", 6, 7, "document surface actor who when why",
                read_override},
};

const TableFormat& format_of(std::string_view name) {
  for (const TableFormat& format : kFormats) {
    if (format.name == name) return format;
  }
  throw Error(ErrorCode::usage, fmt::format("no alias table: {}", name));
}

std::string read_row(const TableFormat& format, std::string_view line,
                     const std::string& row, AliasRows& rows) {
  if (first_invalid_byte(line) || line.find('\0') != line.npos) {
    return "not UTF-8, or a NUL byte in it; left out";
  }
  const Columns columns = split(line, '\t');
  if (columns.size() < format.min_columns ||
      columns.size() > format.max_columns) {
    return fmt::format("{} columns instead of {} ({}); left out",
                       columns.size(), format.min_columns, format.columns);
  }
  return format.read(columns, row, rows);
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) {
    throw Error(ErrorCode::io,
                fmt::format("cannot read {}; is it a file you may read?",
                            path.string()));
  }
  return std::move(text).str();
}

std::string end_column(const std::optional<Date>& end) {
  return end ? to_string(*end) : std::string();
}

void append_alias(std::string& text, const Alias& alias) {
  text +=
      fmt::format("{}\t{}{}\t{}\t{}\t{}\t{}\t{}\t{}\n", alias.actor,
                  alias.retracts ? "!" : "", alias.text, to_string(alias.kind),
                  to_string(alias.strength), end_column(alias.held.first),
                  end_column(alias.held.last), alias.source, alias.row);
}

void write_file(const fs::path& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  out.close();
  if (!out) {
    throw Error(ErrorCode::io, fmt::format("cannot write {}; is the disk full?",
                                           path.string()));
  }
}

}  // namespace

void read_alias_text(std::string_view name, const std::string& file,
                     std::string_view text, AliasRows& rows,
                     const ProblemSink& on_problem) {
  const TableFormat& format = format_of(name);
  std::size_t number = 0;
  for (std::string_view line : split(without_bom(text), '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    const std::string row = fmt::format("{}:{}", file, number);
    const std::string reason = read_row(format, line, row, rows);
    if (!reason.empty()) on_problem({file, number, reason});
  }
}

AliasRows shipped_alias_rows() {
  AliasRows rows;
  const auto fail = [](const Problem& problem) {
    throw Error(ErrorCode::damaged, to_string(problem));
  };
  for (const EmbeddedFile& file : embedded::aliases()) {
    read_alias_text(file.name, std::string(file.name), file.bytes, rows, fail);
  }
  return rows;
}

AliasRows read_alias_folder(const std::string& folder,
                            const ProblemSink& on_problem) {
  if (!fs::is_directory(folder)) {
    throw Error(ErrorCode::usage,
                fmt::format("no folder of alias tables: {}", folder));
  }
  AliasRows rows;
  for (const TableFormat& format : kFormats) {
    const fs::path path = fs::path(folder) / format.name;
    if (!fs::exists(path)) continue;
    // Rows are told by this name in tables, in which a tab would part it.
    read_alias_text(format.name, printable(path.string()), read_file(path),
                    rows, on_problem);
  }
  return rows;
}

AliasRows read_merged_alias_rows(const std::string& folder) {
  const auto fail = [](const Problem& problem) {
    throw Error(ErrorCode::damaged, to_string(problem));
  };
  AliasRows rows = read_alias_folder(folder, fail);
  const auto refused =
      std::stable_partition(rows.aliases.begin(), rows.aliases.end(),
                            [](const Alias& alias) { return !alias.retracts; });
  std::move(refused, rows.aliases.end(), std::back_inserter(rows.refusals));
  rows.aliases.erase(refused, rows.aliases.end());
  for (const Problem& problem : check_alias_rows(rows)) fail(problem);
  return rows;
}

std::map<std::string, std::string> merged_alias_texts(const AliasRows& rows) {
  std::string actors;
  for (const Actor& actor : rows.actors) {
    actors += fmt::format("{}\t{}\t{}\t{}{}\n", actor.id, to_string(actor.kind),
                          actor.name, actor.description,
                          actor.retired ? "\tretired" : "");
  }
  std::string aliases;
  for (const Alias& alias : rows.aliases) append_alias(aliases, alias);
  for (const Alias& alias : rows.refusals) append_alias(aliases, alias);
  std::string links;
  for (const Link& link : rows.links) {
    links += fmt::format("{}\t{}\t{}\n", link.actor, link.related, link.kind);
  }
  for (const Rename& rename : rows.renames) {
    links += fmt::format("{}\t{}\t{}\n", rename.from, rename.to, kRenamedTo);
  }
  std::string overrides;
  for (const Override& row : rows.overrides) {
    overrides +=
        fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", row.document, row.surface,
                    row.actor, row.who, to_string(row.when), row.why, row.row);
  }
  return {{"actors.tsv", std::move(actors)},
          {"aliases.tsv", std::move(aliases)},
          {"links.tsv", std::move(links)},
          {"overrides.tsv", std::move(overrides)}};
}

void write_merged_alias_rows(const AliasRows& rows, const std::string& folder) {
  fs::create_directories(folder);
  for (const auto& [name, text] : merged_alias_texts(rows)) {
    write_file(fs::path(folder) / name, text);
  }
}

}  // namespace fihrist
