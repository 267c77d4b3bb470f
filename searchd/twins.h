// Two copies of one story that differ only in a name: one has a name that no
// table knows, the other a known actor in its place.
//
//   a: … told reporters that Matthew Toller had arrived in Aden …
//   b: … told reporters that Matthew Tueller had arrived in Aden …
//
// The copy has the same three words before and after, nothing but a mention
// between, and at least half of the runs of three words among the twenty on
// either side: two articles may say "foreign minister X said on Sunday" and
// mean two ministers. Only bodies are compared.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/stored_document.h"
#include "searchd/snapshot.h"
#include "searchd/suggestions.h"

namespace fihrist {

// Reads documents, at most so many in its life.
class TwinFinder {
 public:
  TwinFinder(const Reading& reading, std::size_t max_documents)
      : reading_(reading), left_(max_documents), limit_(max_documents) {}

  // Those of the first few articles that have the name, each copy once.
  std::vector<Twin> find(NameKind kind, const std::string& folded);

  bool is_exhausted() const { return left_ == 0; }
  std::size_t documents_read() const { return limit_ - left_; }

 private:
  // The name in one article, with the words around it.
  struct Place {
    std::string document;
    std::vector<std::string> before;  // up to twenty, the nearest last
    std::vector<std::string> after;
  };

  std::vector<Place> places_of(const std::string& term,
                               const std::string& folded);
  std::vector<Xapian::docid> copies_of(const Place& place,
                                       const std::string& term) const;
  std::vector<std::string> rare_words(const Place& place) const;
  void add_twin(const Place& place, NameKind kind, const StoredDocument& copy,
                std::vector<Twin>& twins) const;
  StoredDocument read(Xapian::docid id);

  const Reading& reading_;
  std::size_t left_;
  std::size_t limit_;
};

}  // namespace fihrist
