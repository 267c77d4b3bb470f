#include "analyzers/passages.h"

#include <algorithm>
#include <utility>

#include "analyzers/sentence_ends.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

// Of a text that is filled to a width, in letters.
constexpr std::size_t kLeastWidth = 40;
constexpr std::size_t kMostWidth = 100;
constexpr std::size_t kLeastLines = 3;

// What stands between a line and the one before it.
enum class Gap { line_end, blank_line, furniture };

struct Line {
  std::string_view text;  // without blanks around it
  std::uint32_t begin = 0;
  Gap gap = Gap::blank_line;
  bool begins_paragraph = true;

  std::uint32_t end() const {
    return begin + static_cast<std::uint32_t>(text.size());
  }
};

std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
      }));
}

// The lines that are neither blank nor furniture.
std::vector<Line> lines_of(std::string_view text,
                           std::span<const TextSpan> furniture) {
  std::vector<Line> lines;
  Gap gap = Gap::blank_line;
  auto span = furniture.begin();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    while (span != furniture.end() && span->end <= at) ++span;
    const std::string_view line = trimmed(text.substr(at, end - at));
    if (span != furniture.end() && span->begin <= at) {
      gap = Gap::furniture;
    } else if (line.empty()) {
      gap = std::max(gap, Gap::blank_line);
    } else {
      const auto begin = static_cast<std::uint32_t>(line.data() - text.data());
      lines.push_back({line, begin, std::exchange(gap, Gap::line_end)});
    }
    at = end + 1;
  }
  return lines;
}

bool ends_with_mark(std::string_view line) {
  for (bool is_cut = true; is_cut;) {
    is_cut = false;
    for (std::size_t bytes = 1; bytes <= 3 && bytes <= line.size(); ++bytes) {
      const std::string_view last = line.substr(line.size() - bytes);
      if (mark_bytes(last) == bytes || last == ":") return true;
      if (closer_bytes(last) != bytes) continue;
      line.remove_suffix(bytes);
      is_cut = true;
      break;
    }
  }
  return false;
}

bool goes_on(const Line& line, const Line& next) {
  if (line.text.ends_with(',') || line.text.ends_with("،")) return true;
  return !ends_with_mark(line.text) && begins_with_small_letter(next.text);
}

// The next line's first word had no room in the line.
bool is_full(const Line& line, const Line& next, std::size_t widest) {
  const std::string_view word = next.text.substr(0, next.text.find(' '));
  return width(line.text) + 1 + width(word) > widest;
}

// Lines [first, last) without a blank one between.
void join_filled(std::span<Line> block, std::size_t widest) {
  if (block.size() < kLeastLines) return;
  for (std::size_t i = 1; i < block.size(); ++i) {
    if (!is_full(block[i - 1], block[i], widest)) return;
  }
  for (Line& line : block.subspan(1)) line.begins_paragraph = false;
}

void join_filled_lines(std::vector<Line>& lines) {
  std::size_t widest = 0;
  for (const Line& line : lines) {
    // Four bytes a letter at most: most lines are too long at a glance.
    if (line.text.size() > 4 * kMostWidth) return;
    widest = std::max(widest, width(line.text));
  }
  if (widest < kLeastWidth || widest > kMostWidth) return;
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin + 1;
    while (end < lines.size() && lines[end].gap == Gap::line_end) ++end;
    join_filled(std::span(lines).subspan(begin, end - begin), widest);
    begin = end;
  }
}

void join_sentences(std::vector<Line>& lines) {
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].gap == Gap::blank_line) continue;
    if (goes_on(lines[i - 1], lines[i])) lines[i].begins_paragraph = false;
  }
}

// Without the blanks before it, no-break spaces too.
std::string_view without_blanks(std::string_view text) {
  while (!text.empty()) {
    CodePoints rest(text);
    if (!is_blank(rest.take())) break;
    text.remove_prefix(rest.offset());
  }
  return text;
}

// Marks side by side, with the quotes and brackets that close behind them.
struct MarkRun {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool is_dot = false;
};

MarkRun marks_at(std::string_view line, std::size_t begin) {
  MarkRun run{begin, begin, false};
  std::size_t marks = 0;
  while (const std::size_t bytes = mark_bytes(line.substr(run.end))) {
    run.end += bytes;
    ++marks;
  }
  run.is_dot = marks == 1 && line[begin] == '.';
  if (marks == 0) return run;
  while (const std::size_t bytes = closer_bytes(line.substr(run.end))) {
    run.end += bytes;
  }
  return run;
}

// Calls `use(end, next)` for each end of a sentence within a line: where it
// ends and where the next one begins, in bytes of the line.
template <typename Use>
void for_each_end(std::string_view line, std::string_view next_line, Use use) {
  std::size_t begin = 0;  // of the sentence
  for (std::size_t at = 0; at < line.size();) {
    const MarkRun run = marks_at(line, at);
    at = std::max(run.end, at + 1);
    if (run.end == run.begin) continue;
    const std::string_view rest = without_blanks(line.substr(run.end));
    const std::size_t next = line.size() - rest.size();
    const SentenceMark found{
        .before = line.substr(begin, run.begin - begin),
        .is_dot = run.is_dot,
        .has_gap = next > run.end || rest.empty(),
        .behind = rest.empty() ? next_line : rest,
    };
    if (!ends_sentence(found)) continue;
    use(run.end, next);
    begin = next;
  }
}

std::size_t number_of(const std::vector<TextSpan>& spans, std::uint32_t byte) {
  const auto behind = std::upper_bound(
      spans.begin(), spans.end(), byte,
      [](std::uint32_t b, const TextSpan& span) { return b < span.begin; });
  return behind == spans.begin()
             ? 0
             : static_cast<std::size_t>(behind - spans.begin()) - 1;
}

}  // namespace

Passages::Passages(std::string_view text, std::span<const TextSpan> furniture) {
  std::vector<Line> lines = lines_of(text, furniture);
  join_filled_lines(lines);
  join_sentences(lines);
  bool begins = true;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.begins_paragraph) paragraphs_.push_back({line.begin, 0});
    if (line.begins_paragraph || begins) sentences_.push_back({line.begin, 0});
    begins = false;
    paragraphs_.back().end = line.end();
    sentences_.back().end = line.end();
    const bool goes_on = i + 1 < lines.size() && !lines[i + 1].begins_paragraph;
    const std::string_view next = goes_on ? lines[i + 1].text : "";
    for_each_end(line.text, next, [&](std::size_t end, std::size_t start) {
      sentences_.back().end = line.begin + static_cast<std::uint32_t>(end);
      begins = start == line.text.size();  // with the next line
      if (begins) return;
      sentences_.push_back(
          {line.begin + static_cast<std::uint32_t>(start), line.end()});
    });
  }
}

std::size_t Passages::sentence_at(std::uint32_t byte) const {
  return number_of(sentences_, byte);
}

std::size_t Passages::paragraph_at(std::uint32_t byte) const {
  return number_of(paragraphs_, byte);
}

TextSpan Passages::sentence(std::size_t number) const {
  return sentences_.at(number);
}

TextSpan Passages::paragraph(std::size_t number) const {
  return paragraphs_.at(number);
}

}  // namespace fihrist
