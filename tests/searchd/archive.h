// Small archives for tests: documents in sight, an index in a folder of its
// own, and a Searcher over it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/alias_table.h"
#include "corpus/document.h"
#include "searchd/searcher.h"
#include "temporary_folder.h"

namespace fihrist {

// Of the text of actors.tsv, aliases.tsv and links.tsv. Throws when a row
// cannot be read.
AliasRows alias_rows(std::string_view actors, std::string_view aliases,
                     std::string_view links = {});

// Letters that no compression makes short.
std::string random_letters(std::size_t count, unsigned seed);

// `date` is "2020-11-25" or empty.
Document document(const std::string& id, const std::string& title,
                  const std::string& body, const std::string& date = {},
                  const std::string& source = {},
                  const std::string& language = {});

// Builds a generation of the index.
void build_index(const std::string& index, const AliasRows& rows,
                 const std::vector<Document>& documents, unsigned shards = 1);

class SmallArchive {
 public:
  SmallArchive(const AliasRows& rows, const std::vector<Document>& documents,
               unsigned shards = 1);

  const Searcher& searcher() const { return searcher_; }
  std::string index() const { return folder_.path("index"); }

  SearchResponse search(const Parameters& parameters) const;
  std::vector<std::string> ids(const Parameters& parameters) const;

 private:
  TemporaryFolder folder_;
  Searcher searcher_;
};

std::vector<std::string> ids_of(const SearchResponse& response);

}  // namespace fihrist
