#include "searchd/marked_words.h"

#include <algorithm>
#include <span>

namespace fihrist {
namespace {

using Kind = Query::Kind;

// The stretches of words of a phrase; an actor within it is marked by its
// mentions.
std::vector<std::vector<std::string>> stretches(const Query& query) {
  std::vector<std::vector<std::string>> found(1);
  for (const Query::Place& place : query.places) {
    if (place.actor.empty()) {
      found.back().push_back(place.word);
    } else {
      found.emplace_back();
    }
  }
  std::erase_if(found, [](const auto& words) { return words.empty(); });
  return found;
}

bool begins_phrase(const std::vector<Word>& words, std::size_t first,
                   const std::vector<std::string>& phrase) {
  if (first + phrase.size() > words.size()) return false;
  return std::equal(phrase.begin(), phrase.end(), words.begin() + first,
                    [](const std::string& asked, const Word& word) {
                      return asked == word.folded;
                    });
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    words.emplace_back(text.substr(0, text.find(' ')));
    text.remove_prefix(std::min(text.size(), words.back().size() + 1));
  }
  return words;
}

bool has_spellings(const Query& query) {
  return query.kind == Kind::alike ||
         std::any_of(
             query.children.begin(), query.children.end(),
             [](const Query& child) { return child.kind == Kind::alike; });
}

bool is_whole_name(const Query& query) {
  return query.kind == Kind::near && query.children.size() > 1 &&
         std::all_of(query.children.begin(), query.children.end(),
                     [](const Query& part) {
                       return has_spellings(part) &&
                              (part.kind == Kind::alike ||
                               part.children.front().kind == Kind::actor);
                     });
}

Mark word_mark(Field field, const Word& first, const Word& last,
               std::string via) {
  Mark mark;
  mark.field = field;
  mark.begin = first.begin;
  mark.end = last.end;
  mark.via = std::move(via);
  return mark;
}

Mark alike_mark(Field field, const std::vector<Word>& words, std::size_t first,
                std::size_t count, const std::string& name, double score) {
  Mark mark = word_mark(field, words[first], words[first + count - 1], "key");
  mark.like = name;
  mark.score = score;
  return mark;
}

}  // namespace

WordMarker::WordMarker(const Query& query) { collect(query); }

void WordMarker::collect(const Query& query) {
  if (query.kind == Kind::none_of) return;
  if (query.kind == Kind::word) collect_word(query.text);
  if (query.kind == Kind::prefix) prefixes_.insert(query.text);
  if (query.kind == Kind::name && query.places.size() == 1) {
    collect_word(query.places[0].word);
  } else if (!query.places.empty()) {
    auto& phrases = query.kind == Kind::title ? title_phrases_ : phrases_;
    for (auto& words : stretches(query)) phrases.push_back(std::move(words));
  }
  if (query.kind == Kind::alike) collect_spellings(query, std::nullopt);
  if (is_whole_name(query)) return collect_whole_name(query);
  for (const Query& child : query.children) collect(child);
}

void WordMarker::collect_word(const std::string& word) {
  Stemmer stemmer;
  words_.insert(word);
  for (std::string& stem : stemmer.asked_stems(word)) {
    stems_.insert(std::move(stem));
  }
}

void WordMarker::collect_spellings(const Query& alike,
                                   std::optional<PartOf> part) {
  for (const Query::Spelling& spelling : alike.spellings) {
    Phrase words = split(spelling.text);
    std::string first = words.front();
    spellings_.emplace(std::move(first), Alike{std::move(words), alike.text,
                                               spelling.score, part});
  }
}

void WordMarker::collect_whole_name(const Query& near) {
  WholeName name;
  name.window = near.window + near.children.size() - 1;
  for (const Query& child : near.children) {
    const PartOf part{whole_names_.size(), name.parts++};
    collect_spellings(child, part);
    for (const Query& way : child.children) {
      if (way.kind == Kind::actor) name.actors.emplace(way.text, part.part);
      collect_spellings(way, part);
    }
  }
  whole_names_.push_back(std::move(name));
}

std::vector<const WordMarker::Alike*> WordMarker::spellings_at(
    const std::vector<Word>& words, std::size_t first) const {
  std::vector<const Alike*> found;
  const auto [begin, end] = spellings_.equal_range(words[first].folded);
  for (auto spelling = begin; spelling != end; ++spelling) {
    if (begins_phrase(words, first, spelling->second.words)) {
      found.push_back(&spelling->second);
    }
  }
  return found;
}

// How a single word counts; empty when it is not asked for.
std::string WordMarker::via(const std::string& folded) const {
  if (words_.contains(folded)) return "word";
  const bool has_prefix = std::any_of(
      prefixes_.begin(), prefixes_.end(),
      [&](const auto& prefix) { return folded.starts_with(prefix); });
  return has_prefix ? "prefix" : "";
}

// An English stem keeps the first letter, an Arabic one is part of the word.
// Stemming is dear: most words need none.
bool WordMarker::may_share_stem(const std::string& folded) const {
  return std::any_of(stems_.begin(), stems_.end(), [&](const auto& stem) {
    return stem.front() == folded.front() ||
           folded.find(stem) != std::string::npos;
  });
}

bool WordMarker::shares_stem(const std::string& folded, ArabicScript script,
                             Stemmer& stemmer) const {
  return may_share_stem(folded) &&
         (stems_.contains(folded) ||
          stems_.contains(stemmer.stem(folded, script)));
}

// An actor stands at each word of a mention.
void WordMarker::add_mentions(const std::vector<Word>& words,
                              const WholeName& name,
                              const std::vector<Mark>& mentions,
                              std::vector<PartPlace>& places) {
  for (const Mark& mention : mentions) {
    const auto [begin, end] = name.actors.equal_range(mention.actor);
    if (begin == end) continue;
    auto word = std::lower_bound(
        words.begin(), words.end(), mention.begin,
        [](const Word& one, std::uint32_t at) { return one.begin < at; });
    for (; word != words.end() && word->end <= mention.end; ++word) {
      const auto at = static_cast<std::size_t>(word - words.begin());
      for (auto part = begin; part != end; ++part) {
        places.push_back({at, at, part->second, nullptr});
      }
    }
  }
}

// Marks the parts that stand where all of them do. `places` ascend by word.
void WordMarker::mark_whole_name(Field field, const std::vector<Word>& words,
                                 const WholeName& name,
                                 const std::vector<PartPlace>& places,
                                 std::vector<Mark>& marks) {
  for (std::size_t begin = 0; begin < places.size(); ++begin) {
    std::set<std::size_t> parts;
    std::size_t end = begin;
    while (end < places.size() &&
           places[end].word < places[begin].last_word + name.window) {
      parts.insert(places[end++].part);
    }
    if (parts.size() < name.parts) continue;
    for (const PartPlace& place :
         std::span(places).subspan(begin, end - begin)) {
      if (place.alike == nullptr) continue;
      marks.push_back(alike_mark(field, words, place.word,
                                 place.alike->words.size(), place.alike->name,
                                 place.alike->score));
    }
  }
}

bool WordMarker::is_empty() const {
  return words_.empty() && prefixes_.empty() && phrases_.empty() &&
         title_phrases_.empty() && spellings_.empty();
}

std::vector<Mark> WordMarker::find(const StoredDocument& stored, Field field,
                                   const std::vector<Mark>& mentions) const {
  std::vector<Mark> marks;
  if (is_empty()) return marks;
  Stemmer stemmer;
  const Paragraphs paragraphs(stored.text(field), stored.document.language);
  const std::vector<Word> words = words_of(stored, field);
  std::vector<std::vector<PartPlace>> places(whole_names_.size());
  const auto mark_phrases = [&](const auto& phrases, std::size_t first) {
    for (const auto& phrase : phrases) {
      if (!begins_phrase(words, first, phrase)) continue;
      marks.push_back(word_mark(field, words[first],
                                words[first + phrase.size() - 1],
                                phrase.size() > 1 ? "phrase" : "word"));
    }
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    mark_phrases(phrases_, i);
    if (field == Field::title) mark_phrases(title_phrases_, i);
    std::string reason = via(words[i].folded);
    if (reason.empty() &&
        shares_stem(words[i].folded, paragraphs.at(words[i].begin), stemmer)) {
      reason = "stem";
    }
    if (!reason.empty()) {
      marks.push_back(word_mark(field, words[i], words[i], reason));
    }
    for (const Alike* alike : spellings_at(words, i)) {
      const std::size_t count = alike->words.size();
      if (alike->part) {
        places[alike->part->name].push_back(
            {i, i + count - 1, alike->part->part, alike});
      } else if (reason.empty()) {
        marks.push_back(
            alike_mark(field, words, i, count, alike->name, alike->score));
      }
    }
  }
  for (std::size_t i = 0; i < whole_names_.size(); ++i) {
    add_mentions(words, whole_names_[i], mentions, places[i]);
    std::stable_sort(
        places[i].begin(), places[i].end(),
        [](const PartPlace& a, const PartPlace& b) { return a.word < b.word; });
    mark_whole_name(field, words, whole_names_[i], places[i], marks);
  }
  return marks;
}

}  // namespace fihrist
