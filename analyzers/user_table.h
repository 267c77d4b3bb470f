// Writes rows into a user's own alias tables, the folder of --aliases.
//
//   const TableChange change = add_alias("my-names",
//       {.actor = "esmail-qaani", .text = "Esmaeil al-Qaani", …});
//   change.written[0].line  // "esmail-qaani\tEsmaeil al-Qaani\tspelling\t…"
//
// Nothing is written that `names check` would find fault with: the rows are
// tried on the shipped tables and the folder's first. All other lines stay as
// they are, byte by byte. A file is replaced in one step, after the disk has
// the new one, so that a reader sees it with the row or without; the folder is
// locked meanwhile, so that of two at once one waits. The folder is made if
// only it is missing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/alias_table.h"

namespace fihrist {

struct TableLine {
  std::string file;  // "actors.tsv", "aliases.tsv"
  std::string line;  // without its end
};

struct TableChange {
  std::vector<TableLine> written;
  // Rows that said the contrary: a refusal of what is added now, or the row
  // that is refused now.
  std::vector<TableLine> taken_out;
};

// Adds a row of aliases.tsv, and one of actors.tsv for a new actor. Throws
// Error: usage, with the reason, when a row would be a problem; io.
TableChange add_alias(const std::string& folder, const Alias& alias,
                      const std::optional<Actor>& new_actor = std::nullopt);

// Adds a `!` row whose source is "refused DAY: why": `text` is not to be
// suggested again for the actor, or, with kNobody, for anybody. A row of
// shipped tables that has it is taken back by that.
TableChange refuse_alias(const std::string& folder, const std::string& actor,
                         const std::string& text, const std::string& why);

}  // namespace fihrist
