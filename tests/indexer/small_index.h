// What the tests of the indexer share: a few rows of alias tables, documents
// of a line, and what an index on disk holds.
#pragma once

#include <xapian.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/document_codec.h"
#include "indexer/index_directory.h"
#include "indexer/index_writer.h"
#include "indexer/stored_document.h"
#include "tests/analyzers/small_table.h"
#include "tests/indexer/index_content.h"

namespace fihrist {

inline AliasRows names() {
  return rows_of({
      .actors = "nowhere|place|Nowhere\n"
                "qaani|person|Esmail Qaani\n"
                "quds-force|force|Quds Force\n",
      .aliases = "qaani|Esmail Qaani|spelling|strong\n"
                 "qaani|Kani|mt_error|weak\n"
                 "qaani|Quds Force commander|title|strong|2020\n"
                 "quds-force|Quds Force|translation|strong\n",
      .links = "qaani|quds-force|leads\n",
  });
}

inline Document document_of(std::string_view id, std::string_view body,
                            std::string_view title = "") {
  Document document;
  document.id = id;
  document.title = title;
  document.body = body;
  return document;
}

// Bodies by id of what the live generation answers with.
inline std::map<std::string, std::string> bodies_in(const std::string& index) {
  std::map<std::string, std::string> bodies;
  for (const std::string& path : live_generation(index).shards) {
    const Xapian::Database shard(path);
    const DocumentCodec documents(path, read_dictionary(shard));
    for (auto all = shard.postlist_begin(""); all != shard.postlist_end("");
         ++all) {
      const StoredDocument stored = documents.read(shard.get_document(*all));
      bodies[stored.document.id] = stored.document.body;
    }
  }
  return bodies;
}

// All that a document is in the live generation: terms, values, JSON.
inline std::vector<std::string> whole_document(const std::string& index,
                                               const std::string& id) {
  for (const std::string& path : live_generation(index).shards) {
    const Xapian::Database shard(path);
    const auto found = shard.postlist_begin("Q" + id);
    if (found == shard.postlist_end("Q" + id)) continue;
    const Xapian::Document document = shard.get_document(*found);
    std::vector<std::string> lines = terms_of(document);
    for (auto value = document.values_begin(); value != document.values_end();
         ++value) {
      lines.push_back(std::to_string(value.get_valueno()) + "=" + *value);
    }
    lines.push_back(
        DocumentCodec(path, read_dictionary(shard)).json_of(document));
    return lines;
  }
  return {};
}

inline StoredDocument stored_in(const std::string& index,
                                const std::string& id) {
  const std::vector<std::string> lines = whole_document(index, id);
  return parse_stored_document(lines.empty() ? "" : lines.back());
}

}  // namespace fihrist
