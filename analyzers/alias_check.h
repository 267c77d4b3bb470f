// What must hold of alias tables before anything is built with them.
//
// Every id is known and defined once; no alias is empty or stands twice for
// one actor (after folding); no strong alias belongs to two actors; a title's
// time is in order, and no two actors hold one title on the same day; a place
// has no title; a rename leads to an actor; a correction has who, when and
// why, and stands once for its document and surface.
#pragma once

#include <cstddef>
#include <vector>

#include "analyzers/alias_table.h"
#include "corpus/problem.h"

namespace fihrist {

// Ids are parts of terms, which have at most 245 bytes.
constexpr std::size_t kMaxIdBytes = 100;

std::vector<Problem> check_alias_rows(const AliasRows& rows);

}  // namespace fihrist
