#include "searchd/count_answers.h"

#include <algorithm>

#include "searchd/match_set.h"
#include "searchd/name_reading.h"
#include "searchd/name_widening.h"
#include "searchd/query_parser.h"

namespace fihrist {

Query read_query(std::string_view text, const Filters& filters,
                 const Reading& reading) {
  return read_names(parse_query(text).query, *reading.snapshot->table,
                    filters.dates)
      .query;
}

std::uint64_t count_answers(std::string_view query, const Filters& filters,
                            const Reading& reading) {
  return count_answers(read_query(query, filters, reading), filters, reading);
}

std::uint64_t count_answers(const Query& read, const Filters& filters,
                            const Reading& reading) {
  const MatchSet matches = match(widen_names(read, reading).query, reading);
  const FilterTest test(filters, reading);
  std::uint64_t count = 0;
  for (std::size_t shard = 0; shard < matches.size(); ++shard) {
    count += static_cast<std::uint64_t>(std::count_if(
        matches[shard].begin(), matches[shard].end(),
        [&](DocumentId id) { return test.failures(shard, id) == 0; }));
  }
  return count;
}

}  // namespace fihrist
