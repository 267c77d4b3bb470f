// How long the profile of an actor takes, by how near his company stands.
//
//   company_bench INDEX [ACTOR]...
//
// Of each actor (without any: those of the most articles), the median of
// several answers in ms of the processor, and in ns an article; the walk over
// the slot `company` is what paragraph and sentence cost beyond the article.

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <string>
#include <vector>

#include "searchd/searcher.h"

namespace fihrist {
namespace {

constexpr int kRounds = 15;
constexpr std::size_t kActors = 3;

double median_ms(const Searcher& searcher, const std::string& actor,
                 const ActorRequest& request) {
  std::vector<double> times;
  for (int round = 0; round < kRounds; ++round) {
    const std::clock_t start = std::clock();
    (void)searcher.actor(actor, request);
    times.push_back(1e3 * static_cast<double>(std::clock() - start) /
                    CLOCKS_PER_SEC);
  }
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

void measure(const Searcher& searcher, const std::string& actor) {
  for (const Within within :
       {Within::article, Within::paragraph, Within::sentence}) {
    for (const std::size_t limit : {std::size_t{0}, kDefaultCompany}) {
      ActorRequest request;
      request.within = within;
      request.limit = limit;
      const ActorProfile profile = searcher.actor(actor, request).profile;
      const double ms = median_ms(searcher, actor, request);
      fmt::print("{:<20} {:>9} {:>9} {:>10} {:>8} {:>8.2f} {:>10.0f}\n", actor,
                 profile.documents, to_string(within),
                 profile.company.companions, limit, ms,
                 ms * 1e6 / static_cast<double>(profile.documents));
    }
  }
}

int run(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: company_bench INDEX [ACTOR]...\n");
    return 2;
  }
  const Searcher searcher(argv[1]);
  std::vector<std::string> actors(argv + 2, argv + argc);
  for (const ActorEntry& entry : searcher.actors("")) {
    if (argc > 2 || actors.size() == kActors) break;
    actors.push_back(entry.actor.id);
  }
  fmt::print("{:<20} {:>9} {:>9} {:>10} {:>8} {:>8} {:>10}\n", "actor",
             "articles", "within", "companions", "examples", "ms",
             "ns/article");
  for (const std::string& actor : actors) measure(searcher, actor);
  return 0;
}

}  // namespace
}  // namespace fihrist

int main(int argc, char** argv) { return fihrist::run(argc, argv); }
