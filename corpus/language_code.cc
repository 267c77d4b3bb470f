#include "corpus/language_code.h"

#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <unordered_map>

#include "corpus/utf8.h"

namespace fihrist {
namespace {

using Names = std::unordered_map<std::string, std::string>;

// What ICU calls otherwise.
struct OtherName {
  const char* name;  // in small letters
  const char* code;
};
constexpr OtherName kOtherNames[] = {
    {"farsi", "fa"},
    {"dari", "fa"},
    {"sorani", "ckb"},
    {"kurmanji", "ku"},
    {"modern standard arabic", "ar"},
};

// Longer than any tag or name of a language.
constexpr std::size_t kMostBytes = 60;

std::string folded(const icu::UnicodeString& name) {
  std::string key;
  icu::UnicodeString(name).foldCase().toUTF8String(key);
  return key;
}

// Every language's name in English and in itself. English wins: where two
// languages share a name, it is meant.
Names make_names() {
  Names names;
  for (const OtherName& other : kOtherNames) {
    names.emplace(other.name, other.code);
  }
  for (const icu::Locale& shown_in :
       {icu::Locale::getEnglish(), icu::Locale::getRoot()}) {
    for (const char* const* code = uloc_getISOLanguages(); *code != nullptr;
         ++code) {
      const icu::Locale language(*code);
      const bool in_itself = shown_in == icu::Locale::getRoot();
      icu::UnicodeString name;
      language.getDisplayLanguage(in_itself ? language : shown_in, name);
      names.emplace(folded(name), *code);
    }
  }
  return names;
}

std::string code_of_name(std::string_view name) {
  static const Names names = make_names();
  const auto found = names.find(folded(icu::UnicodeString::fromUTF8(
      {name.data(), static_cast<std::int32_t>(name.size())})));
  return found == names.end() ? std::string() : found->second;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Of two letters or three, before - _ . or the end.
bool looks_like_code(std::string_view given) {
  const auto end = std::find_if_not(given.begin(), given.end(), is_letter);
  const auto letters = end - given.begin();
  const bool ends =
      end == given.end() || std::string_view("-_.").find(*end) != given.npos;
  return ends && (letters == 2 || letters == 3);
}

// Codes of before (iw, per, prs) are what they are now; those that ICU does
// not know are none.
std::string code_of_tag(std::string_view tag) {
  const icu::Locale locale =
      icu::Locale::createCanonical(std::string(tag).c_str());
  const std::string code = locale.getLanguage();
  const char* const* languages = uloc_getISOLanguages();
  while (*languages != nullptr && code != *languages) ++languages;
  return *languages == nullptr ? std::string() : code;
}

bool is_undetermined(std::string_view given) {
  return folded(icu::UnicodeString::fromUTF8(
             {given.data(), static_cast<std::int32_t>(given.size())})) == "und";
}

}  // namespace

std::string known_language(std::string_view given) {
  const std::string_view text = trimmed(given);
  const bool may_be_one =
      !text.empty() && text.size() <= kMostBytes && !is_undetermined(text);
  if (!may_be_one) return {};
  return looks_like_code(text) ? code_of_tag(text) : code_of_name(text);
}

std::string language_code(std::string_view given) {
  const std::string code = known_language(given);
  if (!code.empty()) return code;
  const std::string_view text = trimmed(given);
  return text.empty() || is_undetermined(text) ? "" : std::string(given);
}

}  // namespace fihrist
