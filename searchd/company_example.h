// Where two actors stand together in an article, to be read by people.
#pragma once

#include <optional>
#include <string>

#include "corpus/date.h"
#include "indexer/company_slot.h"
#include "indexer/stored_document.h"
#include "searchd/highlight.h"

namespace fihrist {

// Of a longer sentence only this much stands on either side of a mark.
constexpr std::size_t kLongSentenceBytes = 600;
constexpr std::size_t kBytesBesideMark = 150;

struct CompanyExample {
  std::string document;  // id
  std::string title;
  std::optional<Date> date;
  // The nearest place of the two, all their mentions in it marked: a sentence
  // that has both, the shortest that is no mere headline; else the two
  // sentences, with … between if others stand there.
  Snippet snippet;
};

// Of two actors, by id, who stand together in the article so near.
CompanyExample make_example(const StoredDocument& stored,
                            const std::string& actor, const std::string& other,
                            Within within);

}  // namespace fihrist
