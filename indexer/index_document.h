// From a document to what Xapian stores of it, by the fields of schema.h.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "analyzers/alias_table.h"
#include "analyzers/posted_names.h"
#include "analyzers/stem.h"
#include "indexer/name_spellings.h"
#include "indexer/stored_document.h"
#include "indexer/term_poster.h"

namespace Xapian {
class Document;
class WritableDatabase;
}  // namespace Xapian

namespace fihrist {

// One a thread: keeps stems and the keys of names.
class DocumentIndexer {
 public:
  explicit DocumentIndexer(const AliasTable& table) : table_(table) {}

  // Its data is JSON, which a DocumentCodec packs. `stored.mentions` are found
  // anew, and the language where none is given.
  // Throws Error (limit) when the document is too large to be kept.
  Xapian::Document make(StoredDocument& stored);

  // The words that may be names of all that was made since the last call: to be
  // called before the shard they go to is committed.
  void write_names(Xapian::WritableDatabase& shard) {
    new_names_.write_to(shard);
  }

 private:
  // Most words of a language, in 2 MB.
  static constexpr std::size_t kWordsKept = 1 << 15;

  // Words, mentions and names; fills in `stored.mentions`.
  void post_text(Xapian::Document& target, StoredDocument& stored);

  // The terms of a compound, by its keys. The reference holds until the next
  // call.
  const std::vector<std::string>& compound_terms(const std::string& spelling);
  void post_compound(Xapian::Document& target, const PostedName& name,
                     const std::string& spelling, unsigned base);
  void note_name(const std::string& word);
  // `base` is the position of the first word.
  void post_names(Xapian::Document& target, std::string_view text,
                  const std::vector<Word>& words, unsigned base);

  const AliasTable& table_;
  Stemmer stemmer_{kWordsKept};
  WordPoster poster_;
  std::unordered_map<std::string, std::vector<std::string>> compound_terms_;
  std::unordered_set<std::string> noted_names_;
  NameSpellings new_names_;
};

}  // namespace fihrist
