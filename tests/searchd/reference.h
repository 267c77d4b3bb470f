// The slow way to answer: looks at every document, word by word, without an
// index. What the engine answers is held against it.
#pragma once

#include <random>
#include <set>
#include <string>
#include <vector>

#include "analyzers/mentions.h"
#include "analyzers/posted_names.h"
#include "searchd/like_spellings.h"
#include "searchd/query.h"
#include "searchd/request.h"

namespace fihrist {

class Reference {
 public:
  Reference(const AliasRows& rows, const std::vector<Document>& documents);

  // Ids of the documents that answer, whatever the order. The query's names
  // are read as the engine reads them.
  std::set<std::string> search(const SearchRequest& request) const;

 private:
  struct Entry {
    Document document;
    std::vector<Word> title;
    std::vector<Word> body;
    std::vector<Mention> mentions;
    std::vector<PostedName> title_names;
    std::vector<PostedName> body_names;
    std::set<std::string> actors;
    // Who is called how: id and spelling, without its article.
    std::set<std::pair<std::string, std::string>> spellings;
  };

  bool matches(const Query& query, const Entry& entry) const;
  bool passes(const Filters& filters, const Entry& entry) const;
  static bool passes_spelling(const Filters& filters, const Entry& entry);
  bool has_phrase(const Query& query, const Entry& entry, Field field) const;
  bool has_near(const Query& query, const Entry& entry, Field field) const;
  // How the documents spell a name, and what of a query that widens.
  std::vector<LikeSpelling> spellings_of(std::string_view name) const;
  static bool has_spelling(const std::string& spelling, const Entry& entry);
  // Places of a name as it is spelled, a word or a compound, in a field.
  static std::vector<std::size_t> spelling_places(const std::string& spelling,
                                                  const Entry& entry,
                                                  Field field);
  // Places of what stands within NEAR.
  std::vector<std::size_t> operand_places(const Query& operand,
                                          const Entry& entry,
                                          Field field) const;
  // Places of a word, or of an actor, in a field.
  std::vector<std::size_t> places(const Query::Place& place, const Entry& entry,
                                  Field field) const;

  AliasTable table_;
  std::vector<Entry> entries_;
};

// What random archives are made of: a few actors with strong and weak names in
// two scripts, a place that is written like one of them, and plain words.
AliasRows random_rows();
std::vector<Document> random_documents(std::mt19937& random, int count);

// Mostly sensible; never one that passes a limit.
Parameters random_request(std::mt19937& random);

// Any of the values, each as likely.
template <typename Values>
const auto& pick(std::mt19937& random, const Values& values) {
  std::uniform_int_distribution<std::size_t> place(0, std::size(values) - 1);
  return values[place(random)];
}

}  // namespace fihrist
