#include "indexer/name_spellings.h"

#include <xapian.h>

#include <sstream>

#include "indexer/schema.h"

namespace fihrist {

void NameSpellings::add(std::string_view key, std::string_view word) {
  words_[std::string(key)].emplace(word);
}

void NameSpellings::write_to(Xapian::WritableDatabase& shard) {
  for (auto& [key, words] : words_) {
    std::set<std::string> known = read_name_spellings(shard, key);
    const std::size_t before = known.size();
    known.merge(words);
    if (known.size() == before) continue;
    std::string lines;
    for (const std::string& word : known) lines += word + '\n';
    shard.set_metadata(name_prefix(key), lines);
  }
  words_.clear();
}

std::set<std::string> read_name_spellings(const Xapian::Database& shard,
                                          std::string_view key) {
  std::istringstream lines(shard.get_metadata(name_prefix(key)));
  std::set<std::string> words;
  for (std::string word; std::getline(lines, word);)
    words.insert(words.end(), word);
  return words;
}

}  // namespace fihrist
