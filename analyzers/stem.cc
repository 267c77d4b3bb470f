#include "analyzers/stem.h"

#include <xapian.h>

#include <algorithm>
#include <unordered_map>

namespace fihrist {
namespace {

// A vocabulary beyond this is noise; forgetting it all is cheaper than
// counting uses.
constexpr std::size_t kMaxKept = 100'000;

bool is_latin_word(const std::string& folded) {
  return std::all_of(folded.begin(), folded.end(),
                     [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

struct Stemmer::State {
  Xapian::Stem english{"en"};
  std::unordered_map<std::string, std::string> kept;
};

Stemmer::Stemmer() : state_(std::make_unique<State>()) {}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

const std::string& Stemmer::stem(const std::string& folded) {
  if (!is_latin_word(folded)) return folded;
  if (state_->kept.size() > kMaxKept) state_->kept.clear();
  const auto [entry, is_new] = state_->kept.try_emplace(folded);
  if (is_new) entry->second = state_->english(folded);
  return entry->second;
}

}  // namespace fihrist
