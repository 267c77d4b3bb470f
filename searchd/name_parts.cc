#include "searchd/name_parts.h"

#include <algorithm>
#include <string_view>

#include "analyzers/name_words.h"
#include "analyzers/posted_names.h"

namespace fihrist {
namespace {

using Kind = Query::Kind;

// A word that is not read as a part where it stands alone.
bool is_particle(std::string_view word) {
  return is_name_particle(word) && !word_roles(word).is(WordRole::ordinary);
}

struct NameWord {
  std::string text;
  const Query* alias = nullptr;
  std::size_t joined = 1;  // so many words from here on are joined by hyphens
};

bool is_article(const NameWord& word) {
  return word_roles(word.text).is(WordRole::particle);
}

bool is_name(const Query& query) { return query.kind == Kind::name; }

// What the words of a node are, one way or the other.
std::span<const Query::Place> places_of(const Query& query) {
  return query.kind == Kind::any_of ? query.children.back().places
                                    : query.places;
}

// (actor:… OR "al zaidi"): one name with its article.
bool is_alias(const Query& query) {
  if (query.kind != Kind::any_of || query.children.size() < 2 ||
      query.children.back().kind != Kind::exact) {
    return false;
  }
  const bool are_actors =
      std::all_of(query.children.begin(), query.children.end() - 1,
                  [](const Query& child) { return child.kind == Kind::actor; });
  const auto places = places_of(query);
  return are_actors &&
         std::all_of(places.begin(), places.end(),
                     [](const auto& place) { return place.actor.empty(); }) &&
         std::count_if(places.begin(), places.end(), [](const auto& place) {
           return !is_particle(place.word);
         }) == 1;
}

bool may_be_part(const Query& query) {
  return is_name(query) || is_alias(query) ||
         (query.kind == Kind::word && is_particle(query.text));
}

std::vector<NameWord> words_of(std::span<const Query> name) {
  std::vector<NameWord> words;
  for (const Query& node : name) {
    if (node.kind == Kind::word) words.push_back({node.text, nullptr, 1});
    const std::size_t first = words.size();
    for (const Query::Place& place : places_of(node)) {
      words.push_back({place.word, is_name(node) ? nullptr : &node, 1});
    }
    if (is_name(node) && std::none_of(node.places.begin(), node.places.end(),
                                      [](const Query::Place& place) {
                                        return is_particle(place.word);
                                      })) {
      words[first].joined = node.places.size();
    }
  }
  return words;
}

std::string join(std::span<const NameWord> words) {
  std::string text;
  for (const NameWord& word : words) {
    if (!text.empty()) text += ' ';
    text += word.text;
  }
  return text;
}

std::size_t compound_at(std::span<const NameWord> words) {
  return compound_words(words.size(), [&](std::size_t at) {
    return std::string_view(words[at].text);
  });
}

// Of the words that are one part when the first is taken with its neighbour; 1
// where it is not.
std::size_t count_with_neighbour(std::span<const NameWord> words) {
  const auto is_part = [&](std::size_t at) {
    return at < words.size() && words[at].alias == nullptr &&
           words[at].joined == 1 && !is_particle(words[at].text);
  };
  if (compound_at(words) > 1) return 1;
  if (word_roles(words[0].text).is(WordRole::kunya)) {
    const std::size_t name = words.size() > 1 && is_article(words[1]) ? 2 : 1;
    return is_part(name) ? name + 1 : 1;
  }
  return is_part(0) && is_part(1) && compound_at(words.subspan(1)) == 1 ? 2 : 1;
}

// How the words of a name are taken together.
struct Division {
  bool parts_hyphens = false;
  std::optional<std::size_t> joined_at;  // a word that its neighbour belongs to
};

NameParts parts_of(std::span<const NameWord> words, const Division& division) {
  NameParts parts;
  for (std::size_t i = 0; i < words.size();) {
    const auto rest = words.subspan(i);
    std::size_t count = compound_at(rest);
    if (count == 1 && division.joined_at == i) {
      count = count_with_neighbour(rest);
    } else if (count == 1 && !division.parts_hyphens) {
      count = words[i].joined;
    }
    if (count > 1 || !is_particle(words[i].text)) {
      parts.push_back(
          {join(rest.first(count)), count == 1 ? words[i].alias : nullptr});
    }
    i += count;
  }
  return parts;
}

}  // namespace

std::optional<NameSpan> next_name(std::span<const Query> children,
                                  std::size_t from) {
  for (std::size_t begin = from; begin < children.size(); ++begin) {
    std::size_t end = begin;
    bool has_name = false;
    for (; end < children.size() && may_be_part(children[end]); ++end) {
      has_name = has_name || is_name(children[end]);
    }
    if (has_name) return NameSpan{begin, end};
    begin = std::max(begin, end);
  }
  return std::nullopt;
}

NameParts name_parts(std::span<const Query> name) {
  return parts_of(words_of(name), {});
}

std::vector<NameParts> other_name_parts(std::span<const Query> name) {
  const std::vector<NameWord> words = words_of(name);
  std::vector<NameParts> others;
  if (std::any_of(words.begin(), words.end(),
                  [](const NameWord& word) { return word.joined > 1; })) {
    others.push_back(parts_of(words, {.parts_hyphens = true, .joined_at = {}}));
  }
  for (std::size_t i = 0; i < words.size() && others.size() < kMaxOtherParts;) {
    const auto rest = std::span(words).subspan(i);
    if (count_with_neighbour(rest) > 1) {
      others.push_back(
          parts_of(words, {.parts_hyphens = false, .joined_at = i}));
    }
    i += std::max(compound_at(rest), words[i].joined);
  }
  return others;
}

bool is_typed_plainly(std::span<const Query> name) {
  return std::all_of(name.begin(), name.end(), [](const Query& node) {
    return is_alias(node) || (is_name(node) && node.places.size() == 1);
  });
}

}  // namespace fihrist
