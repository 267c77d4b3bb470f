// The stemmers of Arabic and Persian against judged pairs of words
// (stem_pairs.tsv), beside no stemmer and Snowball's.

#include "analyzers/arabic_stem.h"

#include <xapian.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "analyzers/stem.h"
#include "analyzers/words.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

struct Pair {
  std::string language;
  std::string asked;
  std::string other;
  bool meet = false;
};

std::vector<Pair> read_pairs() {
  std::ifstream in(FIHRIST_SOURCE_DIR "/tests/analyzers/stem_pairs.tsv");
  std::vector<Pair> pairs;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream row(line);
    Pair pair;
    std::string judgement;
    std::getline(row, pair.language, '\t');
    std::getline(row, pair.asked, '\t');
    std::getline(row, pair.other, '\t');
    std::getline(row, judgement);
    pair.meet = judgement == "meet";
    if (!pair.meet && judgement != "apart") throw std::runtime_error(line);
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

// Whether a text with `other` is found by `asked`; both are folded words.
using Meets = std::function<bool(const std::string& asked,
                                 const std::string& other, ArabicScript)>;

// As the index posts words and a query asks for them.
bool meet_in_index(const std::string& asked, const std::string& other,
                   ArabicScript script) {
  Stemmer stemmer;
  const auto stems = stemmer.asked_stems(asked);
  const auto is_asked = [&](const std::string& form) {
    return std::find(stems.begin(), stems.end(), form) != stems.end();
  };
  return is_asked(other) || is_asked(stemmer.stem(other, script));
}

bool meet_in_snowball(const std::string& asked, const std::string& other,
                      ArabicScript) {
  static const Xapian::Stem snowball("arabic");
  return snowball(asked) == snowball(other);
}

bool meets(const Pair& pair, const Meets& method) {
  const ArabicScript script =
      pair.language == "ar" ? ArabicScript::arabic : ArabicScript::persian;
  for (const Word& asked : break_words(pair.asked)) {
    for (const Word& other : break_words(pair.other)) {
      if (method(asked.folded, other.folded, script)) return true;
    }
  }
  return false;
}

struct Score {
  int right = 0;
  int wrong = 0;
  int missed = 0;
  double precision() const { return right / std::max(1., 1. * right + wrong); }
  double recall() const { return right / std::max(1., 1. * right + missed); }
};

Score score(const std::string& language, const Meets& method) {
  Score score;
  for (const Pair& pair : read_pairs()) {
    if (pair.language != language) continue;
    const bool found = meets(pair, method);
    score.right += found && pair.meet;
    score.wrong += found && !pair.meet;
    score.missed += !found && pair.meet;
  }
  return score;
}

TEST_CASE("light stems bring more words together than Snowball, more rightly") {
  struct Row {
    const char* name;
    Meets meets;
  };
  const Row methods[] = {
      {"none",
       [](const auto& a, const auto& b, ArabicScript) { return a == b; }},
      {"Snowball", meet_in_snowball},
      {"light", meet_in_index},
  };
  std::cout << "stems: precision and recall on judged pairs\n";
  for (const std::string language : {"ar", "fa"}) {
    for (const Row& method : methods) {
      const Score one = score(language, method.meets);
      std::printf("  %s %-8s %.3f %.3f\n", language.c_str(), method.name,
                  one.precision(), one.recall());
    }
    CAPTURE(language);
    const Score light = score(language, meet_in_index);
    CHECK(light.precision() > .93);
    CHECK(light.recall() > .80);
    const Score snowball = score(language, meet_in_snowball);
    CHECK(light.precision() > snowball.precision());
    CHECK(light.recall() > snowball.recall());
  }
}

TEST_CASE("Arabic prefixes and endings go, what makes another word stays") {
  struct Row {
    const char* folded;
    const char* stem;
  };
  const Row rows[] = {
      {"والحكومات", "حكوم"},
      {"وبالحكومه", "حكوم"},
      {"للحكومه", "حكوم"},
      {"حكومتها", "حكوم"},
      {"قواتها", "قوات"},
      {"ايرانيين", "ايراني"},
      {"الايرانيه", "ايراني"},
      {"الكاظمي", "كاظمي"},
      {"وسليماني", "سليماني"},
      {"وسليمان", "سليمان"},
      {"الله", "الله"},
      {"وزير", "وزير"},
      {"وزاره", "وزار"},
      {"الوزارات", "وزار"},
      {"بالمانيا", "الماني"},
      {"الالمانيه", "الماني"},
      {"بغداد", "بغداد"},
      {"علي", "علي"},
      {"12", "12"},
      {"f16", "f16"},
      {"", ""},
      {"عبدالله", "عبدالله"},
      {"ونصرالله", "نصرالله"},
      {"ال", "ال"},
      {"ه", "ه"},
      {"\xD8", "\xD8"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.folded);
    CHECK(arabic_stem(row.folded) == row.stem);
  }
}

TEST_CASE("Persian plurals, owners and degrees go") {
  struct Row {
    const char* folded;
    const char* stem;
  };
  const Row rows[] = {
      {"كشورهاي", "كشور"},
      {"نيروهايشان", "نيرو"},
      {"بزرگترين", "بزرگ"},
      {"كارگران", "كارگر"},
      {"دانشجويان", "دانشجو"},
      {"نمايندگان", "نمايند"},
      {"نماينده", "نمايند"},
      {"ايران", "ايران"},
      {"سليمان", "سليمان"},
      {"طالبان", "طالبان"},
      {"دكتر", "دكتر"},
      {"نصرالله", "نصرالله"},
      {"ها", "ها"},
      {"الحكومه", "الحكوم"},
      {"12", "12"},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.folded);
    CHECK(persian_stem(row.folded) == row.stem);
  }
}

}  // namespace
}  // namespace fihrist
