// Where the time of a build goes: each step by itself, on one thread, in
// milliseconds of processor time a megabyte of input.
//
//   build/release/index_bench ARCHIVE [MEGABYTES]   at most so many (20)

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "analyzers/alias_merge.h"
#include "analyzers/mentions.h"
#include "analyzers/posted_names.h"
#include "analyzers/unlisted_names.h"
#include "corpus/reader.h"
#include "indexer/index_document.h"
#include "indexer/schema.h"

namespace fihrist {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDocumentsPerCommit = 300;  // as shard_writer.cc has it

double processor_seconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) +
         static_cast<double>(time.tv_nsec) * 1e-9;
}

struct Step {
  const char* name;
  double seconds = 0;
};

// Adds what `run` takes to a step.
template <typename Run>
auto timed(Step& step, Run run) {
  struct Timer {
    Step& step;
    double begin = processor_seconds();
    ~Timer() { step.seconds += processor_seconds() - begin; }
  } const timer{step};
  return run();
}

struct Profile {
  Step read{"reading"};
  Step words{"words, folded"};
  Step mentions{"mentions"};
  Step unlisted{"names no table knows"};
  Step names{"words that may be names"};
  Step terms{"stems, terms, JSON"};
  Step write{"to Xapian's writer"};
  Step commit{"Xapian's commits"};
  Step compact{"compaction"};
  std::uint64_t bytes = 0;
  std::size_t documents = 0;
};

// The parts of making a document, each alone; the rest of it is what making
// the whole takes besides.
void analyze(const Document& document, const AliasTable& table,
             Profile& profile) {
  const Article article =
      timed(profile.words, [&] { return read_article(document); });
  const auto mentions =
      timed(profile.mentions, [&] { return find_mentions(article, table); });
  timed(profile.unlisted,
        [&] { return find_unlisted_names(article, mentions, table); });
  timed(profile.names,
        [&] { return find_posted_names(article.body, article.body_words); });
}

Profile measure(const std::string& archive, std::uint64_t most,
                const fs::path& folder) {
  const AliasTable table(load_alias_rows({}));
  DocumentIndexer indexer(table);
  Reader reader = open_reader(archive);
  Xapian::WritableDatabase shard(
      folder / "shard",
      Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC);
  Profile profile;
  Step whole{""};
  while (reader.bytes_read() < most) {
    auto document = timed(profile.read, [&] { return reader.next(); });
    if (!document) break;
    analyze(*document, table, profile);
    StoredDocument stored{
        .document = std::move(*document), .added = 0, .mentions = {}};
    const std::string id = make_term(kIdPrefix, stored.document.id);
    const Xapian::Document made =
        timed(whole, [&] { return indexer.make(stored); });
    timed(profile.write, [&] { return shard.replace_document(id, made); });
    if (++profile.documents % kDocumentsPerCommit == 0) {
      timed(profile.commit, [&] { shard.commit(); });
    }
  }
  profile.bytes = reader.bytes_read();
  timed(profile.commit, [&] { shard.commit(); });
  timed(profile.compact, [&] { shard.compact((folder / "compact").string()); });
  profile.terms.seconds = whole.seconds - profile.words.seconds -
                          profile.mentions.seconds - profile.unlisted.seconds -
                          profile.names.seconds;
  return profile;
}

void print(const Profile& profile) {
  const double megabytes = static_cast<double>(profile.bytes) * 1e-6;
  double all = 0;
  const std::vector<Step> steps = {
      profile.read,     profile.words,  profile.mentions,
      profile.unlisted, profile.names,  profile.terms,
      profile.write,    profile.commit, profile.compact};
  for (const Step& step : steps) all += step.seconds;
  fmt::print("{} documents, {:.1f} MB, one thread: {:.2f} MB/s\n",
             profile.documents, megabytes, megabytes / all);
  for (const Step& step : steps) {
    fmt::print("  {:26} {:6.1f} ms/MB {:5.1f} %\n", step.name,
               1000 * step.seconds / megabytes, 100 * step.seconds / all);
  }
}

int run(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: index_bench ARCHIVE [MEGABYTES]\n");
    return 2;
  }
  const std::uint64_t most =
      (argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 20) * 1'000'000;
  std::string name = (fs::temp_directory_path() / "fihrist-XXXXXX").string();
  const fs::path folder = mkdtemp(name.data());
  const Profile profile = measure(argv[1], most, folder);
  fs::remove_all(folder);
  print(profile);
  return 0;
}

}  // namespace
}  // namespace fihrist

int main(int argc, char** argv) { return fihrist::run(argc, argv); }
