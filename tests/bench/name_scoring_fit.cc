// Fits the numbers of whole_name.h to judged pairs of whole names, and tells
// what each of them gains.
//
//   build/release/name_scoring_fit [DIR]
//
// DIR holds full_pairs.tsv and tok_sanctions.tsv, as for names_bench. What is
// sought is the best mean of two F1 at kSameName: that of the judged pairs, and
// that of tokens judged alone, behind a given name they share. Without the
// second, any surname that shares a key would do, for few of the judged pairs
// differ in the surname only.
//
// The numbers for what the pairs hardly have, slips of the pen and tokens left
// over, are not fitted but set with restraint. Cross-validated in five parts
// by person: no person of the pairs fitted to is the first of a pair measured.

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "analyzers/whole_name.h"

namespace fihrist {
namespace {

constexpr std::size_t kParts = 5;

struct Pair {
  bool is_same;
  WholeName a;
  WholeName b;
  std::string first_person;
  std::string second_person;
};

using Pairs = std::vector<Pair>;
using Choice = std::function<bool(const Pair&)>;

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == '\t') {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

template <typename Use>
void each_row(const std::filesystem::path& file, Use use) {
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);  // the header
  while (std::getline(in, line)) use(cells_of(line));
}

Pairs read_names(const std::filesystem::path& file) {
  Pairs pairs;
  each_row(file, [&](const auto& row) {
    const bool is_same = row[0] == "1";
    if (is_same && row[4] != "1") return;  // not only spelled otherwise
    const std::size_t bar = row[3].find('|');
    pairs.push_back({is_same, read_whole_name(row[1]), read_whole_name(row[2]),
                     row[3].substr(0, bar), row[3].substr(bar + 1)});
  });
  return pairs;
}

Pairs read_tokens(const std::filesystem::path& file) {
  constexpr const char* kGiven[] = {"ali ", "hassan ", "mustafa ", "khalid "};
  Pairs pairs;
  each_row(file, [&](const auto& row) {
    const std::string given = kGiven[pairs.size() % std::size(kGiven)];
    pairs.push_back({row[0] == "1", read_whole_name(given + row[1]),
                     read_whole_name(given + row[2]), row[4], row[4]});
  });
  return pairs;
}

struct Tally {
  int right = 0;
  int wrong = 0;
  int missed = 0;

  void count(const Pairs& pairs, const NameScoring& scoring,
             const Choice& is_chosen) {
    for (const Pair& pair : pairs) {
      if (!is_chosen(pair)) continue;
      const bool said_same = name_score(tokens_of(pair.a), tokens_of(pair.b),
                                        scoring) >= kSameName;
      right += pair.is_same && said_same ? 1 : 0;
      wrong += !pair.is_same && said_same ? 1 : 0;
      missed += pair.is_same && !said_same ? 1 : 0;
    }
  }
  double precision() const { return double(right) / (right + wrong); }
  double recall() const { return double(right) / (right + missed); }
  double f1() const { return 2. * right / (2 * right + wrong + missed); }
};

struct Number {
  const char* name;
  double& (*of)(NameScoring&);
  double without;              // as if there were no such rule
  std::vector<double> values;  // to be tried; none when it is set by hand
};

const Number kNumbers[] = {
    {"slope",
     [](NameScoring& s) -> double& { return s.tokens.slope; },
     1.6,
     {.6, .8, 1, 1.2, 1.4, 1.6, 2}},
    {"shift",
     [](NameScoring& s) -> double& { return s.tokens.shift; },
     -.3,
     {-.3, 0, .3, .6, .9, 1.2, 1.5, 1.8}},
    {"slip", [](NameScoring& s) -> double& { return s.tokens.slip; }, 0, {}},
    {"beginning",
     [](NameScoring& s) -> double& { return s.tokens.beginning; },
     0,
     {}},
    {"first_against_first",
     [](NameScoring& s) -> double& { return s.first_against_first; },
     1,
     {1, 1.25, 1.5, 1.75, 2, 2.5}},
    {"surplus", [](NameScoring& s) -> double& { return s.surplus; }, 0, {}},
    {"surplus_first",
     [](NameScoring& s) -> double& { return s.surplus_first; },
     NameScoring().surplus,
     {}},
    {"written_together",
     [](NameScoring& s) -> double& { return s.written_together; },
     0,
     {.9, .95, 1}},
};

class Fit {
 public:
  explicit Fit(const std::filesystem::path& folder)
      : names_(read_names(folder / "full_pairs.tsv")),
        tokens_(read_tokens(folder / "tok_sanctions.tsv")) {}

  void print() const {
    fmt::print("{} names, {} tokens behind a given name\n", names_.size(),
               tokens_.size());
    fmt::print("{:34} {:>9} {:>9} {:>9} {:>9}\n", "", "precision", "recall",
               "F1", "tokens F1");
    print("as shipped", NameScoring());
    for (const Number& number : kNumbers) {
      NameScoring scoring;
      number.of(scoring) = number.without;
      print(fmt::format("  {} = {}", number.name, number.without), scoring);
    }
    const NameScoring fitted = fit([](const Pair&) { return true; });
    print("fitted", fitted);
    print_numbers(fitted);
    cross_validate();
  }

 private:
  NameScoring fit(const Choice& is_chosen) const {
    NameScoring best;
    double most = gain(best, is_chosen);
    for (bool is_better = true; is_better;) {
      is_better = false;
      for (const Number& number : kNumbers) {
        for (const double value : number.values) {
          NameScoring scoring = best;
          number.of(scoring) = value;
          const double found = gain(scoring, is_chosen);
          if (found < most + 1e-4) continue;
          most = found;
          best = scoring;
          is_better = true;
        }
      }
    }
    return best;
  }

  double gain(const NameScoring& scoring, const Choice& is_chosen) const {
    Tally names;
    names.count(names_, scoring, is_chosen);
    Tally tokens;
    tokens.count(tokens_, scoring, is_chosen);
    return (names.f1() + tokens.f1()) / 2;
  }

  void cross_validate() const {
    Tally names;
    Tally tokens;
    for (std::size_t part = 0; part < kParts; ++part) {
      const auto is_in = [&](const std::string& person) {
        return std::hash<std::string>{}(person) % kParts == part;
      };
      const NameScoring fitted = fit([&](const Pair& pair) {
        return !is_in(pair.first_person) && !is_in(pair.second_person);
      });
      const auto is_measured = [&](const Pair& pair) {
        return is_in(pair.first_person);
      };
      names.count(names_, fitted, is_measured);
      tokens.count(tokens_, fitted, is_measured);
    }
    print("cross-validated", names, tokens);
  }

  void print(const std::string& what, const NameScoring& scoring) const {
    const auto all = [](const Pair&) { return true; };
    Tally names;
    names.count(names_, scoring, all);
    Tally tokens;
    tokens.count(tokens_, scoring, all);
    print(what, names, tokens);
  }

  static void print(const std::string& what, const Tally& names,
                    const Tally& tokens) {
    fmt::print("{:34} {:9.3f} {:9.3f} {:9.3f} {:9.3f}\n", what,
               names.precision(), names.recall(), names.f1(), tokens.f1());
  }

  static void print_numbers(NameScoring scoring) {
    for (const Number& number : kNumbers) {
      if (number.values.empty()) continue;
      fmt::print("  {} = {}\n", number.name, number.of(scoring));
    }
  }

  Pairs names_;
  Pairs tokens_;
};

}  // namespace
}  // namespace fihrist

int main(int argc, char** argv) {
  const std::filesystem::path folder =
      argc > 1 ? argv[1] : FIHRIST_SOURCE_DIR "/../shared/data/names";
  if (!std::filesystem::exists(folder / "full_pairs.tsv")) {
    fmt::print("skipped: no {}\n", (folder / "full_pairs.tsv").string());
    return 0;
  }
  fihrist::Fit(folder).print();
  return 0;
}
