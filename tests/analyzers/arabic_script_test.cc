#include "analyzers/arabic_script.h"

#include <string>

#include "tests/catch.h"

namespace fihrist {
namespace {

TEST_CASE("letters and articles tell the languages in Arabic letters apart") {
  struct Row {
    const char* text;
    const char* language;
  };
  const Row rows[] = {
      {"أغلقت القوات الطريق إلى المطار", "ar"},
      // Typed on a Persian keyboard, as in Iraq.
      {"قال الناطق باسم الحکومة إن القوات فی المدینة", "ar"},
      {"نیروهای مرزی پس از حمله آماده‌باش "
       "شدند",
       "fa"},
      // In the letters of windows-1256.
      {"نيروهاي مرزي پس از گزارش حمله آماده شدند", "fa"},
      {"سکیورٹی فورسز کو الرٹ کر دیا گیا ہے", "ur"},
      {"ځواکونه د تېرې شپې له برید وروسته تیار دي", "ps"},
      {"هێزەکان دوای هێرشەکە ئامادەن", "ckb"},
      {"چېگرا قىسىملىرىنىڭ تەييار ھالەتكە كەلتۈرۈلگەن", "ug"},
      // An Arabic text that names a Persian and a Pakistani.
      {"التقى الوزير مع السفير الايراني في المطار وقال السيد پزشکیان", "ar"},
      {"در دیدار با سفیر عراق در تهران گفت که گزارش الشرق الاوسط", "fa"},
      {"بغداد", ""},
      {"حرب", ""},
      {"The minister said", ""},
      {"", ""},
      {"\xD8", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(language_of_letters(row.text) == row.language);
  }
}

TEST_CASE("each paragraph has its own language, else the document's") {
  const std::string arabic = "أعلنت الحكومة إغلاق الطريق إلى المطار\n";
  const std::string persian = "نیروهای مرزی پس از حمله آماده شدند\n";
  const std::string english = "The road is closed\n";
  const std::string unclear = "حرب\n";
  const std::string text = arabic + english + persian + unclear + arabic;
  const auto begin = [&](int part) {
    const std::size_t sizes[] = {arabic.size(), english.size(), persian.size(),
                                 unclear.size()};
    std::size_t at = 0;
    for (int i = 0; i < part; ++i) at += sizes[i];
    return static_cast<std::uint32_t>(at);
  };
  const Paragraphs paragraphs(text, "fa");
  CHECK(paragraphs.at(0) == ArabicScript::arabic);
  CHECK(paragraphs.at(begin(1) - 1) == ArabicScript::arabic);
  CHECK(paragraphs.at(begin(2)) == ArabicScript::persian);
  CHECK(paragraphs.at(begin(3)) == ArabicScript::persian);
  CHECK(paragraphs.at(begin(4) - 1) == ArabicScript::persian);
  CHECK(paragraphs.at(begin(4)) == ArabicScript::arabic);
  const auto last = static_cast<std::uint32_t>(text.size() - 1);
  CHECK(paragraphs.at(last) == ArabicScript::arabic);

  for (const auto& [language, script] : {std::pair{"ar", ArabicScript::arabic},
                                         std::pair{"fa", ArabicScript::persian},
                                         std::pair{"ur", ArabicScript::other},
                                         std::pair{"", ArabicScript::other}}) {
    CAPTURE(language);
    CHECK(Paragraphs("حرب", language).at(0) == script);
    CHECK(Paragraphs("war", language).at(0) == ArabicScript::other);
  }
  CHECK(Paragraphs("", "ar").at(0) == ArabicScript::other);
  CHECK(Paragraphs("\n\n\n", "ar").at(2) == ArabicScript::other);
}

}  // namespace
}  // namespace fihrist
