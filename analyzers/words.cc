#include "analyzers/words.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <array>
#include <memory>
#include <optional>
#include <utility>

#include "analyzers/fold.h"

namespace fihrist {
namespace {

constexpr char32_t kZeroWidthSpace = U'\u200B';
constexpr char32_t kZeroWidthNonJoiner = U'\u200C';

bool is_ascii_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

bool is_word_letter(char32_t c) {
  if (c < 0x80) return is_ascii_letter(c) || (c >= U'0' && c <= U'9');
  const auto type = U_MASK(u_charType(static_cast<UChar32>(c)));
  return (type & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

bool is_cased_letter(char32_t c) {
  if (c < 0x80) return is_ascii_letter(c);
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_CASED) != 0;
}

bool is_digit(char32_t c) { return u_isdigit(static_cast<UChar32>(c)) != 0; }

bool is_capital(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z';
  return u_isupper(static_cast<UChar32>(c)) != 0;
}

// Bidirectional marks, soft hyphens and the like vanish inside a word.
bool is_invisible(char32_t c) {
  return c >= 0x80 && c != kZeroWidthSpace && c != kZeroWidthNonJoiner &&
         u_hasBinaryProperty(static_cast<UChar32>(c),
                             UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool ends_sentence(char32_t c) {
  return c == U'.' || c == U'!' || c == U'?' || c == U'\n' ||
         c == U'\u061F' ||  // ؟
         c == U'\u06D4';    // ۔
}

bool is_unspaced_script(char32_t c) {
  if (c < 0x0E00) return false;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script =
      uscript_getScript(static_cast<UChar32>(c), &status);
  return U_SUCCESS(status) && uscript_breaksBetweenLetters(script) != 0;
}

enum class Ascii : std::uint8_t { other, small, capital, digit };

constexpr std::array<Ascii, 256> kAscii = [] {
  std::array<Ascii, 256> kinds{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) kinds[c] = Ascii::small;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) kinds[c] = Ascii::capital;
  for (std::size_t c = '0'; c <= '9'; ++c) kinds[c] = Ascii::digit;
  return kinds;
}();

// Capitals and small letters of a word, told one by one.
class Cases {
 public:
  void add(bool is_capital) {
    if (is_capital) ++capitals_;
    if (++cased_ == 1) capitalised_ = is_capital;
  }

  LetterCase of_word() const {
    if (cased_ == 0) return LetterCase::none;
    if (cased_ >= 2 && capitals_ == cased_) return LetterCase::capitals;
    return capitalised_ ? LetterCase::capitalised : LetterCase::lower;
  }

 private:
  std::size_t capitals_ = 0;
  std::size_t cased_ = 0;
  bool capitalised_ = false;
};

// One letter of the text and where it ends.
struct Letter {
  char32_t code = 0;  // 0: the end of the text, or an invalid byte
  std::uint32_t end = 0;
};

class WordScanner {
 public:
  static constexpr std::size_t kBytesPerWord = 5;  // or more, in most texts

  explicit WordScanner(std::string_view text)
      : text_(text),
        bytes_(reinterpret_cast<const std::uint8_t*>(text.data())) {}

  std::vector<Word> scan() {
    // Growing by doubling would take three times the memory for a moment.
    words_.reserve(text_.size() / kBytesPerWord + 1);
    while (at_ < text_.size()) {
      if (add_plain_word()) continue;
      const Letter letter = letter_at(at_);
      if (is_word_letter(letter.code)) {
        scan_word();
      } else {
        starts_sentence_ = starts_sentence_ || ends_sentence(letter.code);
        at_ = letter.end;
      }
    }
    return std::move(words_);
  }

 private:
  // Most words of a Latin text are ASCII and end where no other letter can
  // follow: they are known without a look at each letter's properties. Whether
  // the word here was one; scan_word() finds the same of it.
  bool add_plain_word() {
    std::uint32_t end = at_;
    Cases cases;
    Ascii last = Ascii::other;
    for (; end < text_.size(); ++end) {
      const Ascii kind = kAscii[bytes_[end]];
      if (kind == Ascii::other) break;
      last = kind;
      if (kind != Ascii::digit) cases.add(kind == Ascii::capital);
    }
    if (end == at_ || !is_plain_end(end, last)) return false;
    Word& word = append(std::string(text_.substr(at_, end - at_)));
    for (char& c : word.folded) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    word.begin = at_;
    word.end = end;
    word.letter_case = cases.of_word();
    at_ = end;
    return true;
  }

  // Whether a word of ASCII letters and digits, `last` the last of them, surely
  // ends there: no apostrophe or letter beyond ASCII goes on with it, nor does
  // a dot or comma make it a number or an acronym.
  bool is_plain_end(std::uint32_t end, Ascii last) const {
    if (end == text_.size()) return true;
    const char next = text_[end];
    if (next == '.' || next == ',') {
      return last != Ascii::digit && end - at_ > 1;
    }
    return bytes_[end] < 0x80 && !is_apostrophe(static_cast<char32_t>(next));
  }

  Letter letter_at(std::uint32_t begin) const {
    if (begin >= text_.size()) return {0, begin};
    std::size_t end = begin;
    UChar32 c = 0;
    U8_NEXT(bytes_, end, text_.size(), c);
    return {c < 0 ? 0 : static_cast<char32_t>(c),
            static_cast<std::uint32_t>(end)};
  }

  // What stands between two letters of a word without parting them.
  bool joins(char32_t joint, char32_t before, char32_t after) const {
    if (!is_word_letter(after)) return false;
    if (is_apostrophe(joint) || is_invisible(joint)) return true;
    if (joint == U',' || joint == U'.') {
      return is_digit(before) && is_digit(after);
    }
    return false;
  }

  void scan_word() {
    const std::uint32_t begin = at_;
    Letter last = letter_at(begin);
    const bool unspaced = is_unspaced_script(last.code);
    for (;;) {
      const Letter next = letter_at(last.end);
      if (is_word_letter(next.code)) {
        if (is_unspaced_script(next.code) != unspaced) break;
        last = next;
        continue;
      }
      const Letter after = letter_at(next.end);
      if (next.code == 0 || !joins(next.code, last.code, after.code)) break;
      if (is_unspaced_script(after.code) != unspaced) break;
      last = after;
    }
    at_ = last.end;
    if (unspaced) {
      break_unspaced(begin, at_);
    } else if (const auto dotted = dotted_letters(begin, at_)) {
      at_ = with_possessive(*dotted);
      add(begin, at_);
      // Nobody can tell whether the dot ends the sentence too.
      starts_sentence_ = text_[*dotted - 1] == '.';
    } else {
      add(begin, at_);
    }
  }

  // The end of U.S.’s, when the acronym ends at `end`.
  std::uint32_t with_possessive(std::uint32_t end) const {
    const Letter apostrophe = letter_at(end);
    const Letter s = letter_at(apostrophe.end);
    const bool is_possessive = is_apostrophe(apostrophe.code) &&
                               (s.code == U's' || s.code == U'S') &&
                               !is_word_letter(letter_at(s.end).code);
    return is_possessive ? s.end : end;
  }

  // The end of U.S. or U.S.A, when the word is its first letter; the last dot
  // belongs to it.
  std::optional<std::uint32_t> dotted_letters(std::uint32_t begin,
                                              std::uint32_t end) const {
    if (letter_at(begin).end != end) return std::nullopt;
    std::optional<std::uint32_t> acronym;
    for (std::uint32_t dot = end;;) {
      const Letter mark = letter_at(dot);
      const Letter letter = letter_at(mark.end);
      const Letter after = letter_at(letter.end);
      if (mark.code != U'.' || !is_cased_letter(letter.code) ||
          is_word_letter(after.code)) {
        if (acronym && mark.code == U'.') acronym = mark.end;
        return acronym;
      }
      acronym = letter.end;
      dot = letter.end;
    }
  }

  void break_unspaced(std::uint32_t begin, std::uint32_t end) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    UText* utext =
        utext_openUTF8(nullptr, text_.data() + begin, end - begin, &status);
    if (breaks != nullptr) breaks->setText(utext, status);
    if (U_FAILURE(status) || breaks == nullptr) {
      utext_close(utext);
      add(begin, end);
      return;
    }
    std::int32_t from = breaks->first();
    for (std::int32_t to = breaks->next(); to != icu::BreakIterator::DONE;
         from = to, to = breaks->next()) {
      add(begin + from, begin + to);
    }
    utext_close(utext);
  }

  void add(std::uint32_t begin, std::uint32_t end) {
    std::string_view surface = text_.substr(begin, end - begin);
    const std::size_t possessive = possessive_bytes(surface);
    surface.remove_suffix(possessive);
    std::string folded = fold_word(surface);
    if (folded.empty()) return;
    Word& word = append(std::move(folded));
    word.begin = begin;
    word.end = end - static_cast<std::uint32_t>(possessive);
    word.letter_case = letter_case(word.begin, word.end);
  }

  // Made in its place: to move a word costs as much as to find it.
  Word& append(std::string folded) {
    cut_to_limit(folded);
    Word& word = words_.emplace_back();
    word.folded = std::move(folded);
    word.starts_sentence = words_.size() == 1 || starts_sentence_;
    starts_sentence_ = false;
    return word;
  }

  static void cut_to_limit(std::string& folded) {
    if (folded.size() <= kMaxWordBytes) return;
    std::size_t size = kMaxWordBytes;
    while (U8_IS_TRAIL(static_cast<unsigned char>(folded[size]))) --size;
    folded.resize(size);
  }

  LetterCase letter_case(std::uint32_t begin, std::uint32_t end) const {
    Cases cases;
    for (std::uint32_t at = begin; at < end;) {
      const Letter letter = letter_at(at);
      at = letter.end;
      if (is_cased_letter(letter.code)) cases.add(is_capital(letter.code));
    }
    return cases.of_word();
  }

  std::string_view text_;
  const std::uint8_t* bytes_;
  std::uint32_t at_ = 0;
  bool starts_sentence_ = true;
  std::vector<Word> words_;
};

}  // namespace

std::vector<Word> break_words(std::string_view text) {
  return WordScanner(text).scan();
}

std::vector<Word> break_words(std::string_view text,
                              std::span<const TextSpan> left_out) {
  std::vector<Word> words = break_words(text);
  if (left_out.empty()) return words;
  auto span = left_out.begin();
  std::erase_if(words, [&](const Word& word) {
    while (span != left_out.end() && span->end <= word.begin) ++span;
    return span != left_out.end() && span->begin <= word.begin;
  });
  return words;
}

std::string fold(std::string_view text) {
  std::string folded;
  for (const Word& word : break_words(text)) {
    if (!folded.empty()) folded += ' ';
    folded += word.folded;
  }
  return folded;
}

bool is_all_capitals(const std::vector<Word>& words) {
  constexpr std::size_t kEnoughWords = 8;
  std::size_t capitals = 0;
  std::size_t cased = 0;
  for (const Word& word : words) {
    if (word.letter_case != LetterCase::none) ++cased;
    if (word.letter_case == LetterCase::capitals) ++capitals;
  }
  return cased >= kEnoughWords && capitals * 10 >= cased * 7;
}

}  // namespace fihrist
