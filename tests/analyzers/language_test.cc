#include "analyzers/language.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <sstream>
#include <string>

#include "corpus/reader.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

struct Row {
  const char* language;
  const char* text;
};

template <typename Visit>
void for_each_document(const std::string& path, Visit visit) {
  const std::string command = "gzip -dc '" + path + "'";
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"),
                                                   pclose);
  std::array<char, 65536> block{};
  std::string text;
  while (const auto size = fread(block.data(), 1, block.size(), pipe.get())) {
    text.append(block.data(), size);
  }
  Reader reader =
      read_stream(std::make_unique<std::istringstream>(std::move(text)), path);
  while (const auto document = reader.next()) visit(*document);
}

TEST_CASE("a sentence or two of news tell their language") {
  const Row rows[] = {
      {"ar",
       "قال مسؤول في وزارة الداخلية إن القوات الأمنية أغلقت الطريق "
       "المؤدي إلى المطار بعد سقوط ثلاثة صواريخ قرب القاعدة، ولم "
       "تقع إصابات بين الجنود."},
      {"fa",
       "وزیر دفاع روز سه‌شنبه گفت که نیروهای "
       "مرزی "
       "پس "
       "از "
       "حمله‌ی "
       "شب "
       "گذشته به حالت آماده‌باش درآمده‌اند و "
       "هیچ "
       "سربازی "
       "در "
       "این "
       "درگیری کشته نشده است."},
      {"fa",
       "وزير دفاع روز سه شنبه گفت كه نيروهاي مرزي پس از حمله شب "
       "گذشته به حالت آماده باش درآمده اند و هيچ سربازي در اين "
       "درگيري كشته نشده است."},
      {"ur",
       "وزیر داخلہ نے منگل کے روز کہا کہ سرحد پر ہونے والے حملے کے "
       "بعد سکیورٹی فورسز کو الرٹ کر دیا گیا ہے اور اس واقعے میں "
       "کوئی فوجی ہلاک نہیں ہوا۔"},
      {"ckb",
       "وەزیری پێشمەرگە ڕۆژی سێشەممە ڕایگەیاند کە هێزەکان دوای "
       "هێرشەکەی شەوی ڕابردوو لە ئامادەباشیدان و هیچ سەربازێک لەو "
       "ڕووداوەدا نەکوژراوە."},
      {"ps",
       "د دفاع وزیر د سې‌شنبې په ورځ وویل چې د "
       "تېرې "
       "شپې "
       "له "
       "برید "
       "وروسته ځواکونه د تیارسۍ په حال کې دي او په دې پېښه کې هېڅ "
       "سرتېری نه دی وژل شوی."},
      {"tr",
       "İçişleri Bakanı salı günü yaptığı açıklamada, dün geceki "
       "saldırının ardından sınır birliklerinin alarma "
       "geçirildiğini ve hiçbir askerin yaralanmadığını söyledi."},
      {"he",
       "שר הביטחון אמר ביום שלישי כי הכוחות בגבול הועמדו בכוננות "
       "לאחר המתקפה של הלילה הקודם, וכי אף חייל לא נפגע באירוע."},
      {"en",
       "The interior minister said on Tuesday that border troops "
       "were put on alert after last night's attack, and that no "
       "soldier had been hurt."},
      {"en",
       "Mr Abdulhakim Al-Shamrawi and Haji Qasim Barzanji met "
       "Sayyid Hussein al-Tikriti in Samarra, while Abu Mahdi "
       "Al-Dulaimi of the Kataib confirmed to Karim Jabbar "
       "Al-Saadi that the Hashd had been entered into the city."},
      {"en",
       "BAGHDAD, 3 JAN 90 -- POLICE SAID THAT UNKNOWN MEN THREW A "
       "BOMB AT THE HOUSE OF A JUDGE EARLY THIS MORNING. NO ONE "
       "WAS HURT, BUT THE BLAST BROKE THE WINDOWS OF THE "
       "NEIGHBOURING SCHOOL."},
      {"fr",
       "Le ministre de l'Intérieur a déclaré mardi que les troupes "
       "à la frontière avaient été placées en état d'alerte après "
       "l'attaque de la nuit dernière et qu'aucun soldat n'avait "
       "été blessé."},
      {"es",
       "El ministro del Interior dijo el martes que las tropas "
       "fronterizas fueron puestas en alerta después del ataque de "
       "anoche y que ningún soldado resultó herido."},
      {"de",
       "Der Innenminister sagte am Dienstag, die Truppen an der "
       "Grenze seien nach dem Angriff der vergangenen Nacht in "
       "Bereitschaft versetzt worden; kein Soldat sei verletzt."},
      {"ru",
       "Министр внутренних дел заявил во вторник, что после "
       "нападения прошлой ночью пограничные войска приведены в "
       "боевую готовность и никто из солдат не пострадал."},
      {"it",
       "Il ministro dell'Interno ha dichiarato martedì che le "
       "truppe alla frontiera sono state messe in allerta dopo "
       "l'attacco della notte scorsa e che nessun soldato è "
       "rimasto ferito."},
      {"az",
       "Daxili işlər naziri çərşənbə axşamı bildirdi ki, dünən "
       "gecəki hücumdan sonra sərhəd qoşunları hazır vəziyyətə "
       "gətirilib və heç bir əsgər yaralanmayıb."},
      {"ku",
       "Wezîrê Navxweyî roja sêşemê got ku piştî êrîşa şeva borî "
       "hêzên li ser sînor ketin rewşa amadebûnê û di wê bûyerê de "
       "tu leşker birîndar nebûn."},
      {"id",
       "Menteri Dalam Negeri mengatakan pada hari Selasa bahwa "
       "pasukan perbatasan disiagakan setelah serangan tadi malam "
       "dan tidak ada prajurit yang terluka."},
      {"zh",
       "内政部长星期二表示，昨晚的袭击发生后，边境部队已进入戒备状态，没有士兵"
       "在事件中受伤。"},
      {"hy",
       "Ներքին գործերի նախարարը երեքշաբթի հայտարարեց, որ անցած "
       "գիշերվա հարձակումից հետո սահմանապահ զորքերը բերվել են "
       "պատրաստության, և ոչ մի զինվոր չի տուժել։"},
      {"sv",
       "Inrikesministern sade på tisdagen att gränstrupperna hade "
       "satts i beredskap efter nattens anfall och att ingen "
       "soldat hade skadats."},
      {"ug",
       "ئىچكى ئىشلار مىنىستىرى سەيشەنبە كۈنى تۈنۈگۈن كېچىدىكى "
       "ھۇجۇمدىن كېيىن چېگرا قىسىملىرىنىڭ تەييار ھالەتكە "
       "كەلتۈرۈلگەنلىكىنى ۋە ھېچقانداق ئەسكەرنىڭ "
       "يارىلانمىغانلىقىنى ئېيتتى."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(detect_language("", row.text) == row.language);
  }
}

TEST_CASE("what is in no language, or in several, has none") {
  const std::string english =
      "The minister said on Tuesday that border troops were put on alert. ";
  const std::string russian =
      "Министр заявил во вторник, что войска приведены в готовность. ";
  const std::string rows[] = {
      "",
      "Baghdad",
      "Qasem Soleimani",
      "بغداد",
      "12 / 45 / 2020 -- 3,400 ++ 99",
      "xq zzk wprt lmnq vvbt krwz pqqx jjhk zxcv bnmq wrtp sdfg hjkl qxz",
      std::string(5000, ' '),
      std::string(5000, '-'),
      english + english + russian,
  };
  for (const std::string& text : rows) {
    CAPTURE(text);
    CHECK(detect_language("", text).empty());
  }
}

TEST_CASE("a text that is translated badly and full of names is English") {
  for (const char* text :
       {"Source: Kani visited Ameri and Khazali and Kaabi and did not visit "
        "Maliki or Hakim",
        "Haj Qasim and Abu Mahdi Muhandis and Haj Hamid Taqavi in Amerli",
        "The leader Khazali: Kazemi is the agent of the Moqawama's enemies and "
        "Barham Salih",
        "Sayyid Ammar al-Hakim receives Hadi al-Amiri, Faleh al-Fayyadh and "
        "Qais al-Khazali at his office."}) {
    CAPTURE(text);
    CHECK(detect_language("", text) == "en");
  }
}

TEST_CASE("the body tells the language, a quotation in it does not") {
  const std::string arabic =
      "قال المسؤول إن القوات أغلقت الطريق المؤدي إلى المطار بعد الهجوم. ";
  const std::string english =
      "The official said that troops had closed the road to the airport. ";
  std::string body;
  for (int i = 0; i < 100; ++i) body += arabic;
  CHECK(detect_language("Road to the airport closed", body) == "ar");
  CHECK(detect_language("", english + body) == "ar");
  CHECK(detect_language("", body + english) == "ar");
  CHECK(detect_language("", "Menu | Home | Contact | About us\n" + body) ==
        "ar");
}

TEST_CASE("any length of title and body is read in whole letters") {
  std::string text;
  while (text.size() < 7000) text += "ё语ێé";
  for (std::size_t size = 0; size < 7000; size += 37) {
    const std::string_view body = std::string_view(text).substr(0, size);
    (void)detect_language(body, body);
    (void)detect_language("", body);
  }
  SUCCEED();
}

// The archives of ../shared/data, each in one language.
TEST_CASE("whole archives are in the language they are in") {
  struct Archive {
    const char* name;
    const char* language;
  };
  for (const Archive& archive :
       {Archive{"tehran-times", "en"}, Archive{"muc", "en"},
        Archive{"saudinewsnet-ar", "ar"}}) {
    const std::string path = std::string(FIHRIST_SOURCE_DIR) +
                             "/../shared/data/" + archive.name + ".jsonl.gz";
    if (!std::filesystem::exists(path)) {
      WARN("skipped: no " << path);
      continue;
    }
    std::map<std::string, int> found;
    int documents = 0;
    for_each_document(path, [&](const Document& document) {
      ++found[detect_language(document.title, document.body)];
      ++documents;
    });
    REQUIRE(documents > 0);
    std::cout << archive.name << ":";
    for (const auto& [language, count] : found) {
      std::cout << ' ' << (language.empty() ? "(none)" : language) << ' '
                << count;
    }
    std::cout << '\n';
    CHECK(found[archive.language] >= documents * .999);
    CHECK(found[archive.language] + found[""] == documents);  // none is wrong
  }
}

}  // namespace
}  // namespace fihrist
