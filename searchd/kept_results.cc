#include "searchd/kept_results.h"

namespace fihrist {
namespace {

// Nodes of the list and the map, and the shared count.
constexpr std::size_t kBytesBesides = 200;

void add_day(const std::optional<Date>& date, KeyWriter& key) {
  key.add(date.has_value());
  key.add(date ? date->days : 0);
}

// `spellings` are left out: they are of widened queries.
void add_query(const Query& query, KeyWriter& key) {
  key.add(static_cast<std::int64_t>(query.kind));
  key.add(query.text);
  key.add(static_cast<std::int64_t>(query.places.size()));
  for (const Query::Place& place : query.places) {
    key.add(place.word);
    key.add(place.actor);
  }
  key.add(static_cast<std::int64_t>(query.spellings.size()));
  for (const Query::Spelling& spelling : query.spellings) {
    key.add(spelling.text);
    key.add(spelling.term);
  }
  add_day(query.dates.first, key);
  add_day(query.dates.last, key);
  key.add(query.window);
  key.add(static_cast<std::int64_t>(query.children.size()));
  for (const Query& child : query.children) add_query(child, key);
}

}  // namespace

std::shared_ptr<const void> KeptResults::find(const std::string& revision,
                                              const std::string& key) {
  if (most_bytes_ == 0) return nullptr;
  const std::lock_guard lock(mutex_);
  if (revision != revision_) return nullptr;
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->result;
}

void KeptResults::keep(const std::string& revision, const std::string& key,
                       std::shared_ptr<const void> result, std::size_t bytes) {
  bytes += key.size() + kBytesBesides;
  if (bytes > most_bytes_) return;
  const std::lock_guard lock(mutex_);
  if (revision != revision_) {
    while (!entries_.empty()) drop(entries_.begin());
    revision_ = revision;
  }
  const auto known = by_key_.find(key);
  if (known != by_key_.end()) drop(known->second);
  while (bytes_ + bytes > most_bytes_) drop(std::prev(entries_.end()));
  entries_.push_front({key, std::move(result), bytes});
  by_key_.emplace(entries_.front().key, entries_.begin());
  bytes_ += bytes;
}

void KeptResults::drop(Entries::iterator entry) {
  bytes_ -= entry->bytes;
  by_key_.erase(entry->key);
  entries_.erase(entry);
}

std::size_t KeptResults::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

void KeyWriter::add(std::string_view text) {
  add(static_cast<std::int64_t>(text.size()));
  key_ += text;
}

void KeyWriter::add(std::int64_t number) {
  key_ += std::to_string(number);
  key_ += ' ';
}

std::string key_of(const Query& query) {
  KeyWriter key;
  add_query(query, key);
  return key.take();
}

}  // namespace fihrist
