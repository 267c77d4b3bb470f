#include "searchd/result_set.h"

#include <fmt/format.h>

#include <algorithm>

#include "corpus/digest.h"

namespace fihrist {
namespace {

constexpr std::string_view kVersion = "f1-";

// Crockford's: none that is taken for another.
constexpr std::string_view kDigits = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t kBitsPerDigit = 5;
constexpr std::size_t kDigestDigits = 16;
constexpr std::size_t kGroup = 4;

// Of `digits` without marks between them.
std::string grouped(std::string_view digits) {
  std::string text(kVersion);
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && i % kGroup == 0) text += '-';
    text += digits[i];
  }
  return text;
}

char read_digit(char c) {
  if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (c == 'i' || c == 'l') return '1';
  return c == 'o' ? '0' : c;
}

bool by_id(const CitedDocument& a, const CitedDocument& b) {
  return a.id < b.id;
}

}  // namespace

void SetDigest::add(const Fingerprint& fingerprint) {
  ++count_;
  low_ += fingerprint.low;
  high_ += fingerprint.high + (low_ < fingerprint.low ? 1 : 0);
}

std::string SetDigest::text() const {
  const std::string hex =
      sha256_hex(fmt::format("{} {:016x}{:016x}", count_, high_, low_));
  std::string digits;
  std::uint32_t bits = 0;
  std::size_t held = 0;
  for (const char c : hex) {
    bits = bits << 4 | static_cast<std::uint32_t>(
                           std::string_view("0123456789abcdef").find(c));
    held += 4;
    if (held < kBitsPerDigit) continue;
    held -= kBitsPerDigit;
    digits += kDigits[bits >> held & 31];
    if (digits.size() == kDigestDigits) break;
  }
  return grouped(digits);
}

std::string read_digest(std::string_view text) {
  if (text.size() < kVersion.size() || (text[0] != 'f' && text[0] != 'F') ||
      text.substr(1, 2) != "1-") {
    return {};
  }
  std::string digits;
  for (const char c : text.substr(kVersion.size())) {
    if (c == '-') continue;
    const char digit = read_digit(c);
    if (kDigits.find(digit) == std::string_view::npos) return {};
    digits += digit;
  }
  return digits.size() == kDigestDigits ? grouped(digits) : std::string();
}

SetChanges compare_sets(std::vector<CitedDocument> then,
                        std::vector<CitedDocument> now) {
  std::sort(then.begin(), then.end(), by_id);
  std::sort(now.begin(), now.end(), by_id);
  SetChanges changes;
  auto before = then.begin();
  auto after = now.begin();
  while (before != then.end() || after != now.end()) {
    if (after == now.end() ||
        (before != then.end() && before->id < after->id)) {
      changes.removed.push_back(std::move(before++->id));
    } else if (before == then.end() || after->id < before->id) {
      changes.added.push_back(std::move(after++->id));
    } else {
      const Fingerprint& is = after->fingerprint;
      if (!have_same_content(before->fingerprint, is)) {
        changes.edited.push_back(std::move(after->id));
      } else if (!have_same_tagging(before->fingerprint, is)) {
        changes.tagged.push_back(std::move(after->id));
      }
      ++before;
      ++after;
    }
  }
  return changes;
}

}  // namespace fihrist
