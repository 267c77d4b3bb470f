#include "analyzers/key_classes.h"

#include <iterator>
#include <utility>

namespace fihrist {
namespace {

constexpr char kNothing = '_';
constexpr std::size_t kMaxKeys = 64;

void keep_first(Keys& keys, std::size_t count) {
  while (keys.size() > count) keys.erase(std::prev(keys.end()));
}

// A nasal before a labial is m: Anbar, Ambar.
std::string with_labial_nasals(std::string key) {
  for (std::size_t at = key.find("NB"); at != std::string::npos;
       at = key.find("NB", at)) {
    key[at] = 'M';
  }
  return key;
}

}  // namespace

Keys combine(const std::vector<Classes>& sounds) {
  Keys keys = {""};
  for (const Classes classes : sounds) {
    Keys longer;
    for (const std::string& key : keys) {
      for (const char c : classes) {
        longer.insert(c == kNothing ? key : key + c);
      }
    }
    keep_first(longer, kMaxKeys);
    keys = std::move(longer);
  }
  Keys result;
  for (const std::string& key : keys) result.insert(with_labial_nasals(key));
  return result;
}

std::vector<std::string> sorted(Keys keys) {
  keys.erase("");
  return {keys.begin(), keys.end()};
}

}  // namespace fihrist
