// Finds the words, phrases, prefixes and spellings of a query in a document.
#pragma once

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

  // `mentions` are the marks of actors, where parts of names may stand.
  std::vector<Mark> find(const StoredDocument& stored, Field field,
                         const std::vector<Mark>& mentions) const;

 private:
  using Phrase = std::vector<std::string>;

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
  void collect_word(const std::string& word);
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
  std::string via(const std::string& folded) const;
  bool may_share_stem(const std::string& folded) const;
  bool shares_stem(const std::string& folded, ArabicScript script,
                   Stemmer& stemmer) const;
  bool is_empty() const;

  std::set<std::string> words_;
  std::set<std::string> stems_;
  std::set<std::string> prefixes_;
  std::vector<Phrase> phrases_;
  std::vector<Phrase> title_phrases_;
  Spellings spellings_;
  std::vector<WholeName> whole_names_;
};

}  // namespace fihrist
