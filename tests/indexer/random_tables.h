// Small tables and archives at random, and changes of the tables, for the
// tests that hold a partial retag against a rebuild.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "analyzers/alias_table.h"
#include "corpus/document.h"

namespace fihrist {

// Few names for many actors, so that they are weak and strong, titles and
// acronyms, longer and shorter than each other. They pass the check.
AliasRows random_alias_rows(std::mt19937& random);

// Names with and without articles and proclitics among the words that the
// rules look at; some have a date. Ids are "0", "1", …
std::vector<Document> random_articles(std::mt19937& random, int count);

// One change: a row of any table more, less or otherwise, an actor of another
// kind, gone or renamed, or rows in another order. They pass the check.
AliasRows randomly_changed(AliasRows rows, std::mt19937& random);

}  // namespace fihrist
