// Where a name stands in an article, for people to judge it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analyzers/words.h"
#include "indexer/stored_document.h"
#include "searchd/suggestions.h"

namespace fihrist {

// The first place of the folded name, in the body or else in the title, where
// it is written with a capital. When there is none the name is as folded.
NameExample find_example(const StoredDocument& stored,
                         const std::string& folded);

// The words of a folded text.
std::vector<std::string> folded_words(std::string_view folded);

// Where they stand one after another, by index of the first.
std::vector<std::size_t> find_words(const std::vector<Word>& words,
                                    const std::vector<std::string>& sought);

// The same without the places that are a mention's, or part of one.
std::vector<std::size_t> find_unmentioned(
    const StoredDocument& stored, Field field, const std::vector<Word>& words,
    const std::vector<std::string>& sought);

}  // namespace fihrist
