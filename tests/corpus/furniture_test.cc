#include "corpus/furniture.h"

#include <string>

#include "corpus/line_tokens.h"
#include "corpus/utf8.h"
#include "reading.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

// The lines found, "|" between spans.
std::string furniture_of(const std::string& text) {
  std::string shown;
  for (const TextSpan span : find_furniture(text)) {
    if (!shown.empty()) shown += '|';
    shown += text.substr(span.begin, span.end - span.begin);
  }
  return shown;
}

TEST_CASE("lines that pages leave in their text are furniture") {
  const char* const lines[] = {
      "[ad_1]",
      "[ad_2]",
      "Advertisement",
      "ADVERTISEMENT",
      "Link to comment",
      "Share on other sites",
      "\u00A0Share",
      "  • Thanks 1",
      "  • Pow! 12",
      "Related Articles",
      "Show More",
      "Source » thearabweekly",
      "Source : AP",
      "(Source: The Washington Post)",
      "Guest views are now limited to 12 pages. If you get an \"Error\", sign "
      "in!",
      "Jump to content",
      "Recommended Posts",
      "Sign in",
      "We use cookies to make this site better. Learn more.",
      "We and our partners use cookies to personalise content and ads.",
      "The views expressed in this article are the author's own and do not "
      "reflect the Tigris Courier's editorial stance.",
      "الآراء الواردة في هذا المقال لا تعبر بالضرورة عن رأي الصحيفة.",
      "Subscribe to our newsletter",
      "Follow us on Twitter and Facebook",
      "Read more: Rockets fall near the embassy",
      "Click here to subscribe.",
      "Leave a comment",
      "Copyright 2021 The Tigris Courier. All rights reserved.",
      "Copyright © 2021 Tigris Courier",
      "©2021 Tigris Courier",
      "© Tigris Courier, 2021. All Rights Reserved",
      "All rights reserved.",
      "Tags: Iraq, Baghdad, militias",
      "Share Tweet WhatsApp Email",
      "Facebook | Twitter | Telegram",
      "47,611 views Jul 7, 2021",
      "8 hours ago",
      "1.2K shares",
      "Your email address will not be published. Required fields are marked *",
      "By using this site, you agree to our Terms of Use.",
      "Next Previous Amal Haddad – Tigris Courier",
      "اقرأ أيضاً",
      "إقرأ أيضًا: سقوط صواريخ قرب السفارة",
      "شارك",
      "طباعة",
      "المصدر: وكالات",
      "...المزيد",
      "مواضيع ذات صلة",
      "جميع الحقوق محفوظة © 2021",
      "تابعونا على تويتر",
      "اضف تعليقاً",
      "انتهای پیام/",
      "بیشتر بخوانید: دیدار در بغداد",
      "منبع: ایسنا",
      "برچسب‌ها: عراق، بغداد",
      "به اشتراک بگذارید",
  };
  for (const std::string line : lines) {
    CAPTURE(line);
    CHECK(is_furniture(line));
    CHECK(furniture_of("Rockets fell.\n" + line + "\nNobody was hurt.\n") ==
          line);
  }
}

TEST_CASE("an article's own line is never furniture") {
  const char* const lines[] = {
      "",
      " ",
      "* * *",
      "Share prices fell in Tehran on Sunday.",
      "Share of the vote",
      "Sources said the visit was secret.",
      "Source: a militia leader told the paper that the visit was secret.",
      "Source of the fire still unknown",
      "Related attacks killed four in Basra.",
      "Advertisement for the party is banned",
      "Comments by Qaani anger Baghdad",
      "Thanks to 12 tribes, the road is open",
      "Read more books, the minister said",
      "Copyright law passes parliament",
      "Follow the money",
      "Sign in Persian greets visitors",
      "Recommended by the committee, the bill passed",
      "Twitter suspends 12 accounts",
      "Facebook and Twitter remove pages run from Tehran",
      "Print workers strike in Beirut",
      "Tags on the bodies gave no names.",
      "Top commander visits Baghdad",
      "July 8, 2021",
      "Posted July 8, 2021",
      "Al Hurra - Washington",
      "شارك في الاجتماع قادة الفصائل",
      "المصدر قال إن الزيارة سرية",
      "انتهى الاجتماع دون اتفاق",
      "طباعة العملة تتوقف في بغداد",
      "المزيد من القوات تصل إلى أربيل",
      "منبع آگاه گفت سفر محرمانه بود",
  };
  for (const std::string line : lines) {
    CAPTURE(line);
    CHECK_FALSE(is_furniture(line));
    CHECK(furniture_of(line) == "");
    CHECK(furniture_of("Rockets fell.\n" + line + "\nNobody was hurt.\n") ==
          "");
  }
}

TEST_CASE(
    "furniture is told by the lines around it where a line is not enough") {
  struct Row {
    const char* text;
    const char* furniture;
  };
  const Row rows[] = {
      // A sentence runs on into its last line.
      {"The readers were asked to come back and\nleave a comment", ""},
      {"The readers were asked to come back and\n\nleave a comment",
       "leave a comment"},
      {"The readers were asked.\nleave a comment", "leave a comment"},
      {"They came to the talks for\nShare.\n", ""},
      // Only at the end.
      {"Rockets fell.\nEND\n\n", "END"},
      {"END\nRockets fell.", ""},
      {"Rockets fell.\nAK/PA", "AK/PA"},
      {"Rockets fell.\nMMS/YAW\nShare\n", "MMS/YAW\nShare"},
      {"AK/PA\nRockets fell.", ""},
      {"Rockets fell.\nAK/47", ""},
      {"سقطت صواريخ.\n// انتهى //", "// انتهى //"},
      // Neighbours are one span.
      {"Share\n\n \nPrint\nRockets fell.\nShare", "Share\n\n \nPrint|Share"},
      {"Share", "Share"},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(furniture_of(row.text) == row.furniture);
  }
}

TEST_CASE("a line that is too long is none") {
  const std::string cookies = "We use cookies ";
  CHECK(is_furniture(cookies + std::string(600 - cookies.size(), 'x')));
  CHECK_FALSE(is_furniture(cookies + std::string(601 - cookies.size(), 'x')));
}

TEST_CASE("lines say the same however they are written") {
  struct Row {
    const char* one;
    const char* other;
  };
  const Row rows[] = {
      {"  • Thanks: 1,204 ", "thanks : 7"},
      {"Don't miss", "DON’T MISS…"},
      {"إعلان", "اعلان"},
      {"مشاركة", "مشاركه"},
      {"شـــارك", "شارك"},
      {"کپی", "كپي"},
      {"1.2K views", "٣ views"},
      {"a » b", "a: b"},
      {"a - b", "a | b"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.one, row.other);
    CHECK(tokens_of(row.one) == tokens_of(row.other));
  }
  CHECK(tokens_of("a-b") != tokens_of("a - b"));
  CHECK(tokens_of("»").empty());
}

TEST_CASE("the reader tells the furniture of every document") {
  const Reading reading = read_bytes(
      "{\"body\": \"Rockets fell.\\nShare\"}\n{\"body\": \"Nobody was "
      "hurt.\"}\n");
  REQUIRE(reading.documents.size() == 2);
  CHECK(reading.documents[0].furniture == std::vector<TextSpan>{{14, 19}});
  CHECK(reading.documents[1].furniture.empty());
}

TEST_CASE("a title is never taken from furniture") {
  struct Row {
    const char* text;
    const char* title;
  };
  const Row rows[] = {
      {"Share on other sites\n\nRockets fall near the embassy\n\nText.",
       "Rockets fall near the embassy"},
      {"Read more: Rockets fall near the embassy\nTalks opened on Sunday.",
       "Talks opened on Sunday."},
      {"Tags: Iraq Baghdad militias embassy\n", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(read_bytes(row.text).documents.at(0).title == row.title);
  }
}

}  // namespace
}  // namespace fihrist
