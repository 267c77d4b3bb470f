#include "indexer/term_poster.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <bit>
#include <functional>

#include "indexer/schema.h"

namespace fihrist {
namespace {

// Of a long report; its 3 MB are kept.
constexpr std::size_t kWordsKept = 1 << 17;

constexpr std::array kScripts = {ArabicScript::other, ArabicScript::arabic,
                                 ArabicScript::persian};

}  // namespace

void WordPoster::begin(std::size_t words) {
  occurrences_.clear();
  occurrences_.reserve(words);
  groups_.clear();
  slots_.assign(std::bit_ceil(2 * words + 1), kNone);
}

void WordPoster::end() {
  if (occurrences_.capacity() <= kWordsKept) return;
  occurrences_ = {};
  groups_ = {};
  slots_ = {};
}

// The slot that holds the word's group, or that is free for it.
std::uint32_t& WordPoster::slot_of(const std::string& word, ArabicScript script,
                                   std::size_t hash) {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
    std::uint32_t& slot = slots_[i];
    if (slot == kNone) return slot;
    const Group& group = groups_[slot];
    if (group.hash == hash && group.script == script && *group.word == word) {
      return slot;
    }
  }
}

void WordPoster::add(const std::string& word, ArabicScript script,
                     const Occurrence& occurrence) {
  const auto number = static_cast<std::uint32_t>(occurrences_.size());
  const std::size_t hash = std::hash<std::string>()(word);
  std::uint32_t& slot = slot_of(word, script, hash);
  if (slot == kNone) {
    slot = static_cast<std::uint32_t>(groups_.size());
    groups_.push_back({&word, script, hash, number, number});
  } else {
    occurrences_[groups_[slot].last].next = number;
    groups_[slot].last = number;
  }
  occurrences_.push_back(occurrence);
}

bool WordPoster::has(const std::string& word) {
  const std::size_t hash = std::hash<std::string>()(word);
  return std::ranges::any_of(kScripts, [&](ArabicScript script) {
    return slot_of(word, script, hash) != kNone;
  });
}

void WordPoster::post_group(Xapian::Document& target, Stemmer& stemmer,
                            const Group& group) {
  const std::string& word = *group.word;
  std::uint32_t weight = 0;
  for (std::uint32_t i = group.first; i != kNone; i = occurrences_[i].next) {
    const Occurrence& occurrence = occurrences_[i];
    target.add_posting(word, occurrence.position, occurrence.weight);
    weight += occurrence.weight;
  }
  const std::string& stem = stemmer.stem(word, group.script);
  if (stem == word) return;
  // Who asks for the stem asks for both; one of them is enough.
  target.add_term(has(stem) ? stem : std::string(kStemPrefix).append(stem),
                  weight);
}

void WordPoster::post(Xapian::Document& target, Stemmer& stemmer,
                      const std::vector<PostedField>& fields) {
  std::size_t words = 0;
  for (const PostedField& field : fields) words += field.words.size();
  begin(words);
  for (const PostedField& field : fields) {
    std::uint32_t position = field.base;
    for (const Word& word : field.words) {
      add(word.folded, field.paragraphs.at(word.begin),
          {position++, field.weight});
    }
  }
  for (const Group& group : groups_) post_group(target, stemmer, group);
  end();
}

}  // namespace fihrist
