#include "searchd/columns.h"

#include <xapian.h>

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

void read_actors(const Xapian::Database& shard, Columns& columns,
                 std::size_t size) {
  columns.actor_begin.assign(size + 1, 0);
  DocumentId filled = 0;  // all up to this id begin where they should
  for_each_value(shard, Slot::actors, [&](DocumentId id, const auto& value) {
    for (; filled < id; ++filled) {
      columns.actor_begin[filled + 1] =
          static_cast<std::uint32_t>(columns.actor_list.size());
    }
    for (const ActorIndex actor : unpack_actors(value)) {
      columns.actor_list.push_back(actor);
    }
  });
  for (; filled < size; ++filled) {
    columns.actor_begin[filled + 1] =
        static_cast<std::uint32_t>(columns.actor_list.size());
  }
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

Columns read_columns(const Xapian::Database& shard, ColumnNames& names) {
  const std::size_t size = std::size_t{shard.get_lastdocid()} + 1;
  Columns columns;
  columns.dates.assign(size, kUndated);
  columns.added.assign(size, 0);
  columns.sources.assign(size, names.sources.intern({}, {}));
  columns.languages.assign(size, names.languages.intern({}, {}));
  for_each_value(shard, Slot::date, [&](DocumentId id, const auto& value) {
    if (const auto date = decode_date(value)) columns.dates[id] = date->days;
  });
  for_each_value(shard, Slot::added, [&](DocumentId id, const auto& value) {
    columns.added[id] = decode_added(value);
  });
  columns.fingerprints.resize(size);
  for_each_value(shard, Slot::fingerprint,
                 [&](DocumentId id, const auto& value) {
                   columns.fingerprints[id] = decode_fingerprint(value);
                 });
  Interner sources(names.sources);
  for_each_value(shard, Slot::source, [&](DocumentId id, const auto& value) {
    columns.sources[id] = sources.number(value);
  });
  for_each_value(shard, Slot::language, [&](DocumentId id, const auto& value) {
    columns.languages[id] = names.languages.intern(language_key(value), value);
  });
  read_actors(shard, columns, size);
  return columns;
}

}  // namespace fihrist
