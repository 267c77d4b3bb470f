#include "corpus/dates/dateline_words.h"

#include <string>

#include "corpus/dates/date_words.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

constexpr std::string_view kPlaces[] = {
    // Iraq
    "baghdad", "erbil", "irbil", "arbil", "mosul", "basra", "basrah", "kirkuk",
    "najaf", "karbala", "kerbala", "sulaimani", "sulaymaniyah", "sulaimaniyah",
    "dohuk", "duhok", "halabja", "fallujah", "falluja", "ramadi", "nasiriyah",
    "nasiriya", "tikrit", "samarra", "baquba", "baqubah", "hilla", "hillah",
    "amara", "amarah", "kut", "diwaniyah", "samawah", "balad", "sinjar",
    "shingal", "tal afar", "zakho", "khanaqin", "بغداد", "أربيل", "الموصل",
    "البصرة", "كركوك", "النجف", "كربلاء", "السليمانية", "دهوك", "حلبجة",
    "الفلوجة", "الرمادي", "الناصرية", "تكريت", "سامراء", "بعقوبة", "الحلة",
    "العمارة", "الكوت", "الديوانية", "السماوة", "سنجار", "تلعفر", "ديالى",
    "الأنبار", "نينوى", "صلاح الدين", "ذي قار", "ميسان", "واسط", "بابل",
    "المثنى", "القادسية", "العراق",
    // Iran
    "tehran", "qom", "mashhad", "isfahan", "esfahan", "shiraz", "tabriz",
    "ahvaz", "kerman", "kermanshah", "rasht", "urmia", "zahedan", "sanandaj",
    "hamedan", "hamadan", "yazd", "qazvin", "karaj", "arak", "ardabil",
    "zanjan", "gorgan", "sari", "bushehr", "bandar abbas", "natanz", "abadan",
    "khorramshahr", "تهران", "طهران", "قم", "مشهد", "اصفهان", "شیراز", "تبریز",
    "اهواز", "کرمان", "کرمانشاه", "رشت", "ارومیه", "زاهدان", "سنندج", "همدان",
    "یزد", "قزوین", "کرج", "اراک", "اردبیل", "زنجان", "گرگان", "ساری", "بوشهر",
    "بندرعباس", "بندر عباس", "بجنورد", "بیرجند", "سمنان", "یاسوج", "شهرکرد",
    "ایلام", "خرم آباد", "خرم‌آباد", "آبادان", "خرمشهر",
    // Syria
    "damascus", "aleppo", "homs", "hama", "idlib", "latakia", "lattakia",
    "tartus", "tartous", "raqqa", "daraa", "deraa", "sweida", "suwayda",
    "quneitra", "palmyra", "qamishli", "hasakah", "hasaka", "kobani", "afrin",
    "manbij", "deir ezzor", "deir al-zor", "deir ez-zor", "al-hasakah",
    "al-tanf", "دمشق", "حلب", "حمص", "حماة", "إدلب", "اللاذقية", "طرطوس",
    "الرقة", "درعا", "السويداء", "القنيطرة", "تدمر", "القامشلي", "الحسكة",
    "كوباني", "عفرين", "منبج", "دير الزور", "ريف دمشق",
    // Lebanon, Jordan, Israel and Palestine
    "beirut", "tripoli", "sidon", "tyre", "baalbek", "nabatieh", "zahle",
    "naqoura", "amman", "irbid", "jerusalem", "tel aviv", "gaza", "gaza city",
    "rafah", "khan younis", "ramallah", "nablus", "jenin", "hebron",
    "bethlehem", "haifa", "بيروت", "صيدا", "صور", "بعلبك", "النبطية", "زحلة",
    "مرجعيون", "الناقورة", "عمان", "إربد", "القدس", "القدس المحتلة", "تل أبيب",
    "غزة", "رفح", "خان يونس", "رام الله", "نابلس", "جنين", "الخليل", "بيت لحم",
    "حيفا",
    // Yemen
    "sanaa", "sana'a", "aden", "marib", "taiz", "taizz", "hodeidah", "hudaydah",
    "ibb", "saada", "saadah", "sa'ada", "dhamar", "mukalla", "seiyun", "shabwa",
    "abyan", "socotra", "hajjah", "al-bayda", "صنعاء", "عدن", "مأرب", "تعز",
    "الحديدة", "إب", "صعدة", "ذمار", "المكلا", "سيئون", "شبوة", "أبين",
    "حضرموت", "سقطرى", "حجة", "البيضاء", "الجوف", "الضالع", "لحج", "المهرة",
    "عمران",
    // The Gulf
    "riyadh", "jeddah", "mecca", "dubai", "abu dhabi", "doha", "manama",
    "kuwait", "kuwait city", "muscat", "الرياض", "جدة", "مكة المكرمة",
    "المدينة المنورة", "جيزان", "الدمام", "دبي", "أبوظبي", "أبو ظبي", "الدوحة",
    "المنامة", "الكويت", "مسقط",
    // Turkey, Afghanistan, North Africa
    "ankara", "istanbul", "kabul", "cairo", "tunis", "algiers", "rabat",
    "khartoum", "أنقرة", "إسطنبول", "كابل", "کابل", "القاهرة", "طرابلس", "تونس",
    "الجزائر", "الرباط", "الخرطوم",
    // Farther
    "washington", "new york", "united nations", "london", "paris", "berlin",
    "brussels", "geneva", "vienna", "rome", "madrid", "the hague", "moscow",
    "beijing", "islamabad", "new delhi", "tokyo", "واشنطن", "نيويورك", "لندن",
    "باريس", "برلين", "بروكسل", "جنيف", "فيينا", "موسكو", "بكين"};

constexpr std::string_view kAgencies[] = {
    "reuters",     "afp",       "ap",     "upi",         "dpa",
    "efe",         "acan-efe",  "ansa",   "tass",        "itar-tass",
    "ria novosti", "sputnik",   "xinhua", "kyodo",       "pti",
    "ani",         "irna",      "mna",    "mehr",        "isna",
    "fna",         "fars",      "tasnim", "iqna",        "ilna",
    "press tv",    "sana",      "nna",    "petra",       "spa",
    "kuna",        "qna",       "wam",    "bna",         "ona",
    "saba",        "ina",       "nina",   "shafaq news", "shafaq",
    "aa",          "anadolu",   "dha",    "rudaw",       "ians",
    "app",         "bloomberg", "cnn",    "tns",         "prnewswire",
    "رويترز",      "أ ف ب",     "أف ب",   "ا ف ب",       "فرانس برس",
    "أسوشيتد برس", "أ ب",       "د ب أ",  "شينخوا",      "تاس",
    "سبوتنيك",     "الأناضول",  "سانا",   "واس",         "كونا",
    "قنا",         "وام",       "بنا",    "سبأ",         "واع",
    "نينا",        "شفق نيوز",  "بترا",   "ارنا",        "إرنا",
    "ایرنا",       "ایسنا",     "تسنیم",  "فارس",        "مهر",
    "ایلنا"};

constexpr std::string_view kNoPlaces[] = {
    "a",         "an",        "the",    "in",      "on",        "at",
    "of",        "by",        "for",    "from",    "since",     "until",
    "till",      "after",     "before", "between", "as",        "and",
    "or",        "but",       "with",   "to",      "is",        "was",
    "are",       "were",      "this",   "that",    "statement", "speech",
    "interview", "update",    "press",  "release", "breaking",  "watch",
    "video",     "photo",     "photos", "news",    "exclusive", "opinion",
    "analysis",  "editorial", "report", "live",    "copyright", "summary",
    "joined",    "born",      "died",   "event",   "meeting",   "edition",
    "volume",    "issue",     "attack", "war",     "talks",     "deal",
    "killed"};

constexpr std::string_view kCaptionWords[] = {
    "photo",  "photos",   "photograph", "getty", "file", "picture", "image",
    "images", "pictured", "صورة",       "تصوير", "عکس",  "أرشيفية"};

}  // namespace

bool is_dateline_place(std::string_view words) {
  static const FoldedWords places = fold_date_words(kPlaces);
  // A tatweel for a dash leaves a blank behind.
  return places.contains(std::string(trimmed(fold_date_word(words))));
}

bool is_agency(std::string_view words) {
  static const FoldedWords agencies = fold_date_words(kAgencies);
  return agencies.contains(fold_date_word(words));
}

bool is_no_place(std::string_view word) {
  static const FoldedWords words = fold_date_words(kNoPlaces);
  return words.contains(fold_date_word(word));
}

bool is_of_caption(std::string_view word) {
  static const FoldedWords words = fold_date_words(kCaptionWords);
  return words.contains(fold_date_word(word));
}

}  // namespace fihrist
