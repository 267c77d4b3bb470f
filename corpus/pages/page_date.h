// The day a page's article was published.
#pragma once

#include "corpus/pages/dom.h"
#include "corpus/pages/main_text.h"
#include "corpus/pages/page_facts.h"
#include "corpus/record_reader.h"

namespace fihrist {

// The first there is: a date of publication that the page gives; a publication
// line beside the headline; a day in the address; a date of change. Title and
// address are those of the page's document.
void set_page_date(Record& page, const Dom& dom, const PageFacts& facts,
                   const Article& article);

}  // namespace fihrist
