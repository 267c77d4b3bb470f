#include "corpus/dates/date_words.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <unordered_map>

#include "corpus/utf8.h"

namespace fihrist {
namespace {

struct Row {
  Role role;
  int value;
  std::string_view names;  // between bars
};

// Two words of Arabic with all their vowel signs are shorter.
constexpr std::size_t kMaxWordBytes = 80;

constexpr int kDateLabel = static_cast<int>(Label::date);
constexpr int kUpdated = static_cast<int>(Label::updated);
constexpr int kPublished = static_cast<int>(Label::published);

// English and others, then Arabic: Egypt and the Gulf, the Levant, the
// Maghreb; then Persian.
constexpr Row kGregorianMonths[] = {
    {Role::month, 1,
     "january|jan|janvier|januar|enero|ocak|"
     "يناير|كانون الثاني|جانفي|ژانویه"},
    {Role::month, 2,
     "february|feb|février|fevrier|februar|febrero|şubat|subat|"
     "فبراير|شباط|فيفري|فوریه"},
    {Role::month, 3,
     "march|mar|mars|märz|maerz|marzo|mart|"
     "مارس|آذار"},
    {Role::month, 4,
     "april|apr|avril|abril|nisan|"
     "أبريل|نيسان|أفريل|آوریل"},
    {Role::month, 5,
     "may|mai|mayo|mayıs|mayis|"
     "مايو|أيار|ماي|مه"},
    {Role::month, 6,
     "june|jun|juin|juni|junio|haziran|"
     "يونيو|يونيه|حزيران|جوان|ژوئن"},
    {Role::month, 7,
     "july|jul|juillet|juli|julio|temmuz|"
     "يوليو|يوليه|تموز|جويلية|يوليوز|ژوئیه|جولای"},
    {Role::month, 8,
     "august|aug|août|aout|agosto|ağustos|agustos|"
     "أغسطس|آب|أوت|غشت|آگوست"},
    {Role::month, 9,
     "september|sep|sept|septembre|septiembre|eylül|eylul|"
     "سبتمبر|أيلول|شتنبر|سپتامبر"},
    {Role::month, 10,
     "october|oct|octobre|oktober|octubre|ekim|"
     "أكتوبر|تشرين الأول|اکتبر"},
    {Role::month, 11,
     "november|nov|novembre|noviembre|kasım|kasim|"
     "نوفمبر|تشرين الثاني|نونبر|نوامبر"},
    {Role::month, 12,
     "december|dec|décembre|decembre|dezember|diciembre|aralık|aralik|"
     "ديسمبر|كانون الأول|دجنبر|دسامبر"},
};

// Of Iran, in Latin letters too, and of Afghanistan.
constexpr Row kPersianMonths[] = {
    {Role::month, 1, "فروردین|حمل|farvardin"},
    {Role::month, 2, "اردیبهشت|ثور|ordibehesht"},
    {Role::month, 3, "خرداد|جوزا|khordad"},
    {Role::month, 4, "تیر|سرطان|tir"},
    {Role::month, 5, "مرداد|امرداد|اسد|mordad"},
    {Role::month, 6, "شهریور|سنبله|shahrivar"},
    {Role::month, 7, "مهر|میزان|mehr"},
    {Role::month, 8, "آبان|عقرب|aban"},
    {Role::month, 9, "آذر|قوس|azar"},
    {Role::month, 10, "دی|جدی|dey"},
    {Role::month, 11, "بهمن|دلو|bahman"},
    {Role::month, 12, "اسفند|حوت|esfand"},
};

constexpr Row kHijriMonths[] = {
    {Role::month, 1, "محرم|محرم الحرام|muharram"},
    {Role::month, 2, "صفر|صفر المظفر|safar"},
    {Role::month, 3, "ربيع الأول|ربيع أول"},
    {Role::month, 4, "ربيع الثاني|ربيع الآخر|ربيع ثاني"},
    {Role::month, 5, "جمادى الأولى|جمادى الأول|جمادي الاول"},
    {Role::month, 6, "جمادى الآخرة|جمادى الثانية|جمادى الثاني|جمادى الآخر"},
    {Role::month, 7, "رجب|rajab"},
    {Role::month, 8, "شعبان|shaban|shaaban"},
    {Role::month, 9, "رمضان|رمضان المبارك|ramadan|ramazan"},
    {Role::month, 10, "شوال|shawwal"},
    {Role::month, 11,
     "ذو القعدة|ذي القعدة|ذوالقعده|ذیقعده|ذي قعدة|"
     "dhul qadah|dhul qidah|dhul qaadah"},
    {Role::month, 12,
     "ذو الحجة|ذي الحجة|ذوالحجه|ذیحجه|ذي حجة|"
     "dhul hijjah|dhul hijja"},
};

constexpr Row kWeekdays[] = {
    {Role::weekday, 1,
     "monday|mon|lundi|montag|lunes|pazartesi|الاثنين|دوشنبه|دو شنبه"},
    {Role::weekday, 2,
     "tuesday|tue|tues|mardi|dienstag|martes|salı|الثلاثاء|سه شنبه|سهشنبه"},
    {Role::weekday, 3,
     "wednesday|wed|mercredi|mittwoch|miércoles|çarşamba|الأربعاء|چهارشنبه|"
     "چهار شنبه"},
    {Role::weekday, 4,
     "thursday|thu|thur|thurs|jeudi|donnerstag|jueves|perşembe|الخميس|پنجشنبه|"
     "پنج شنبه"},
    {Role::weekday, 5, "friday|fri|vendredi|freitag|viernes|cuma|الجمعة|جمعه"},
    {Role::weekday, 6,
     "saturday|sat|samedi|samstag|sábado|cumartesi|السبت|شنبه"},
    {Role::weekday, 7,
     "sunday|sun|dimanche|sonntag|domingo|pazar|الأحد|یکشنبه|یک شنبه"},
};

constexpr Row kOtherWords[] = {
    {Role::label, kPublished,
     "published|posted|created|issued|submitted|released|publié|publie|"
     "publicado|veröffentlicht|"
     "نشر|نشرت|النشر|انتشار|منتشر"},
    {Role::label, kUpdated,
     "updated|update|modified|actualizado|aktualisiert|تحديث|التحديث|"
     "به روز"},
    {Role::label, kDateLabel, "date|dated|تاريخ|التاريخ|بتاريخ"},
    {Role::qualifier, 0,
     "first|last|originally|تم|آخر|أول|أضيف|شده|رسانی|روز رسانی"},

    {Role::preposition, 0, "on|in|at|t|le|à|el|um|في|فی|يوم|الموافق|ل|در"},
    {Role::joint, 0, "of|de|del|من|شهر|ماه"},
    {Role::ordinal, 0, "st|nd|rd|th|er"},

    {Role::meridiem, 0,
     "am|pm|a.m|p.m|ص|صباحا|مساء|ظهرا|uhr|hrs|hours|h|الساعة|ساعت"},
    {Role::zone, 0,
     "z|gmt|utc|gst|ast|irst|irdt|msk|bst|cet|cest|eet|eest|trt|ist|"
     "et|est|edt|ct|cst|cdt|mt|mst|mdt|pt|pst|pdt|local|time|"
     "توقيت|بتوقيت|غرينتش|جرينتش|مكة|المكرمة"},
};

constexpr Row kGregorianEras[] = {{Role::era, 0, "م|ميلادي|ميلادية|ad|ce"}};
constexpr Row kPersianEras[] = {{Role::era, 0, "ش|ه.ش|هجری شمسی|خورشیدی|شمسی"}};
constexpr Row kHijriEras[] = {
    {Role::era, 0, "هـ|ه.ق|هجري|هجرية|هجری قمری|قمری|ah"}};

// Vowel signs, tatweel and joiners carry no meaning here.
bool is_left_out(char32_t c) {
  return (c >= U'\u064B' && c <= U'\u0652') || c == U'\u0640' ||
         c == U'\u200C' || c == U'\u200D';
}

struct Letter {
  char32_t from;
  char32_t to;
};

constexpr Letter kLetters[] = {
    {U'\u0622', U'\u0627'},  // آ ا
    {U'\u0623', U'\u0627'},  // أ ا
    {U'\u0625', U'\u0627'},  // إ ا
    {U'\u0671', U'\u0627'},  // ٱ ا
    {U'\u0649', U'\u064A'},  // ى ي
    {U'\u06CC', U'\u064A'},  // ی ي
    {U'\u06A9', U'\u0643'},  // ک ك
    {U'\u0629', U'\u0647'},  // ة ه
    {U'\u06C0', U'\u0647'},  // ۀ ه
    {U'\u06C1', U'\u0647'},  // ہ ه
};

char32_t fold_letter(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  const auto* letter = std::ranges::find(kLetters, c, &Letter::from);
  if (letter != std::end(kLetters)) return letter->to;
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

void append(std::string& text, char32_t c) {
  char bytes[U8_MAX_LENGTH];
  std::size_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, static_cast<UChar32>(c));
  text.append(bytes, size);
}

class DateWords {
 public:
  DateWords() {
    add(kGregorianMonths, Calendar::gregorian);
    add(kPersianMonths, Calendar::persian);
    add(kHijriMonths, Calendar::hijri);
    add(kWeekdays, Calendar::gregorian);
    add(kOtherWords, Calendar::gregorian);
    add(kGregorianEras, Calendar::gregorian);
    add(kPersianEras, Calendar::persian);
    add(kHijriEras, Calendar::hijri);
    add_halves();
  }

  const DateWord* find(const std::string& folded) const {
    const auto found = words_.find(folded);
    return found == words_.end() ? nullptr : &found->second;
  }

 private:
  template <std::size_t size>
  void add(const Row (&rows)[size], Calendar calendar) {
    for (const Row& row : rows) {
      std::string_view names = row.names;
      while (!names.empty()) {
        const std::size_t end = std::min(names.find('|'), names.size());
        words_.emplace(fold_date_word(names.substr(0, end)),
                       DateWord{row.role, row.value, calendar});
        names.remove_prefix(std::min(end + 1, names.size()));
      }
    }
  }

  // What stands by itself too, as "صفر", keeps its meaning.
  void add_halves() {
    std::unordered_map<std::string, DateWord> halves;
    for (const auto& [name, word] : words_) {
      const std::size_t space = name.find(' ');
      if (space != name.npos) {
        halves.emplace(name.substr(0, space), DateWord{Role::half});
      }
    }
    words_.merge(halves);
  }

  std::unordered_map<std::string, DateWord> words_;
};

}  // namespace

std::string fold_date_word(std::string_view word) {
  std::string folded;
  for (CodePoints rest(word); !rest.at_end();) {
    const char32_t c = rest.take();
    if (!is_left_out(c)) append(folded, fold_letter(c));
  }
  return folded;
}

const DateWord* find_date_word(std::string_view word) {
  if (word.size() > kMaxWordBytes) return nullptr;
  static const DateWords words;
  return words.find(fold_date_word(word));
}

FoldedWords fold_date_words(std::span<const std::string_view> words) {
  FoldedWords folded;
  for (const std::string_view word : words) {
    folded.insert(fold_date_word(word));
  }
  return folded;
}

}  // namespace fihrist
