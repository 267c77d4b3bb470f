// Which of the dates in a text is its own.

#include <string>

#include "corpus/dates/dateline.h"
#include "corpus/dates/publication_date.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

std::string shown(const std::optional<Date>& date) {
  return date ? to_string(*date) : "none";
}

struct Row {
  const char* text;
  const char* date;
};

const std::string kParagraph =
    "\nThe ministry said on Thursday that the convoy had crossed the border at "
    "dawn and that its guards had opened fire on three men who came near it; "
    "the men fled, and nobody was hurt, a spokesman for the province said.\n";

TEST_CASE("an agency's dateline dates its report") {
  const Row rows[] = {
      {"SAN SALVADOR, 3 JAN 90 (ACAN-EFE) -- [TEXT] THE ARMY SAID THAT IT",
       "1990-01-03"},
      {"CARACAS (VENEZUELA), 20 AUG 89 (AFP)-- [TEXT] THE BORDER WAS CLOSED",
       "1989-08-20"},
      {"MAR DEL PLATA, 3 JAN 90 -- [REPORT] THE ARMY SAID THAT IT HELD",
       "1990-01-03"},
      {"BOGOTA, 27 APR 90 [CADENA 1) -- [SPEECH] FELLOW COUNTRYMEN, TODAY",
       "1990-04-27"},
      {"TEHRAN, Jan. 03, 2020 (MNA) – The ministry of roads said it would",
       "2020-01-03"},
      {"Tehran, January 3, 2020, IRNA - The ministry of roads said it would",
       "2020-01-03"},
      {"Tehran, January 3, 2020, Friday prayers - The ministry of roads said",
       "none"},
      {"Beirut, July 8, 2021 (Reuters) - Lebanon ran out of fuel on Thursday",
       "2021-07-08"},
      {"Baghdad, Iraq, 8 July 2021 – The mission welcomes the agreement that",
       "2021-07-08"},
      {"WASHINGTON, D.C., July 8, 2021 /PRNewswire/ -- The company announced",
       "2021-07-08"},
      {"DUBAI: July 8, 2021 — The company announced new routes to Erbil",
       "2021-07-08"},
      {"GENEVA (8 July 2021) – UN experts called on the government today",
       "2021-07-08"},
      {"لندن ـ 8 تموز 2021 ـ قالت الحكومة البريطانية إنها ستدرس", "2021-07-08"},
      {"AFP, Paris, 5 April 2021 - The president said that he had",
       "2021-04-05"},
      {"LONDON, Thursday, July 8, 2021 (Reuters) - The pound rose again",
       "2021-07-08"},
      {"July 8, 2021 (KHARTOUM) – The government said on Thursday that it",
       "2021-07-08"},
      {"بغداد - 8 تموز 2021 - أعلنت وزارة الدفاع العراقية مقتل ثلاثة",
       "2021-07-08"},
      {"بغداد / واع / 8 تموز 2021 – أعلنت وزارة الدفاع مقتل ثلاثة",
       "2021-07-08"},
      {"بيروت (رويترز) 8 يوليو 2021 - قالت الحكومة اللبنانية إنها",
       "2021-07-08"},
      {"طهران، ۱۷ تیر ۱۴۰۰ (ایرنا) – وزیر راه گفت که این جاده", "2021-07-08"},
      {"8 July 2021 – GENEVA – UN experts called on the government today",
       "2021-07-08"},
      {"Deir ez-Zor, 8 July 2021 - Three lorries of flour crossed the river",
       "2021-07-08"},
      {"تعز، 8 يوليو 2021 - قالت السلطة المحلية إن الطريق سيفتح غدا",
       "2021-07-08"},
      {"سامراء، 8 تموز 2021 - قالت القيادة إن الطريق سيفتح غدا", "2021-07-08"},
      {"صيدا، 8 تموز 2021 - قالت البلدية إن المرفأ سيفتح غدا", "2021-07-08"},
      {"کرمان، ۱۷ تیر ۱۴۰۰ - استاندار گفت راه فردا باز "
       "می‌شود",
       "2021-07-08"},
      {"بغداد/ واع - 8 تموز 2021", "2021-07-08"},
      {"دمشق-سانا: 8 تموز 2021", "2021-07-08"},
      {"صنعاء ـ سبأ: 8 يوليو 2021م", "2021-07-08"},
      {"الرياض 25 شوال 1436 هـ الموافق 10 اغسطس 2015 م واس", "2015-08-10"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(shown(find_publication_date(row.text)) == row.date);
  }
}

TEST_CASE("what only looks like a dateline dates nothing") {
  const char* const lines[] = {
      "BAGHDAD, July 8 (Reuters) - Rockets fell near the embassy on Thursday",
      "SAN SALVADOR, NO DATE (DOMESTIC SERVICE) -- [TEXT] ON 9 OCTOBER 1989",
      "On July 8, 2021, rockets fell near the embassy in Baghdad - again",
      "In Baghdad, July 8, 2021 - a Thursday - began with three rockets",
      "IN BAGHDAD, JULY 8, 2021 - A THURSDAY - BEGAN WITH THREE ROCKETS",
      "Soleimani was killed in Baghdad, January 3, 2020 – A day that changed",
      "Hassan Nasrallah, July 8, 2021 – \"We will not be silent any longer\"",
      "Qassem Soleimani, March 11, 1957 – January 3, 2020, was a general",
      "QASSEM SOLEIMANI, MARCH 11, 1957 – JANUARY 3, 2020, WAS A GENERAL",
      "Baghdad, January 3, 2020 – the night of the strike – is remembered",
      "Iran Nuclear Talks, July 8, 2021 – Rouhani says they will go on",
      "BAGHDAD, IRAQ - JANUARY 03, 2020: Mourners carry it (Photo by A. Man)",
      "Baghdad, July 8, 2021 (AP Photo) - Smoke rises over the Green Zone",
      "Baghdad, July 8, 2021 (AP)",
      "Baghdad, July 8, 2021",
      "Baghdad, July 8, 2021 -",
      "Reuters, July 8, 2021",
      "8 July 2015 – Vienna – the day of the accord – is remembered by few",
      "8 July 2015 – IRAN – United States – Vienna accord signed by all seven",
      "8 July 2015 – VIENNA ACCORD SIGNED – and what followed it in Iran",
      "The Baghdad Conference, July 8, 2021 - What was said and by whom",
      "SPEECH OF THE LEADER, JULY 8, 2021 – IN THE NAME OF GOD, THE MERCIFUL",
      "PARIS 2024 GAMES, JULY 26, 2024 – THE OPENING CEREMONY BEGAN IN RAIN",
      "IRAN - IRAQ WAR, 22 SEP 80 - THE BEGINNING OF EIGHT LONG YEARS",
      "Lebanon: One Year On, August 4, 2021 – Families of the victims marched",
      "STATEMENT, JULY 8, 2021 – THE GOVERNMENT OF IRAQ CONDEMNS THE ATTACK",
      "1. BAGHDAD, July 8, 2021 - Rockets fell near the embassy on Thursday",
      "هجوم بغداد - 8 تموز 2021 - ثلاثة صواريخ سقطت قرب السفارة",
      "في بغداد، 8 تموز 2021 - سقطت ثلاثة صواريخ قرب السفارة الأمريكية",
      "حسن نصر الله - 8 تموز 2021 - لن نسكت بعد اليوم عن هذا العدوان",
      "الخميس 8 تموز 2021 سقطت ثلاثة صواريخ قرب السفارة في بغداد",
      "BAGHDAD, July 32, 2021 - Rockets fell near the embassy on Thursday",
      "BAGHDAD, July 8, 1721 - Rockets fell near the embassy on Thursday",
      "BAGHDAD, 8 JUL",
      "",
  };
  for (const char* line : lines) {
    CAPTURE(line);
    CHECK(shown(find_publication_date(line)) == "none");
    CHECK(shown(find_publication_date(line + kParagraph)) == "none");
  }
}

TEST_CASE("a byline dates the article it stands above") {
  const Row rows[] = {
      {"By Jane Doe, July 8, 2021", "2021-07-08"},
      {"By Jane Doe | July 8, 2021", "2021-07-08"},
      {"By Jane Doe and Omar al-Zaki in Erbil, Thursday, July 8, 2021 14:25",
       "2021-07-08"},
      {"BY JANE DOE – 8 July 2021", "2021-07-08"},
      {"Posted by admin on Thu, 2021-07-08 13:49", "2021-07-08"},
      {"Posted by Staff on July 8, 2021", "2021-07-08"},
      {"Submitted by Jane on Thu, 07/18/2021 - 13:49", "2021-07-18"},
      {"بقلم: أحمد ناصر، 8 تموز 2021", "2021-07-08"},
      {"By Friday, July 9, 2021", "none"},
      {"By dawn, July 9, 2021", "none"},
      {"Photo by Jane Doe, July 8, 2021", "none"},
      {"Signed by Hassan Karimi, July 8, 2021", "none"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::string text = std::string("Bread is dear again\n") + row.text;
    CHECK(shown(find_publication_date(text + kParagraph)) == row.date);
  }
  CHECK(shown(find_publication_date("Bread is dear again" + kParagraph +
                                    "By Jane Doe, July 8, 2021")) == "none");
}

TEST_CASE("a notice above the article does not begin it") {
  const std::string notice =
      "We use cookies and other techniques to see how our pages are read, to "
      "show advertising that is of use to you, and to learn where readers come "
      "from, as our policy says, which you may change at any time.\n";
  REQUIRE(notice.size() > 200);
  CHECK(shown(find_publication_date(notice + "Bread is dear again\n" +
                                    "July 8, 2021" + kParagraph)) ==
        "2021-07-08");
}

TEST_CASE("a date that a text merely mentions is not its own") {
  const Row rows[] = {
      {"July 8, 2021 was a bad day for the embassy.", "none"},
      {"July 8, 2021: three rockets fall near the embassy", "none"},
      {"Thursday, July 8, 2021, will be remembered", "none"},
      {"It began on\nJuly 8, 2021\nwhen three rockets fell.", "none"},
      {"Soldiers keep watch in Baghdad, Iraq January 1, 2020", "none"},
      {"A picture taken on Jan. 13, 2020, during a tour", "none"},
      {"47,611 views Jul 7, 2021", "none"},
      {"663 viewsJul 4, 2021", "none"},
      {"(29 Jun 2021) Hundreds of supporters gathered", "none"},
      {"© 2021 The Daily. All rights reserved.", "none"},
      {"Copyright July 8, 2021 The Daily", "none"},
      {"Last visited: July 8, 2021", "none"},
      {"Joined: Jul 8, 2011\nPosted July 8, 2021", "2021-07-08"},
      {"Joined:\nJul 8, 2011\nPosts: 151", "none"},
      {"Member since\nJul 8, 2011", "none"},
      {"Date of birth:\n8 July 1971", "none"},
      {"Born March 11, 1957", "none"},
      {"Event date: July 20, 2021", "none"},
      {"Date: July 20, 2021\nVenue: Babylon Hotel", "none"},
      {"July 20, 2021\nTime: 10:00\nVenue: Babylon Hotel", "none"},
      {"\"We will not be silent.\"\n— Hassan Nasrallah, July 8, 2021", "none"},
      {"Volume 12, July 8, 2021", "none"},
      {"From July 8, 2021 to July 9, 2021", "none"},
      {"July 8, 2021 - July 9, 2021", "none"},
      {"Valid until July 8, 2021", "none"},
      {"Related articles\nRockets fall\nJuly 8, 2021\nDrones fall\nJuly 7, "
       "2021",
       "none"},
      {"Rockets fall\nJuly 8, 2021\nDrones fall\nJuly 7, 2021\nMortars fall\n"
       "July 5, 2021",
       "none"},
      {"Thursday, July 8, 2021\nHome\nPolitics\nA meeting in Doha\nJune 2, "
       "2020",
       "none"},
      {"Thursday, July 8, 2021\nHome\nPublished: June 2, 2020", "2020-06-02"},
      {"July 8, 2021\nUpdated July 10, 2021", "2021-07-08"},
      {"Updated July 10, 2021\nPublished July 8, 2021", "2021-07-08"},
      {"Updated July 10, 2021\nThe army said so.", "2021-07-10"},
      {"Published on\nThursday, July 8, 2021\nThe army said so.", "2021-07-08"},
      {"Rockets fall\nJuly 8, 2021\nGood article\nJuly 9, 2021\nThanks\nJuly "
       "12, 2021",
       "2021-07-08"},
      {"تاريخ الميلاد:\n8 تموز 1971", "none"},
      {"في 8 تموز 2021", "none"},
      {"مقتل ثلاثة في 8 تموز 2021", "none"},
      {"اقرأ أيضاً\nسقوط صواريخ\n8 تموز 2021", "none"},
      {"تا ۱۷ تیر ۱۴۰۰", "none"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(shown(find_publication_date(row.text)) == row.date);
  }
}

TEST_CASE("once the article has begun, only a label of publication counts") {
  const std::string letter = kParagraph + "August 29, 2017\n";
  CHECK(shown(find_publication_date(letter)) == "none");
  CHECK(shown(find_publication_date(kParagraph + "Updated July 9, 2021")) ==
        "2021-07-09");
  CHECK(shown(find_publication_date(kParagraph + "Posted July 8, 2021")) ==
        "2021-07-08");
  CHECK(shown(find_publication_date(kParagraph +
                                    "BEIRUT, July 8, 2021 - Lebanon ran out "
                                    "of fuel on Thursday")) == "none");
}

TEST_CASE("behind a long article, a label of publication counts once") {
  std::string article;
  for (int i = 0; i < 50; ++i) article += kParagraph;
  const Row rows[] = {
      {"Published: July 8, 2021", "2021-07-08"},
      {"July 8, 2021", "none"},
      {"Updated: July 8, 2021", "none"},
      {"Published: July 8, 2021\nPublished: July 7, 2021", "none"},
      {"Related articles\nRockets\nPublished: July 8, 2021", "none"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(shown(find_publication_date(article + row.text)) == row.date);
  }
}

TEST_CASE("a wrong day where the date should stand is told") {
  const Row rows[] = {
      {"Published: 30 February 2021", "is no day of the calendar"},
      {"July 8, 9999", "lies in the future"},
      {"BEIRUT, July 32, 2021 - Lebanon ran out of fuel on Thursday",
       "is no day of the calendar"},
      {"Published: 30 February 2021\n1 March 2021", ""},
      {"1 March 1721", ""},
      {"45/60/2021", ""},
      {"No date at all", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(find_text_date(row.text).fault == row.date);
  }
}

TEST_CASE("a line whose day and month may change places is told with both") {
  const DateReading found = find_text_date("Rockets\n07/08/2021 14:25\nThey");
  CHECK_FALSE(found.date);
  CHECK(found.text == "07/08/2021 14:25");
  CHECK(found.fault == "may be 7 August or 8 July");
  CHECK(found.numbers.has_value());
}

}  // namespace
}  // namespace fihrist
