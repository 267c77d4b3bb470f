// How likely a text is in each single byte encoding, by its letters.
//
//   LetterEvidence("\xC8\xDB\xCF\xC7\xCF").best().name == "windows-1256"
//
// Every byte from 0x80 on has, in each encoding and language, a probability:
// that of the letter, by its rank among the language's letters (0.11, and for
// each rank 0.91 times that), times that of standing behind an ASCII letter,
// another letter or neither. The sum of the logarithms is the evidence.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "corpus/encodings/encoding_labels.h"

namespace fihrist {

class LetterEvidence {
 public:
  // Of the first 16,384 bytes that are not ASCII.
  explicit LetterEvidence(std::string_view bytes);

  const Encoding& best() const { return *best_.encoding; }

  // Not so where all readings are poor, as of Chinese.
  bool best_is_likely() const;

  // Not so of an encoding that is not among those compared.
  bool speaks_against(const Encoding& encoding) const;

 private:
  struct Reading {
    const Encoding* encoding;
    double evidence;  // natural logarithm
  };
  std::vector<Reading> readings_;
  Reading best_ = {};
  std::size_t count_ = 0;  // bytes that are not ASCII
};

}  // namespace fihrist
