// Which format a file has, by its content.
#pragma once

#include <memory>
#include <string_view>

#include "corpus/containers/container.h"
#include "corpus/field_names.h"
#include "corpus/record_reader.h"

namespace fihrist {

struct Format {
  std::string_view name;  // after "looks like"
  bool (*recognises)(std::string_view head);

  // Both null for a format known only so that it is not taken for text.
  std::unique_ptr<RecordReader> (*open)(RecordInput input) = nullptr;
  std::unique_ptr<Container> (*unpack)(ByteSource& bytes) = nullptr;

  bool wants_utf8 = false;  // whatever the encoding of the file
};

// Of a file whose first bytes are `head`; what is nothing else is text. The
// header of a table may have the columns `names` gives.
const Format& recognise_format(std::string_view head,
                               const FieldNames& names = {});

}  // namespace fihrist
