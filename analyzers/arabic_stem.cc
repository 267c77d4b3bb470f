#include "analyzers/arabic_stem.h"

#include <algorithm>
#include <array>
#include <span>

#include "analyzers/arabic_script.h"

namespace fihrist {
namespace {

struct Affix {
  std::string_view text;
  std::size_t least_left;  // letters that must stay for it to go
};

// A folded Arabic letter is two bytes of UTF-8.
constexpr std::size_t kLetterBytes = 2;

// Of two, the longer comes first. A lone ب ف ك ل stays: بلد, فرد and كتاب
// begin so.
constexpr std::array kArticles = {
    Affix{"\u0648\u0628\u0627\u0644", 3},  // وبال
    Affix{"\u0648\u0627\u0644", 3},        // وال
    Affix{"\u0628\u0627\u0644", 3},        // بال
    Affix{"\u0641\u0627\u0644", 3},        // فال
    Affix{"\u0643\u0627\u0644", 3},        // كال
    Affix{"\u0648\u0644\u0644", 3},        // ولل
    Affix{"\u0627\u0644", 3},              // ال
    Affix{"\u0644\u0644", 3},              // لل
};
constexpr Affix kAnd{"\u0648", 4};  // و

// What begins so has an ال of its own, which و ب ف ك ل may stand before.
constexpr std::array kOwnArticle = {
    std::string_view("\u0627\u0644\u0645\u0627\u0646"),  // المان
    std::string_view("\u0627\u0644\u0643\u062A\u0631"),  // الكتر
    std::string_view("\u0627\u0644\u062A\u0632\u0627"),  // التزا
    std::string_view("\u0627\u0644\u063A\u0627\u0645"),  // الغام
    std::string_view("\u0627\u0644\u0647\u0627\u0645"),  // الهام
    std::string_view("\u0627\u0644\u064A\u0627\u0633"),  // الياس
    std::string_view("\u0627\u0644\u0648\u0627\u0646"),  // الوان
};
constexpr std::array kProclitics = {
    Affix{"\u0648", 4},  // و
    Affix{"\u0628", 4},  // ب
    Affix{"\u0641", 4},  // ف
    Affix{"\u0643", 4},  // ك
    Affix{"\u0644", 4},  // ل
};

// And so, a و of its own.
constexpr std::array kOwnAnd = {
    std::string_view("\u0648\u0632\u064A\u0631"),  // وزير
    std::string_view("\u0648\u0632\u0627\u0631"),  // وزار
    std::string_view("\u0648\u0632\u0631\u0627"),  // وزرا
    std::string_view("\u0648\u0643\u0627\u0644"),  // وكال
    std::string_view("\u0648\u0643\u064A\u0644"),  // وكيل
    std::string_view("\u0648\u0644\u0627\u064A"),  // ولاي
    std::string_view("\u0648\u0644\u0627\u062F"),  // ولاد
    std::string_view("\u0648\u0644\u064A\u062F"),  // وليد
    std::string_view("\u0648\u0627\u062D\u062F"),  // واحد
    std::string_view("\u0648\u0627\u0636\u062D"),  // واضح
    std::string_view("\u0648\u0627\u0633\u0639"),  // واسع
    std::string_view("\u0648\u0627\u0642\u0639"),  // واقع
    std::string_view("\u0648\u0627\u0631\u062F"),  // وارد
    std::string_view("\u0648\u0627\u062C\u0647"),  // واجه
    std::string_view("\u0648\u0627\u062C\u0628"),  // واجب
    std::string_view("\u0648\u0627\u0634\u0646"),  // واشن
    std::string_view("\u0648\u062B\u0627\u064A"),  // وثاي
    std::string_view("\u0648\u062B\u064A\u0642"),  // وثيق
    std::string_view("\u0648\u0633\u0627\u064A"),  // وساي
    std::string_view("\u0648\u0633\u064A\u0644"),  // وسيل
    std::string_view("\u0648\u0633\u064A\u0637"),  // وسيط
    std::string_view("\u0648\u0633\u0627\u0637"),  // وساط
    std::string_view("\u0648\u0638\u064A\u0641"),  // وظيف
    std::string_view("\u0648\u0638\u0627\u064A"),  // وظاي
    std::string_view("\u0648\u0637\u0646\u064A"),  // وطني
    std::string_view("\u0648\u062D\u062F\u0627"),  // وحدا
    std::string_view("\u0648\u062D\u064A\u062F"),  // وحيد
    std::string_view("\u0648\u0641\u064A\u0627"),  // وفيا
    std::string_view("\u0648\u062C\u0648\u062F"),  // وجود
    std::string_view("\u0648\u0635\u0648\u0644"),  // وصول
    std::string_view("\u0648\u0642\u0627\u064A"),  // وقاي
};

// Names that look inflected, and how names end that are not.
constexpr std::array kNames = {
    std::string_view("\u0633\u0644\u064A\u0645\u0627\u0646"),  // سليمان
    std::string_view("\u0639\u0631\u0641\u0627\u062A"),        // عرفات
    std::string_view("\u0637\u0627\u0644\u0628\u0627\u0646"),  // طالبان
};
constexpr std::string_view kGod = "\u0627\u0644\u0644\u0647";  // الله

constexpr std::array kArabicPronouns = {
    Affix{"\u0647\u0645\u0627", 4},  // هما
    Affix{"\u0647\u0627", 3},        // ها
    Affix{"\u0647\u0645", 4},        // هم
    Affix{"\u0646\u0627", 4},        // نا
    Affix{"\u0647", 3},              // ه
};
// The teh that a pronoun brings out: حكومة, حكومتها.
constexpr Affix kArabicTeh{"\u062A", 4};  // ت
constexpr std::array kArabicPlurals = {
    Affix{"\u0627\u062A", 3},  // ات
    Affix{"\u0648\u0646", 4},  // ون
    Affix{"\u064A\u0646", 4},  // ين
    Affix{"\u0627", 4},        // ا
};

// After a plural they say whose: نیروهایشان.
constexpr std::array kPersianOwners = {
    Affix{"\u0647\u0627\u064A\u0634\u0627\u0646", 3},  // هايشان
    Affix{"\u0647\u0627\u064A\u0645\u0627\u0646", 3},  // هايمان
    Affix{"\u0647\u0627\u064A\u0634", 3},              // هايش
    Affix{"\u0647\u0627\u064A\u0645", 3},              // هايم
    Affix{"\u0647\u0627\u064A\u064A", 3},              // هايي
    Affix{"\u0647\u0627\u064A", 3},                    // هاي
    Affix{"\u0647\u0627", 3},                          // ها
    Affix{"\u0634\u0627\u0646", 4},                    // شان
    Affix{"\u0645\u0627\u0646", 4},                    // مان
};
constexpr std::array kPersianDegrees = {
    Affix{"\u062A\u0631\u064A\u0646", 3},  // ترين
    Affix{"\u062A\u0631", 3},              // تر
};
// The Arabic plurals of Persian among them. انش is the plural with an owner.
constexpr std::array kPersianPlurals = {
    Affix{"\u0627\u0646\u0634", 4},  // انش
    Affix{"\u06AF\u0627\u0646", 4},  // گان
    Affix{"\u0627\u0646", 4},        // ان
    Affix{"\u0627\u062A", 4},        // ات
    Affix{"\u064A\u0646", 4},        // ين
};
constexpr std::string_view kPersianWawYeh = "\u0648\u064A";  // وي
constexpr Affix kPersianFinal{"\u0647", 4};                  // ه

bool is_arabic(std::string_view word) {
  return !word.empty() &&
         count_arabic_letters(word) * kLetterBytes == word.size();
}

bool leaves_enough(std::string_view word, const Affix& affix) {
  return word.size() >= affix.text.size() + affix.least_left * kLetterBytes;
}

bool drop_prefix(std::string_view& word, const Affix& prefix) {
  const bool drops =
      word.starts_with(prefix.text) && leaves_enough(word, prefix);
  if (drops) word.remove_prefix(prefix.text.size());
  return drops;
}

bool drop_suffix(std::string_view& word, const Affix& suffix) {
  const bool drops = word.ends_with(suffix.text) && leaves_enough(word, suffix);
  if (drops) word.remove_suffix(suffix.text.size());
  return drops;
}

// These drop the first that fits.
bool drop_one_prefix(std::string_view& word, std::span<const Affix> prefixes) {
  return std::any_of(
      prefixes.begin(), prefixes.end(),
      [&](const Affix& prefix) { return drop_prefix(word, prefix); });
}

bool drop_one_suffix(std::string_view& word, std::span<const Affix> suffixes) {
  return std::any_of(
      suffixes.begin(), suffixes.end(),
      [&](const Affix& suffix) { return drop_suffix(word, suffix); });
}

bool begins_with_one(std::string_view word,
                     std::span<const std::string_view> beginnings) {
  return std::any_of(
      beginnings.begin(), beginnings.end(),
      [&](std::string_view begin) { return word.starts_with(begin); });
}

bool is_name(std::string_view word) {
  return word.ends_with(kGod) ||
         std::find(kNames.begin(), kNames.end(), word) != kNames.end();
}

std::string_view without_arabic_prefixes(std::string_view word) {
  if (begins_with_one(word, kOwnArticle)) return word;
  std::string_view rest = word;
  const bool has_proclitic = drop_one_prefix(rest, kProclitics);
  if (has_proclitic && begins_with_one(rest, kOwnArticle)) return rest;
  if (drop_one_prefix(word, kArticles)) return word;
  if (!begins_with_one(word, kOwnAnd)) drop_prefix(word, kAnd);
  return word;
}

}  // namespace

std::string_view arabic_stem(std::string_view folded) {
  if (!is_arabic(folded)) return folded;
  std::string_view word = without_arabic_prefixes(folded);
  if (is_name(word)) return word;
  const bool had_pronoun = drop_one_suffix(word, kArabicPronouns);
  const bool had_plural = drop_one_suffix(word, kArabicPlurals);
  if (had_pronoun && !had_plural) drop_suffix(word, kArabicTeh);
  return word;
}

std::string_view persian_stem(std::string_view folded) {
  if (!is_arabic(folded) || is_name(folded)) return folded;
  std::string_view word = folded;
  drop_one_suffix(word, kPersianOwners);
  drop_one_suffix(word, kPersianDegrees);
  bool had_plural = false;
  while (!is_name(word) && drop_one_suffix(word, kPersianPlurals)) {
    had_plural = true;
  }
  // A word in و takes a yeh before the plural: دانشجویان.
  if (had_plural && word.ends_with(kPersianWawYeh)) {
    word.remove_suffix(kLetterBytes);
  }
  drop_suffix(word, kPersianFinal);
  return word;
}

}  // namespace fihrist
