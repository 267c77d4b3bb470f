// From the blocks of an article goes what pages put between its paragraphs:
// lists of links, "Read more", the headline once again, bylines.
#pragma once

#include <string>
#include <vector>

#include "corpus/pages/dom.h"
#include "corpus/pages/text_blocks.h"

namespace fihrist {

std::vector<TextBlock> cleaned_blocks(const Dom& dom,
                                      std::vector<TextBlock> blocks,
                                      const std::string& title);

}  // namespace fihrist
