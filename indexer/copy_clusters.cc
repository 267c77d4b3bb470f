#include "indexer/copy_clusters.h"

#include <xapian.h>

#include <algorithm>
#include <memory>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "indexer/copy_candidates.h"
#include "indexer/copy_sketch.h"
#include "indexer/copy_text.h"
#include "indexer/sketched_documents.h"

namespace fihrist {
namespace {

// So many new documents are looked for at a time.
constexpr std::size_t kDocumentsAtOnce = 1'000'000;

// Disjoint sets of numbers (Tarjan 1975); the least of each set stands for it.
class Sets {
 public:
  explicit Sets(std::size_t count) : parents_(count) {
    std::iota(parents_.begin(), parents_.end(), 0U);
  }

  std::uint32_t find(std::uint32_t number) {
    while (parents_[number] != number) {
      parents_[number] = parents_[parents_[number]];
      number = parents_[number];
    }
    return number;
  }

  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    parents_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parents_;
};

// Texts that were compared, some of them kept for the next comparison.
class CopyTexts {
 public:
  explicit CopyTexts(const SketchedDocuments& documents)
      : documents_(documents) {}

  std::shared_ptr<const CopyText> of(std::uint32_t number) {
    if (texts_.size() >= kTextsKept) texts_.clear();
    std::shared_ptr<const CopyText>& text = texts_[number];
    if (!text) {
      text = std::make_shared<const CopyText>(documents_.body_words(number));
    }
    return text;
  }

 private:
  static constexpr std::size_t kTextsKept = 4000;  // of 4 kB mostly

  const SketchedDocuments& documents_;
  std::unordered_map<std::uint32_t, std::shared_ptr<const CopyText>> texts_;
};

class Settling {
 public:
  explicit Settling(std::span<Xapian::WritableDatabase* const> shards)
      : documents_(shards), sets_(documents_.size()) {}

  void settle(std::span<const CopyChanges> changes) {
    is_new_.assign(documents_.size(), false);
    for (std::size_t shard = 0; shard < changes.size(); ++shard) {
      mark_new(shard, changes[shard]);
    }
    settle_new();
  }

  void settle_all() {
    is_new_.assign(documents_.size(), true);
    settle_new();
  }

 private:
  void mark_new(std::size_t shard, const CopyChanges& changes) {
    for (const std::uint32_t id : changes.documents) {
      if (const auto number = documents_.number(shard, id)) {
        is_new_[*number] = true;
      }
    }
    for (const auto& [number, key] : documents_.clusters()) {
      if (changes.parted.contains(key)) is_new_[number] = true;
    }
  }

  void settle_new() {
    keep_clusters();
    join_equal_sketches();
    join_copies();
    write_keys();
  }

  // Of documents that are not new.
  void keep_clusters() {
    std::unordered_map<std::string, std::uint32_t> first;
    for (const auto& [number, key] : documents_.clusters()) {
      if (is_new_[number]) continue;
      sets_.join(first.try_emplace(key, number).first->second, number);
    }
  }

  // Leaves in `compared_` one document of each sketch, and in `has_new_`
  // whether a new one is among those that it stands for.
  void join_equal_sketches() {
    has_new_ = is_new_;
    compared_.assign(documents_.size(), true);
    documents_.for_each_equal([&](std::span<const std::uint32_t> equal) {
      const std::uint32_t least = documents_.least_id(equal);
      for (const std::uint32_t number : equal) {
        sets_.join(least, number);
        if (is_new_[number]) has_new_[least] = true;
        compared_[number] = number == least;
      }
    });
  }

  void join_copies() {
    RunCounts counts;
    documents_.for_each([&](std::uint32_t number, const CopySketch& sketch) {
      if (compared_[number]) counts.add(sketch);
    });
    for (std::uint32_t begin = 0; begin < documents_.size();) {
      begin = join_copies(begin, counts);
    }
  }

  // Of new documents from number `begin` on, at most kDocumentsAtOnce. Returns
  // the number to go on with.
  std::uint32_t join_copies(std::uint32_t begin, const RunCounts& counts) {
    std::vector<std::uint32_t> numbers;
    std::uint32_t end = begin;
    for (; end < documents_.size() && numbers.size() < kDocumentsAtOnce;
         ++end) {
      if (compared_[end] && has_new_[end]) numbers.push_back(end);
    }
    const std::vector<CopySketch> sketches = documents_.sketches(numbers);
    CopyCandidates candidates(sketches, counts);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    documents_.for_each([&](std::uint32_t number, const CopySketch& sketch) {
      if (!compared_[number]) return;
      for (const std::uint32_t i : candidates.like(sketch)) {
        // A pair of new ones comes twice.
        if (has_new_[number] && number >= numbers[i]) continue;
        pairs.emplace_back(std::minmax(numbers[i], number));
      }
    });
    join_copies(pairs);
    return end;
  }

  void join_copies(
      std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs) {
    std::ranges::sort(pairs);
    CopyTexts texts(documents_);
    for (const auto& [a, b] : pairs) {
      if (sets_.find(a) == sets_.find(b)) continue;
      const auto first = texts.of(a);
      if (are_copies(overlap_of(*first, *texts.of(b)))) sets_.join(a, b);
    }
  }

  // Sets without a new document have the keys they had.
  void write_keys() {
    std::vector<std::uint32_t> sizes(documents_.size());
    std::vector<bool> is_touched(documents_.size());
    for (std::uint32_t i = 0; i < documents_.size(); ++i) {
      const std::uint32_t set = sets_.find(i);
      ++sizes[set];
      if (is_new_[i]) is_touched[set] = true;
    }
    using Member = std::pair<std::uint32_t, std::uint32_t>;  // its set, it
    std::vector<Member> members;
    for (std::uint32_t i = 0; i < documents_.size(); ++i) {
      const std::uint32_t set = sets_.find(i);
      if (is_touched[set] && sizes[set] > 1) members.emplace_back(set, i);
    }
    std::ranges::sort(members);
    for (auto begin = members.begin(); begin != members.end();) {
      const auto end = std::find_if(begin, members.end(), [&](const Member& m) {
        return m.first != begin->first;
      });
      note_key(std::ranges::subrange(begin, end));
      begin = end;
    }
    for (const auto& [number, _] : documents_.clusters()) {
      if (sizes[sets_.find(number)] == 1) keys_.emplace_back(number, "");
    }
    documents_.write_clusters(std::move(keys_));
  }

  template <typename Members>
  void note_key(const Members& members) {
    std::vector<std::uint32_t> numbers;
    for (const auto& [_, number] : members) numbers.push_back(number);
    const std::string key =
        cluster_key(documents_.id_term(documents_.least_id(numbers)));
    for (const std::uint32_t number : numbers) keys_.emplace_back(number, key);
  }

  SketchedDocuments documents_;
  Sets sets_;
  std::vector<bool> is_new_;
  std::vector<bool> has_new_;
  std::vector<bool> compared_;
  std::vector<std::pair<std::uint32_t, std::string>> keys_;  // to be written
};

}  // namespace

void settle_copies(std::span<Xapian::WritableDatabase* const> shards,
                   std::span<const CopyChanges> changes) {
  const bool has_changes = std::ranges::any_of(changes, [](const auto& change) {
    return !change.documents.empty() || !change.parted.empty();
  });
  if (has_changes) Settling(shards).settle(changes);
}

void settle_all_copies(std::span<Xapian::WritableDatabase* const> shards) {
  Settling(shards).settle_all();
}

std::string cluster_key(std::string_view least_id_term) {
  const std::uint64_t hash[] = {hash_word(least_id_term)};
  std::uint64_t rest = hash_run(hash);
  std::string key(sizeof(rest), '\0');
  for (std::size_t i = key.size(); i-- > 0; rest >>= 8) {
    key[i] = static_cast<char>(rest & 0xFF);
  }
  return key;
}

}  // namespace fihrist
