// The day a page's article was published.
#pragma once

#include "corpus/pages/headline_lines.h"
#include "corpus/pages/page_facts.h"
#include "corpus/record_reader.h"

namespace fihrist {

// The first there is: a date of publication that the page gives; a day in
// the address; a publication line below the headline, then above it; a date of
// change. Title and
// address are those of the page's document.
void set_page_date(Record& page, const PageFacts& facts,
                   const HeadlineLines& lines);

}  // namespace fihrist
