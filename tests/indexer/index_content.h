// All that an index holds of each document, as lines that two indexes can be
// compared by: where the documents are stored, and which numbers their actors
// have, is left out.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "analyzers/alias_files.h"
#include "indexer/company_slot.h"
#include "indexer/document_codec.h"
#include "indexer/index_directory.h"
#include "indexer/schema.h"
#include "indexer/stored_document.h"

namespace fihrist {

using DocumentLines = std::vector<std::string>;

// "visit 1@1003": each term with its wdf and its positions.
inline DocumentLines terms_of(const Xapian::Document& document) {
  DocumentLines terms;
  for (auto term = document.termlist_begin(); term != document.termlist_end();
       ++term) {
    std::string line = *term + " " + std::to_string(term.get_wdf());
    char mark = '@';
    for (auto at = term.positionlist_begin(); at != term.positionlist_end();
         ++at) {
      line += mark + std::to_string(*at);
      mark = ',';
    }
    terms.push_back(line);
  }
  return terms;
}

inline std::string actor_ids(const std::string& value,
                             const std::vector<Actor>& actors) {
  std::vector<std::string> ids;
  for (const std::uint32_t number : unpack_actors(value)) {
    ids.push_back(actors.at(number).id);
  }
  std::sort(ids.begin(), ids.end());
  std::string text;
  for (const std::string& id : ids) text += " " + id;
  return text;
}

// "[{a b}{c}]" for each paragraph: names instead of numbers, and in their
// order.
inline std::string company_ids(const std::string& company,
                               const std::string& value,
                               const std::vector<Actor>& actors) {
  const std::vector<std::uint32_t> numbers = unpack_actors(value);
  std::set<std::set<std::set<std::string>>> paragraphs;
  std::set<std::set<std::string>> sentences;
  std::set<std::string> ids;
  for (CompanyCodes codes(company);;) {
    const bool at_end = codes.at_end();
    const std::uint32_t code = at_end ? kNextParagraph : codes.take();
    if (code >= kFirstActor) {
      ids.insert(actors.at(numbers.at(code - kFirstActor)).id);
      continue;
    }
    sentences.insert(std::exchange(ids, {}));
    if (code == kNextParagraph) {
      paragraphs.insert(std::exchange(sentences, {}));
    }
    if (at_end) break;
  }
  std::string text;
  for (const auto& paragraph : paragraphs) {
    text += "[";
    for (const auto& sentence : paragraph) {
      text += "{";
      for (const std::string& id : sentence) text += id + " ";
      text += "}";
    }
    text += "]";
  }
  return text;
}

inline std::string value_line(const Xapian::Document& document,
                              Xapian::valueno number,
                              const std::vector<Actor>& actors) {
  const std::string value = document.get_value(number);
  const std::string actor_list =
      document.get_value(static_cast<Xapian::valueno>(Slot::actors));
  switch (static_cast<Slot>(number)) {
    case Slot::actors:
      return actor_ids(value, actors);
    case Slot::company:
      return company_ids(value, actor_list, actors);
    default:
      return value;
  }
}

// Calls `use(stored, lines)` for every document of the live generation; the
// lines are its terms and values, without the data.
template <typename Use>
void for_each_document(const std::string& index, Use use) {
  const Generation live = live_generation(index);
  const std::vector<Actor> actors =
      read_merged_alias_rows(live.aliases().string()).actors;
  for (const std::string& path : live.shards) {
    const Xapian::Database shard(path);
    const DocumentCodec documents(path, read_dictionary(shard));
    for (auto all = shard.postlist_begin(""); all != shard.postlist_end("");
         ++all) {
      const Xapian::Document document = shard.get_document(*all);
      DocumentLines lines = terms_of(document);
      lines.push_back("length " + std::to_string(shard.get_doclength(*all)));
      for (auto value = document.values_begin(); value != document.values_end();
           ++value) {
        lines.push_back("value " + std::to_string(value.get_valueno()) + " " +
                        value_line(document, value.get_valueno(), actors));
      }
      use(documents.read(document), std::move(lines));
    }
  }
}

// By id, the stored document with them.
inline std::map<std::string, DocumentLines> content_of(
    const std::string& index) {
  std::map<std::string, DocumentLines> content;
  for_each_document(index,
                    [&](const StoredDocument& stored, DocumentLines lines) {
                      lines.push_back(to_json_text(stored));
                      content[stored.document.id] = std::move(lines);
                    });
  return content;
}

}  // namespace fihrist
