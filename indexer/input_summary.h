// What an input would put into an index: the report of --dry-run.
//
//   InputSummary summary;
//   while (auto document = reader.next()) summary.add(*document);
//   fmt::print("{}", to_text(summary));
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "corpus/date.h"
#include "corpus/document.h"

namespace fihrist {

constexpr std::size_t kFirstDocumentsShown = 5;

struct InputSummary {
  void add(const Document& document);

  std::uint64_t documents = 0;
  std::uint64_t problems = 0;
  std::uint64_t bytes = 0;        // of bodies
  std::uint64_t read_before = 0;  // ids of an earlier INPUT, replaced by these
  // Ids that the index has, replaced by these; nothing for a build.
  std::optional<std::uint64_t> replaced;
  std::uint64_t dated_by_field = 0;  // DateOrigin::given
  std::uint64_t dated_by_text = 0;
  std::uint64_t undated = 0;
  std::uint64_t without_source = 0;
  std::uint64_t without_language = 0;
  std::optional<Date> first_date;
  std::optional<Date> last_date;
  std::vector<Document> first;  // as read, without bodies

 private:
  std::unordered_set<std::string> ids_;
};

std::string to_text(const InputSummary& summary);
std::string to_json_text(const InputSummary& summary);

}  // namespace fihrist
