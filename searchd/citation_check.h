// What has become of a cited set of answers.
//
//   const CheckedCitation checked = check_citation(citation, source, request);
//   fmt::print("{}", to_text(checked));
#pragma once

#include <string>
#include <vector>

#include "searchd/citation.h"

namespace fihrist {

// An article that was cited and does not answer any more.
struct RemovedDocument {
  std::string id;
  std::string now;  // "gone"; still there: "edited", "tagged" or "same"
};

struct CheckedCitation {
  Citation then;
  Citation now;
  SetChanges changes;
  std::vector<RemovedDocument> removed;  // changes.removed, looked up

  bool is_same() const { return then.digest == now.digest; }
};

// Asks the source for what `parameters` find now. Throws Error.
CheckedCitation check_citation(Citation then, const AnswerSource& source,
                               const Parameters& parameters);

// For people: counts, and the first kListedIds of each kind.
constexpr std::size_t kListedIds = 20;
std::string to_text(const CheckedCitation& checked);
std::string to_json_text(const CheckedCitation& checked);  // all of them

}  // namespace fihrist
