#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>
#include <vector>

#include "searchd/empty_answer.h"

namespace fihrist {
namespace {

std::string articles(std::uint64_t count) {
  return count == 1 ? "1 article answers"
                    : fmt::format("{} articles answer", count);
}

std::string listed(const std::vector<std::string>& a,
                   const std::vector<std::string>& b) {
  std::string text;
  for (const auto* texts : {&a, &b}) {
    for (const std::string& one : *texts) {
      if (!text.empty()) text += " and ";
      text += one;
    }
  }
  return text;
}

}  // namespace

std::vector<std::string> notes_of(const EmptyAnswer& empty) {
  if (!empty.has_articles) return {"the archive has no articles"};
  std::vector<std::string> notes;
  bool is_told = false;
  for (const EmptyPart& part : empty.parts) {
    if (part.alone > 0) continue;
    is_told = true;
    notes.push_back(fmt::format("no article has {}", part.part));
    if (part.part == fmt::format("\"{}\"", fmt::join(part.missing, " "))) {
      continue;  // that is all of it
    }
    for (const std::string& word : part.missing) {
      notes.push_back(fmt::format("no article has the word {}", word));
    }
  }
  for (const EmptyFilter& filter : empty.filters) {
    if (filter.alone > 0) continue;
    notes.push_back(fmt::format("no article passes {}", filter.filter));
    is_told = true;
  }
  if (!is_told) {
    notes.emplace_back("no article has all that is asked for");
  }
  for (const EmptyPart& part : empty.parts) {
    if (!part.looser) continue;
    notes.push_back(fmt::format("{} as words, not as written: {}: {}",
                                part.part, articles(part.looser->total),
                                part.looser->query));
  }
  if (empty.drop) {
    std::string note = fmt::format(
        "without {}, {}", listed(empty.drop->parts, empty.drop->filters),
        articles(empty.drop->left.total));
    if (!empty.drop->parts.empty()) note += ": " + empty.drop->left.query;
    notes.push_back(std::move(note));
  }
  return notes;
}

}  // namespace fihrist
