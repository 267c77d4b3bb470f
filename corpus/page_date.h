// The day a page's article was published.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/date.h"
#include "corpus/dom.h"
#include "corpus/main_text.h"
#include "corpus/page_facts.h"

namespace fihrist {

struct PageDate {
  std::optional<Date> date;
  DateOrigin origin = DateOrigin::none;
  std::string fault;  // of a date that was given, where there is no other
};

// The first there is: a date of publication that the page gives; a publication
// line beside the headline; a day in the address; a date of change.
PageDate find_page_date(const Dom& dom, const PageFacts& facts,
                        const Article& article, std::string_view title,
                        std::string_view url);

}  // namespace fihrist
