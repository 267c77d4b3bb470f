// The headline of a page, without the name of the site.
//
//   without_site_name("Talks open | The Wire", {"The Wire"}) == "Talks open"
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "corpus/pages/dom.h"

namespace fihrist {

// Parts before the first and behind the last separator that are one of the
// names, letters and digits alone compared: "thewire" is "The Wire".
std::string without_site_name(std::string_view title,
                              std::span<const std::string> names);

// Of a page that does not say it in its metadata: the heading that <title>
// has too, else <title>, up to a separator if that part is a line of the page;
// without <title> the first <h1>.
std::string visible_title(const Dom& dom, std::span<const std::string> names);

// "thewire" of "https://news.thewire.co.uk/a"; empty for none.
std::string site_label(std::string_view url);

}  // namespace fihrist
