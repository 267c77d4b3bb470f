// From an item of RSS or an entry of Atom to a record.
#pragma once

#include <pugixml.hpp>
#include <string>

#include "corpus/record_reader.h"

namespace fihrist {

// What a feed says of all its items.
struct FeedChannel {
  std::string title;
  std::string url;  // its page, which relative links are below of
  std::string author;
  std::string language;  // as a tag of the web
};

// `channel` is the <channel> of RSS, the <feed> of Atom.
FeedChannel read_channel(const pugi::xml_node& channel);

// The id is empty where the item has none.
Record read_item(const pugi::xml_node& item, const FeedChannel& channel);

}  // namespace fihrist
