#include "corpus/dates/list_headings.h"

#include <string>

#include "corpus/dates/date_words.h"

namespace fihrist {
namespace {

constexpr std::size_t kMaxHeadingBytes = 60;

constexpr std::string_view kListHeadings[] = {"related",
                                              "related articles",
                                              "related posts",
                                              "related news",
                                              "related stories",
                                              "related topics",
                                              "related content",
                                              "see also",
                                              "read also",
                                              "also read",
                                              "read more",
                                              "read next",
                                              "most read",
                                              "most popular",
                                              "most viewed",
                                              "popular posts",
                                              "latest",
                                              "latest news",
                                              "latest posts",
                                              "latest articles",
                                              "recent posts",
                                              "recent news",
                                              "recent articles",
                                              "more news",
                                              "more stories",
                                              "more from",
                                              "you may also like",
                                              "you might also like",
                                              "trending",
                                              "trending now",
                                              "top stories",
                                              "headlines",
                                              "archive",
                                              "archives",
                                              "upcoming events",
                                              "events",
                                              "comments",
                                              "leave a comment",
                                              "leave a reply",
                                              "اقرأ أيضا",
                                              "اقرأ أيضاً",
                                              "مقالات ذات صلة",
                                              "أخبار ذات صلة",
                                              "مواضيع ذات صلة",
                                              "ذات صلة",
                                              "الأكثر قراءة",
                                              "آخر الأخبار",
                                              "أحدث الأخبار",
                                              "التعليقات",
                                              "تعليقات",
                                              "مطالب مرتبط",
                                              "اخبار مرتبط",
                                              "پربازدیدترین",
                                              "آخرین اخبار",
                                              "نظرات"};

constexpr std::string_view kOtherLabels[] = {
    "joined",         "member since",
    "registered",     "registered on",
    "born",           "died",
    "date of birth",  "birth date",
    "event",          "event date",
    "deadline",       "due",
    "start",          "end",
    "starts",         "ends",
    "expires",        "valid until",
    "last visited",   "last visit",
    "last seen",      "last active",
    "last login",     "accessed",
    "retrieved",      "date of incident",
    "incident date",  "تاريخ الميلاد",
    "تاريخ الانضمام", "آخر زيارة",
    "عضو منذ"};

constexpr std::string_view kEventLabels[] = {
    "venue",  "location", "place", "where", "time", "address",
    "المكان", "الزمان",   "الوقت", "مکان",  "زمان"};

std::string_view without_colon(std::string_view line) {
  if (line.ends_with(':')) line.remove_suffix(1);
  return line.substr(0, line.find_last_not_of(' ') + 1);
}

}  // namespace

bool is_list_heading(std::string_view line) {
  static const FoldedWords headings = fold_date_words(kListHeadings);
  return line.size() <= kMaxHeadingBytes &&
         headings.contains(fold_date_word(without_colon(line)));
}

bool is_other_label(std::string_view line) {
  static const FoldedWords labels = fold_date_words(kOtherLabels);
  if (line.size() > kMaxHeadingBytes) return false;
  return line.ends_with(':') ||
         labels.contains(fold_date_word(without_colon(line)));
}

bool is_event_label(std::string_view line) {
  static const FoldedWords labels = fold_date_words(kEventLabels);
  const std::size_t colon = line.find(':');
  return colon != line.npos && colon <= kMaxHeadingBytes &&
         labels.contains(fold_date_word(line.substr(0, colon)));
}

}  // namespace fihrist
