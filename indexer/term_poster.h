// Posts words and mentions to a Xapian document.
//
// Xapian looks a term up for each of its positions, which is quick where the
// calls of one term follow each other: so the words are grouped first, and each
// is stemmed once a document, however often it stands there.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyzers/arabic_script.h"
#include "analyzers/stem.h"
#include "analyzers/words.h"

namespace Xapian {
class Document;
}

namespace fihrist {

// Where the words of a field are posted, and what one of them counts.
struct PostedField {
  const std::vector<Word>& words;
  Paragraphs paragraphs;
  std::uint32_t base;  // position of the first
  std::uint32_t weight;
};

// The words of a document, equal ones together. Keeps its memory from one
// document to the next, but for that of very long ones; one thread at a time.
class WordPoster {
 public:
  // Each word with its positions, and `Z<stem>` where its stem differs; but
  // where the stem is itself a word of the document, it counts that once more
  // instead. The fields come in the order of their positions.
  void post(Xapian::Document& target, Stemmer& stemmer,
            const std::vector<PostedField>& fields);

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  // A document of 16 MB has three million.
  struct Occurrence {
    std::uint32_t position;
    std::uint32_t weight;
    std::uint32_t next = kNone;  // of the same group
  };
  // One word in paragraphs of one script.
  struct Group {
    const std::string* word;
    ArabicScript script;
    std::size_t hash;
    std::uint32_t first;
    std::uint32_t last;
  };

  void begin(std::size_t words);
  void end();
  void add(const std::string& word, ArabicScript script,
           const Occurrence& occurrence);
  std::uint32_t& slot_of(const std::string& word, ArabicScript script,
                         std::size_t hash);
  bool has(const std::string& word);
  void post_group(Xapian::Document& target, Stemmer& stemmer,
                  const Group& group);

  std::vector<Occurrence> occurrences_;
  std::vector<Group> groups_;
  std::vector<std::uint32_t> slots_;  // a power of two; of groups, or kNone
};

}  // namespace fihrist
