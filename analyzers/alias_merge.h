// Lays alias tables over one another and hands out the rows that a program
// works with.
//
//   const AliasTable table(load_alias_rows({"my-aliases"}));
#pragma once

#include <string>
#include <vector>

#include "analyzers/alias_table.h"
#include "corpus/problem.h"

namespace fihrist {

// Lays `above` over `below`: an actor's row replaces that of the same id, an
// override that of the same document and surface, and a retraction (`!`) takes
// back the alias that folds to the same. One that finds nothing is a problem,
// unless its source begins with "refused": then it is kept as a refusal.
AliasRows merge_alias_rows(AliasRows below, AliasRows above,
                           const ProblemSink& on_problem);

// Gives the aliases, links and overrides of renamed ids to those who bear
// them now; a renamed actor that the tables still define is taken out. Renames
// in a circle are a problem and left as they are.
AliasRows follow_renames(AliasRows rows, const ProblemSink& on_problem);

// The shipped tables with the folders laid over them, in order; whatever is
// wrong with them goes to `on_problem`.
AliasRows merge_alias_folders(const std::vector<std::string>& folders,
                              const ProblemSink& on_problem);

// The same; throws Error (usage) that names the first problem if there is any.
AliasRows load_alias_rows(const std::vector<std::string>& folders);

// Orders the actors so that those of `before` keep their places, the numbers
// that an index stores; ids that are gone stay as retired ones.
void keep_actor_numbers(AliasRows& rows, const std::vector<Actor>& before);

}  // namespace fihrist
