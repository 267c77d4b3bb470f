// Reads, merges and writes the alias tables: actors.tsv, aliases.tsv and
// links.tsv, tab-separated, `#` before a comment line (analyzers/aliases).
#pragma once

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

// One table as text; `name` is "actors.tsv", "aliases.tsv" or "links.tsv",
// `file` what a problem calls it.
void read_alias_text(std::string_view name, const std::string& file,
                     std::string_view text, AliasRows& rows,
                     const ProblemSink& on_problem);

// Lays `above` over `below`: an actor's row replaces that of the same id, a
// retraction (`!`) takes back the alias that folds to the same. A retraction
// of nothing is a problem.
AliasRows merge_alias_rows(AliasRows below, AliasRows above,
                           const ProblemSink& on_problem);

// The shipped tables with the folders laid over them, in order, checked.
// Throws Error (usage) that names the first problem when there is any.
AliasRows load_alias_rows(const std::vector<std::string>& folders);

// The tables a generation was built with (`folder` of the index), read again.
// An eighth column of aliases.tsv keeps the row each alias came from.
AliasRows read_merged_alias_rows(const std::string& folder);
void write_merged_alias_rows(const AliasRows& rows, const std::string& folder);

}  // namespace fihrist
