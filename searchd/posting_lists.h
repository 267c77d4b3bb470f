// Lists of documents of one shard, ascending by id, and how they are joined.
// Each list holds something beside the ids: weights, or how often a word
// stands there.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "searchd/columns.h"

namespace fihrist {

template <typename Value>
struct PostingList {
  std::vector<DocumentId> ids;
  std::vector<Value> values;  // beside the ids

  void add(DocumentId id, Value value) {
    ids.push_back(id);
    values.push_back(value);
  }
  void reserve(std::size_t size) {
    ids.reserve(size);
    values.reserve(size);
  }
};

// Documents of either. `join(a, b)` is what those of both have, and what
// those of one have when the other is 0.
template <typename Value, typename Join>
PostingList<Value> unite(const PostingList<Value>& a,
                         const PostingList<Value>& b, Join join) {
  PostingList<Value> both;
  both.ids.resize(a.ids.size() + b.ids.size());
  both.values.resize(both.ids.size());
  std::size_t i = 0;
  std::size_t k = 0;
  std::size_t size = 0;
  while (i < a.ids.size() && k < b.ids.size()) {
    const DocumentId first = a.ids[i];
    const DocumentId second = b.ids[k];
    both.ids[size] = std::min(first, second);
    both.values[size] = join(first <= second ? a.values[i] : Value{},
                             second <= first ? b.values[k] : Value{});
    ++size;
    i += first <= second ? 1 : 0;
    k += second <= first ? 1 : 0;
  }
  both.ids.resize(size);
  both.values.resize(size);
  const auto add_rest = [&](const PostingList<Value>& list, std::size_t from) {
    const auto skipped = static_cast<std::ptrdiff_t>(from);
    both.ids.insert(both.ids.end(), list.ids.begin() + skipped, list.ids.end());
    both.values.insert(both.values.end(), list.values.begin() + skipped,
                       list.values.end());
  };
  add_rest(a, i);
  add_rest(b, k);
  return both;
}

// Documents of any, joined two by two.
template <typename Value, typename Join>
PostingList<Value> unite_all(std::vector<PostingList<Value>> lists, Join join) {
  if (lists.empty()) return {};
  while (lists.size() > 1) {
    std::vector<PostingList<Value>> halved;
    for (std::size_t i = 0; i + 1 < lists.size(); i += 2) {
      halved.push_back(unite(lists[i], lists[i + 1], join));
    }
    if (lists.size() % 2 == 1) halved.push_back(std::move(lists.back()));
    lists = std::move(halved);
  }
  return std::move(lists.front());
}

// Goes through `ids` and tells `use(place of it, place in others)` of each
// that `others` has too. Where one list is much the shorter, the other is not
// read from end to end.
template <typename Use>
void for_each_common(const std::vector<DocumentId>& ids,
                     const std::vector<DocumentId>& others, Use use) {
  constexpr std::size_t kMuchShorter = 16;
  auto other = others.begin();
  const bool leap = ids.size() < others.size() / kMuchShorter;
  for (std::size_t i = 0; i < ids.size() && other != others.end(); ++i) {
    if (leap) {
      other = std::lower_bound(other, others.end(), ids[i]);
    } else {
      while (other != others.end() && *other < ids[i]) ++other;
    }
    if (other != others.end() && *other == ids[i]) {
      use(i, static_cast<std::size_t>(other - others.begin()));
    }
  }
}

// Documents of `list` that are, or are not, among `others`.
template <typename Value>
PostingList<Value> keep(const PostingList<Value>& list,
                        const std::vector<DocumentId>& others) {
  PostingList<Value> kept;
  for_each_common(list.ids, others, [&](std::size_t i, std::size_t) {
    kept.add(list.ids[i], list.values[i]);
  });
  return kept;
}

template <typename Value>
PostingList<Value> leave_out(const PostingList<Value>& list,
                             const std::vector<DocumentId>& others) {
  PostingList<Value> left;
  std::size_t begin = 0;
  const auto add_up_to = [&](std::size_t end) {
    for (; begin < end; ++begin) left.add(list.ids[begin], list.values[begin]);
    begin = end + 1;
  };
  for_each_common(list.ids, others,
                  [&](std::size_t i, std::size_t) { add_up_to(i); });
  add_up_to(list.ids.size());
  return left;
}

}  // namespace fihrist
