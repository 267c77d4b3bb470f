// What a document says, and how it was tagged, in 16 bytes: two documents can
// be told apart, or found equal, without reading them. Kept in
// Slot::fingerprint.
//
// The text and the metadata have 80 bits, the mentions 48, each the beginning
// of a SHA-256 over the id and what it is of. So a document that was edited is
// told from one that was only tagged otherwise. That a change goes unseen by
// chance has odds of 2^-80 for a text and 2^-48 for its mentions. To make a
// text that has the fingerprint of a given one takes 2^80 trials, to make two
// texts that have one, 2^40: somebody who keeps an archive could prepare the
// latter, nobody the former.
//
// Left out are what changes with no change of the article: when it was added,
// the lines of its page that are furniture (corpus/FORMAT.md), the rows' lines.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/stored_document.h"

namespace fihrist {

struct Fingerprint {
  std::uint64_t high = 0;  // of the content, its first 64 bits
  std::uint64_t low = 0;   // 16 more of the content, then 48 of the tagging

  bool operator==(const Fingerprint&) const = default;
};

Fingerprint fingerprint_of(const StoredDocument& stored);

bool have_same_content(const Fingerprint& a, const Fingerprint& b);
bool have_same_tagging(const Fingerprint& a, const Fingerprint& b);

// As the slot has it: 16 bytes, greatest first.
std::string encode_fingerprint(const Fingerprint& fingerprint);
Fingerprint decode_fingerprint(std::string_view value);

// 32 small hexadecimal digits: 20 of the content, 12 of the tagging.
std::string to_string(const Fingerprint& fingerprint);
// Nothing when it is not what to_string wrote.
std::optional<Fingerprint> parse_fingerprint(std::string_view text);

}  // namespace fihrist
