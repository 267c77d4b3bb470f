#include "corpus/pages/page_date.h"

#include <algorithm>
#include <string>
#include <vector>

#include "corpus/dates/publication_date.h"
#include "corpus/dates/record_date.h"

namespace fihrist {
namespace {

// The first that is a date, or may be one.
bool take_given(Record& page, const std::vector<std::string>& dates) {
  return std::ranges::any_of(dates, [&](const std::string& text) {
    return take_date(page, read_given_date(text), DateOrigin::given);
  });
}

// What stands above a headline may be the day of the visit.
bool take_visible(Record& page, const HeadlineLines& lines) {
  return take_date(page, find_text_date(lines.below), DateOrigin::text) ||
         take_date(page, find_text_date(lines.above), DateOrigin::text);
}

}  // namespace

void set_page_date(Record& page, const PageFacts& facts,
                   const HeadlineLines& lines) {
  // The address before what readers see, which may be of a visit or a change.
  if (take_given(page, facts.published) || take_date_of_url(page) ||
      take_visible(page, lines)) {
    return;
  }
  take_given(page, facts.modified);
}

}  // namespace fihrist
