#include "archive.h"

#include <random>
#include <stdexcept>

#include "analyzers/alias_files.h"
#include "indexer/index_writer.h"

namespace fihrist {
namespace {

std::string built(const std::string& index, const AliasRows& rows,
                  const std::vector<Document>& documents, unsigned shards) {
  build_index(index, rows, documents, shards);
  return index;
}

}  // namespace

AliasRows alias_rows(std::string_view actors, std::string_view aliases,
                     std::string_view links) {
  const auto fail = [](const Problem& problem) {
    throw std::runtime_error(to_string(problem));
  };
  AliasRows rows;
  read_alias_text("actors.tsv", "actors.tsv", actors, rows, fail);
  read_alias_text("aliases.tsv", "aliases.tsv", aliases, rows, fail);
  read_alias_text("links.tsv", "links.tsv", links, rows, fail);
  return rows;
}

std::string random_letters(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::string letters(count, ' ');
  for (char& letter : letters) {
    letter = static_cast<char>('a' + random() % 26);
  }
  return letters;
}

Document document(const std::string& id, const std::string& title,
                  const std::string& body, const std::string& date,
                  const std::string& source, const std::string& language) {
  Document made;
  made.id = id;
  made.title = title;
  made.body = body;
  made.date = parse_date(date);
  made.date_origin = made.date ? DateOrigin::given : DateOrigin::none;
  made.source = source;
  made.language = language;
  return made;
}

void build_index(const std::string& index, const AliasRows& rows,
                 const std::vector<Document>& documents, unsigned shards) {
  IndexWriter writer = IndexWriter::build(index, rows, {.jobs = shards});
  for (const Document& one : documents) writer.add(one);
  writer.commit();
}

SmallArchive::SmallArchive(const AliasRows& rows,
                           const std::vector<Document>& documents,
                           unsigned shards)
    : searcher_(built(index(), rows, documents, shards)) {}

SearchResponse SmallArchive::search(const Parameters& parameters) const {
  return searcher_.search(parse_request(parameters));
}

std::vector<std::string> SmallArchive::ids(const Parameters& parameters) const {
  return ids_of(search(parameters));
}

std::vector<std::string> ids_of(const SearchResponse& response) {
  std::vector<std::string> ids;
  for (const Hit& hit : response.hits) ids.push_back(hit.document.id);
  return ids;
}

}  // namespace fihrist
