#include "searchd/company_example.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "analyzers/passages.h"

namespace fihrist {
namespace {

// A shorter sentence with two names in it is a headline or a list.
constexpr std::size_t kShortSentenceBytes = 40;

struct PlacedMention {
  const StoredMention* mention = nullptr;
  std::size_t paragraph = 0;
  std::size_t sentence = 0;
  TextSpan span;  // of its sentence
};

// Two mentions, the first in the text first.
struct Pair {
  PlacedMention first;
  PlacedMention second;

  bool is_in_one_field() const {
    return first.mention->field == second.mention->field;
  }
  bool is_within(Within within) const {
    if (within == Within::article) return true;
    if (!is_in_one_field()) return false;
    return within == Within::paragraph ? first.paragraph == second.paragraph
                                       : first.sentence == second.sentence;
  }
  // The smallest is shown.
  auto worth() const {
    const bool is_one_sentence = is_within(Within::sentence);
    const std::uint32_t size =
        is_one_sentence     ? first.span.end - first.span.begin
        : is_in_one_field() ? second.mention->begin - first.mention->begin
                            : second.mention->begin;
    return std::tuple(!is_one_sentence, !is_within(Within::paragraph),
                      !is_in_one_field(),
                      is_one_sentence && size < kShortSentenceBytes, size);
  }
};

// The mentions of the two, in the order of the text.
std::vector<PlacedMention> place_mentions(const StoredDocument& stored,
                                          const std::string& actor,
                                          const std::string& other) {
  const Passages body(stored.document.body, stored.document.furniture);
  std::vector<PlacedMention> placed;
  for (const StoredMention& mention : stored.mentions) {
    if (mention.actor != actor && mention.actor != other) continue;
    PlacedMention one;
    one.mention = &mention;
    if (mention.field == Field::title) {
      one.span = {0, static_cast<std::uint32_t>(stored.document.title.size())};
    } else {
      one.paragraph = body.paragraph_at(mention.begin);
      one.sentence = body.sentence_at(mention.begin);
      one.span = body.sentence(one.sentence);
      // A name may reach over a line's end into the next.
      one.span.end = std::max(one.span.end, mention.end);
    }
    placed.push_back(one);
  }
  return placed;
}

// Of two that are nearest, none of either stands between.
std::optional<Pair> nearest_pair(const std::vector<PlacedMention>& mentions,
                                 Within within) {
  std::optional<Pair> best;
  for (std::size_t i = 1; i < mentions.size(); ++i) {
    const Pair pair{mentions[i - 1], mentions[i]};
    if (pair.first.mention->actor == pair.second.mention->actor) continue;
    if (!pair.is_within(within)) continue;
    if (!best || pair.worth() < best->worth()) best = pair;
  }
  return best;
}

Mark mark_of(const StoredMention& mention) {
  Mark mark;
  mark.field = mention.field;
  mark.begin = mention.begin;
  mark.end = mention.end;
  mark.actor = mention.actor;
  return mark;
}

// One after the other: a group within a title ("Quds Force chief") takes its
// words from it.
std::vector<Mark> marks_of(const std::vector<PlacedMention>& mentions) {
  std::vector<Mark> marks;
  for (const PlacedMention& placed : mentions) {
    Mark mark = mark_of(*placed.mention);
    if (marks.empty() || marks.back().field != mark.field ||
        marks.back().end <= mark.begin) {
      marks.push_back(std::move(mark));
      continue;
    }
    Mark outer = std::exchange(marks.back(), mark);
    if (outer.begin < mark.begin) {
      Mark before = outer;
      before.end = mark.begin;
      marks.insert(marks.end() - 1, std::move(before));
    }
    if (mark.end < outer.end) {
      outer.begin = mark.end;
      marks.push_back(std::move(outer));
    }
  }
  return marks;
}

bool continues_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// The part of a long sentence around a mention, from a blank to a blank.
TextSpan around(std::string_view text, const PlacedMention& placed) {
  const auto [begin, end] = placed.span;
  const StoredMention& mention = *placed.mention;
  if (end - begin <= kLongSentenceBytes) return placed.span;
  std::uint32_t from = begin;
  if (mention.begin > begin + kBytesBesideMark) {
    from = mention.begin - static_cast<std::uint32_t>(kBytesBesideMark);
    const std::size_t blank = text.find(' ', from);
    if (blank < mention.begin) from = static_cast<std::uint32_t>(blank) + 1;
    while (continues_character(text[from])) ++from;
  }
  std::uint32_t to = end;
  if (mention.end + kBytesBesideMark < end) {
    to = mention.end + static_cast<std::uint32_t>(kBytesBesideMark);
    const std::size_t blank = text.rfind(' ', to);
    if (blank != std::string_view::npos && blank >= mention.end) {
      to = static_cast<std::uint32_t>(blank);
    }
    while (continues_character(text[to])) --to;
  }
  return {from, to};
}

// Whether nothing but blanks stands between two spans.
bool touch(std::string_view text, TextSpan first, TextSpan second) {
  return second.begin <= first.end ||
         text.substr(first.end, second.begin - first.end)
                 .find_first_not_of(" \t\r\n") == std::string_view::npos;
}

void append(Snippet& snippet, Snippet more) {
  snippet.insert(snippet.end(), std::make_move_iterator(more.begin()),
                 std::make_move_iterator(more.end()));
}

Snippet make_passage(const StoredDocument& stored, const Pair& pair,
                     const std::vector<Mark>& marks) {
  const Field field = pair.first.mention->field;
  const Field second_field = pair.second.mention->field;
  TextSpan first = around(stored.text(field), pair.first);
  const TextSpan second = around(stored.text(second_field), pair.second);
  Snippet snippet;
  if (first.begin > pair.first.span.begin) snippet.push_back({"… ", false, {}});
  if (field == second_field && touch(stored.text(field), first, second)) {
    first.end = std::max(first.end, second.end);
    append(snippet, mark_span(stored, marks, field, first));
  } else {
    append(snippet, mark_span(stored, marks, field, first));
    snippet.push_back({" … ", false, {}});
    append(snippet, mark_span(stored, marks, second_field, second));
  }
  if (second.end < pair.second.span.end) snippet.push_back({" …", false, {}});
  return snippet;
}

}  // namespace

CompanyExample make_example(const StoredDocument& stored,
                            const std::string& actor, const std::string& other,
                            Within within) {
  CompanyExample example;
  example.document = stored.document.id;
  example.title = stored.document.title;
  example.date = stored.document.date;
  const auto mentions = place_mentions(stored, actor, other);
  if (const auto pair = nearest_pair(mentions, within)) {
    example.snippet = make_passage(stored, *pair, marks_of(mentions));
  }
  return example;
}

}  // namespace fihrist
