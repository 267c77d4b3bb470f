// What a capitalised word may be in a name: the tables
// analyzers/names/words.tsv (which explains the roles) and ordinary_words.txt.
#pragma once

#include <cstdint>
#include <string_view>

namespace fihrist {

enum class WordRole : std::uint16_t {
  ordinary = 1 << 0,
  name = 1 << 1,
  particle = 1 << 2,
  kunya = 1 << 3,
  group_tail = 1 << 4,
  group_tail_weak = 1 << 5,
  group_head = 1 << 6,
  of_head = 1 << 7,
  cause = 1 << 8,
  thing = 1 << 9,
  rank = 1 << 10,
  demonym = 1 << 11,
  place = 1 << 12,
  calendar = 1 << 13,
  given = 1 << 14,
};

// The roles of one word; none of a proper name.
class WordRoles {
 public:
  constexpr WordRoles() = default;

  constexpr bool is(WordRole role) const {
    return (roles_ & static_cast<std::uint16_t>(role)) != 0;
  }
  constexpr bool is_proper() const { return roles_ == 0; }
  // May be part of a person's name.
  constexpr bool may_be_name() const {
    return is_proper() || is(WordRole::name) || is(WordRole::kunya);
  }
  constexpr void add(WordRole role) {
    roles_ |= static_cast<std::uint16_t>(role);
  }

 private:
  std::uint16_t roles_ = 0;
};

// `folded` as Word::folded.
WordRoles word_roles(std::string_view folded);

}  // namespace fihrist
