#include "indexer/copy_text.h"

#include <string>

#include "made_stories.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

bool copies(const std::string& one, const std::string& other) {
  const CopyText a(break_words(one));
  const CopyText b(break_words(other));
  const bool are = are_copies(overlap_of(a, b));
  CHECK(are_copies(overlap_of(b, a)) == are);
  return are;
}

std::string words(unsigned seed, std::size_t count) {
  return text_of(made_story(seed, count)) + " ";
}

const std::string kWeather =
    "TEHRAN – Skies will be mostly clear over the capital on the day to come. ";

// "Rasht 21, Tabriz 15, …": the form of a report, and its figures.
std::string report(const std::string& head, int first_figure) {
  std::string text = head;
  for (int i = 0; i < 20; ++i) {
    text += "The figure for station " +
            std::string(1, static_cast<char>('a' + i)) + " is " +
            std::to_string(first_figure + 7 * i) + " degrees. ";
  }
  return text;
}

TEST_CASE("what is a copy and what is not") {
  struct Row {
    const char* claim;
    std::string one;
    std::string other;
    bool is_copy;
  };
  const Row rows[] = {
      {"the same words", words(1, 60), words(1, 60), true},
      {"another story", words(1, 60), words(2, 60), false},
      {"a dateline and an agency before it", words(1, 80),
       "BAGHDAD (Agency) - " + words(1, 80), true},
      {"the last third cut", words(1, 60) + words(2, 30), words(1, 60), true},
      {"less than half of it left", words(1, 100),
       words(1, 100) + words(2, 220), false},
      {"paragraphs that changed places",
       words(1, 60) + words(2, 40) + words(3, 40),
       words(1, 60) + words(3, 40) + words(2, 40), true},
      {"a new story before the old one's background",
       words(1, 60) + words(9, 300), words(2, 60) + words(9, 300), false},
      {"an article that quotes another whole", words(1, 100),
       words(2, 120) + words(1, 100) + words(3, 120), false},
      {"the same form with other figures", report(kWeather, 11),
       report(kWeather, 12), false},
      {"the same figures", report(kWeather, 11), report(kWeather, 11) + "End.",
       true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.claim);
    CHECK(copies(row.one, row.other) == row.is_copy);
  }
}

TEST_CASE("figures are figures in every script") {
  const auto stations = [](const char* const(&figures)[5]) {
    std::string text;
    for (const char* figure : figures) {
      text += std::string("بلغت درجة الحرارة في محطة المدينة القديمة اليوم ") +
              figure + " وكانت السماء صافية في معظم المناطق. ";
    }
    return text;
  };
  const std::string one = stations({"٢١", "٢٢", "٢٣", "٢٤", "٢٥"});
  CHECK(copies(one, one));
  CHECK_FALSE(copies(one, stations({"٣١", "٣٢", "٣٣", "٣٤", "٣٥"})));
}

TEST_CASE("an Arabic or Persian re-post is a copy") {
  CHECK(copies(
      "أعلنت وزارة الداخلية أمس أن قوات الأمن أوقفت خمسة أشخاص في مدينة "
      "البصرة بعد مظاهرة أمام مبنى المحافظة، وقال المتحدث باسم الوزارة إن "
      "التحقيق مستمر وإن أحدا لم يصب بأذى.",
      "بغداد - أعلنت وزارة الداخلية أمس أن قوات الأمن أوقفت خمسة أشخاص في "
      "مدينة البصرة بعد مظاهرة أمام مبنى المحافظة، وقال الناطق باسم الوزارة إن "
      "التحقيق مستمر وإن أحدا لم يصب بأذى."));
  CHECK(
      copies("وزیر امور خارجه روز شنبه در تهران گفت که "
             "گفت‌وگوها "
             "با "
             "همسایگان "
             "ادامه "
             "خواهد داشت و دور بعدی هفته آینده در مسقط برگزار "
             "می‌شود.",
             "وزیر خارجه روز شنبه در تهران گفت که "
             "گفت‌وگوها "
             "با "
             "همسایگان "
             "ادامه "
             "خواهد داشت و دور بعدی هفتهٔ آینده در مسقط برگزار "
             "می‌شود."));
}

TEST_CASE("nothing is a copy of a text without words") {
  CHECK_FALSE(copies("", ""));
  CHECK_FALSE(copies("word", "word"));
}

}  // namespace
}  // namespace fihrist
