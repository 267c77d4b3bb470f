#include "name_methods.h"

#include <algorithm>

#include "analyzers/latin_name.h"
#include "analyzers/name_key.h"
#include "name_baselines.h"

namespace fihrist {
namespace {

bool share_code(const Token& a, const Token& b) {
  return std::any_of(a.codes.begin(), a.codes.end(), [&](const auto& code) {
    return std::find(b.codes.begin(), b.codes.end(), code) != b.codes.end();
  });
}

bool within_edits(const Token& a, const Token& b, std::size_t most) {
  return edit_distance(a.letters, b.letters, most) <= most;
}

}  // namespace

Token::Token(const std::string& spelling)
    : name(read_name_token(spelling)), letters(plain_letters(spelling)) {
  std::erase_if(letters, [](char c) { return c < 'a' || c > 'z'; });
  sounds = soundex(letters);
  codes = double_metaphone(letters);
}

const Method kSoundex = {
    "Soundex",
    [](const Token& a, const Token& b) { return a.sounds == b.sounds; },
    ".795 .787 .791", ".619 .668 .643"};

const Method kDoubleMetaphone = {"Double Metaphone", share_code,
                                 ".811 .800 .805", ".668 .715 .691"};

const Method kTwoEdits = {
    "edit distance <= 2",
    [](const Token& a, const Token& b) { return within_edits(a, b, 2); },
    ".568 .865 .686", ".381 .690 .491"};

const Method kMeilisearch = {"Meilisearch's typos",
                             [](const Token& a, const Token& b) {
                               return within_edits(
                                   a, b, meilisearch_typos(a.letters));
                             },
                             ".787 .499 .611", ".446 .299 .358"};

const Method kKey = {"key",
                     [](const Token& a, const Token& b) {
                       return share_key(a.name.keys, b.name.keys);
                     },
                     ".793 .856 .823", ".700 .915 .793"};

const Method kKeyBalanced = {"key, score >= -1.30",
                             [](const Token& a, const Token& b) {
                               return token_score(a.name, b.name) >=
                                      kBalancedTokens;
                             },
                             ".909 .815 .859", ".843 .835 .839"};

const Method kKeyPrecise = {"key, score >= -0.28",
                            [](const Token& a, const Token& b) {
                              return token_score(a.name, b.name) >=
                                     kPreciseTokens;
                            },
                            ".939 .753 .836", ".886 .762 .820"};

}  // namespace fihrist
