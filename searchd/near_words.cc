#include "searchd/near_words.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "analyzers/arabic_letters.h"
#include "indexer/matching_documents.h"
#include "indexer/schema.h"

namespace fihrist {
namespace {

using Letters = std::u32string;

constexpr std::u32string_view kLatinLetters = U"abcdefghijklmnopqrstuvwxyz";

// As folded: one alef, one yeh, one kaf, one heh.
constexpr std::u32string_view kArabicLetters =
    U"\u0627\u0628\u062A\u062B\u062C\u062D\u062E\u062F\u0630\u0631\u0632\u0633"
    U"\u0634\u0635\u0636\u0637\u0638\u0639\u063A\u0641\u0642\u0643\u0644\u0645"
    U"\u0646\u0647\u0648\u064A\u0621\u067E\u0686\u0698\u06AF";

// What a slip costs, as the log of how seldom it is beside how frequent words
// are. Writers rarely miss the first letter, often a doubled one or a vowel.
constexpr double kSlip = 5.0;
constexpr double kSlipInFirstLetter = 2.0;
constexpr double kLightSlip = -1.0;

// Words that begin like a long one; more are not looked at.
constexpr std::size_t kMaxBeginAlike = 20'000;
constexpr std::size_t kLettersBeginAlike = 2;

constexpr std::size_t kMinLettersOfSplit = 3;
constexpr std::size_t kMaxSplitsAsked = 3;

std::u32string_view alphabet_of(const Letters& word) {
  const auto all_of = [&](std::u32string_view alphabet) {
    return std::all_of(word.begin(), word.end(), [&](char32_t letter) {
      return alphabet.find(letter) != std::u32string_view::npos;
    });
  };
  if (all_of(kLatinLetters)) return kLatinLetters;
  if (all_of(kArabicLetters)) return kArabicLetters;
  return {};
}

std::vector<Letters> one_slip_from(const Letters& word,
                                   std::u32string_view alphabet) {
  std::vector<Letters> slips;
  for (std::size_t i = 0; i <= word.size(); ++i) {
    const Letters head = word.substr(0, i);
    const Letters tail = word.substr(i);
    for (const char32_t letter : alphabet) {
      slips.push_back(head + letter + tail);
    }
    if (tail.empty()) break;
    const Letters rest = tail.substr(1);
    slips.push_back(head + rest);
    for (const char32_t letter : alphabet) {
      slips.push_back(head + letter + rest);
    }
    if (rest.empty()) continue;
    slips.push_back(head + rest[0] + tail[0] + rest.substr(1));
  }
  // Neighbours in the index are found sooner one after another.
  std::sort(slips.begin(), slips.end());
  slips.erase(std::unique(slips.begin(), slips.end()), slips.end());
  std::erase(slips, word);
  return slips;
}

bool is_vowel(char32_t letter) {
  return std::u32string_view(U"aeiouy\u0627\u0648\u064A").find(letter) !=
         std::u32string_view::npos;
}

// A doubled letter, a vowel for another, two exchanged.
bool is_light_slip(std::u32string_view a, std::u32string_view b) {
  const auto differs = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  const auto at = static_cast<std::size_t>(differs.first - a.begin());
  if (a.size() == b.size()) {
    const bool are_vowels = is_vowel(a[at]) && is_vowel(b[at]) &&
                            a.substr(at + 1) == b.substr(at + 1);
    return are_vowels || a.substr(at + 1) != b.substr(at + 1);
  }
  const std::u32string_view longer = a.size() > b.size() ? a : b;
  const bool is_doubled =
      at > 0 && at < longer.size() && longer[at] == longer[at - 1];
  return is_doubled || (at < longer.size() && is_vowel(longer[at]));
}

double score_of(std::u32string_view asked, std::u32string_view word,
                unsigned slips, std::uint64_t documents) {
  double score = std::log(static_cast<double>(documents)) - kSlip * slips;
  if (asked.front() != word.front()) score -= kSlipInFirstLetter;
  if (slips == 1 && is_light_slip(asked, word)) score -= kLightSlip;
  return score;
}

class WordFinder {
 public:
  WordFinder(std::string_view word, const Reading& reading)
      : asked_(letters_of(word)),
        alphabet_(alphabet_of(asked_)),
        reading_(reading) {}

  std::vector<NearWord> find(std::size_t limit) {
    if (asked_.size() < kMinLettersMended || alphabet_.empty()) return {};
    for (const Letters& slip : one_slip_from(asked_, alphabet_)) {
      consider(slip, text_of(slip), 1);
    }
    if (asked_.size() >= kMinLettersMendedTwice) find_begin_alike();
    find_splits();
    std::sort(found_.begin(), found_.end(),
              [](const NearWord& a, const NearWord& b) {
                return a.score != b.score ? a.score > b.score : a.text < b.text;
              });
    if (found_.size() > limit) found_.resize(limit);
    return std::move(found_);
  }

 private:
  std::uint64_t documents_with(const std::string& word) const {
    return reading_.whole.get_termfreq(make_term("", word));
  }

  // Articles that mention whom the tables call so, by whatever name.
  std::uint64_t documents_naming(const std::string& word) const {
    const AliasTable& table = *reading_.snapshot->table;
    std::uint64_t most = 0;
    for (const AliasIndex row : table.find_aliases(word)) {
      const std::string& id = table.actor(table.actor_of(row)).id;
      most = std::max<std::uint64_t>(
          most, reading_.whole.get_termfreq(make_term(kActorPrefix, id)));
    }
    return most;
  }

  void consider(std::u32string_view letters, std::string word, unsigned slips) {
    const std::uint64_t documents =
        std::max(documents_with(word), documents_naming(word));
    if (documents == 0) return;
    found_.push_back({std::move(word), slips, documents,
                      score_of(asked_, letters, slips, documents)});
  }

  void find_begin_alike() {
    const std::string begin =
        text_of(std::u32string_view(asked_).substr(0, kLettersBeginAlike));
    const Xapian::Database& archive = reading_.whole;
    const auto end = archive.allterms_end(begin);
    std::size_t seen = 0;
    for (auto term = archive.allterms_begin(begin);
         term != end && seen < kMaxBeginAlike; ++term, ++seen) {
      const std::string word = *term;
      const Letters letters = letters_of(word);
      if (slips_between(asked_, letters, 2) != 2) continue;
      consider(letters, word, 2);
    }
  }

  // The most frequent pairs, where they stand one after another.
  void find_splits() {
    std::vector<std::pair<std::uint64_t, std::size_t>> splits;
    for (std::size_t at = kMinLettersOfSplit;
         at + kMinLettersOfSplit <= asked_.size(); ++at) {
      const std::uint64_t first = documents_with(text_of(asked_.substr(0, at)));
      if (first == 0) continue;
      const std::uint64_t last = documents_with(text_of(asked_.substr(at)));
      if (last > 0) splits.emplace_back(std::min(first, last), at);
    }
    std::sort(splits.rbegin(), splits.rend());
    if (splits.size() > kMaxSplitsAsked) splits.resize(kMaxSplitsAsked);
    for (const auto& [least, at] : splits) add_split(at);
  }

  void add_split(std::size_t at) {
    const std::string first = text_of(asked_.substr(0, at));
    const std::string last = text_of(asked_.substr(at));
    const std::array words = {make_term("", first), make_term("", last)};
    const Xapian::Query phrase(Xapian::Query::OP_PHRASE, words.begin(),
                               words.end());
    std::uint64_t documents = 0;
    for (const Xapian::Database& shard : reading_.shards) {
      documents += matching_documents(phrase, shard).size();
    }
    if (documents == 0) return;
    found_.push_back({first + " " + last, 1, documents,
                      std::log(static_cast<double>(documents)) - kSlip});
  }

  Letters asked_;
  std::u32string_view alphabet_;
  const Reading& reading_;
  std::vector<NearWord> found_;
};

}  // namespace

// The optimal string alignment, three rows of it.
unsigned slips_between(std::u32string_view a, std::u32string_view b,
                       unsigned most) {
  const std::size_t longer = std::max(a.size(), b.size());
  if (longer - std::min(a.size(), b.size()) > most) return most + 1;
  std::vector<unsigned> before(b.size() + 1);
  std::vector<unsigned> last(b.size() + 1);
  std::vector<unsigned> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) {
    last[j] = static_cast<unsigned>(j);
  }
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<unsigned>(i);
    unsigned least = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const unsigned changed = last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
      row[j] = std::min({changed, last[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
      least = std::min(least, row[j]);
    }
    if (least > most) return most + 1;
    std::swap(before, last);
    std::swap(last, row);
  }
  return std::min(last[b.size()], most + 1);
}

std::vector<NearWord> near_words(std::string_view word, std::size_t limit,
                                 const Reading& reading) {
  return WordFinder(word, reading).find(limit);
}

}  // namespace fihrist
