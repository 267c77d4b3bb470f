// Who is meant in a text that is in no archive.
//
//   Document document = parse_tag_request("text/plain", "Qaani visited …");
//   for (const StoredMention& mention : find_stored_mentions(document, table))
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/alias_table.h"
#include "indexer/stored_document.h"

namespace fihrist {

// A name a word, the worst, takes three seconds and 300 MB.
constexpr std::size_t kMaxTagBytes = 1'000'000;

// Whether the media type of a request to tag is one that can be read: plain
// text or JSON, in UTF-8.
bool is_taggable(std::string_view media_type);

// The document of a request to tag. Plain text is its body; JSON is an object
// with some of title, body (or text), date and id. Throws Error: limit for a
// body too long, usage for anything wrong, with the byte where that is known.
Document parse_tag_request(std::string_view media_type, std::string_view body);

// The mentions as an index would store them, their rows filled in.
std::vector<StoredMention> find_stored_mentions(const Document& document,
                                                const AliasTable& table);

}  // namespace fihrist
