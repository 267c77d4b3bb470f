// How well spellings of Arabic names are told apart from other names, beside
// Soundex, Double Metaphone and edit distance, and how fast.
//
//   build/release/names_bench [DIR]
//
// DIR holds pairs of spellings that people or lists call one name or two:
// tok_sanctions.tsv, tok_groups.tsv, tok_curated.tsv, full_pairs.tsv and
// cross.tsv. Without it, it is sought beside the project. What was measured
// on other pairs like them, kept apart, is printed at the right.

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "analyzers/name_key.h"
#include "analyzers/name_score.h"
#include "analyzers/spelling_pair.h"
#include "analyzers/whole_name.h"
#include "name_methods.h"

namespace fihrist {
namespace {

using Clock = std::chrono::steady_clock;
using Cells = std::vector<std::string>;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

std::vector<Cells> read_rows(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::vector<Cells> rows;
  for (std::string line; std::getline(in, line);) {
    Cells cells(1);
    for (const char c : line) {
      if (c == '\t') {
        cells.emplace_back();
      } else {
        cells.back() += c;
      }
    }
    rows.push_back(std::move(cells));
  }
  return rows;
}

constexpr const Method* kMethods[] = {
    &kSoundex, &kDoubleMetaphone, &kTwoEdits,  &kMeilisearch,
    &kKey,     &kKeyBalanced,     &kKeyPrecise};

// --- Precision and recall ----------------------------------------------------

class Tally {
 public:
  void count(bool is_same, bool said_same) {
    right_ += is_same && said_same ? 1 : 0;
    wrong_ += !is_same && said_same ? 1 : 0;
    missed_ += is_same && !said_same ? 1 : 0;
  }

  std::string text() const {
    const double precision = share(right_, right_ + wrong_);
    const double recall = share(right_, right_ + missed_);
    const double both = precision + recall;
    return fmt::format("{:9.3f} {:9.3f} {:9.3f}", precision, recall,
                       both > 0 ? 2 * precision * recall / both : 0);
  }

 private:
  static double share(int part, int whole) {
    return whole > 0 ? double(part) / whole : 0;
  }

  int right_ = 0;
  int wrong_ = 0;
  int missed_ = 0;
};

void print_heading(const std::string& what) {
  fmt::print("\n{:36} {:>9} {:>9} {:>9}   unseen\n", what, "precision",
             "recall", "F1");
}

void print_row(const std::string& name, const Tally& tally,
               const char* unseen) {
  fmt::print("  {:34} {}   {}\n", name, tally.text(), unseen);
}

struct Pair {
  const Token* a;
  const Token* b;
  bool is_same;
};

void compare_tokens(const std::string& what, const std::vector<Pair>& pairs,
                    const char* Method::*unseen) {
  print_heading(fmt::format("{}, {} pairs", what, pairs.size()));
  for (const Method* method : kMethods) {
    Tally tally;
    for (const Pair& pair : pairs) {
      tally.count(pair.is_same, method->is_same(*pair.a, *pair.b));
    }
    print_row(method->name, tally, unseen != nullptr ? method->*unseen : "");
  }
}

// Pairs of different persons, and of one in two spellings of one name.
void compare_names(const std::vector<Cells>& rows) {
  struct Level {
    double least;
    const char* unseen;
  };
  print_heading("whole names, spelled otherwise");
  for (const Level& level : {Level{kSameName, ".903 .851 .876"},
                             Level{kSurelyOneName, ".954 .809 .876"}}) {
    Tally tally;
    for (const Cells& row : rows) {
      const bool is_same = row[0] == "1";
      if (is_same && row[4] != "1") continue;
      tally.count(is_same, name_score(row[1], row[2]) >= level.least);
    }
    print_row(fmt::format("score >= {:.2f}", level.least), tally, level.unseen);
  }
}

void compare_scripts(const std::vector<Cells>& rows, Tokens& tokens) {
  const auto met =
      std::count_if(rows.begin(), rows.end(), [&](const auto& row) {
        return share_key(arabic_keys(row[0]), tokens[row[1]].name.keys);
      });
  fmt::print("\nLatin and Arabic spellings of one name, {} pairs\n",
             rows.size());
  fmt::print("  {:34} {:>9} {:9.3f} {:>9}   .95\n", "key", "",
             double(met) / double(rows.size()), "");
}

// --- Finding the other spellings of one --------------------------------------

// Which spellings are one name: linked by a pair, or of one Arabic name.
class OneName {
 public:
  void link(const Token& a, const Token& b) {
    linked_[&a].insert(&b);
    linked_[&b].insert(&a);
  }
  void add(const std::string& arabic, const Token& token) {
    for (const Token* other : groups_[arabic]) {
      if (other != &token) link(*other, token);
    }
    groups_[arabic].insert(&token);
  }

  const std::unordered_map<const Token*, std::set<const Token*>>& linked()
      const {
    return linked_;
  }

 private:
  std::unordered_map<const Token*, std::set<const Token*>> linked_;
  std::map<std::string, std::set<const Token*>> groups_;
};

struct Search {
  const Method* method;
  bool by_key;  // only those that share a key are compared
  const char* unseen;
};

const Search kSearches[] = {
    {&kKeyBalanced, true, ".876   4.9"},
    {&kKeyPrecise, true, ".824   2.4"},
    {&kMeilisearch, false, ".392   2.4"},
};

class Retrieval {
 public:
  Retrieval(const Tokens& tokens, const OneName& one_name)
      : one_name_(one_name) {
    for (const auto& [spelling, token] : tokens.all()) {
      all_.push_back(&token);
      for (const std::string& key : token.name.keys) {
        by_key_[key].push_back(&token);
      }
    }
  }

  void print() const {
    constexpr std::size_t kEvery = 4;
    fmt::print("\nfinding the other spellings of one among {}\n", all_.size());
    fmt::print("  {:34} {:>9} {:>9} {:>9}   unseen\n", "", "recall", "wrong",
               "us each");
    for (const Search& search : kSearches) {
      double recall = 0;
      double wrong = 0;
      std::size_t queries = 0;
      std::size_t number = 0;
      const Clock::time_point start = Clock::now();
      for (const Token* query : all_) {
        const auto linked = one_name_.linked().find(query);
        if (linked == one_name_.linked().end() || number++ % kEvery != 0) {
          continue;
        }
        const auto [right, found] = find(search, *query, linked->second);
        recall += double(right) / double(linked->second.size());
        wrong += double(found - right);
        ++queries;
      }
      const double count = double(std::max<std::size_t>(queries, 1));
      fmt::print("  {:34} {:9.3f} {:9.1f} {:9.0f}   {}\n", search.method->name,
                 recall / count, wrong / count,
                 1e6 * seconds_since(start) / count, search.unseen);
    }
  }

 private:
  struct Found {
    std::size_t right = 0;
    std::size_t all = 0;
  };

  std::vector<const Token*> compared(const Search& search,
                                     const Token& query) const {
    if (!search.by_key) return all_;
    std::vector<const Token*> tokens;
    for (const std::string& key : query.name.keys) {
      const std::vector<const Token*>& more = by_key_.at(key);
      tokens.insert(tokens.end(), more.begin(), more.end());
    }
    std::sort(tokens.begin(), tokens.end());
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
    return tokens;
  }

  Found find(const Search& search, const Token& query,
             const std::set<const Token*>& linked) const {
    Found found;
    for (const Token* token : compared(search, query)) {
      if (token == &query || !search.method->is_same(query, *token)) continue;
      ++found.all;
      if (linked.contains(token)) ++found.right;
    }
    return found;
  }

  const OneName& one_name_;
  std::vector<const Token*> all_;
  std::unordered_map<std::string, std::vector<const Token*>> by_key_;
};

// --- Speed -------------------------------------------------------------------

void measure_speed(const std::vector<Cells>& rows,
                   const std::vector<Pair>& pairs) {
  std::size_t sink = 0;
  const auto print = [](const char* what, std::size_t count,
                        Clock::time_point start) {
    fmt::print("  {:34} {:9.0f} a second\n", what,
               double(count) / seconds_since(start));
  };
  fmt::print("\nspeed, one core\n");
  Clock::time_point start = Clock::now();
  for (const Cells& row : rows) sink += latin_keys(row[1]).size();
  print("key sets", rows.size(), start);
  start = Clock::now();
  for (const Cells& row : rows) sink += read_name_token(row[1]).keys.size();
  print("tokens made ready", rows.size(), start);
  start = Clock::now();
  for (const Pair& pair : pairs) {
    sink += alignment_score(pair.a->name, pair.b->name) > 0 ? 1 : 0;
  }
  print("pairs scored, made ready", pairs.size(), start);
  start = Clock::now();
  for (const Cells& row : rows) {
    sink += compare_spellings(row[1], row[2]).score > 0 ? 1 : 0;
  }
  print("pairs scored, as names score does", rows.size(), start);
  if (sink == 0) fmt::print("nothing was found\n");
}

// --- The table ---------------------------------------------------------------

std::vector<Pair> pairs_of(const std::vector<Cells>& rows, Tokens& tokens) {
  std::vector<Pair> pairs;
  for (const Cells& row : rows) {
    if (row[0] != "0" && row[0] != "1") continue;  // the header
    if (row[3] == "gpt") continue;                 // judged by a model alone
    pairs.push_back({&tokens[row[1]], &tokens[row[2]], row[0] == "1"});
  }
  return pairs;
}

int run(const std::filesystem::path& folder) {
  if (!std::filesystem::exists(folder / "tok_groups.tsv")) {
    fmt::print("skipped: no {}\n", (folder / "tok_groups.tsv").string());
    return 0;
  }
  Tokens tokens;
  OneName one_name;
  struct Pairs {
    const char* file;
    const char* what;
    const char* Method::*unseen;
  };
  std::vector<Cells> rows;
  std::vector<Pair> pairs;
  for (const Pairs& set :
       {Pairs{"tok_sanctions.tsv", "sanctions lists", &Method::on_sanctions},
        Pairs{"tok_curated.tsv", "press", nullptr},
        Pairs{"tok_groups.tsv", "Wikidata, ANETAC", &Method::on_groups}}) {
    rows = read_rows(folder / set.file);
    pairs = pairs_of(rows, tokens);
    compare_tokens(set.what, pairs, set.unseen);
    for (const Cells& row : rows) {
      if (row[0] != "1") continue;
      one_name.link(tokens[row[1]], tokens[row[2]]);
      one_name.add(row[4], tokens[row[1]]);
      one_name.add(row[4], tokens[row[2]]);
    }
  }
  compare_names(read_rows(folder / "full_pairs.tsv"));
  const std::vector<Cells> scripts = read_rows(folder / "cross.tsv");
  compare_scripts(scripts, tokens);
  for (const Cells& row : scripts) one_name.add(row[0], tokens[row[1]]);
  Retrieval(tokens, one_name).print();
  measure_speed(rows, pairs);
  return 0;
}

}  // namespace
}  // namespace fihrist

int main(int argc, char** argv) {
  return fihrist::run(argc > 1 ? argv[1]
                               : FIHRIST_SOURCE_DIR "/../shared/data/names");
}
