#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "analyzers/words.h"
#include "corpus/utf8.h"
#include "searchd/highlight.h"

namespace fihrist {
namespace {

// Words of a passage; a few stand before its first mark.
constexpr std::size_t kPassageWords = 30;
constexpr std::size_t kWordsBeforeMark = 8;

// Passages beyond these are not weighed against each other.
constexpr std::size_t kMaxMarksWeighed = 200;

struct Passage {
  std::size_t first_word = 0;
  std::size_t end_word = 0;
};

// By what a mark differs from others: two spellings of one actor are two.
using Meaning = std::pair<std::string, std::string>;

Meaning meaning(const StoredDocument& stored, const Mark& mark) {
  return {mark.actor, fold(std::string_view(stored.text(mark.field))
                               .substr(mark.begin, mark.end - mark.begin))};
}

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

// Line ends and runs of blanks, as scraped text has them, become one space.
std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    if (!is_space(c)) {
      line += c;
    } else if (line.empty() || line.back() != ' ') {
      line += ' ';
    }
  }
  return line;
}

// A part of a field's text, with the marks that lie in it whole.
struct Stretch {
  std::string_view text;  // the whole field
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<const Mark*> marks;
};

Stretch stretch_of(std::string_view text, Field field, std::size_t begin,
                   std::size_t end, const std::vector<Mark>& marks) {
  Stretch stretch{text, begin, end, {}};
  for (const Mark& mark : marks) {
    if (mark.field != field || mark.begin < begin || mark.end > end) continue;
    stretch.marks.push_back(&mark);
  }
  return stretch;
}

void add_segments(const Stretch& stretch, Snippet& snippet) {
  std::size_t at = stretch.begin;
  const auto add = [&](std::size_t to, bool match, const std::string& actor) {
    to = std::min(to, stretch.end);
    if (to <= at) return;
    snippet.push_back(
        {one_line(stretch.text.substr(at, to - at)), match, actor});
    at = to;
  };
  for (const Mark* mark : stretch.marks) {
    add(mark->begin, false, {});
    add(mark->end, true, mark->actor);
  }
  add(stretch.end, false, {});
}

// The bytes [begin, end) without furniture, in the parts it leaves: none has
// blanks where it meets furniture.
std::vector<TextSpan> parts_of_article(const Document& document,
                                       std::size_t begin, std::size_t end) {
  const std::string_view body = document.body;
  std::vector<TextSpan> parts;
  std::size_t from = begin;
  const auto add = [&](std::size_t to) {
    const std::string_view part = body.substr(from, to - from);
    const std::string_view kept = trimmed(part);
    if (kept.empty()) return;
    const auto at = static_cast<std::size_t>(kept.data() - body.data());
    const std::size_t first = from == begin ? from : at;
    const std::size_t last = to == end ? to : at + kept.size();
    parts.push_back(
        {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)});
  };
  for (const TextSpan span : document.furniture) {
    if (span.end <= from || span.begin >= end) continue;
    add(std::max<std::size_t>(span.begin, from));
    from = span.end;
  }
  if (from < end) add(end);
  return parts;
}

// A mark may reach over a line of furniture: both its ends are marked.
void add_without_furniture(Stretch stretch, const Document& document,
                           Snippet& snippet) {
  const auto parts = parts_of_article(document, stretch.begin, stretch.end);
  for (const TextSpan& part : parts) {
    if (&part != &parts.front()) snippet.push_back({" … ", false, {}});
    stretch.begin = part.begin;
    stretch.end = part.end;
    add_segments(stretch, snippet);
  }
}

class PassageFinder {
 public:
  PassageFinder(const StoredDocument& stored, const std::vector<Mark>& marks)
      : stored_(stored), words_(words_of(stored, Field::body)) {
    for (const Mark& mark : marks) {
      if (marks_.size() == kMaxMarksWeighed) break;
      if (mark.field == Field::body) marks_.push_back(&mark);
    }
  }

  const std::vector<Word>& words() const { return words_; }

  // The passage with the most meanings that `seen` lacks; they join it.
  Passage best(std::set<Meaning>& seen) const {
    std::set<Meaning> most;
    Passage chosen{0, std::min(words_.size(), kPassageWords)};
    for (const Mark* mark : marks_) {
      const Passage passage = passage_at(*mark);
      std::set<Meaning> found = meanings(passage, seen);
      if (found.size() <= most.size()) continue;
      most = std::move(found);
      chosen = passage;
    }
    seen.insert(most.begin(), most.end());
    return chosen;
  }

 private:
  Passage passage_at(const Mark& mark) const {
    const auto word = std::lower_bound(
        words_.begin(), words_.end(), mark.begin,
        [](const Word& w, std::uint32_t begin) { return w.end <= begin; });
    const auto index = static_cast<std::size_t>(word - words_.begin());
    // Back to the sentence's start where it is near.
    std::size_t first = index;
    while (first > 0 && index - first < kWordsBeforeMark &&
           !words_[first].starts_sentence) {
      --first;
    }
    return {first, std::min(words_.size(), first + kPassageWords)};
  }

  std::set<Meaning> meanings(const Passage& passage,
                             const std::set<Meaning>& seen) const {
    std::set<Meaning> found;
    const std::uint32_t begin = words_[passage.first_word].begin;
    const std::uint32_t end = words_[passage.end_word - 1].end;
    for (const Mark* mark : marks_) {
      if (mark->begin < begin || mark->end > end) continue;
      Meaning what = meaning(stored_, *mark);
      if (!seen.contains(what)) found.insert(std::move(what));
    }
    return found;
  }

  const StoredDocument& stored_;
  std::vector<Word> words_;
  std::vector<const Mark*> marks_;
};

void add_passage(const Passage& passage, const PassageFinder& finder,
                 const StoredDocument& stored, const std::vector<Mark>& marks,
                 Snippet& snippet) {
  const std::vector<Word>& words = finder.words();
  if (passage.end_word == 0) return;
  const std::string_view body = stored.document.body;
  const std::size_t begin =
      passage.first_word == 0 ? 0 : words[passage.first_word].begin;
  const bool to_the_end = passage.end_word == words.size();
  const std::size_t end =
      to_the_end ? body.size() : words[passage.end_word - 1].end;
  if (passage.first_word > 0) {
    const bool follows = !snippet.empty();  // its " …" stands there already
    snippet.push_back({follows ? " " : "… ", false, {}});
  }
  add_without_furniture(stretch_of(body, Field::body, begin, end, marks),
                        stored.document, snippet);
  if (!to_the_end) snippet.push_back({" …", false, {}});
}

}  // namespace

Snippet make_snippet(const StoredDocument& stored,
                     const std::vector<Mark>& marks) {
  const PassageFinder finder(stored, marks);
  std::set<Meaning> seen;
  Passage first = finder.best(seen);
  const std::size_t known = seen.size();
  Passage second = finder.best(seen);
  Snippet snippet;
  if (seen.size() == known) {
    add_passage(first, finder, stored, marks, snippet);
    return snippet;
  }
  if (second.first_word < first.first_word) std::swap(first, second);
  if (second.first_word <= first.end_word) {  // they touch: one passage
    add_passage({first.first_word, second.end_word}, finder, stored, marks,
                snippet);
    return snippet;
  }
  add_passage(first, finder, stored, marks, snippet);
  add_passage(second, finder, stored, marks, snippet);
  return snippet;
}

Snippet mark_title(const StoredDocument& stored,
                   const std::vector<Mark>& marks) {
  Snippet snippet;
  const std::string_view title = stored.document.title;
  add_segments(stretch_of(title, Field::title, 0, title.size(), marks),
               snippet);
  return snippet;
}

Snippet mark_span(const StoredDocument& stored, const std::vector<Mark>& marks,
                  Field field, TextSpan span) {
  Snippet snippet;
  const Stretch stretch =
      stretch_of(stored.text(field), field, span.begin, span.end, marks);
  if (field == Field::title) {
    add_segments(stretch, snippet);
  } else {
    add_without_furniture(stretch, stored.document, snippet);
  }
  return snippet;
}

}  // namespace fihrist
