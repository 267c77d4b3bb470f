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

void WordMarker::Beginnings::add(std::string_view begin) {
  pairs_.set(pair_of(begin));
}

void WordMarker::Beginnings::add_stem(std::string_view stem) {
  constexpr std::size_t kBytes = 256;
  constexpr std::size_t kShortStem = 3;  // die, of dying
  const auto first = static_cast<unsigned char>(stem.front());
  if (first >= 0x80) {
    for (std::size_t pair = 0x80 * kBytes; pair < pairs_.size(); ++pair) {
      pairs_.set(pair);
    }
  } else if (stem.size() > kShortStem) {
    add(stem);
  } else {
    for (std::size_t second = 0; second < kBytes; ++second) {
      pairs_.set(first * kBytes + second);
    }
  }
}

WordMarker::WordMarker(const Query& query) { collect(query); }

void WordMarker::collect(const Query& query) {
  if (query.kind == Kind::none_of) return;
  if (query.kind == Kind::word) collect_word(query.text);
  if (query.kind == Kind::prefix) {
    beginnings_.add(query.text);
    prefixes_.try_emplace(query.text, new_part());
  }
  if (query.kind == Kind::name && query.places.size() == 1) {
    collect_word(query.places[0].word);
  } else if (!query.places.empty()) {
    const PartNumber part = new_part();
    for (auto& words : stretches(query)) {
      collect_phrase(std::move(words), part, query.kind == Kind::title);
    }
  }
  if (query.kind == Kind::alike) collect_spellings(query, std::nullopt);
  if (is_whole_name(query)) return collect_whole_name(query);
  for (const Query& child : query.children) collect(child);
}

void WordMarker::collect_word(const std::string& word) {
  const PartNumber part = new_part();
  beginnings_.add(word);
  words_.try_emplace(word, part);
  for (std::string& stem : stemmer_.asked_stems(word)) {
    beginnings_.add_stem(stem);
    stems_.try_emplace(std::move(stem), part);
  }
}

void WordMarker::collect_phrase(Phrase words, PartNumber part, bool in_title) {
  beginnings_.add(words.front());
  (in_title ? title_phrases_ : phrases_).push_back({std::move(words), part});
}

void WordMarker::collect_spellings(const Query& alike,
                                   std::optional<PartOf> part) {
  const PartNumber number = new_part();
  for (const Query::Spelling& spelling : alike.spellings) {
    Phrase words = split(spelling.text);
    std::string first = words.front();
    beginnings_.add(first);
    spellings_.emplace(std::move(first), Alike{std::move(words), alike.text,
                                               spelling.score, number, part});
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

// How a single word counts but for its stem.
WordMarker::Reason WordMarker::reason_for(const std::string& folded) const {
  if (const auto word = words_.find(folded); word != words_.end()) {
    return {"word", word->second};
  }
  for (const auto& [prefix, part] : prefixes_) {
    if (folded.starts_with(prefix)) return {"prefix", part};
  }
  return {};
}

// Stemming is dear: most words need none.
bool WordMarker::may_share_stem(const std::string& folded) const {
  return std::any_of(stems_.begin(), stems_.end(), [&](const auto& entry) {
    const std::string& stem = entry.first;
    return stem.front() == folded.front() ||
           folded.find(stem) != std::string::npos;
  });
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
      marks.back().part = place.alike->number;
    }
  }
}

bool WordMarker::is_empty() const {
  return words_.empty() && prefixes_.empty() && phrases_.empty() &&
         title_phrases_.empty() && spellings_.empty();
}

std::vector<Mark> WordMarker::find(const StoredDocument& stored, Field field,
                                   const std::vector<Word>& words,
                                   const std::vector<Mark>& mentions) {
  std::vector<Mark> marks;
  if (is_empty()) return marks;
  std::optional<Paragraphs> paragraphs;  // read when a stem asks for them
  const auto script_at = [&](const Word& word) {
    if (static_cast<unsigned char>(word.folded.front()) < 0x80) {
      return ArabicScript::other;
    }
    if (!paragraphs) {
      paragraphs.emplace(stored.text(field), stored.document.language);
    }
    return paragraphs->at(word.begin);
  };
  const auto reason_at = [&](const Word& word) -> Reason {
    const Reason reason = reason_for(word.folded);
    if (reason.via != nullptr || !may_share_stem(word.folded)) return reason;
    auto stem = stems_.find(word.folded);
    if (stem == stems_.end()) {
      stem = stems_.find(stemmer_.stem(word.folded, script_at(word)));
    }
    return stem == stems_.end() ? Reason{} : Reason{"stem", stem->second};
  };
  const auto mark_phrases = [&](const auto& phrases, std::size_t first) {
    for (const auto& [phrase, part] : phrases) {
      if (!begins_phrase(words, first, phrase)) continue;
      marks.push_back(word_mark(field, words[first],
                                words[first + phrase.size() - 1],
                                phrase.size() > 1 ? "phrase" : "word"));
      marks.back().part = part;
    }
  };
  std::vector<std::vector<PartPlace>> places(whole_names_.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!beginnings_.may_begin(words[i].folded)) continue;
    mark_phrases(phrases_, i);
    if (field == Field::title) mark_phrases(title_phrases_, i);
    const Reason reason = reason_at(words[i]);
    if (reason.via != nullptr) {
      marks.push_back(word_mark(field, words[i], words[i], reason.via));
      marks.back().part = reason.part;
    }
    for (const Alike* alike : spellings_at(words, i)) {
      const std::size_t count = alike->words.size();
      if (alike->part) {
        places[alike->part->name].push_back(
            {i, i + count - 1, alike->part->part, alike});
      } else if (reason.via == nullptr) {
        marks.push_back(
            alike_mark(field, words, i, count, alike->name, alike->score));
        marks.back().part = alike->number;
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
