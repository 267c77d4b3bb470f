// In whose company a name stands: the actors of the articles that have it.
// Two spellings of one man stand in like company.
//
//   const Companies companies(reading);
//   likeness_of(companies.of_term("XCp/ghassem suleymany"),
//               companies.of_term("XAqassem-soleimani"), soleimani)  // .83
//
// Each actor beside the name weighs its share of the name's articles times
// ln(all articles / the actor's): whoever stands everywhere says nothing. Two
// companies are compared by the cosine, 0 to 1; the actor in question is left
// out, for the articles of a new spelling lack him.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "analyzers/alias_table.h"
#include "searchd/snapshot.h"

namespace fihrist {

struct Company {
  std::uint64_t articles = 0;
  std::unordered_map<ActorIndex, double> weights;
  std::unordered_map<ActorIndex, std::uint64_t> together;  // articles of both
};

double likeness_of(const Company& a, const Company& b, ActorIndex left_out);

class Companies {
 public:
  explicit Companies(const Reading& reading);

  // Of all articles that have the term.
  Company of_term(const std::string& term) const;

 private:
  const Reading& reading_;
  std::vector<double> rarity_;  // by actor
};

}  // namespace fihrist
