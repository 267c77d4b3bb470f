// The words dates are written with: months, weekdays, zones, and the labels
// and small words beside them.
//
//   find_date_word("JULY")->value == 7
//   find_date_word("تموز")->value == 7
//   find_date_word("ذو القعدة")->calendar == Calendar::hijri
//
// English, Arabic (the months of the Levant, Egypt, the Gulf and the Maghreb),
// Persian and Dari; months also in French, German, Spanish and Turkish.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_set>

#include "corpus/dates/calendars.h"

namespace fihrist {

enum class Role {
  label,        // "published"; its value is a Label
  qualifier,    // "last", which says nothing without a label behind it
  preposition,  // "on"
  joint,        // within a date: "8 de julio de 2021"
  weekday,      // 1 is Monday
  month,
  ordinal,   // "8th"
  meridiem,  // "pm"
  era,       // which calendar a year is of: "1442 هـ"
  zone,      // "GMT"
  half,      // the first word of two: "كانون الثاني"
  number,
  time,   // "14:25"
  other,  // belongs into no date
};

// What a label says of its date.
enum class Label {
  none,
  date,       // "Date:", which an event may have too
  updated,    // "Last updated"
  published,  // "Posted on"
};

struct DateWord {
  Role role = Role::other;
  int value = 0;
  Calendar calendar = Calendar::gregorian;  // of a month or an era
};

// Null when the word belongs into no date. One space within two words.
const DateWord* find_date_word(std::string_view word);

// As words are compared here: lower case, without vowel signs, tatweel and
// joiners, and one form of alef, yeh, kaf and heh.
std::string fold_date_word(std::string_view word);

// A table of words, folded, to look folded words up in.
using FoldedWords = std::unordered_set<std::string>;
FoldedWords fold_date_words(std::span<const std::string_view> words);

}  // namespace fihrist
