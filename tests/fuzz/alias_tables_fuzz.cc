// Any bytes are read as alias tables, merged and checked; tables that pass
// the check make an AliasTable, and are written and read back as they were.

#include <stdlib.h>

#include <array>
#include <filesystem>
#include <string>

#include "analyzers/alias_check.h"
#include "analyzers/alias_files.h"
#include "analyzers/alias_merge.h"
#include "analyzers/mentions.h"
#include "corpus/utf8.h"
#include "require.h"

namespace fihrist {
namespace {

constexpr std::array kTables = {"actors.tsv", "aliases.tsv", "links.tsv",
                                "overrides.tsv"};

void check_problem(const Problem& problem) {
  require(!first_invalid_byte(to_string(problem)));
}

// Eight tables, parted by form feeds: four, and four to lay over them.
AliasRows read_four(std::string_view& text) {
  AliasRows rows;
  for (const char* table : kTables) {
    const std::string_view part = text.substr(0, text.find('\f'));
    text.remove_prefix(std::min(text.size(), part.size() + 1));
    read_alias_text(table, table, part, rows, check_problem);
  }
  return rows;
}

class Folder {
 public:
  Folder() {
    std::string name =
        (std::filesystem::temp_directory_path() / "fuzz-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

void check_tables(const AliasRows& rows) {
  static const Folder folder;
  const AliasTable table(rows);
  write_merged_alias_rows(rows, folder.path());
  const AliasTable read(read_merged_alias_rows(folder.path()));
  require(read.digest() == table.digest());
  require(read.aliases().size() == table.aliases().size());
  for (std::size_t i = 0; i < read.aliases().size(); ++i) {
    require(read.aliases()[i].row == table.aliases()[i].row);
  }

  Document document;
  if (!rows.overrides.empty()) document.id = rows.overrides[0].document;
  for (const Override& row : rows.overrides) document.body += row.surface + " ";
  for (const Alias& alias : rows.aliases) document.body += alias.text + " ";
  document.date = parse_date("2021-07-08");
  (void)find_mentions(read_article(document), table);
}

}  // namespace
}  // namespace fihrist

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace fihrist;
  std::string_view text = as_text(data, size);
  AliasRows below = read_four(text);
  AliasRows above = read_four(text);
  const AliasRows rows = follow_renames(
      merge_alias_rows(std::move(below), std::move(above), check_problem),
      check_problem);
  const std::vector<Problem> problems = check_alias_rows(rows);
  for (const Problem& problem : problems) check_problem(problem);
  if (problems.empty()) check_tables(rows);
  return 0;
}
