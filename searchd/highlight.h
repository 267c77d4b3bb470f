// Where a document answers a query, and why: the spans that match, with the
// spelling that stands there and the rule or row by which it counts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/stored_document.h"
#include "searchd/query.h"

namespace fihrist {

// A marked span of a field. Spans of one field do not overlap.
struct Mark {
  Field field = Field::body;
  // Bytes of the field's text, [begin, end).
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string actor;  // id; empty for words
  // alias, title, override, word, stem, phrase, prefix, key
  std::string via;
  std::string row;      // of the alias tables; empty for words
  std::string support;  // of a weak alias: the actor that supports it
  std::string like;     // by key: the name of the query, and how alike it is
  double score = 0;
};

// The marks of a document, title first, in the order of the text. Only what
// is asked for is marked, not what NOT takes away.
std::vector<Mark> find_marks(const Query& query, const StoredDocument& stored);

// Text of a snippet in segments, never HTML.
struct Segment {
  std::string text;
  bool match = false;
  std::string actor;
};
using Snippet = std::vector<Segment>;

// The passage with the most different marks, and a second one where it has
// other marks; the beginning of the body when nothing is marked.
Snippet make_snippet(const StoredDocument& stored,
                     const std::vector<Mark>& marks);

// The whole title.
Snippet mark_title(const StoredDocument& stored,
                   const std::vector<Mark>& marks);

// The bytes [begin, end) of a field, without furniture, and the marks that lie
// in them whole.
Snippet mark_span(const StoredDocument& stored, const std::vector<Mark>& marks,
                  Field field, TextSpan span);

// A reason why a document matched: one a spelling.
struct Why {
  std::string surface;
  std::string actor;
  std::string via;
  std::string row;
  std::string support;
  std::string like;
  double score = 0;
};

// In the order of the text, each spelling once, at most kMaxReasons.
constexpr std::size_t kMaxReasons = 10;
std::vector<Why> explain(const StoredDocument& stored,
                         const std::vector<Mark>& marks);

}  // namespace fihrist
