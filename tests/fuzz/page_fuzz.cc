// Any bytes are read as a page; what comes out is text, and the same twice.

#include <string>

#include "corpus/dates/publication_date.h"
#include "corpus/pages/page.h"
#include "corpus/utf8.h"
#include "require.h"

namespace {

using fihrist::DateOrigin;
using fihrist::Document;
using fihrist::Record;
using fihrist::require;

bool is_text(const std::string& text) {
  return !fihrist::first_invalid_byte(text) &&
         text.find('\0') == std::string::npos;
}

void check(const Record& page) {
  const Document& document = page.document;
  for (const std::string* text :
       {&document.title, &document.body, &document.source, &document.url,
        &document.language, &document.extra, &page.date_fault}) {
    require(is_text(*text));
  }
  // ISO 639-1, or 639-3 where that has none.
  require(document.language.empty() || document.language.size() == 2 ||
          document.language.size() == 3);
  require(document.date.has_value() ==
          (document.date_origin != DateOrigin::none));
  require(!document.date || page.date_fault.empty());
  require(!document.date || !fihrist::lies_in_future(*document.date));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view html = fihrist::as_text(data, size);
  const Record page = fihrist::read_page(html, {.url = "https://a.example/b"});
  check(page);
  require(
      fihrist::read_page(html, {.url = "https://a.example/b"}).document.body ==
      page.document.body);
  require(is_text(fihrist::text_of_html(html)));
  return 0;
}
