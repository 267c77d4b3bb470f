#include "indexer/override_check.h"

#include <fmt/format.h>
#include <xapian.h>

#include <map>

#include "analyzers/alias_files.h"
#include "analyzers/claims.h"
#include "corpus/utf8.h"
#include "indexer/disk_errors.h"
#include "indexer/document_codec.h"
#include "indexer/index_directory.h"
#include "indexer/schema.h"
#include "indexer/stored_document.h"

namespace fihrist {
namespace {

bool stands_in(const AliasPhrases& surface, const Article& article) {
  return !find_claims(article.title, article.title_words, surface).empty() ||
         !find_claims(article.body, article.body_words, surface).empty();
}

class OverrideChecker {
 public:
  OverrideChecker(const std::vector<std::string>& shards,
                  const AliasTable& table)
      : table_(table), shards_(shards.begin(), shards.end()) {
    for (std::size_t i = 0; i < shards.size(); ++i) {
      codecs_.emplace_back(shards[i], read_dictionary(shards_[i]));
    }
  }

  std::vector<Problem> check() {
    std::map<std::string, std::vector<const Override*>> by_document;
    for (const Override& row : table_.rows().overrides) {
      by_document[row.document].push_back(&row);
    }
    for (const auto& [id, rows] : by_document) check_document(id, rows);
    return std::move(problems_);
  }

 private:
  void check_document(const std::string& id,
                      const std::vector<const Override*>& rows) {
    const auto stored = read(id);
    if (!stored) {
      for (const Override* row : rows) {
        report(*row, fmt::format("no document has the id {}", quote(id)));
      }
      return;
    }
    const Article article = read_article(stored->document);
    for (const Override* row : rows) {
      AliasPhrases surface;
      surface.add(break_words(row->surface));
      surface.finish();
      if (stands_in(surface, article)) continue;
      report(*row, fmt::format("{} does not stand in {}", quote(row->surface),
                               quote(id)));
    }
  }

  std::optional<StoredDocument> read(const std::string& id) const {
    const unsigned number = shard_of(id, static_cast<unsigned>(shards_.size()));
    const Xapian::Database& shard = shards_[number];
    const std::string term = make_term(kIdPrefix, id);
    const auto found = shard.postlist_begin(term);
    if (found == shard.postlist_end(term)) return std::nullopt;
    return codecs_[number].read(shard.get_document(*found));
  }

  void report(const Override& row, const std::string& reason) {
    problems_.push_back({row.row, 0, reason + "; corrects nothing"});
  }

  const AliasTable& table_;
  std::vector<Xapian::Database> shards_;
  std::vector<DocumentCodec> codecs_;  // of the shards
  std::vector<Problem> problems_;
};

}  // namespace

std::vector<Problem> check_overrides(const std::vector<std::string>& shards,
                                     const AliasTable& table) {
  if (table.rows().overrides.empty()) return {};
  return OverrideChecker(shards, table).check();
}

std::vector<Problem> check_overrides(const std::string& index) {
  const Generation live = live_generation(index);
  const AliasTable table(read_merged_alias_rows(live.aliases().string()));
  return on_disk(index, [&] { return check_overrides(live.shards, table); });
}

}  // namespace fihrist
