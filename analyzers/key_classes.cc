#include "analyzers/key_classes.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace fihrist {
namespace {

constexpr char kNothing = '_';
constexpr std::size_t kMaxKeys = 64;

void sort_unique(Keys& keys) {
  if (keys.size() < 2) return;
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

void append_to_each(Keys& keys, char c) {
  if (c == kNothing) return;
  for (std::string& key : keys) key += c;
}

Keys with_each(const Keys& keys, Classes classes) {
  Keys longer;
  longer.reserve(keys.size() * classes.size());
  for (const std::string& key : keys) {
    for (const char c : classes) {
      longer.push_back(key);
      if (c != kNothing) longer.back() += c;
    }
  }
  sort_unique(longer);
  if (longer.size() > kMaxKeys) longer.resize(kMaxKeys);
  return longer;
}

// A nasal before a labial is m: Anbar, Ambar.
void name_labial_nasals(std::string& key) {
  for (std::size_t at = key.find("NB"); at != std::string::npos;
       at = key.find("NB", at)) {
    key[at] = 'M';
  }
}

}  // namespace

Keys combine(const std::vector<Classes>& sounds) {
  Keys keys(1);
  for (const Classes classes : sounds) {
    if (classes.size() == 1) {
      append_to_each(keys, classes[0]);
    } else {
      keys = with_each(keys, classes);
    }
  }
  for (std::string& key : keys) name_labial_nasals(key);
  return keys;
}

void append(Keys& keys, Keys more) {
  if (keys.empty()) {
    keys = std::move(more);
    return;
  }
  keys.insert(keys.end(), std::move_iterator(more.begin()),
              std::move_iterator(more.end()));
}

Keys sorted(Keys keys) {
  sort_unique(keys);
  if (!keys.empty() && keys.front().empty()) keys.erase(keys.begin());
  return keys;
}

}  // namespace fihrist
