#include "indexer/index_stats.h"

#include <fmt/format.h>
#include <xapian.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "analyzers/alias_files.h"
#include "corpus/error.h"
#include "indexer/copy_check.h"
#include "indexer/index_directory.h"
#include "indexer/schema.h"

namespace fihrist {
namespace {

namespace fs = std::filesystem;

std::uint64_t folder_bytes(const fs::path& folder) {
  std::uint64_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return bytes;
}

std::uint64_t lacking(const Xapian::Database& shard, Slot slot) {
  return shard.get_doccount() -
         shard.get_value_freq(static_cast<Xapian::valueno>(slot));
}

void count_shard(const std::string& path, IndexStats& stats) {
  const Xapian::Database shard(path);
  stats.documents += shard.get_doccount();
  stats.undated += shard.get_termfreq(std::string(kUndatedTerm));
  stats.without_source += lacking(shard, Slot::source);
  stats.without_language += lacking(shard, Slot::language);
  stats.words += shard.get_total_length();
  const auto date_slot = static_cast<Xapian::valueno>(Slot::date);
  if (shard.get_value_freq(date_slot) == 0) return;
  for (auto value = shard.valuestream_begin(date_slot);
       value != shard.valuestream_end(date_slot); ++value) {
    const auto date = decode_date(*value);
    if (!stats.first || date < stats.first) stats.first = date;
    if (!stats.last || date > stats.last) stats.last = date;
  }
}

std::string date_or_none(const std::optional<Date>& date) {
  return date ? to_string(*date) : "none";
}

}  // namespace

IndexStats index_stats(const std::string& index) {
  const Generation live = live_generation(index);
  IndexStats stats;
  stats.generation = live.number;
  stats.shards = live.manifest.shards;
  stats.alias_digest = live.manifest.aliases;
  stats.analyzers = live.manifest.analyzers;
  stats.built = live.manifest.built;
  stats.bytes = folder_bytes(live.folder);
  const AliasRows rows = read_merged_alias_rows(live.aliases().string());
  stats.actors = rows.actors.size();
  stats.aliases = rows.aliases.size();
  try {
    for (const std::string& shard : live.shards) count_shard(shard, stats);
    const CopyCounts counts = count_copies(live.shards);
    stats.clusters = counts.clusters;
    stats.copies = counts.documents;
    stats.stories = stats.documents - counts.documents + counts.clusters;
  } catch (const Xapian::Error& error) {
    throw Error(ErrorCode::damaged,
                fmt::format("{}: {}; see: fihrist-indexer check {}", index,
                            error.get_description(), index));
  }
  return stats;
}

std::string to_json_text(const IndexStats& stats) {
  nlohmann::ordered_json root = {{"generation", stats.generation},
                                 {"shards", stats.shards},
                                 {"documents", stats.documents},
                                 {"undated", stats.undated},
                                 {"without_source", stats.without_source},
                                 {"without_language", stats.without_language},
                                 {"first", nullptr},
                                 {"last", nullptr},
                                 {"stories", stats.stories},
                                 {"clusters", stats.clusters},
                                 {"copies", stats.copies},
                                 {"words", stats.words},
                                 {"actors", stats.actors},
                                 {"aliases", stats.aliases},
                                 {"bytes", stats.bytes},
                                 {"alias_digest", stats.alias_digest},
                                 {"analyzers", stats.analyzers},
                                 {"built", stats.built}};
  if (stats.first) root["first"] = to_string(*stats.first);
  if (stats.last) root["last"] = to_string(*stats.last);
  return root.dump(2);
}

std::string to_text(const IndexStats& stats) {
  return fmt::format(
      "generation   {}, built {}\n"
      "documents    {}, {} of them undated\n"
      "stories      {}: {} documents are copies, in {} clusters\n"
      "lacking      {} a date, {} a source, {} a language\n"
      "dates        {} to {}\n"
      "words        {}\n"
      "tables       {} actors, {} aliases ({})\n"
      "shards       {}\n"
      "on disk      {:.1f} MB\n",
      stats.generation, stats.built, stats.documents, stats.undated,
      stats.stories, stats.copies, stats.clusters, stats.undated,
      stats.without_source, stats.without_language, date_or_none(stats.first),
      date_or_none(stats.last), stats.words, stats.actors, stats.aliases,
      stats.alias_digest, stats.shards, static_cast<double>(stats.bytes) / 1e6);
}

}  // namespace fihrist
