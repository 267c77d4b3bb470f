#include "searchd/questions.h"

#include <algorithm>
#include <array>

namespace fihrist {
namespace {

constexpr auto kQuestionWords = std::to_array<std::string_view>(
    {"how", "what", "when", "where", "which", "who", "whom", "whose", "why"});

constexpr auto kGrammar = std::to_array<std::string_view>(
    {"a",    "about", "an",    "and",   "any",    "are",   "at",    "be",
     "been", "by",    "can",   "could", "did",    "do",    "does",  "for",
     "from", "had",   "has",   "have",  "he",     "her",   "his",   "if",
     "in",   "is",    "it",    "its",   "many",   "may",   "might", "much",
     "of",   "on",    "or",    "she",   "should", "that",  "the",   "their",
     "them", "there", "these", "they",  "this",   "those", "to",    "was",
     "were", "will",  "with",  "would"});

template <typename Words>
bool holds(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool is_question(std::span<const Word> words) {
  return !words.empty() && holds(kQuestionWords, words.front().folded);
}

bool only_asks(std::string_view word) {
  return holds(kQuestionWords, word) || holds(kGrammar, word);
}

}  // namespace fihrist
