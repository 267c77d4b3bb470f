#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "analyzers/name_key.h"
#include "analyzers/whole_name.h"
#include "analyzers/words.h"

namespace fihrist {
namespace {

// Words as words.h folds them.
constexpr std::array<std::string_view, 2> kSons = {
    "\u0628\u0646",        // بن
    "\u0627\u0628\u0646",  // ابن
};
constexpr std::string_view kArticle = "\u0627\u0644";                  // ال
constexpr std::string_view kAbd = "\u0639\u0628\u062F";                // عبد
constexpr std::string_view kAlDin = "\u0627\u0644\u062F\u064A\u0646";  // الدين

bool is_compound(std::string_view first, std::string_view second) {
  return second == kAlDin || (first == kAbd && second.starts_with(kArticle));
}

}  // namespace

WholeName read_arabic_name(std::string_view name) {
  std::vector<std::string> words;
  for (Word& word : break_words(name)) {
    if (std::find(kSons.begin(), kSons.end(), word.folded) != kSons.end()) {
      continue;
    }
    if (!words.empty() && is_compound(words.back(), word.folded)) {
      words.back() += word.folded;
    } else {
      words.push_back(std::move(word.folded));
    }
  }
  WholeName tokens;
  for (std::string& word : words) {
    NameToken token;
    token.keys = arabic_keys(word);
    token.letters = std::move(word);
    if (!token.keys.empty()) tokens.push_back(std::move(token));
  }
  return tokens;
}

WholeName read_any_name(std::string_view name) {
  WholeName tokens = read_whole_name(name);
  for (NameToken& token : read_arabic_name(name)) {
    tokens.push_back(std::move(token));
  }
  return tokens;
}

}  // namespace fihrist
