// Stories of made-up words, and re-posts of them: what an outlet changes is
// put in, taken out or replaced at random places.
#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace fihrist {

using StoryWords = std::vector<std::string>;

inline std::string made_word(std::mt19937& random) {
  return std::string("w").append(std::to_string(random() % 3000));
}

inline StoryWords made_story(unsigned seed, std::size_t words) {
  std::mt19937 random(seed);
  StoryWords story;
  while (story.size() < words) story.push_back(made_word(random));
  return story;
}

// So many of the words are changed, each in one of the three ways; new ones
// are taken from `others`, or made up where there are none.
inline StoryWords reposted(const StoryWords& story, std::size_t changes,
                           std::mt19937& random,
                           const StoryWords& others = {}) {
  std::vector<bool> is_changed(story.size());
  std::fill_n(is_changed.begin(), std::min(changes, story.size()), true);
  std::shuffle(is_changed.begin(), is_changed.end(), random);
  const auto other_word = [&] {
    return others.empty() ? made_word(random)
                          : others[random() % others.size()];
  };
  StoryWords repost;
  for (std::size_t i = 0; i < story.size(); ++i) {
    const auto way = is_changed[i] ? random() % 3 : 3;
    if (way == 0) continue;                       // taken out
    if (way != 1) repost.push_back(story[i]);     // 1: replaced
    if (way < 3) repost.push_back(other_word());  // 2: put in behind it
  }
  return repost;
}

inline std::string text_of(const StoryWords& words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

}  // namespace fihrist
