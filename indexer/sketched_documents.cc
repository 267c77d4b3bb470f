#include "indexer/sketched_documents.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <functional>
#include <numeric>

#include "indexer/schema.h"
#include "indexer/stored_document.h"

namespace fihrist {
namespace {

constexpr auto kSketchSlot = static_cast<Xapian::valueno>(Slot::sketch);
constexpr auto kClusterSlot = static_cast<Xapian::valueno>(Slot::cluster);

std::uint64_t hash_of(const CopySketch& sketch) {
  const std::vector<std::uint64_t> bins(sketch.bins.begin(), sketch.bins.end());
  return hash_run(bins);
}

template <typename Use>
void for_each_value(const Xapian::Database& shard, Xapian::valueno slot,
                    Use use) {
  for (auto value = shard.valuestream_begin(slot);
       value != shard.valuestream_end(slot); ++value) {
    use(value.get_docid(), *value);
  }
}

}  // namespace

SketchedDocuments::SketchedDocuments(std::span<Xapian::Database* const> shards)
    : shards_(shards.begin(), shards.end()) {
  read();
}

SketchedDocuments::SketchedDocuments(
    std::span<Xapian::WritableDatabase* const> shards)
    : shards_(shards.begin(), shards.end()),
      writable_(shards.begin(), shards.end()) {
  read();
}

void SketchedDocuments::read() {
  for (std::size_t shard = 0; shard < shards_.size(); ++shard) {
    begins_.push_back(size());
    codecs_.emplace_back(fmt::format("shard-{}", shard),
                         read_dictionary(*shards_[shard]));
    read_shard(shard);
  }
  begins_.push_back(size());
}

void SketchedDocuments::read_shard(std::size_t shard) {
  for_each_value(*shards_[shard], kSketchSlot,
                 [&](Xapian::docid id, const std::string& value) {
                   ids_.push_back(id);
                   hashes_.push_back(hash_of(decode_sketch(value)));
                 });
  begins_.push_back(size());  // for number() alone
  for_each_value(*shards_[shard], kClusterSlot,
                 [&](Xapian::docid id, const std::string& key) {
                   if (const auto found = number(shard, id)) {
                     clusters_.emplace_back(*found, key);
                   }
                 });
  begins_.pop_back();
}

std::optional<std::uint32_t> SketchedDocuments::number(std::size_t shard,
                                                       std::uint32_t id) const {
  const auto end = ids_.begin() + begins_[shard + 1];
  const auto found = std::lower_bound(ids_.begin() + begins_[shard], end, id);
  if (found == end || *found != id) return std::nullopt;
  return static_cast<std::uint32_t>(found - ids_.begin());
}

SketchedDocuments::Place SketchedDocuments::place(std::uint32_t number) const {
  const auto behind = std::ranges::upper_bound(begins_, number);
  return {static_cast<std::size_t>(behind - begins_.begin()) - 1, ids_[number]};
}

void SketchedDocuments::for_each(
    const std::function<void(std::uint32_t, const CopySketch&)>& use) const {
  std::uint32_t number = 0;
  for (const Xapian::Database* shard : shards_) {
    for_each_value(*shard, kSketchSlot,
                   [&](Xapian::docid, const std::string& value) {
                     use(number++, decode_sketch(value));
                   });
  }
}

std::vector<CopySketch> SketchedDocuments::sketches(
    std::span<const std::uint32_t> numbers) const {
  std::vector<CopySketch> wanted;
  wanted.reserve(numbers.size());
  for_each([&](std::uint32_t number, const CopySketch& sketch) {
    if (wanted.size() < numbers.size() && numbers[wanted.size()] == number) {
      wanted.push_back(sketch);
    }
  });
  return wanted;
}

void SketchedDocuments::for_each_equal(
    const std::function<void(std::span<const std::uint32_t>)>& use) const {
  std::vector<std::uint32_t> order(size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::uint32_t number) {
    return std::pair(hashes_[number], number);
  });
  for (auto begin = order.begin(); begin != order.end();) {
    const auto end = std::find_if(begin, order.end(), [&](std::uint32_t other) {
      return hashes_[other] != hashes_[*begin];
    });
    if (end - begin > 1) use({begin, end});
    begin = end;
  }
}

std::string SketchedDocuments::id_term(std::uint32_t number) const {
  const auto [shard, id] = place(number);
  auto term = shards_[shard]->termlist_begin(id);
  term.skip_to(std::string(kIdPrefix));
  return term == shards_[shard]->termlist_end(id) ? "" : *term;
}

std::uint32_t SketchedDocuments::least_id(
    std::span<const std::uint32_t> numbers) const {
  std::uint32_t least = numbers.front();
  std::string term = id_term(least);
  for (const std::uint32_t number : numbers.subspan(1)) {
    std::string other = id_term(number);
    if (other >= term) continue;
    term = std::move(other);
    least = number;
  }
  return least;
}

std::vector<Word> SketchedDocuments::body_words(std::uint32_t number) const {
  const auto [shard, id] = place(number);
  return words_of(
      codecs_[shard].read_untagged(shards_[shard]->get_document(id)),
      Field::body);
}

void SketchedDocuments::write_clusters(std::vector<Cluster> keys) {
  std::ranges::sort(keys);
  for (const auto& [number, key] : keys) {
    const auto [shard, id] = place(number);
    // Taken from the very database, it is written back by its values alone.
    Xapian::Document document = writable_[shard]->get_document(id);
    if (document.get_value(kClusterSlot) == key) continue;
    if (key.empty()) {
      document.remove_value(kClusterSlot);
    } else {
      document.add_value(kClusterSlot, key);
    }
    writable_[shard]->replace_document(id, document);
  }
}

}  // namespace fihrist
