// What holds of every answer, whatever the archive and the request: checked on
// random ones, against an evaluation without an index (reference.h).

#include <algorithm>
#include <nlohmann/json.hpp>

#include "archive.h"
#include "reference.h"
#include "searchd/response_json.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

constexpr unsigned kSeeds[] = {1, 20201125, 20211110};
constexpr int kDocuments = 80;
constexpr int kRequests = 150;

std::string shown(const Parameters& parameters) {
  std::string text;
  for (const auto& [name, value] : parameters) text += name + "=" + value + " ";
  return text;
}

Parameters with(Parameters parameters, const char* name,
                const std::string& value) {
  parameters.emplace_back(name, value);
  return parameters;
}

Parameters without(Parameters parameters,
                   std::initializer_list<std::string_view> names) {
  std::erase_if(parameters, [&](const auto& parameter) {
    return std::find(names.begin(), names.end(), parameter.first) !=
           names.end();
  });
  return parameters;
}

std::string value_of(const Parameters& parameters, std::string_view name) {
  for (const auto& [known, value] : parameters) {
    if (known == name) return value;
  }
  return {};
}

// A random archive and random requests to it.
struct Trial {
  explicit Trial(unsigned seed, unsigned shards = 2)
      : random(seed),
        documents(random_documents(random, kDocuments)),
        archive(random_rows(), documents, shards) {}

  template <typename Check>
  void for_each_request(Check check) {
    for (int i = 0; i < kRequests; ++i) {
      const Parameters parameters = random_request(random);
      const std::string asked = shown(parameters);
      CAPTURE(i, asked);
      check(parameters);
    }
  }

  std::uint64_t total(const Parameters& parameters) const {
    return archive.search(with(parameters, "limit", "0")).total;
  }

  std::mt19937 random;
  std::vector<Document> documents;
  SmallArchive archive;
};

TEST_CASE("totals and hits are those of an evaluation without an index") {
  std::size_t found = 0;
  for (const unsigned seed : kSeeds) {
    Trial trial(seed);
    const Reference reference(random_rows(), trial.documents);
    trial.for_each_request([&](const Parameters& parameters) {
      const auto expected = reference.search(parse_request(parameters));
      const SearchResponse response =
          trial.archive.search(with(parameters, "limit", "1000"));
      const auto ids = ids_of(response);
      CHECK(response.total == expected.size());
      std::string missed;
      for (const Document& one : trial.documents) {
        const bool is_found =
            std::find(ids.begin(), ids.end(), one.id) != ids.end();
        if (is_found == expected.contains(one.id)) continue;
        missed += one.id + ": " + one.title + "| " + one.body + "\n";
      }
      CAPTURE(missed);
      // Relevance asks Xapian for the filters, the total asks the columns.
      REQUIRE(ids.size() == response.total);
      REQUIRE(std::set<std::string>(ids.begin(), ids.end()) == expected);
      found += expected.size();
    });
  }
  CHECK(found > 2000);  // the requests are not all in vain
}

TEST_CASE("a count of a facet is the total when that value alone is chosen") {
  for (const unsigned seed : kSeeds) {
    Trial trial(seed);
    trial.for_each_request([&](const Parameters& parameters) {
      const Facets facets = trial.archive.search(parameters).facets;
      const bool all = value_of(parameters, "actor_mode") == "all";
      const Parameters no_actor =
          all ? parameters : without(parameters, {"actor"});
      for (const ActorCount& actor : facets.actors) {
        CAPTURE(actor.id);
        REQUIRE(actor.count == trial.total(with(no_actor, "actor", actor.id)));
      }
      for (const ValueCount& source : facets.sources) {
        if (source.value.empty()) continue;
        CAPTURE(source.value);
        REQUIRE(source.count ==
                trial.total(with(without(parameters, {"source"}), "source",
                                 source.value)));
      }
      for (const ValueCount& language : facets.languages) {
        if (language.value.empty()) continue;
        CAPTURE(language.value);
        REQUIRE(language.count ==
                trial.total(with(without(parameters, {"language"}), "language",
                                 language.value)));
      }
      const Parameters no_date = without(parameters, {"from", "to", "undated"});
      for (const DateBucket& bucket : facets.date.buckets) {
        CAPTURE(bucket.start);
        // Names are read by the dates asked for: the table has no titles.
        REQUIRE(bucket.count ==
                trial.total(with(with(no_date, "from", bucket.start), "to",
                                 bucket.start)));
      }
      REQUIRE(facets.date.undated ==
              trial.total(with(no_date, "undated", "only")));
    });
  }
}

// Each form stands in a paragraph of each language, in one script or another.
TEST_CASE(
    "stems of Arabic and Persian find what an evaluation without an "
    "index does") {
  const char* const kForms[] = {
      "حكومة",  "الحكومة", "حكومات",  "للحكومة", "حكومتها", "حكوم", "حكومت",
      "نیرو",   "نیروها",  "نیروهای", "طالب",    "طالبان",  "كتاب", "الكتاب",
      "کتابها", "سلیمان",  "سليم",    "هاشمي",   "الهاشمي", "هاشم", "visits"};
  const char* const kParagraphs[] = {
      "أعلنت الوزارة إغلاق الطريق إلى المدينة ", "مرزی پس از گزارش حمله چند ",
      "سکیورٹی فورسز کو الرٹ کر دیا گیا ہے ", ""};
  std::vector<Document> documents;
  for (const char* form : kForms) {
    for (const char* paragraph : kParagraphs) {
      const std::string id = std::to_string(documents.size());
      documents.push_back(document(
          id, id, std::string("visit\n") + paragraph + form, "", "", ""));
    }
  }
  const Reference reference(random_rows(), documents);
  const SmallArchive one(random_rows(), documents, 1);
  const SmallArchive three(random_rows(), documents, 3);
  for (const char* form : kForms) {
    CAPTURE(form);
    const Parameters asked = {{"q", form}, {"limit", "1000"}};
    const auto ids = one.ids(asked);
    CHECK(std::set<std::string>(ids.begin(), ids.end()) ==
          reference.search(parse_request(asked)));
    CHECK(ids == three.ids(asked));
  }
  CHECK(one.ids({{"q", "حكومات"}, {"limit", "1000"}}).size() >= 4);
}

TEST_CASE("buckets and undated are all that the date facet sees") {
  Trial trial(7);
  trial.for_each_request([&](const Parameters& parameters) {
    const DateFacet date = trial.archive.search(parameters).facets.date;
    std::uint64_t sum = date.undated;
    for (const DateBucket& bucket : date.buckets) sum += bucket.count;
    REQUIRE(sum == trial.total(without(parameters, {"from", "to", "undated"})));
    if (date.buckets.empty()) return;
    // No gap, and no empty bucket at either end.
    REQUIRE(date.buckets.front().count > 0);
    REQUIRE(date.buckets.back().count > 0);
  });
}

std::map<std::string, std::uint64_t> counts(const Facets& facets,
                                            std::string_view without_facet) {
  std::map<std::string, std::uint64_t> counts;
  if (without_facet != "actor") {
    for (const auto& a : facets.actors) counts["actor " + a.id] = a.count;
  }
  if (without_facet != "source") {
    for (const auto& s : facets.sources) counts["source " + s.value] = s.count;
  }
  if (without_facet != "language") {
    for (const auto& l : facets.languages) counts["lang " + l.value] = l.count;
  }
  if (without_facet != "date") {
    for (const auto& d : facets.date.buckets)
      counts["date " + d.start] = d.count;
    counts["undated"] = facets.date.undated;
  }
  return counts;
}

TEST_CASE("another filter never raises a count or the total") {
  struct Filter {
    const char* facet;
    const char* name;
    const char* value;
  };
  const Filter filters[] = {
      {"actor", "actor", "qaani"},      {"actor", "actor", "nobody"},
      {"none", "not_actor", "kadhimi"}, {"none", "spelling", "al-Kadhimi"},
      {"none", "spelling", "Nobody"},   {"source", "source", "Levant Dispatch"},
      {"language", "language", "ar"},   {"date", "from", "2020-02-10"},
  };
  Trial trial(11);
  trial.for_each_request([&](const Parameters& parameters) {
    Parameters base =
        with(without(parameters, {"actor", "spelling", "source", "language",
                                  "from", "to", "undated", "interval"}),
             "interval", "day");
    const SearchResponse before = trial.archive.search(base);
    for (const Filter& filter : filters) {
      CAPTURE(filter.name, filter.value);
      const SearchResponse after =
          trial.archive.search(with(base, filter.name, filter.value));
      REQUIRE(after.total <= before.total);
      const auto most = counts(before.facets, filter.facet);
      for (const auto& [value, count] : counts(after.facets, filter.facet)) {
        CAPTURE(value);
        const auto known = most.find(value);
        REQUIRE(count <= (known == most.end() ? 0 : known->second));
      }
    }
  });
}

// What of an answer must not depend on how many shards there are: a line a
// hit, then all of it.
std::vector<std::string> comparable(const SearchResponse& response) {
  auto json = nlohmann::json::parse(to_json(response));
  json.erase("took_ms");
  json.erase("index");
  std::vector<std::string> lines;
  for (const auto& hit : json["hits"]) {
    lines.push_back(hit["id"].get<std::string>() + " " + hit["score"].dump());
  }
  lines.push_back(json["facets"].dump());
  lines.push_back(json.dump());
  return lines;
}

TEST_CASE("one, two and three shards give the same answer") {
  for (const unsigned seed : kSeeds) {
    Trial one(seed, 1);
    const Trial two(seed, 2);
    const Trial three(seed, 3);
    one.for_each_request([&](const Parameters& parameters) {
      // All are added within one second or two: no order to compare.
      const Parameters asked = value_of(parameters, "sort") == "added"
                                   ? without(parameters, {"sort"})
                                   : parameters;
      const auto expected = comparable(one.archive.search(asked));
      for (const Trial* other : {&two, &three}) {
        const auto found = comparable(other->archive.search(asked));
        REQUIRE(found.size() == expected.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
          REQUIRE(found[i] == expected[i]);
        }
      }
    });
  }
}

TEST_CASE("pages joined are the same as one large page") {
  Trial trial(13);
  trial.for_each_request([&](const Parameters& parameters) {
    const auto all = trial.archive.ids(with(parameters, "limit", "1000"));
    std::vector<std::string> joined;
    for (std::size_t offset = 0; offset <= all.size(); offset += 7) {
      for (std::string& id :
           trial.archive.ids(with(with(parameters, "limit", "7"), "offset",
                                  std::to_string(offset)))) {
        joined.push_back(std::move(id));
      }
    }
    REQUIRE(joined == all);
  });
}

TEST_CASE("hits stand in the order asked for; ties by date, then by id") {
  Trial trial(17);
  const auto days = [](const Hit& hit) {
    return hit.document.date ? hit.document.date->days : INT32_MIN;
  };
  // Newest first, undated last, then by id.
  const auto tie = [&](const Hit& a, const Hit& b) {
    return days(a) != days(b) ? days(a) > days(b)
                              : a.document.id < b.document.id;
  };
  trial.for_each_request([&](const Parameters& parameters) {
    const auto hits =
        trial.archive.search(with(parameters, "limit", "1000")).hits;
    std::string sort = value_of(parameters, "sort");
    if (sort.empty()) sort = "relevance";
    if (sort == "added") return;
    for (std::size_t i = 1; i < hits.size(); ++i) {
      const Hit& a = hits[i - 1];
      const Hit& b = hits[i];
      CAPTURE(a.document.id, b.document.id, a.score, b.score);
      if (sort == "newest") {
        REQUIRE(tie(a, b));
      } else if (sort == "oldest") {
        const bool in_order = days(a) == days(b) ? a.document.id < b.document.id
                              : days(a) == INT32_MIN ? false
                              : days(b) == INT32_MIN ? true
                                                     : days(a) < days(b);
        REQUIRE(in_order);
      } else {
        REQUIRE(a.score >= b.score);
        if (a.score == b.score) REQUIRE(tie(a, b));
      }
    }
  });
}

TEST_CASE("facet_limit cuts the least frequent, and never what is chosen") {
  Trial trial(19);
  trial.for_each_request([&](const Parameters& parameters) {
    const auto all = trial.archive.search(parameters).facets.actors;
    const auto cut = trial.archive.search(with(parameters, "facet_limit", "2"))
                         .facets.actors;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i >= 2 && !all[i].selected) continue;
      REQUIRE(kept < cut.size());
      REQUIRE(cut[kept].id == all[i].id);
      ++kept;
    }
    REQUIRE(kept == cut.size());
  });
}

}  // namespace
}  // namespace fihrist
