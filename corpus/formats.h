// Which format a file has, by its content.
#pragma once

#include <memory>
#include <string_view>

#include "corpus/record_reader.h"

namespace fihrist {

struct Format {
  std::string_view name;  // after "looks like"
  bool (*recognises)(std::string_view head);
  // None for a format known only so that it is not taken for text.
  std::unique_ptr<RecordReader> (*open)(RecordInput input);
};

// Of a file whose first bytes are `head`; what is nothing else is text.
const Format& recognise_format(std::string_view head);

}  // namespace fihrist
