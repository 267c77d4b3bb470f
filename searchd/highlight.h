// Where a document answers a query, and why: the spans that match, with the
// spelling that stands there and the rule or row by which it counts.
#pragma once

#include <cstdint>
#include <memory>
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
  // Which part of the query it answers: all endings of a word are of one part,
  // all spellings of an actor too.
  std::uint32_t part = 0;
};

// Text of a snippet in segments, never HTML.
struct Segment {
  std::string text;
  bool match = false;
  std::string actor;
};
using Snippet = std::vector<Segment>;

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

// Reasons stand in the order of the text, each spelling once, at most so many.
constexpr std::size_t kMaxReasons = 10;

struct Highlights {
  Snippet title;  // the whole title
  Snippet snippet;
  std::vector<Why> why;
};

// Marks the hits of one query; made once for all of them.
//
//   Highlighter highlighter(query);
//   for (const StoredDocument& hit : hits) … highlighter.highlight(hit).snippet
//
// One thread at a time. A text is taken apart into words once, and only where
// the query asks for words or a passage is looked for.
class Highlighter {
 public:
  explicit Highlighter(const Query& query);
  ~Highlighter();
  Highlighter(Highlighter&&) noexcept;

  Highlights highlight(const StoredDocument& stored);

  // Title first, in the order of the text. Only what is asked for is marked,
  // not what NOT takes away.
  std::vector<Mark> find_marks(const StoredDocument& stored);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::vector<Mark> find_marks(const Query& query, const StoredDocument& stored);

// The best passages (searchd/snippet.cc); the beginning of the body when
// nothing is marked.
Snippet make_snippet(const StoredDocument& stored,
                     const std::vector<Mark>& marks);

// The whole title.
Snippet mark_title(const StoredDocument& stored,
                   const std::vector<Mark>& marks);

// The bytes [begin, end) of a field, without furniture, and the marks that lie
// in them whole.
Snippet mark_span(const StoredDocument& stored, const std::vector<Mark>& marks,
                  Field field, TextSpan span);

std::vector<Why> explain(const StoredDocument& stored,
                         const std::vector<Mark>& marks);

}  // namespace fihrist
