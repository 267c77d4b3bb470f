// The values of one slot of a shard, asked for by ascending ids: the walk over
// a slot costs some tens of ns a document, and no memory. Included by .cc
// files only.
//
//   SlotReader order(shard, Slot::order);
//   for (const DocumentId id : ids) use(order.value(id));
#pragma once

#include <xapian.h>

#include <string>

#include "indexer/schema.h"
#include "searchd/columns.h"

namespace fihrist {

class SlotReader {
 public:
  SlotReader(const Xapian::Database& shard, Slot slot)
      : at_(shard.valuestream_begin(static_cast<Xapian::valueno>(slot))),
        end_(shard.valuestream_end(static_cast<Xapian::valueno>(slot))) {}

  // Empty where the document has none. `id` is greater than any before.
  std::string value(DocumentId id) {
    if (at_ != end_ && at_.get_docid() < id) at_.skip_to(id);
    return at_ != end_ && at_.get_docid() == id ? *at_ : std::string();
  }

 private:
  Xapian::ValueIterator at_;
  Xapian::ValueIterator end_;
};

}  // namespace fihrist
