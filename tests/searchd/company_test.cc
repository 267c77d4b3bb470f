// The company an actor keeps: within an article, a paragraph and a sentence,
// against a plain count over the stored documents.

#include <fmt/format.h>
#include <xapian.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "analyzers/passages.h"
#include "archive.h"
#include "corpus/error.h"
#include "corpus/furniture.h"
#include "indexer/index_directory.h"
#include "indexer/schema.h"
#include "program.h"
#include "reference.h"
#include "searchd/response_json.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

using nlohmann::json;

const std::vector<Document>& visit_documents() {
  static const std::vector<Document> documents = {
      document("a", "Qaani in Baghdad",
               "Gen. Esmail Qaani met Kadhimi. Soleimani was remembered.\n"
               "The PMF marched.",
               "2020-11-25", "Tigris Courier", "en"),
      document("b", "Visit",
               "Qaani and Kadhimi spoke again at Asad air base on Sunday.",
               "2020-11-26", "Levant Dispatch", "en"),
      document("c", "Soleimani", "وصل قاآني إلى بغداد. التقى الكاظمي هناك.",
               "2021-01-02", "Tigris Courier", "ar"),
      document("d", "Undated", "Qaani met Soleimani in the old days, he said.",
               "", "Levant Dispatch", "en"),
      document("e", "Others", "Kadhimi met Soleimani.", "2020-11-25", "", "en"),
  };
  return documents;
}

const SmallArchive& visits() {
  static const SmallArchive archive(random_rows(), visit_documents(), 2);
  return archive;
}

ActorProfile profile_of(const SmallArchive& archive, const std::string& id,
                        const Parameters& parameters) {
  return archive.searcher().actor(id, parse_actor_request(parameters)).profile;
}

// "kadhimi 3, soleimani 2"
std::string company_of(const ActorProfile& profile) {
  std::string text;
  for (const Companion& one : profile.company.actors) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", one.actor.id,
                        one.count);
  }
  return text;
}

std::string shown(const Snippet& snippet) {
  std::string text;
  for (const Segment& segment : snippet) {
    text += segment.match ? "[" + segment.text + "]" : segment.text;
  }
  return text;
}

TEST_CASE("company is counted as near, and of the articles, as asked for") {
  struct Row {
    Parameters asked;
    std::uint64_t documents;
    const char* company;
  };
  const Row rows[] = {
      {{}, 4, "kadhimi 3, soleimani 3, pmf 1"},
      {{{"within", "article"}}, 4, "kadhimi 3, soleimani 3, pmf 1"},
      {{{"within", "paragraph"}}, 4, "kadhimi 3, soleimani 2"},
      {{{"within", "sentence"}}, 4, "kadhimi 2, soleimani 1"},
      {{{"kind", "force"}}, 4, "pmf 1"},
      {{{"kind", "force"}, {"kind", "person"}, {"limit", "2"}},
       4,
       "kadhimi 3, soleimani 3"},
      {{{"kind", "media"}}, 4, ""},
      {{{"limit", "0"}}, 4, ""},
      {{{"from", "2020-11"}, {"to", "2020"}},
       2,
       "kadhimi 2, pmf 1, soleimani 1"},
      {{{"undated", "only"}}, 1, "soleimani 1"},
      {{{"q", "spoke OR marched"}}, 2, "kadhimi 2, pmf 1, soleimani 1"},
      {{{"q", "nothing like it"}}, 0, ""},
      {{{"source", "Levant Dispatch"}}, 2, "kadhimi 1, soleimani 1"},
      {{{"language", "ar"}, {"within", "paragraph"}}, 1, "kadhimi 1"},
      {{{"language", "ar"}, {"within", "sentence"}}, 1, ""},
      {{{"actor", "pmf"}}, 1, "kadhimi 1, pmf 1, soleimani 1"},
      {{{"not_actor", "pmf"}, {"within", "sentence"}},
       3,
       "kadhimi 1, soleimani 1"},
      // The spelling is his, though another actor is chosen.
      {{{"spelling", "Esmail Qaani"}, {"actor", "kadhimi"}},
       1,
       "kadhimi 1, pmf 1, soleimani 1"},
      {{{"spelling", "Kadhimi"}}, 0, ""},
  };
  for (const Row& row : rows) {
    std::string asked;
    for (const auto& [name, value] : row.asked)
      asked += name + "=" + value + " ";
    CAPTURE(asked);
    const ActorProfile profile = profile_of(visits(), "qaani", row.asked);
    CHECK(profile.documents == row.documents);
    CHECK(company_of(profile) == row.company);
  }
}

TEST_CASE("the example is the newest passage that has both, both marked") {
  struct Row {
    const char* within;
    const char* other;
    const char* document;
    const char* text;
  };
  const Row rows[] = {
      {"sentence", "kadhimi", "b",
       "[Qaani] and [Kadhimi] spoke again at Asad air base on Sunday."},
      {"sentence", "soleimani", "d",
       "[Qaani] met [Soleimani] in the old days, he said."},
      {"paragraph", "kadhimi", "c",
       "وصل [قاآني] إلى بغداد. التقى [الكاظمي] هناك."},
      {"article", "soleimani", "c", "[Soleimani] … وصل [قاآني] إلى بغداد."},
      {"article", "pmf", "a",
       "Gen. [Esmail Qaani] met Kadhimi. … The [PMF] marched."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.within, row.other);
    const ActorProfile profile =
        profile_of(visits(), "qaani", {{"within", row.within}});
    bool is_there = false;
    for (const Companion& one : profile.company.actors) {
      if (one.actor.id != row.other) continue;
      is_there = true;
      CHECK(one.example.document == row.document);
      CHECK(shown(one.example.snippet) == row.text);
    }
    CHECK(is_there);
  }
}

TEST_CASE("a place has company, and is none") {
  CHECK(company_of(
            profile_of(visits(), "asad-air-base", {{"within", "sentence"}})) ==
        "kadhimi 1, qaani 1");
  CHECK(company_of(profile_of(visits(), "pmf", {{"within", "sentence"}}))
            .empty());
  CHECK(company_of(profile_of(visits(), "quds-force", {})).empty());
}

TEST_CASE("counts, timeline, first and last are of the articles asked for") {
  const ActorProfile profile = profile_of(
      visits(), "qaani", {{"from", "2020-11-26"}, {"interval", "month"}});
  CHECK(profile.documents == 2);
  CHECK(profile.undated_left_out == 1);
  CHECK(profile.first_use->document == "b");
  CHECK(profile.last_use->document == "c");
  CHECK(profile.timeline.buckets.size() == 3);
  CHECK(profile.timeline.buckets[0].start == "2020-11");
  CHECK(profile.timeline.undated == 0);
  CHECK(profile.spellings.size() == 2);
  const ActorProfile read = profile_of(
      visits(), "qaani", {{"q", "Kadhimi AND"}, {"actor", "nobody"}});
  CHECK(read.read_as == "(actor:kadhimi OR \"kadhimi\") AND and");
  CHECK_FALSE(read.notes.empty());
}

TEST_CASE("a wrong parameter is told") {
  struct Row {
    Parameters asked;
    const char* told;
  };
  const Row rows[] = {
      {{{"within", "page"}}, "within=\"page\" is not known; use article,"},
      {{{"within", "article"}, {"within", "article"}}, "once only"},
      {{{"kind", "place"}}, "kind=\"place\" is not known; use person,"},
      {{{"kind", ""}}, "kind=\"\" is not known"},
      {{{"limit", "201"}}, "limit is at most 200, not 201"},
      {{{"limit", "99999999999999999999"}}, "limit is at most 200"},
      {{{"limit", "-1"}}, "use a number from 0 to 200"},
      {{{"limit", "1 "}}, "use a number from 0 to 200"},
      {{{"limit", ""}}, "use a number from 0 to 200"},
      {{{"sort", "newest"}},
       "no parameter \"sort\" is known here; known are "
       "within, kind, limit, q, actor,"},
      {{{"from", "2021"}, {"to", "2020"}}, "lies after"},
      {{{"q", "a"}, {"q", "b"}}, "q may be given once only"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.told);
    try {
      (void)parse_actor_request(row.asked);
      FAIL("nothing is told");
    } catch (const Error& error) {
      CHECK(std::string(error.what()).find(row.told) != std::string::npos);
    }
  }
  CHECK(parse_actor_request({{"limit", "200"}}).limit == 200);
}

TEST_CASE("library, HTTP and command line give one answer") {
  const Server server(visits().index());
  const Parameters requests[] = {
      {},
      {{"within", "sentence"}, {"kind", "person"}, {"kind", "force"}},
      {{"within", "paragraph"}, {"q", "met OR قاآني"}, {"limit", "1"}},
      {{"from", "2020"}, {"to", "2020-11-25"}, {"interval", "day"}},
      {{"spelling", "Kani"},
       {"actor", "kadhimi"},
       {"actor_mode", "all"},
       {"not_actor", "pmf"},
       {"source", "Tigris Courier"},
       {"language", "en"},
       {"undated", "include"}},
  };
  for (const Parameters& request : requests) {
    std::string query;
    std::vector<std::string> options = {"--json"};
    for (const auto& [name, value] : request) {
      query +=
          (query.empty() ? "?" : "&") + name + "=" + percent_encoded(value);
      std::string option = name == "q" ? "query" : name;
      std::replace(option.begin(), option.end(), '_', '-');
      options.push_back(fmt::format("--{}={}", option, value));
    }
    CAPTURE(query);
    const json library = json::parse(to_json(
        visits().searcher().actor("qaani", parse_actor_request(request))));
    const HttpAnswer http = server.get("/api/v1/actors/qaani" + query);
    CHECK(http.status == 200);
    CHECK(json::parse(http.body) == library);
    for (const auto& [where, place] :
         {std::pair<std::string, std::string>{"--index", visits().index()},
          {"--server", server.url()}}) {
      std::vector<std::string> command = {"fihrist", "names", "show",
                                          "qaani",   where,   place};
      command.insert(command.end(), options.begin(), options.end());
      const Run ran = run(command);
      CHECK(ran.exit_status == 0);
      CHECK(json::parse(ran.output) == library);
    }
  }
  const Run text = run({"fihrist", "names", "show", "qaani", "--within",
                        "sentence", "--index", visits().index()});
  CHECK(text.output.find(
            "company within a sentence: 2 of 2\n"
            "     2  kadhimi: Mustafa al-Kadhimi (person)\n"
            "        2020-11-26  *Qaani* and *Kadhimi* spoke again at Asad air "
            "base on Sunday. [b]\n") != std::string::npos);
}

// Sentences, paragraphs, furniture, and marks that end nothing.
std::string random_prose(std::mt19937& random) {
  const char* const kNames[] = {"Esmail Qaani", "قاآني",     "Kadhimi",
                                "Soleimani",    "Asad",      "Quds Force",
                                "PMF",          "الكاظمي",   "Kani",
                                "Kazemi",       "the crowd", "Asad air base"};
  const char* const kWords[] = {"came",     "to",        "Baghdad", "Gen.",
                                "the U.S.", "on Jan. 3", "قال",     "and then"};
  const char* const kEnds[] = {
      ". ", "? ", "؟ ",  ".\n",  ".",
      "\n", "۔ ", ",\n", "\n\n", ".\nShare on other sites\n"};
  std::string text;
  for (auto n = random() % 30; n > 0; --n) {
    switch (random() % 5) {
      case 0:
      case 1:
        text += pick(random, kNames);
        break;
      case 2:
        text += pick(random, kEnds);
        continue;
      default:
        text += pick(random, kWords);
    }
    text += ' ';
  }
  return text + "end";
}

std::vector<Document> random_articles(std::mt19937& random) {
  const char* const kDates[] = {"2020-01-03", "2020-11-25", "2021-02-01", ""};
  std::vector<Document> documents;
  for (int i = 0; i < 120; ++i) {
    documents.push_back(document(std::to_string(i * 7919 % 1000),
                                 random_prose(random), random_prose(random),
                                 pick(random, kDates),
                                 pick(random, std::span(kDates).first(2))));
    documents.back().furniture = find_furniture(documents.back().body);
  }
  return documents;
}

// By the other actor: ids of the articles where the two stand so near.
using Together = std::map<std::string, std::set<std::string>>;

Together plain_company(const SmallArchive& archive, const std::string& actor,
                       Within within, const std::set<std::string>& ids) {
  Together together;
  for (const std::string& id : ids) {
    const StoredDocument stored = archive.searcher().document(id).stored;
    const Passages body(stored.document.body, stored.document.furniture);
    const auto passage = [&](const StoredMention& mention) {
      if (within == Within::article) return std::string();
      if (mention.field == Field::title) return std::string("title");
      return std::to_string(within == Within::paragraph
                                ? body.paragraph_at(mention.begin)
                                : body.sentence_at(mention.begin));
    };
    for (const StoredMention& own : stored.mentions) {
      if (own.actor != actor) continue;
      for (const StoredMention& other : stored.mentions) {
        if (other.actor == actor || other.actor == "asad-air-base") continue;
        if (passage(own) == passage(other)) together[other.actor].insert(id);
      }
    }
  }
  return together;
}

bool is_newer(const Document& a, const Document& b) {
  const auto days = [](const Document& one) {
    return one.date ? one.date->days : kUndated;
  };
  return days(a) != days(b) ? days(a) > days(b) : a.id < b.id;
}

TEST_CASE("company by the slot is that of a plain count over the documents") {
  std::size_t pairs = 0;
  for (const unsigned seed : {1U, 6U, 20201125U}) {
    std::mt19937 random(seed);
    const std::vector<Document> documents = random_articles(random);
    std::map<std::string, const Document*> by_id;
    for (const Document& one : documents) by_id[one.id] = &one;
    const SmallArchive archive(random_rows(), documents, 1 + seed % 3);
    const Parameters filters[] = {
        {},
        {{"from", "2020"}, {"to", "2020"}},
        {{"q", "came -then"}},
        {{"source", "2020-01-03"}, {"undated", "exclude"}},
        {{"q", "Baghdad"}, {"not_actor", "pmf"}}};
    for (const Parameters& filter : filters) {
      for (const Actor& actor : random_rows().actors) {
        CAPTURE(seed, actor.id, filter.size());
        Parameters search = filter;
        search.emplace_back("actor", actor.id);
        search.emplace_back("limit", "1000");
        const auto found = archive.ids(search);
        const std::set<std::string> ids(found.begin(), found.end());
        std::map<std::string, std::uint64_t> wider;
        for (const Within within :
             {Within::article, Within::paragraph, Within::sentence}) {
          Parameters asked = filter;
          asked.emplace_back("within", to_string(within));
          asked.emplace_back("limit", "200");
          const ActorProfile profile = profile_of(archive, actor.id, asked);
          REQUIRE(profile.documents == ids.size());
          REQUIRE(profile.stories == ids.size());
          std::uint64_t in_time = profile.timeline.undated;
          for (const DateBucket& bucket : profile.timeline.buckets) {
            in_time += bucket.count;
          }
          REQUIRE(in_time == ids.size());
          const Together expected =
              plain_company(archive, actor.id, within, ids);
          REQUIRE(profile.company.companions == expected.size());
          REQUIRE(profile.company.actors.size() == expected.size());
          std::map<std::string, std::uint64_t> counts;
          for (const Companion& one : profile.company.actors) {
            CAPTURE(one.actor.id);
            const std::set<std::string>& both = expected.at(one.actor.id);
            REQUIRE(one.count == both.size());
            REQUIRE(one.stories == both.size());
            counts[one.actor.id] = one.count;
            if (within != Within::article) {
              REQUIRE(one.count <= wider.at(one.actor.id));
            }
            const std::string& newest = *std::min_element(
                both.begin(), both.end(),
                [&](const std::string& a, const std::string& b) {
                  return is_newer(*by_id.at(a), *by_id.at(b));
                });
            REQUIRE(one.example.document == newest);
            std::set<std::string> marked;
            for (const Segment& segment : one.example.snippet) {
              if (segment.match) marked.insert(segment.actor);
            }
            REQUIRE(marked == std::set<std::string>{actor.id, one.actor.id});
            ++pairs;
          }
          wider = counts;
        }
      }
    }
  }
  CHECK(pairs > 500);
}

// Copies of one story in both shards.
TEST_CASE("stories count copies once") {
  TemporaryFolder folder;
  build_index(folder.path("index"), random_rows(),
              {document("a", "", "Qaani met Kadhimi."),
               document("b", "", "Qaani met Kadhimi."),
               document("c", "", "Qaani met Kadhimi and Soleimani."),
               document("d", "", "Qaani met Kadhimi. Soleimani left.")},
              2);
  for (const std::string& path : live_generation(folder.path("index")).shards) {
    Xapian::WritableDatabase shard(path, Xapian::DB_OPEN);
    for (const std::string id : {"a", "b", "c"}) {
      const std::string term = make_term(kIdPrefix, id);
      const auto found = shard.postlist_begin(term);
      if (found == shard.postlist_end(term)) continue;
      Xapian::Document copy = shard.get_document(*found);
      copy.add_value(static_cast<Xapian::valueno>(Slot::cluster),
                     id == "c" ? "CCCCCCCC" : "AAAAAAAA");
      shard.replace_document(*found, copy);
    }
    shard.commit();
  }
  const Searcher searcher(folder.path("index"));
  const ActorProfile profile = searcher.actor("qaani").profile;
  CHECK(profile.documents == 4);
  CHECK(profile.stories == 3);
  REQUIRE(profile.company.actors.size() == 2);
  CHECK(profile.company.actors[0].count == 4);
  CHECK(profile.company.actors[0].stories == 3);
  CHECK(profile.company.actors[1].count == 2);
  CHECK(profile.company.actors[1].stories == 2);
}

TEST_CASE("a long sentence is cut around the two, a title's group marked too") {
  std::string filler;
  for (int i = 0; i < 120; ++i) filler += "and the crowd walked on ";
  const AliasRows rows = alias_rows(
      "qaani\tperson\tEsmail Qaani\t\nquds-force\tforce\tQuds Force\t\n",
      "qaani\tEsmail Qaani\tspelling\tstrong\t\t\tseen\n"
      "qaani\tQuds Force chief\ttitle\tstrong\t2020-01-04\t\trecord\n"
      "quds-force\tQuds Force\ttranslation\tstrong\t\t\tseen\n",
      "qaani\tquds-force\tleads\n");
  const SmallArchive archive(
      rows, {document("a", "",
                      filler + "Esmail Qaani " + filler + " Quds Force " +
                          filler + ".",
                      "2019-01-01"),
             document("b", "",
                      "On Monday the Quds Force chief came to Baghdad again.",
                      "2020-11-25")});
  const Parameters sentence = {{"within", "sentence"}, {"to", "2019"}};
  const std::string cut = shown(profile_of(archive, "qaani", sentence)
                                    .company.actors.at(0)
                                    .example.snippet);
  CHECK(cut.size() < 700);
  CHECK(cut.starts_with("… "));
  CHECK(cut.ends_with(" …"));
  CHECK(cut.find("[Esmail Qaani] and the crowd") != std::string::npos);
  CHECK(cut.find(" … ") != std::string::npos);
  CHECK(cut.find("walked on [Quds Force] and") != std::string::npos);
  CHECK(shown(profile_of(archive, "qaani", {{"within", "sentence"}})
                  .company.actors.at(0)
                  .example.snippet) ==
        "On Monday the [Quds Force][ chief] came to Baghdad again.");
}

}  // namespace
}  // namespace fihrist
