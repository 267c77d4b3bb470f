// A plain text as a document, wherever it was found.
#pragma once

#include <string>
#include <string_view>

#include "corpus/document.h"

namespace fihrist {

// With title and body ("\r\n" becomes "\n"); its date is found by set_date().
// `text` is UTF-8 without byte order mark.
Document text_document(std::string id, std::string_view text);

}  // namespace fihrist
