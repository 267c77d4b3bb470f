#include "analyzers/named_things.h"

#include <algorithm>
#include <array>

namespace fihrist {
namespace {

// Behind the name, at most one word with a capital between.
constexpr auto kThings = std::to_array<std::string_view>(
    {"airport",  "avenue",  "boulevard", "bridge",   "cave",       "dam",
     "drone",    "drones",  "highway",   "hospital", "library",    "missile",
     "missiles", "mosque",  "museum",    "park",     "port",       "refinery",
     "road",     "rocket",  "rockets",   "seminary", "shrine",     "spaceport",
     "square",   "stadium", "street",    "tower",    "university", "vessel",
     "warship",  "wetland"});

// Behind the name with a capital only: an Assad brigade is his.
constexpr auto kThingsWithCapital = std::to_array<std::string_view>(
    {"award",     "base",      "battalion",  "battalions", "brigade",
     "brigades",  "camp",      "center",     "centre",     "city",
     "cup",       "division",  "expressway", "foundation", "hall",
     "institute", "operation", "prize",      "regiment",   "town",
     "township"});

// Before the name. Arabic and Persian ones folded.
constexpr auto kThingsBefore = std::to_array<std::string_view>({
    "camp",
    "dahiyat",
    "fort",
    "jisr",
    "katibat",
    "lake",
    "liwa",
    "madinat",
    "operation",
    "saraya",
    "shahrak",
    "\u062C\u0633\u0631",                          // جسر bridge
    "\u0633\u0627\u062D\u0647",                    // ساحة square
    "\u0633\u0631\u0627\u064A\u0627",              // سرايا companies
    "\u0634\u0627\u0631\u0639",                    // شارع street
    "\u0636\u0627\u062D\u064A\u0647",              // ضاحية suburb
    "\u0639\u0645\u0644\u064A\u0627\u062A",        // عمليات operation
    "\u0639\u0645\u0644\u064A\u0647",              // عملية operation
    "\u0641\u0631\u0642\u0647",                    // فرقة division
    "\u0641\u064A\u0644\u0642",                    // فيلق corps
    "\u0643\u062A\u0627\u064A\u0628",              // كتائب battalions
    "\u0643\u062A\u064A\u0628\u0647",              // كتيبة battalion
    "\u0644\u0648\u0627\u0621",                    // لواء brigade
    "\u0645\u062E\u064A\u0645",                    // مخيم camp
    "\u0645\u062F\u064A\u0646\u0647",              // مدينة city
    "\u0645\u0633\u062A\u0634\u0641\u064A",        // مستشفى hospital
    "\u0645\u0637\u0627\u0631",                    // مطار airport
    "\u062E\u064A\u0627\u0628\u0627\u0646",        // خيابان street
    "\u0645\u064A\u062F\u0627\u0646",              // ميدان square
    "\u0641\u0631\u0648\u062F\u06AF\u0627\u0647",  // فرودگاه airport
    "\u0645\u0648\u0634\u0643",                    // موشک missile
    "\u062F\u0627\u0646\u0634\u06AF\u0627\u0647",  // دانشگاه university
    "\u062A\u064A\u067E",                          // تيپ brigade
    "\u0644\u0634\u0643\u0631",                    // لشکر division
});

constexpr auto kShips = std::to_array<std::string_view>(
    {"destroyer", "frigate", "ship", "tanker", "vessel", "warship"});

constexpr std::uint32_t kWordsToThing = 2;

template <typename Words>
bool is_in(const Words& words, std::string_view folded) {
  return std::find(words.begin(), words.end(), folded) != words.end();
}

bool precedes_thing(const Claim& claim, std::string_view text,
                    const std::vector<Word>& words) {
  const std::uint32_t end = claim.end_word();
  for (std::uint32_t i = end; i < words.size() && i < end + kWordsToThing;
       ++i) {
    const std::string_view folded = words[i].folded;
    if (gap_before(text, words, i) != " ") return false;
    const bool is_capital = words[i].letter_case == LetterCase::capitalised;
    if (is_in(kThings, folded)) return true;
    if (!is_capital) return false;
    if (is_in(kThingsWithCapital, folded)) return true;
  }
  return false;
}

// "a vessel, the Martyr Bagheri".
bool follows_ship(const Claim& claim, const std::vector<Word>& words) {
  return claim.first_word > 1 && words[claim.first_word - 1].folded == "the" &&
         is_in(kShips, words[claim.first_word - 2].folded) &&
         !words[claim.first_word - 1].starts_sentence;
}

bool follows_thing(const Claim& claim, std::string_view text,
                   const std::vector<Word>& words) {
  if (claim.first_word == 0) return false;
  const Word& before = words[claim.first_word - 1];
  if (before.letter_case == LetterCase::lower) return false;
  return gap_before(text, words, claim.first_word) == " " &&
         (is_in(kThingsBefore, before.folded) || is_in(kShips, before.folded));
}

}  // namespace

bool is_part_of_thing(const Claim& claim, std::string_view text,
                      const std::vector<Word>& words) {
  return precedes_thing(claim, text, words) ||
         follows_thing(claim, text, words) || follows_ship(claim, words);
}

}  // namespace fihrist
