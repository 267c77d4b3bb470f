#include "searchd/twins.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

#include "analyzers/words.h"
#include "indexer/matching_documents.h"
#include "indexer/schema.h"
#include "searchd/name_example.h"

namespace fihrist {
namespace {

constexpr std::size_t kWordsBeside = 3;   // that must be the same
constexpr std::size_t kWordsAround = 20;  // of which half must be
constexpr std::size_t kMostNameWords = 8;
constexpr double kSameStory = 0.5;
constexpr std::size_t kArticlesOfName = 2;
constexpr std::uint32_t kCopies = 3;
constexpr std::size_t kRareWords = 2;

using Texts = std::vector<std::string>;

Texts texts(const std::vector<Word>& words, std::size_t begin,
            std::size_t end) {
  Texts folded;
  for (std::size_t i = begin; i < end; ++i) folded.push_back(words[i].folded);
  return folded;
}

std::size_t words_before(std::size_t word) {
  return word - std::min(word, kWordsAround);
}

std::size_t words_after(std::size_t word, std::size_t size) {
  return std::min(size, word + kWordsAround);
}

using Runs = std::multiset<std::string>;

void add_runs(const Texts& words, Runs& runs) {
  for (std::size_t i = 0; i + kWordsBeside <= words.size(); ++i) {
    runs.insert(words[i] + ' ' + words[i + 1] + ' ' + words[i + 2]);
  }
}

Runs runs_of(const Texts& before, const Texts& after) {
  Runs runs;
  add_runs(before, runs);
  add_runs(after, runs);
  return runs;
}

// The share of the runs of three words of the longer that the other has.
double share_in_common(const Runs& a, const Runs& b) {
  Texts common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(),
                        std::back_inserter(common));
  return static_cast<double>(common.size()) /
         static_cast<double>(std::max(a.size(), b.size()));
}

bool is_meant(NameKind kind, ActorKind actor) {
  if (kind == NameKind::person) return actor == ActorKind::person;
  return actor == ActorKind::group || actor == ActorKind::force ||
         actor == ActorKind::party || actor == ActorKind::organization ||
         actor == ActorKind::government;
}

Xapian::Query join(Xapian::Query::op op, const Texts& terms,
                   std::size_t window = 0) {
  return Xapian::Query(op, terms.begin(), terms.end(),
                       static_cast<Xapian::termcount>(window));
}

}  // namespace

std::vector<Twin> TwinFinder::find(NameKind kind, const std::string& folded) {
  std::vector<Twin> twins;
  const std::string term = unlisted_term(kind, folded);
  for (const Place& place : places_of(term, folded)) {
    for (const Xapian::docid id : copies_of(place, term)) {
      if (is_exhausted()) return twins;
      add_twin(place, kind, read(id), twins);
    }
  }
  return twins;
}

std::vector<TwinFinder::Place> TwinFinder::places_of(
    const std::string& term, const std::string& folded) {
  std::vector<Place> places;
  const Texts name = folded_words(folded);
  auto id = reading_.whole.postlist_begin(term);
  for (std::size_t i = 0; i < kArticlesOfName && !is_exhausted(); ++i, ++id) {
    if (id == reading_.whole.postlist_end(term)) break;
    const StoredDocument stored = read(*id);
    const std::vector<Word> words = words_of(stored, Field::body);
    for (const std::size_t first :
         find_unmentioned(stored, Field::body, words, name)) {
      const std::size_t end = first + name.size();
      if (first < kWordsBeside || end + kWordsBeside > words.size()) continue;
      places.push_back({stored.document.id,
                        texts(words, words_before(first), first),
                        texts(words, end, words_after(end, words.size()))});
      break;
    }
  }
  return places;
}

std::vector<Xapian::docid> TwinFinder::copies_of(
    const Place& place, const std::string& term) const {
  Texts beside(place.before.end() - kWordsBeside, place.before.end());
  beside.insert(beside.end(), place.after.begin(),
                place.after.begin() + kWordsBeside);
  const Texts rare = rare_words(place);
  if (rare.empty()) return {};
  Xapian::Query query(
      Xapian::Query::OP_AND, join(Xapian::Query::OP_AND, rare),
      join(Xapian::Query::OP_PHRASE, beside, beside.size() + kMostNameWords));
  query = Xapian::Query(Xapian::Query::OP_AND_NOT, query, Xapian::Query(term));
  return first_matching_documents(query, reading_.whole, kCopies);
}

// Words around the name that few articles have, but more than one: they make
// the search for the phrase cheap, and a copy has them.
std::vector<std::string> TwinFinder::rare_words(const Place& place) const {
  std::set<std::pair<Xapian::doccount, std::string>> by_articles;
  for (const Texts* words : {&place.before, &place.after}) {
    for (const std::string& word : *words) {
      const Xapian::doccount articles = reading_.whole.get_termfreq(word);
      if (articles > 1) by_articles.emplace(articles, word);
    }
  }
  Texts rare;
  for (const auto& [articles, word] : by_articles) {
    if (rare.size() < kRareWords) rare.push_back(word);
  }
  return rare;
}

void TwinFinder::add_twin(const Place& place, NameKind kind,
                          const StoredDocument& copy,
                          std::vector<Twin>& twins) const {
  const AliasTable& table = *reading_.snapshot->table;
  const std::string& body = copy.document.body;
  const std::vector<Word> words = words_of(copy, Field::body);
  const Texts before(place.before.end() - kWordsBeside, place.before.end());
  const Texts after(place.after.begin(), place.after.begin() + kWordsBeside);
  const Runs runs = runs_of(place.before, place.after);
  for (const std::size_t at : find_words(words, before)) {
    const std::size_t first = at + kWordsBeside;
    for (const StoredMention& mention : copy.mentions) {
      if (mention.field != Field::body || mention.via != Via::alias) continue;
      if (first >= words.size() || mention.begin != words[first].begin) {
        continue;
      }
      std::size_t end = first;
      while (end < words.size() && words[end].end <= mention.end) ++end;
      if (end + kWordsBeside > words.size() ||
          texts(words, end, end + kWordsBeside) != after) {
        continue;
      }
      const auto actor = table.find_actor(mention.actor);
      if (!actor || !is_meant(kind, table.actor(*actor).kind)) continue;
      const Runs around =
          runs_of(texts(words, words_before(first), first),
                  texts(words, end, words_after(end, words.size())));
      if (share_in_common(runs, around) < kSameStory) continue;
      twins.push_back(
          {place.document, copy.document.id, mention.actor,
           body.substr(mention.begin, mention.end - mention.begin)});
      return;
    }
  }
}

StoredDocument TwinFinder::read(Xapian::docid id) {
  --left_;
  return reading_.read(id);
}

}  // namespace fihrist
