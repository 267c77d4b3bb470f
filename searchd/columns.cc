#include "searchd/columns.h"

#include <xapian.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "analyzers/words.h"
#include "indexer/schema.h"

namespace fihrist {
namespace {

// Calls `use(id, value)` for every document that has the slot, by id.
template <typename Use>
void for_each_value(const Xapian::Database& shard, Slot slot, Use use) {
  const auto number = static_cast<Xapian::valueno>(slot);
  for (auto value = shard.valuestream_begin(number);
       value != shard.valuestream_end(number); ++value) {
    use(value.get_docid(), *value);
  }
}

// Consecutive documents often share a source: the last key is kept.
class Interner {
 public:
  explicit Interner(ValueNames& names) : names_(names) {}

  std::uint32_t number(const std::string& name) {
    const auto [known, is_new] = keys_.try_emplace(name);
    if (is_new) known->second = fold(name);
    return names_.intern(known->second, name);
  }

 private:
  ValueNames& names_;
  std::unordered_map<std::string, std::string> keys_;
};

// As many as there are document ids, and 0.
std::size_t places_of(const Xapian::Database& shard) {
  return std::size_t{shard.get_lastdocid()} + 1;
}

void read_actors(const Xapian::Database& shard, Columns& columns) {
  const std::size_t size = places_of(shard);
  std::vector<ActorIndex> actors;
  std::vector<std::uint32_t> begins(size + 1, 0);
  DocumentId filled = 0;  // all up to this id begin where they should
  const auto fill_up_to = [&](std::size_t id) {
    while (filled < id) {
      begins[++filled] = static_cast<std::uint32_t>(actors.size());
    }
  };
  for_each_value(shard, Slot::actors, [&](DocumentId id, const auto& value) {
    fill_up_to(id);
    for (const ActorIndex actor : unpack_actors(value)) {
      actors.push_back(actor);
    }
  });
  fill_up_to(size);
  columns.all_actors = NarrowNumbers(actors);
  columns.actor_begin = RisingNumbers(begins);
}

// The number that `number_of` gives to the value of each document.
template <typename NumberOf>
NarrowNumbers read_numbers(const Xapian::Database& shard, Slot slot,
                           std::uint32_t none, NumberOf number_of) {
  std::vector<std::uint32_t> numbers(places_of(shard), none);
  for_each_value(shard, slot, [&](DocumentId id, const std::string& value) {
    numbers[id] = number_of(value);
  });
  return NarrowNumbers(numbers);
}

NarrowDays read_dates(const Xapian::Database& shard) {
  std::vector<std::int32_t> dates(places_of(shard), kUndated);
  for_each_value(shard, Slot::date, [&](DocumentId id, const auto& value) {
    if (const auto date = decode_date(value)) dates[id] = date->days;
  });
  return {dates, kUndated};
}

NarrowNumbers read_lengths(const Xapian::Database& shard) {
  std::vector<std::uint32_t> lengths(places_of(shard), 0);
  for (auto id = shard.postlist_begin(""); id != shard.postlist_end(""); ++id) {
    lengths[*id] = id.get_doclength();
  }
  return NarrowNumbers(lengths);
}

class ClusterNumbers {
 public:
  explicit ClusterNumbers(Clusters& clusters) : clusters_(clusters) {}

  std::uint32_t number(const std::string& cluster) {
    const auto next = static_cast<std::uint32_t>(clusters_.sizes.size());
    const auto [known, is_new] = numbers_.try_emplace(cluster, next);
    if (is_new) clusters_.sizes.push_back(0);
    ++clusters_.sizes[known->second];
    return known->second;
  }

 private:
  Clusters& clusters_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

Columns read_shard(const Xapian::Database& shard, ColumnNames& names,
                   ClusterNumbers& clusters) {
  Columns columns;
  columns.dates = read_dates(shard);
  columns.added.assign(places_of(shard), 0);
  for_each_value(shard, Slot::added, [&](DocumentId id, const auto& value) {
    columns.added[id] = static_cast<std::uint32_t>(std::clamp<std::int64_t>(
        decode_added(value), 0, std::numeric_limits<std::uint32_t>::max()));
  });
  columns.fingerprints.resize(places_of(shard));
  for_each_value(shard, Slot::fingerprint,
                 [&](DocumentId id, const auto& value) {
                   columns.fingerprints[id] = decode_fingerprint(value);
                 });
  Interner sources(names.sources);
  columns.sources = read_numbers(
      shard, Slot::source, names.sources.intern({}, {}),
      [&](const std::string& value) { return sources.number(value); });
  columns.languages =
      read_numbers(shard, Slot::language, names.languages.intern({}, {}),
                   [&](const std::string& value) {
                     return names.languages.intern(language_key(value), value);
                   });
  columns.clusters = read_numbers(
      shard, Slot::cluster, 0,
      [&](const std::string& value) { return clusters.number(value); });
  columns.lengths = read_lengths(shard);
  read_actors(shard, columns);
  return columns;
}

// A document among all, by Slot::order: its first bytes settle most.
struct Ordered {
  std::uint64_t first_bytes;
  std::string order;
  std::uint32_t shard;
  DocumentId id;
};

std::uint64_t first_bytes_of(std::string_view order) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < sizeof number; ++i) {
    number = number << 8 |
             (i < order.size() ? static_cast<unsigned char>(order[i]) : 0U);
  }
  return number;
}

void read_order(const std::vector<Xapian::Database>& shards,
                std::vector<Columns>& columns) {
  std::vector<Ordered> all;
  for (std::uint32_t shard = 0; shard < shards.size(); ++shard) {
    columns[shard].order.assign(columns[shard].dates.size(), 0);
    for_each_value(shards[shard], Slot::order,
                   [&](DocumentId id, const std::string& value) {
                     all.push_back({first_bytes_of(value), value, shard, id});
                   });
  }
  std::sort(all.begin(), all.end(), [](const Ordered& a, const Ordered& b) {
    return std::tie(a.first_bytes, a.order) < std::tie(b.first_bytes, b.order);
  });
  std::uint32_t place = 0;
  for (const Ordered& one : all) columns[one.shard].order[one.id] = place++;
}

template <typename Value>
std::size_t bytes_of(const std::vector<Value>& values) {
  return values.capacity() * sizeof(Value);
}

}  // namespace

std::string language_key(std::string_view code) {
  std::string key(code);
  for (char& c : key) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return key;
}

std::uint32_t ValueNames::intern(const std::string& key,
                                 const std::string& name) {
  const auto next = static_cast<std::uint32_t>(values_.size());
  const auto [known, is_new] = numbers_.try_emplace(key, next);
  if (is_new) values_.emplace_back();
  ++values_[known->second].spellings[name];
  return known->second;
}

void ValueNames::choose_names() {
  for (Value& value : values_) {
    std::uint64_t most = 0;
    for (const auto& [spelling, count] : value.spellings) {
      const bool wins =
          count > most || (count == most && spelling < value.name);
      if (!wins) continue;
      most = count;
      value.name = spelling;
    }
    value.spellings.clear();
  }
}

std::uint32_t ValueNames::find(const std::string& key) const {
  const auto found = numbers_.find(key);
  return found == numbers_.end() ? size() : found->second;
}

std::size_t Columns::bytes() const {
  return dates.bytes() + bytes_of(added) + bytes_of(fingerprints) +
         sources.bytes() + languages.bytes() + lengths.bytes() +
         clusters.bytes() + bytes_of(order) + all_actors.bytes() +
         actor_begin.bytes();
}

AllColumns read_columns(const std::vector<Xapian::Database>& shards) {
  AllColumns all;
  ClusterNumbers clusters(all.clusters);
  for (const Xapian::Database& shard : shards) {
    all.shards.push_back(read_shard(shard, all.names, clusters));
  }
  read_order(shards, all.shards);
  all.names.sources.choose_names();
  all.names.languages.choose_names();
  return all;
}

}  // namespace fihrist
