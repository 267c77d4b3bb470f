// A set of answers as something to be cited: one short digest, and, to be told
// later what has changed, the id and fingerprint of every one.
//
//   searcher.search(request).digest   // "f1-7k2m-9qxd-4hb3-w8pz"
//
// The digest is of all answers, whatever page of them is shown, and of nothing
// else: the same articles have it whatever the query, the order, the number of
// shards or the machine. It is the number of articles and the sum of their
// fingerprints (indexer/fingerprint.h) modulo 2^128, put through SHA-256, of
// which 80 bits are shown: the sum is AdHash of Bellare and Micciancio, "A New
// Paradigm for Collision-Free Hashing" (EUROCRYPT 1997), which takes one
// addition an article and no order.
//
// What that proves: two sets that differ by chance, by an edit, a removal or
// another table, have one digest with odds of 2^-80 (2^-48 where nothing but
// the tagging of a single article differs). It is no seal against somebody who
// may write into the archive as much as he likes: sums can be steered with many
// made-up articles (Wagner, "A Generalized Birthday Problem", CRYPTO 2002).
// The record has the fingerprints one by one: against it an article can only
// be exchanged unseen as fingerprint.h says.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/fingerprint.h"

namespace fihrist {

// Which documents they are does not matter, nor their order.
class SetDigest {
 public:
  void add(const Fingerprint& fingerprint);
  std::string text() const;  // "f1-", and four times four letters or digits

 private:
  std::uint64_t count_ = 0;
  std::uint64_t high_ = 0;
  std::uint64_t low_ = 0;
};

// A digest as text() writes it, of one that was copied by hand: capitals, and
// i, l and o for 1, 1 and 0. Empty when it can be none.
std::string read_digest(std::string_view text);

// An article of a set, as it was or is.
struct CitedDocument {
  std::string id;
  Fingerprint fingerprint;
};

// What has become of a set.
struct SetChanges {
  std::vector<std::string> added;    // ids, ascending
  std::vector<std::string> removed;  // not in the set any more
  std::vector<std::string> edited;   // text or metadata, maybe tagging too
  std::vector<std::string> tagged;   // nothing but the tagging

  bool none() const {
    return added.empty() && removed.empty() && edited.empty() && tagged.empty();
  }
};

// In any order.
SetChanges compare_sets(std::vector<CitedDocument> then,
                        std::vector<CitedDocument> now);

}  // namespace fihrist
