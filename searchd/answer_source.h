// Where the command line gets its answers: an index on this machine or a
// server. Both give the same JSON.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "searchd/api.h"
#include "searchd/request.h"

namespace fihrist {

// What takes an export: how many articles it has, then its text piece by piece.
struct ExportTarget {
  std::function<void(std::uint64_t total)> begin;
  std::function<void(std::string_view piece)> write;
};

class AnswerSource {
 public:
  virtual ~AnswerSource() = default;

  // The JSON of a route of API v1, such as "search". Throws Error.
  virtual std::string get(const std::string& route,
                          const Parameters& parameters) const = 0;
  // The JSON of a route that is sent something, such as "tag".
  virtual std::string post(const std::string& route,
                           const Posted& posted) const = 0;
  // The route `export` (searchd/export.h). Throws Error, also where the export
  // breaks off: what was written is not whole then.
  virtual void export_all(const Parameters& parameters,
                          const ExportTarget& target) const = 0;
};

// A server where `server` is not empty, else the index in the folder `index`.
// Throws Error (usage) when neither is named.
std::unique_ptr<AnswerSource> open_answer_source(const std::string& index,
                                                 const std::string& server);

// The same for what the tables alone can answer, names and tag: the shipped
// ones where neither is named.
std::unique_ptr<AnswerSource> open_name_source(const std::string& index,
                                               const std::string& server);

}  // namespace fihrist
