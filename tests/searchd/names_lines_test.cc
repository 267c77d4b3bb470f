// fihrist names keys and names score, as a user runs them.

#include "searchd/names_lines.h"

#include <algorithm>

#include "program.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

std::string repeated(const std::string& text, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

TEST_CASE("names keys and names score answer line by line") {
  struct Row {
    const char* command;
    std::string input;
    const char* output;
  };
  const Row rows[] = {
      {"keys", "", ""},
      {"keys", "Qaani\nal-Kadhimi\n", "Qaani\tKN\nal-Kadhimi\tKSM KTM\n"},
      {"keys", "الكاظمي\n", "الكاظمي\tALKSM ALKTM KSM KTM\n"},
      {"keys",
       "Qaani\r\n\xEF\xBB\xBF"
       "Ali",
       "Qaani\tKN\n\xEF\xBB\xBF"
       "Ali\tAL\n"},
      {"keys",
       "\xEF\xBB\xBF"
       "Qaani\n",
       "Qaani\tKN\n"},
      {"keys", "\n 12\n", "\t\n 12\t\n"},
      {"keys", "Ali bin Qasem\n", "Ali bin Qasem\tAL KSM\n"},
      {"score", "Qaani\tGhaani\n", "Qaani\tGhaani\t1.909\tsame\n"},
      {"score", "Qaani\tJaafari\n", "Qaani\tJaafari\t-9.000\tdifferent\n"},
      {"score", "قاآنی\tQaani\n", "قاآنی\tQaani\t-2.500\tmaybe\n"},
      {"score", "Abd al-Karim\tAbdelkarim\n",
       "Abd al-Karim\tAbdelkarim\t0.946\tsame\n"},
      {"score", "\t\n", "\t\t-9.000\tdifferent\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.command, row.input);
    const Run ran = run({"fihrist", "names", row.command}, row.input);
    CHECK(ran.exit_status == 0);
    CHECK(ran.output == row.output);
    CHECK(ran.messages.empty());
  }
}

TEST_CASE("a line that cannot be read is told and left out") {
  const std::string longest = repeated("a", kMaxNamesLine);
  struct Row {
    const char* command;
    std::string line;
    const char* reason;  // none when the line is good
  };
  const Row rows[] = {
      {"keys", "Qaani\tGhaani", "a tab in it"},
      {"keys", "Qaa\xFFni", "not UTF-8 at byte 3"},
      {"keys", longest, nullptr},
      {"keys", longest + "a", "1001 bytes, more than 1000"},
      {"score", "", "tabs in it: 0"},
      {"score", "Qaani", "tabs in it: 0"},
      {"score", "Qaani\tGhaani\tKani", "tabs in it: 2"},
      {"score", "\xC3\tGhaani", "not UTF-8 at byte 0"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.command, row.line);
    const std::string good =
        row.command == std::string("keys") ? "Qaani" : "Qaani\tKani";
    const Run ran = run({"fihrist", "names", row.command},
                        good + "\n" + row.line + "\n" + good + "\n");
    const auto printed = std::count(ran.output.begin(), ran.output.end(), '\n');
    CHECK(printed == (row.reason != nullptr ? 2 : 3));
    CHECK(ran.exit_status == (row.reason != nullptr ? 1 : 0));
    if (row.reason == nullptr) continue;
    CHECK(ran.messages.find(std::string("-:2: ") + row.reason) == 0);
    CHECK(ran.messages.find("1 of 3 lines skipped") != std::string::npos);
  }
}

// Whole names at the limit: the pairs of their tokens stay few enough.
TEST_CASE("a hostile line does not take long") {
  const std::string name = repeated("bab ", kMaxNamesLine / 8 - 1);
  const Run ran = run({"fihrist", "names", "score"},
                      repeated(name + "\t" + name + "\n", 20));
  CHECK(ran.exit_status == 0);
}

}  // namespace
}  // namespace fihrist
