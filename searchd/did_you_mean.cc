#include "searchd/did_you_mean.h"

#include <xapian.h>

#include <algorithm>
#include <set>
#include <utility>

#include "analyzers/stem.h"
#include "analyzers/words.h"
#include "indexer/schema.h"
#include "searchd/count_answers.h"
#include "searchd/name_reading.h"
#include "searchd/near_words.h"

namespace fihrist {
namespace {

using Kind = Query::Kind;

constexpr std::size_t kNearWordsTried = 3;

// Words of a run to be written otherwise.
struct Slip {
  std::size_t run = 0;  // which, in the order of the query
  // Bytes of the run's text, [begin, end).
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string from;
  std::vector<NearWord> choices;  // the likeliest first
};

void collect_runs(Query& query, std::vector<Query*>& runs) {
  if (query.kind == Kind::none_of) return;
  if (query.kind == Kind::run) runs.push_back(&query);
  for (Query& child : query.children) collect_runs(child, runs);
}

bool has_alternatives(const Query& query) {
  return query.kind == Kind::any_of ||
         std::any_of(query.children.begin(), query.children.end(),
                     has_alternatives);
}

// Single words that are nobody's name in the tables.
void collect_unknown(const Query& read, std::set<std::string>& unknown) {
  if (read.kind == Kind::word) unknown.insert(read.text);
  if (read.kind == Kind::name && read.places.size() == 1) {
    unknown.insert(read.places.front().word);
  }
  for (const Query& child : read.children) collect_unknown(child, unknown);
}

class Mender {
 public:
  Mender(Query parsed, const FoundSoFar& found, const Filters& filters,
         const Reading& reading)
      : parsed_(std::move(parsed)),
        found_(found),
        filters_(filters),
        reading_(reading) {
    collect_runs(parsed_, runs_);
  }

  std::optional<DidYouMean> mend() {
    if (found_.total > kGoodAnswer && !has_alternatives(parsed_)) {
      return std::nullopt;
    }
    for (std::size_t run = 0; run < runs_.size(); ++run) find_slips(run);
    if (slips_.empty() && found_.total == 0) find_parted_words();
    if (slips_.empty()) return std::nullopt;
    return first_that_finds_more();
  }

 private:
  std::uint64_t frequency(const std::string& word) const {
    return reading_.whole.get_termfreq(make_term("", word));
  }

  // Articles with the word or another of its stem, at least.
  std::uint64_t documents(const std::string& word) const {
    Stemmer stemmer;
    std::uint64_t most = frequency(word);
    for (const std::string& stem : stemmer.asked_stems(word)) {
      most = std::max({most, frequency(stem),
                       std::uint64_t{reading_.whole.get_termfreq(
                           make_term(kStemPrefix, stem))}});
    }
    return most;
  }

  // In the most articles of a spelling that sounds like the word.
  std::uint64_t documents_by_sound(const std::string& word) const {
    std::uint64_t most = 0;
    for (const AlsoAsked& also : found_.also) {
      if (also.name == word) most = std::max(most, also.spelling.documents);
    }
    return most;
  }

  void find_slips(std::size_t run) {
    const Query read =
        read_names(*runs_[run], *reading_.snapshot->table, filters_.dates)
            .query;
    std::set<std::string> unknown;
    collect_unknown(read, unknown);
    const std::string& text = runs_[run]->text;
    for (const Word& word : break_words(text)) {
      if (slips_.size() == kMaxWordsMended) return;
      if (!unknown.contains(word.folded)) continue;
      const std::uint64_t own = documents(word.folded);
      if (own > kRareWord) continue;
      Slip slip{run, word.begin, word.end,
                text.substr(word.begin, word.end - word.begin),
                choices(word.folded, own)};
      if (!slip.choices.empty()) slips_.push_back(std::move(slip));
    }
  }

  std::vector<NearWord> choices(const std::string& word,
                                std::uint64_t own) const {
    std::vector<NearWord> near = near_words(word, kNearWordsTried, reading_);
    const std::uint64_t found = std::max(own, documents_by_sound(word));
    std::erase_if(near, [&](const NearWord& one) {
      return found > 0 &&
             (one.slips > 1 || one.documents < kTimesAsFrequent * found);
    });
    return near;
  }

  // "cease fire", which the archive writes as one word.
  void find_parted_words() {
    for (std::size_t run = 0; run < runs_.size(); ++run) {
      const std::string& text = runs_[run]->text;
      const std::vector<Word> words = break_words(text);
      for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const std::string joined = words[i].folded + words[i + 1].folded;
        const std::uint64_t found = frequency(joined);
        if (found == 0) continue;
        slips_.push_back(
            {run,
             words[i].begin,
             words[i + 1].end,
             text.substr(words[i].begin, words[i + 1].end - words[i].begin),
             {{joined, 1, found, 0}}});
        return;
      }
    }
  }

  // Which choice of each slip is taken.
  using Choice = std::vector<std::size_t>;

  // The likeliest of all first, then with the next of one word.
  std::optional<DidYouMean> first_that_finds_more() {
    Choice likeliest(slips_.size(), 0);
    std::vector<Choice> choices = {likeliest};
    for (std::size_t next = 1; next < kNearWordsTried; ++next) {
      for (std::size_t i = 0; i < slips_.size(); ++i) {
        if (next >= slips_[i].choices.size()) continue;
        choices.push_back(likeliest);
        choices.back()[i] = next;
      }
    }
    if (choices.size() > kMaxQueriesTried) choices.resize(kMaxQueriesTried);
    for (const Choice& choice : choices) {
      const std::string query = mended(choice);
      const std::uint64_t total = count_answers(query, filters_, reading_);
      if (total > found_.total) return suggestion(choice, query, total);
    }
    return std::nullopt;
  }

  std::string mended(const Choice& choice) {
    std::vector<std::string> before;
    for (const Query* run : runs_) before.push_back(run->text);
    for (std::size_t i = slips_.size(); i-- > 0;) {
      const Slip& slip = slips_[i];
      runs_[slip.run]->text.replace(slip.begin, slip.end - slip.begin,
                                    slip.choices[choice[i]].text);
    }
    std::string query = to_string(parsed_);
    for (std::size_t i = 0; i < runs_.size(); ++i) runs_[i]->text = before[i];
    return query;
  }

  DidYouMean suggestion(const Choice& choice, const std::string& query,
                        std::uint64_t total) const {
    DidYouMean meant;
    meant.query = query;
    meant.total = total;
    for (std::size_t i = 0; i < slips_.size(); ++i) {
      const NearWord& near = slips_[i].choices[choice[i]];
      meant.words.push_back({slips_[i].from, near.text, near.documents});
    }
    return meant;
  }

  Query parsed_;
  const FoundSoFar& found_;
  const Filters& filters_;
  const Reading& reading_;
  std::vector<Query*> runs_;
  std::vector<Slip> slips_;  // in the order of the query
};

}  // namespace

std::optional<DidYouMean> did_you_mean(const Query& parsed,
                                       const FoundSoFar& found,
                                       const Filters& filters,
                                       const Reading& reading) {
  return Mender(parsed, found, filters, reading).mend();
}

}  // namespace fihrist
