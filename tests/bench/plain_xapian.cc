// Xapian as its guides have it, for ranking_bench to compare with: words and
// English stems of title and body by TermGenerator, queries by QueryParser,
// BM25 with its own parameters.
//
//   plain_xapian AND|OR LIMIT TITLE ARCHIVE.jsonl < queries > ids
//
// reads a query a line and prints `line TAB id` for each hit, best first. A
// word of a title counts TITLE times.
#include <xapian.h>

#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

namespace {

void add(Xapian::WritableDatabase& archive, Xapian::termcount title_weight,
         const nlohmann::json& record) {
  Xapian::Document document;
  document.set_data(record.at("id").get<std::string>());
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("en"));
  generator.set_document(document);
  generator.index_text(record.value("title", ""), title_weight);
  generator.increase_termpos();
  generator.index_text(record.at("body").get<std::string>());
  archive.add_document(document);
}

Xapian::WritableDatabase indexed(const char* path,
                                 Xapian::termcount title_weight) {
  Xapian::WritableDatabase archive("", Xapian::DB_BACKEND_INMEMORY);
  std::ifstream lines(path);
  for (std::string line; std::getline(lines, line);) {
    add(archive, title_weight, nlohmann::json::parse(line));
  }
  return archive;
}

void print_hits(const Xapian::Database& archive, Xapian::Query::op joined_by,
                Xapian::doccount limit) {
  Xapian::QueryParser parser;
  parser.set_database(archive);
  parser.set_default_op(joined_by);
  parser.set_stemmer(Xapian::Stem("en"));
  parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  int number = 0;
  for (std::string line; std::getline(std::cin, line); ++number) {
    Xapian::Enquire enquire(archive);
    enquire.set_query(parser.parse_query(line));
    const Xapian::MSet hits = enquire.get_mset(0, limit);
    for (auto hit = hits.begin(); hit != hits.end(); ++hit) {
      std::cout << number << '\t' << hit.get_document().get_data() << '\n';
    }
  }
}

}  // namespace

int main(int count, char** arguments) try {
  if (count != 5) {
    std::cerr << "usage: plain_xapian AND|OR LIMIT TITLE ARCHIVE.jsonl\n";
    return 2;
  }
  const auto number = [&](int at) {
    return static_cast<unsigned>(std::strtoul(arguments[at], nullptr, 10));
  };
  print_hits(indexed(arguments[4], number(3)),
             std::string(arguments[1]) == "AND" ? Xapian::Query::OP_AND
                                                : Xapian::Query::OP_OR,
             number(2));
  return 0;
} catch (const std::exception& error) {
  std::cerr << error.what() << '\n';
  return 1;
} catch (const Xapian::Error& error) {
  std::cerr << error.get_description() << '\n';
  return 1;
}
