// Plain Xapian for engines_bench, as its manual does it: TermGenerator and
// QueryParser with the English stemmer, positions, one compacted database,
// MSet::snippet, ValueCountMatchSpy for months. Xapian 1.4 counts one value a
// slot; many actors a document are counted by a spy of the same kind.
//
//   xapian_engine build documents.tsv DATABASE
//   xapian_engine ask DATABASE queries.tsv
#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "tests/bench/engines/engine_rounds.h"

namespace {

using namespace fihrist::bench;

constexpr Xapian::valueno kDateSlot = 0;
constexpr Xapian::valueno kMonthSlot = 1;
constexpr Xapian::valueno kActorsSlot = 2;
constexpr std::size_t kSnippetBytes = 300;

class ActorSpy : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double) override {
    const std::string actors = document.get_value(kActorsSlot);
    for (std::size_t begin = 0; begin < actors.size();) {
      const std::size_t end = std::min(actors.find(',', begin), actors.size());
      ++counts_[actors.substr(begin, end - begin)];
      begin = end + 1;
    }
  }

  std::vector<std::pair<std::string, std::size_t>> top() const {
    std::vector<std::pair<std::string, std::size_t>> most(counts_.begin(),
                                                          counts_.end());
    const std::size_t shown = std::min(most.size(), std::size_t{kActorsShown});
    std::partial_sort(
        most.begin(), most.begin() + static_cast<std::ptrdiff_t>(shown),
        most.end(),
        [](const auto& a, const auto& b) { return a.second > b.second; });
    most.resize(shown);
    return most;
  }

 private:
  std::unordered_map<std::string, std::size_t> counts_;
};

void build(const std::string& documents, const std::string& database) {
  const std::string unpacked = database + ".unpacked";
  Xapian::WritableDatabase writer(unpacked, Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::TermGenerator terms;
  terms.set_stemmer(Xapian::Stem("english"));
  for_each_document(documents, [&](const EngineDocument& read) {
    Xapian::Document document;
    terms.set_document(document);
    terms.index_text(read.title, 3);
    terms.increase_termpos();
    terms.index_text(read.body);
    std::string actors;
    for (const std::string& actor : read.actors) {
      document.add_boolean_term("XA" + actor);
      actors += (actors.empty() ? "" : ",") + actor;
    }
    document.add_value(kActorsSlot, actors);
    document.add_value(kDateSlot, read.date);
    document.add_value(kMonthSlot, read.date.substr(0, 7));
    document.set_data(read.title + '\n' + read.body);
    writer.add_document(document);
  });
  writer.commit();
  writer.compact(database);
  writer.close();
  std::filesystem::remove_all(unpacked);
}

Xapian::Query with_filters(Xapian::Query query, const EngineQuery& asked) {
  const auto keep = [&](const Xapian::Query& filter) {
    query = Xapian::Query(Xapian::Query::OP_FILTER, query, filter);
  };
  if (!asked.actor.empty()) keep(Xapian::Query("XA" + asked.actor));
  if (!asked.from.empty()) {
    keep(Xapian::Query(Xapian::Query::OP_VALUE_RANGE, kDateSlot, asked.from,
                       asked.to));
  }
  return query;
}

class Engine {
 public:
  explicit Engine(const std::string& path) : database_(path) {
    parser_.set_database(database_);
    parser_.set_stemmer(stemmer_);
    parser_.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  }

  std::uint64_t ask(const EngineQuery& asked) {
    const bool is_all = asked.joined == Joined::all;
    const Xapian::Query words =
        is_all ? Xapian::Query::MatchAll : parser_.parse_query(written(asked));
    Xapian::Enquire enquire(database_);
    enquire.set_query(with_filters(words, asked));
    if (is_all) enquire.set_sort_by_value(kDateSlot, true);
    ActorSpy actors;
    Xapian::ValueCountMatchSpy months(kMonthSlot);
    enquire.add_matchspy(&actors);
    enquire.add_matchspy(&months);
    const Xapian::MSet found =
        enquire.get_mset(0, kHits, database_.get_doccount());
    std::size_t shown = actors.top().size();
    for (auto month = months.values_begin(); month != months.values_end();
         ++month) {
      shown += (*month).size() + month.get_termfreq();
    }
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      shown +=
          found.snippet(hit.get_document().get_data(), kSnippetBytes, stemmer_)
              .size();
    }
    shown_ += shown;
    return found.get_matches_estimated();  // exact: all were asked
  }

 private:
  Xapian::Database database_;
  Xapian::QueryParser parser_;
  Xapian::Stem stemmer_{"english"};
  std::size_t shown_ = 0;  // so that nothing is optimised away
};

}  // namespace

int main(int count, char** arguments) try {
  const std::string mode = count == 4 ? arguments[1] : "";
  if (mode == "build") {
    build(arguments[2], arguments[3]);
  } else if (mode == "ask") {
    Engine engine(arguments[2]);
    answer_rounds(read_queries(arguments[3]),
                  [&](const EngineQuery& query) { return engine.ask(query); });
  } else {
    fmt::print(stderr, "xapian_engine build|ask …\n");
    return 2;
  }
  return 0;
} catch (const Xapian::Error& error) {
  fmt::print(stderr, "xapian_engine: {}\n", error.get_description());
  return 1;
}
