#include "corpus/dates/dateline_place.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <vector>

#include "corpus/dates/dateline_words.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

constexpr std::size_t kMaxPlaceWords = 8;

constexpr std::u32string_view kPieceEnds =
    U",:/()[]-\u060C\u0640\u2010\u2011\u2012\u2013\u2014\u2015";

bool is_in(char32_t c, std::u32string_view set) {
  return set.find(c) != set.npos;
}

// The parts of `text` between characters for which `ends` holds.
template <typename Ends>
std::vector<std::string_view> split(std::string_view text, Ends ends) {
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    const std::string_view piece = trimmed(text.substr(begin, end - begin));
    if (!piece.empty()) pieces.push_back(piece);
  };
  for (CodePoints rest(text); !rest.at_end();) {
    const std::size_t end = rest.offset();
    if (!ends(rest.take())) continue;
    add(end);
    begin = rest.offset();
  }
  add(text.size());
  return pieces;
}

std::vector<std::string_view> pieces_of(std::string_view text) {
  return split(text, [](char32_t c) { return is_in(c, kPieceEnds); });
}

std::vector<std::string_view> words_of(std::string_view text) {
  return split(text,
               [](char32_t c) { return is_blank(c) || is_in(c, kPieceEnds); });
}

// "Deir ez-Zor" of "Deir ez-Zor, Syria,"
std::string_view before_comma(std::string_view text) {
  return trimmed(text.substr(0, text.find(',')));
}

enum class Case { capitals, title, none, small };

// "BOGOTA", "Baghdad", "بغداد", "attack"
Case case_of(std::string_view word) {
  Case found = Case::none;
  for (CodePoints rest(word); !rest.at_end();) {
    const UChar32 c = static_cast<UChar32>(rest.take());
    if (u_isupper(c)) {
      if (found == Case::none) found = Case::capitals;
    } else if (u_islower(c)) {
      if (found == Case::none) return Case::small;
      found = Case::title;
    }
  }
  return found;
}

// "Rio de Janeiro"
bool is_particle(std::string_view word) {
  constexpr std::string_view kParticles[] = {
      "de", "del", "da", "do",  "la", "le", "al", "el",
      "as", "ad",  "an", "ash", "ar", "az", "ez", "at"};
  return std::ranges::find(kParticles, word) != std::end(kParticles);
}

// How a place is written, all in all; `small` if it can be none.
Case case_of_place(const std::vector<std::string_view>& words) {
  Case all = Case::capitals;
  for (const std::string_view word : words) {
    if (is_no_place(word)) return Case::small;
    const Case each = is_particle(word) ? Case::title : case_of(word);
    if (each == Case::small) return each;
    all = std::max(all, each);
  }
  return all;
}

}  // namespace

bool names_agency(std::string_view text) {
  return is_agency(text) || std::ranges::any_of(pieces_of(text), is_agency);
}

bool is_place_with_agency(std::string_view text) {
  return pieces_of(text).size() > 1 && names_agency(text);
}

bool is_caption(std::string_view text) {
  return std::ranges::any_of(words_of(text), is_of_caption);
}

bool is_place(std::string_view text, Agency agency) {
  const std::vector<std::string_view> words = words_of(text);
  if (words.empty() || words.size() > kMaxPlaceWords) return false;
  const CodePoints start(text);
  if (!u_isalpha(static_cast<UChar32>(start.peek()))) return false;
  const Case written = case_of_place(words);
  if (written == Case::small) return false;
  return written == Case::capitals || agency == Agency::named ||
         names_agency(text) || is_dateline_place(pieces_of(text).front()) ||
         is_dateline_place(before_comma(text));
}

}  // namespace fihrist
