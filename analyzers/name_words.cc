#include "analyzers/name_words.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <utility>

#include "analyzers/name_data.h"

namespace fihrist {
namespace {

constexpr std::array kRoleNames = {
    std::pair{std::string_view("ordinary"), WordRole::ordinary},
    std::pair{std::string_view("name"), WordRole::name},
    std::pair{std::string_view("particle"), WordRole::particle},
    std::pair{std::string_view("kunya"), WordRole::kunya},
    std::pair{std::string_view("group_tail"), WordRole::group_tail},
    std::pair{std::string_view("group_tail_weak"), WordRole::group_tail_weak},
    std::pair{std::string_view("group_head"), WordRole::group_head},
    std::pair{std::string_view("of_head"), WordRole::of_head},
    std::pair{std::string_view("cause"), WordRole::cause},
    std::pair{std::string_view("thing"), WordRole::thing},
    std::pair{std::string_view("rank"), WordRole::rank},
    std::pair{std::string_view("demonym"), WordRole::demonym},
    std::pair{std::string_view("place"), WordRole::place},
    std::pair{std::string_view("calendar"), WordRole::calendar},
    std::pair{std::string_view("given"), WordRole::given},
};

WordRole role_named(std::string_view name) {
  for (const auto& [known, role] : kRoleNames) {
    if (known == name) return role;
  }
  throw std::logic_error("names/words.tsv: no role " + std::string(name));
}

// Cuts the front of `text` off, up to `end`, which is dropped.
std::string_view take_until(char end, std::string_view& text) {
  const std::string_view taken = text.substr(0, text.find(end));
  text.remove_prefix(std::min(text.size(), taken.size() + 1));
  return taken;
}

// Words are views of the embedded files.
class RoleTable {
 public:
  RoleTable() {
    for (std::string_view words = embedded_name_file("ordinary_words.txt");
         !words.empty();) {
      roles_[take_until('\n', words)].add(WordRole::ordinary);
    }
    for (std::string_view rows = embedded_name_file("words.tsv");
         !rows.empty();) {
      read_row(take_until('\n', rows));
    }
  }

  WordRoles of(std::string_view word) const {
    const auto found = roles_.find(word);
    return found == roles_.end() ? WordRoles() : found->second;
  }

 private:
  void read_row(std::string_view row) {
    if (row.empty() || row.starts_with('#')) return;
    const WordRole role = role_named(take_until('\t', row));
    while (!row.empty()) roles_[take_until(' ', row)].add(role);
  }

  std::unordered_map<std::string_view, WordRoles> roles_;
};

}  // namespace

WordRoles word_roles(std::string_view folded) {
  static const RoleTable table;
  return table.of(folded);
}

}  // namespace fihrist
