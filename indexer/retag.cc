#include "indexer/retag.h"

#include <fmt/format.h>
#include <xapian.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "analyzers/alias_files.h"
#include "analyzers/alias_merge.h"
#include "analyzers/analysis.h"
#include "indexer/disk_errors.h"
#include "indexer/document_codec.h"
#include "indexer/index_directory.h"
#include "indexer/index_writer.h"
#include "indexer/override_check.h"
#include "indexer/stored_document.h"
#include "indexer/writer_lock.h"

namespace fihrist {
namespace {

// Xapian's ids of documents, shard by shard.
using Selection = std::vector<std::vector<std::uint32_t>>;

// Beyond this share an empty generation is faster than a copy.
constexpr std::uint64_t kLargestShare = 2;  // one of two

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool has_tables(const Generation& generation, const AliasRows& rows) {
  for (const auto& [name, text] : merged_alias_texts(rows)) {
    if (read_file(generation.aliases() / name) != text) return false;
  }
  return true;
}

std::vector<std::uint32_t> all_documents(const Xapian::Database& shard) {
  return {shard.postlist_begin(""), shard.postlist_end("")};
}

class Retagger {
 public:
  Retagger(const std::string& index, const std::string& command)
      : index_(index),
        lock_(index, command),
        live_(live_generation(index, Analyzers::any)) {
    for (const std::string& path : live_.shards) {
      shards_.emplace_back(path);
      retagged_.total += shards_.back().get_doccount();
    }
  }

  Retagged retag(AliasRows rows) {
    note(check_overrides(live_.shards, AliasTable(rows)));
    retagged_.has_new_analyzers =
        live_.manifest.analyzers != analyzer_signature();
    if (retagged_.has_new_analyzers) {
      write(everything(), std::move(rows), IndexWriter::Start::empty);
    } else {
      retag_changes(std::move(rows));
    }
    return std::move(retagged_);
  }

 private:
  void retag_changes(AliasRows rows) {
    const AliasRows before = read_merged_alias_rows(live_.aliases().string());
    AliasRows same_numbers = rows;
    keep_actor_numbers(same_numbers, before.actors);
    retagged_.changes =
        find_alias_changes(AliasTable(before), AliasTable(same_numbers));
    if (has_tables(live_, same_numbers)) {
      retagged_.has_new_generation = false;
    } else if (const Selection concerned = select(); is_small(concerned)) {
      write(concerned, std::move(same_numbers), IndexWriter::Start::copy);
    } else {
      write(everything(), std::move(rows), IndexWriter::Start::empty);
    }
  }

  Selection select() const {
    Selection selection;
    for (const Xapian::Database& shard : shards_) {
      selection.push_back(concerned_documents(shard, retagged_.changes));
    }
    return selection;
  }

  Selection everything() const {
    Selection selection;
    for (const Xapian::Database& shard : shards_) {
      selection.push_back(all_documents(shard));
    }
    return selection;
  }

  bool is_small(const Selection& selection) const {
    std::uint64_t documents = 0;
    for (const auto& ids : selection) documents += ids.size();
    return documents * kLargestShare <= retagged_.total;
  }

  void write(const Selection& selection, AliasRows rows,
             IndexWriter::Start start) {
    IndexWriter writer =
        IndexWriter::rebuild(index_, std::move(lock_), std::move(rows), start);
    for (std::size_t i = 0; i < shards_.size(); ++i) {
      const DocumentCodec documents(live_.shards[i],
                                    read_dictionary(shards_[i]));
      for (const std::uint32_t id : selection[i]) {
        writer.add(documents.read(shards_[i].get_document(id)));
        ++retagged_.documents;
      }
    }
    note(writer.commit());
  }

  void note(std::vector<Problem> problems) {
    retagged_.problems.insert(retagged_.problems.end(),
                              std::make_move_iterator(problems.begin()),
                              std::make_move_iterator(problems.end()));
  }

  const std::string& index_;
  WriterLock lock_;
  Generation live_;  // read under the lock: nothing is added meanwhile
  std::vector<Xapian::Database> shards_;
  Retagged retagged_;
};

// 100,000
std::string grouped(std::uint64_t number) {
  std::string digits = fmt::format("{}", number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) {
    digits.insert(at - 3, 1, ',');
  }
  return digits;
}

}  // namespace

Retagged retag_index(const std::string& index, AliasRows rows,
                     const std::string& command) {
  (void)live_generation(
      index, Analyzers::any);  // no lock file where there is no index
  return on_disk(
      index, [&] { return Retagger(index, command).retag(std::move(rows)); });
}

std::string to_string(const Retagged& retagged) {
  if (!retagged.has_new_generation) {
    return "nothing to do: the index has these tables already";
  }
  return fmt::format(
      "retagged {} of {} document{}; {}", grouped(retagged.documents),
      grouped(retagged.total), retagged.total == 1 ? "" : "s",
      retagged.has_new_analyzers ? "their words are read in a new way"
                                 : to_string(retagged.changes));
}

}  // namespace fihrist
