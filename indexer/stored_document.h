// A document as an index keeps it: the whole of what was read, when it was
// added, and the mentions found in it. Kept as JSON in the document data.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/mentions.h"
#include "corpus/document.h"

namespace fihrist {

// A Mention by names rather than indices, so that it reads on its own.
struct StoredMention {
  Field field = Field::body;
  // Bytes of the field's text, [begin, end).
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string actor;  // its id
  Via via = Via::alias;
  std::string spelling;  // what the row says, folded
  std::string support;   // id of the supporting actor; empty when strong
  // "aliases.tsv:41". Not stored, for rows move: find_rows() fills it in.
  std::string row;
};

struct StoredDocument {
  Document document;
  std::int64_t added = 0;  // seconds since 1970, UTC
  std::vector<StoredMention> mentions;

  const std::string& text(Field field) const {
    return field == Field::title ? document.title : document.body;
  }
};

// Of a field's text, without those of furniture: as they were indexed.
std::vector<Word> words_of(const StoredDocument& stored, Field field);

// A mention by names; its row is filled in.
StoredMention name_mention(const Mention& mention, const AliasTable& table);

std::string to_json_text(const StoredDocument& stored);

// Throws Error (damaged) when it is not what to_json_text wrote.
StoredDocument parse_stored_document(std::string_view json_text);

// The same without the mentions, of this schema or any before it.
StoredDocument parse_untagged_document(std::string_view json_text);

// Fills in the rows of the mentions, as the tables number them now; the
// tables are those that the document was tagged with.
void find_rows(StoredDocument& stored, const AliasTable& table);

std::string_view to_string(Field field);  // "title", "body"

// "2026-11-21T03:40:00Z"
std::string format_time(std::int64_t seconds);

}  // namespace fihrist
