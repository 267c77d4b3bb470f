// Reads and writes the alias tables: actors.tsv, aliases.tsv, links.tsv and
// overrides.tsv, tab-separated, `#` before a comment line (analyzers/aliases).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/alias_table.h"
#include "corpus/problem.h"

namespace fihrist {

// The tables compiled into the programs.
AliasRows shipped_alias_rows();

// A user's folder; a table that is not there is empty. A row that cannot be
// read is a problem and left out. Throws Error when there is no such folder.
AliasRows read_alias_folder(const std::string& folder,
                            const ProblemSink& on_problem);

// One table as text; `name` is "actors.tsv", "aliases.tsv", "links.tsv" or
// "overrides.tsv", `file` what a problem calls it.
void read_alias_text(std::string_view name, const std::string& file,
                     std::string_view text, AliasRows& rows,
                     const ProblemSink& on_problem);

// The tables a generation was built with (`folder` of the index), read again.
// A last column more keeps the row each alias and override came from, and
// says "retired" of an actor that is.
AliasRows read_merged_alias_rows(const std::string& folder);
// By the names of the files.
std::map<std::string, std::string> merged_alias_texts(const AliasRows& rows);
void write_merged_alias_rows(const AliasRows& rows, const std::string& folder);

}  // namespace fihrist
