// Finds the words, phrases, prefixes and spellings of a query in a document.
//
// Made once a query, for all its hits. Of a text nearly all words are passed
// over by their first two bytes: folding a text is most of the work.
#pragma once

#include <bitset>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/stem.h"
#include "analyzers/words.h"
#include "searchd/highlight.h"
#include "searchd/query.h"

namespace fihrist {

class WordMarker {
 public:
  explicit WordMarker(const Query& query);

  // `words` are those of the field; `mentions` the marks of actors in it,
  // where parts of names may stand. Marks may overlap.
  std::vector<Mark> find(const StoredDocument& stored, Field field,
                         const std::vector<Word>& words,
                         const std::vector<Mark>& mentions);

  // Nothing but actors is asked for: words need not be found.
  bool is_empty() const;

 private:
  using Phrase = std::vector<std::string>;
  using PartNumber = std::uint32_t;  // Mark::part
  using Parts = std::map<std::string, PartNumber, std::less<>>;

  // Which words may be asked for, by their first two bytes.
  class Beginnings {
   public:
    void add(std::string_view begin);
    // An English stem keeps the first two letters, but for the shortest; an
    // Arabic one stands anywhere in the word.
    void add_stem(std::string_view stem);
    bool may_begin(std::string_view folded) const {
      return pairs_[pair_of(folded)];
    }

   private:
    static std::size_t pair_of(std::string_view word) {
      const auto byte = [&](std::size_t i) {
        return i < word.size() ? static_cast<unsigned char>(word[i]) : 0U;
      };
      return byte(0) << 8U | byte(1);
    }
    std::bitset<65536> pairs_;
  };

  struct AskedPhrase {
    Phrase words;
    PartNumber part = 0;
  };

  struct Reason {
    const char* via = nullptr;  // null: not asked for
    PartNumber part = 0;
  };

  // Which part of which whole name.
  struct PartOf {
    std::size_t name = 0;
    std::size_t part = 0;
  };

  // A spelling of the archive, by its first word.
  struct Alike {
    Phrase words;
    std::string name;  // as asked for
    double score = 0;
    PartNumber number = 0;
    std::optional<PartOf> part;  // none: marked wherever it stands
  };
  using Spellings = std::multimap<std::string, Alike, std::less<>>;

  // A name whose parts stand near each other.
  struct WholeName {
    std::size_t window = 0;  // in words, from the first to the last
    std::size_t parts = 0;
    std::multimap<std::string, std::size_t, std::less<>> actors;  // their parts
  };

  // Where a part of a whole name stands: a spelling, or an actor's mention.
  struct PartPlace {
    std::size_t word = 0;
    std::size_t last_word = 0;
    std::size_t part = 0;
    const Alike* alike = nullptr;
  };

  void collect(const Query& query);
  PartNumber new_part() { return parts_++; }
  void collect_word(const std::string& word);
  void collect_phrase(Phrase words, PartNumber part, bool in_title);
  void collect_spellings(const Query& alike, std::optional<PartOf> part);
  void collect_whole_name(const Query& near);

  std::vector<const Alike*> spellings_at(const std::vector<Word>& words,
                                         std::size_t first) const;
  static void add_mentions(const std::vector<Word>& words,
                           const WholeName& name,
                           const std::vector<Mark>& mentions,
                           std::vector<PartPlace>& places);
  static void mark_whole_name(Field field, const std::vector<Word>& words,
                              const WholeName& name,
                              const std::vector<PartPlace>& places,
                              std::vector<Mark>& marks);
  Reason reason_for(const std::string& folded) const;
  bool may_share_stem(const std::string& folded) const;

  Beginnings beginnings_;
  PartNumber parts_ = 0;
  Parts words_;
  Parts stems_;
  Parts prefixes_;
  std::vector<AskedPhrase> phrases_;
  std::vector<AskedPhrase> title_phrases_;
  Stemmer stemmer_;
  Spellings spellings_;
  std::vector<WholeName> whole_names_;
};

}  // namespace fihrist
