#include "indexer/mention_changes.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>
#include <tuple>
#include <utility>

#include "analyzers/alias_files.h"
#include "corpus/error.h"
#include "corpus/utf8.h"
#include "indexer/document_codec.h"
#include "indexer/index_directory.h"
#include "indexer/override_check.h"
#include "indexer/stored_document.h"

namespace fihrist {
namespace {

constexpr int kMaxTries = 5;
constexpr std::size_t kActorsShown = 20;

// Where a mention is and whom it means; how it came about may differ.
using Place = std::tuple<Field, std::uint32_t, std::uint32_t, std::string>;

bool continues_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// Blanks and line ends as one space.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool is_space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!is_space) {
      line += c;
    } else if (!line.ends_with(' ')) {
      line += ' ';
    }
  }
  return line;
}

std::string context_before(std::string_view text, std::size_t end) {
  std::size_t begin = end > kContextBytes ? end - kContextBytes : 0;
  while (begin < end && continues_character(text[begin])) ++begin;
  return on_one_line(text.substr(begin, end - begin));
}

std::string context_behind(std::string_view text, std::size_t begin) {
  std::size_t end = std::min(text.size(), begin + kContextBytes);
  while (end > begin && end < text.size() && continues_character(text[end])) {
    --end;
  }
  return on_one_line(text.substr(begin, end - begin));
}

MentionExample make_example(const StoredDocument& stored, const Place& place,
                            bool is_gained) {
  const auto& [field, begin, end, actor] = place;
  const std::string_view text = stored.text(field);
  return {.is_gained = is_gained,
          .actor = actor,
          .surface = on_one_line(text.substr(begin, end - begin)),
          .before = context_before(text, begin),
          .behind = context_behind(text, end),
          .document = stored.document.id};
}

class MentionComparer {
 public:
  MentionComparer(const std::string& index, const AliasTable& after)
      : live_(live_generation(index)), after_(after) {}

  MentionChanges compare() {
    const AliasTable before(read_merged_alias_rows(live_.aliases().string()));
    changes_.tables = find_alias_changes(before, after_);
    for (const std::string& path : live_.shards) {
      const Xapian::Database shard(path);
      const DocumentCodec documents(path, read_dictionary(shard));
      changes_.total += shard.get_doccount();
      for (const std::uint32_t id :
           concerned_documents(shard, changes_.tables)) {
        compare(documents.read(shard.get_document(id)));
        ++changes_.documents;
      }
    }
    sum_up();
    changes_.problems = check_overrides(live_.shards, after_);
    return std::move(changes_);
  }

 private:
  // The first examples of one actor, gained or lost.
  struct Bucket {
    std::uint64_t count = 0;
    std::vector<MentionExample> examples;
  };

  void compare(const StoredDocument& stored) {
    std::vector<Place> before;
    for (const StoredMention& mention : stored.mentions) {
      before.emplace_back(mention.field, mention.begin, mention.end,
                          id_now(mention.actor));
    }
    std::vector<Place> after;
    for (const Mention& mention :
         find_mentions(read_article(stored.document), after_)) {
      after.emplace_back(mention.field, mention.begin, mention.end,
                         after_.actor(mention.actor).id);
    }
    std::sort(before.begin(), before.end());
    std::sort(after.begin(), after.end());
    note_missing(stored, after, before, true);
    note_missing(stored, before, after, false);
  }

  // A renamed actor loses no mention.
  const std::string& id_now(const std::string& id) const {
    const auto actor = after_.find_actor(id);
    return actor ? after_.actor(*actor).id : id;
  }

  // Those that the others lack.
  void note_missing(const StoredDocument& stored,
                    const std::vector<Place>& places,
                    const std::vector<Place>& others, bool is_gained) {
    std::vector<Place> missing;
    std::set_difference(places.begin(), places.end(), others.begin(),
                        others.end(), std::back_inserter(missing));
    for (const Place& place : missing) {
      Bucket& bucket = buckets_[{std::get<3>(place), is_gained}];
      ++bucket.count;
      if (bucket.examples.size() == kMaxExamples) continue;
      // One of a document says what its others would.
      if (!bucket.examples.empty() &&
          bucket.examples.back().document == stored.document.id) {
        continue;
      }
      bucket.examples.push_back(make_example(stored, place, is_gained));
    }
  }

  void sum_up() {
    std::map<std::string, ActorChange> actors;
    for (const auto& [key, bucket] : buckets_) {
      const auto& [actor, is_gained] = key;
      ActorChange& change = actors[actor];
      change.actor = actor;
      (is_gained ? change.gained : change.lost) += bucket.count;
      (is_gained ? changes_.gained : changes_.lost) += bucket.count;
    }
    for (auto& [id, change] : actors) changes_.actors.push_back(change);
    std::stable_sort(changes_.actors.begin(), changes_.actors.end(),
                     [](const ActorChange& a, const ActorChange& b) {
                       return a.gained + a.lost > b.gained + b.lost;
                     });
    choose_examples();
  }

  // In turn of each, the most frequent first, until there are enough.
  void choose_examples() {
    for (std::size_t round = 0; round < kMaxExamples; ++round) {
      for (const ActorChange& change : changes_.actors) {
        for (const bool is_gained : {true, false}) {
          const auto bucket = buckets_.find({change.actor, is_gained});
          if (bucket == buckets_.end()) continue;
          if (bucket->second.examples.size() <= round) continue;
          if (changes_.examples.size() == kMaxExamples) return;
          changes_.examples.push_back(bucket->second.examples[round]);
        }
      }
    }
  }

  const Generation live_;
  const AliasTable& after_;
  std::map<std::pair<std::string, bool>, Bucket> buckets_;
  MentionChanges changes_;
};

std::string example_text(const MentionExample& example) {
  return fmt::format("  {} {}  [{}]\n      …{}*{}*{}…\n",
                     example.is_gained ? '+' : '-', example.actor,
                     printable(example.document), printable(example.before),
                     printable(example.surface), printable(example.behind));
}

}  // namespace

MentionChanges compare_mentions(const std::string& index, AliasRows rows) {
  const AliasTable after(std::move(rows));
  for (int tries = 1;; ++tries) {
    try {
      return MentionComparer(index, after).compare();
    } catch (const Xapian::DatabaseModifiedError&) {
      // Two commits while it was read: from the beginning.
      if (tries < kMaxTries) continue;
      throw Error(ErrorCode::io,
                  fmt::format("somebody keeps writing to {}; try again when "
                              "he has done",
                              index));
    } catch (const Xapian::Error& error) {
      throw Error(ErrorCode::damaged,
                  fmt::format("{}: {}; see: fihrist-indexer check {}", index,
                              error.get_description(), index));
    }
  }
}

std::string to_text(const MentionChanges& changes) {
  std::string text = fmt::format(
      "{}; {} of {} document{} concerned\n"
      "{} mention{} gained, {} lost\n",
      to_string(changes.tables), changes.documents, changes.total,
      changes.total == 1 ? "" : "s", changes.gained,
      changes.gained == 1 ? "" : "s", changes.lost);
  std::size_t shown = 0;
  for (const ActorChange& change : changes.actors) {
    if (++shown > kActorsShown) {
      text += fmt::format("  and {} actors more\n",
                          changes.actors.size() - kActorsShown);
      break;
    }
    text += fmt::format("{:>8} {:>8}  {}\n", fmt::format("+{}", change.gained),
                        fmt::format("-{}", change.lost), change.actor);
  }
  if (!changes.examples.empty()) text += "for example:\n";
  for (const MentionExample& example : changes.examples) {
    text += example_text(example);
  }
  return text;
}

std::string to_json_text(const MentionChanges& changes) {
  using Json = nlohmann::ordered_json;
  Json root = {{"aliases_changed", changes.tables.aliases},
               {"links_changed", changes.tables.links},
               {"kinds_changed", changes.tables.actors},
               {"corrections_changed", changes.tables.corrections},
               {"documents", changes.documents},
               {"total", changes.total},
               {"gained", changes.gained},
               {"lost", changes.lost}};
  root["actors"] = Json::array();
  for (const ActorChange& change : changes.actors) {
    root["actors"].push_back({{"actor", change.actor},
                              {"gained", change.gained},
                              {"lost", change.lost}});
  }
  root["examples"] = Json::array();
  for (const MentionExample& example : changes.examples) {
    root["examples"].push_back({{"change", example.is_gained ? "+" : "-"},
                                {"actor", example.actor},
                                {"surface", example.surface},
                                {"before", example.before},
                                {"behind", example.behind},
                                {"document", example.document}});
  }
  root["problems"] = Json::array();
  for (const Problem& problem : changes.problems) {
    root["problems"].push_back(to_string(problem));
  }
  return root.dump(2);
}

}  // namespace fihrist
