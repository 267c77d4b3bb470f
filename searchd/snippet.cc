#include "searchd/snippet.h"

#include <algorithm>
#include <string_view>

#include "analyzers/words.h"
#include "corpus/utf8.h"
#include "searchd/passages.h"

namespace fihrist {
namespace {

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

// Signs that touch the passage belong to it: a quote before, a full stop
// behind. Bytes [begin, end) of the body.
struct Bytes {
  std::size_t begin = 0;
  std::size_t end = 0;
};

Bytes bytes_of(const Passage& passage, std::string_view body,
               const std::vector<Word>& words) {
  Bytes bytes{0, body.size()};
  if (passage.first > 0) {
    const std::size_t before = words[passage.first - 1].end;
    const std::size_t begin = words[passage.first].begin;
    bytes.begin = begin;
    for (CodePoints rest(body.substr(before, begin - before));
         !rest.at_end();) {
      if (is_blank(rest.take())) bytes.begin = before + rest.offset();
    }
  }
  if (passage.end < words.size()) {
    const std::size_t end = words[passage.end - 1].end;
    const std::size_t next = words[passage.end].begin;
    bytes.end = end;
    CodePoints rest(body.substr(end, next - end));
    std::size_t touching = 0;
    while (!rest.at_end() && !is_blank(rest.take())) touching = rest.offset();
    // A hyphen that joins the next word is not the passage's.
    if (end + touching < next) bytes.end = end + touching;
  }
  return bytes;
}

}  // namespace

Snippet make_snippet(const StoredDocument& stored,
                     const std::vector<Word>& words,
                     const std::vector<Mark>& marks) {
  Snippet snippet;
  const std::string_view body = stored.document.body;
  std::size_t shown = 0;  // words before that are shown or told to be missing
  for (const Passage& passage : find_passages(stored, words, marks)) {
    if (passage.first > 0) {
      snippet.push_back({shown > 0 ? " … " : "… ", false, {}});
    }
    const Bytes bytes = bytes_of(passage, body, words);
    add_without_furniture(
        stretch_of(body, Field::body, bytes.begin, bytes.end, marks),
        stored.document, snippet);
    shown = passage.end;
  }
  if (shown < words.size()) snippet.push_back({" …", false, {}});
  return snippet;
}

Snippet make_snippet(const StoredDocument& stored,
                     const std::vector<Mark>& marks) {
  return make_snippet(stored, words_of(stored, Field::body), marks);
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
