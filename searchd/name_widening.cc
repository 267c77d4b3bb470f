#include "searchd/name_widening.h"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include "searchd/name_parts.h"

namespace fihrist {
namespace {

using Kind = Query::Kind;
using Children = std::vector<Query>;

Query join(Kind kind, Children children) {
  Query query;
  query.kind = kind;
  query.children = std::move(children);
  return query;
}

// A part of a name, and how the archive spells it.
struct Part {
  NamePart name;
  std::vector<LikeSpelling> spellings;
};

class NameWidener {
 public:
  explicit NameWidener(const SpellingLookup& find_spellings)
      : find_spellings_(find_spellings) {}

  Widening widen(const Query& query) {
    widening_.query = widen_node(query);
    return std::move(widening_);
  }

 private:
  Query widen_node(const Query& query) {
    switch (query.kind) {
      case Kind::name:
        return widen_name(std::span(&query, 1));
      case Kind::all_of:
        return widen_all(query);
      case Kind::any_of:
        return widen_each(query);
      case Kind::near:
        return widen_near(query);
      default:
        return query;
    }
  }

  Query widen_each(const Query& query) {
    Query widened = query;
    for (Query& child : widened.children) child = widen_node(child);
    return widened;
  }

  // Besides as typed: a spelling stands at one place, a phrase at several.
  Query widen_near(const Query& near) {
    Query widened = near;
    for (Query& child : widened.children) child = widen_operand(child);
    if (widened == near) return near;
    return join(Kind::any_of, {near, std::move(widened)});
  }

  // NEAR sees into alternatives, and into no other group.
  Query widen_operand(const Query& operand) {
    if (operand.kind == Kind::name) return widen_name(std::span(&operand, 1));
    if (operand.kind != Kind::any_of) return operand;
    Query widened = operand;
    for (Query& child : widened.children) child = widen_operand(child);
    return widened;
  }

  Query widen_all(const Query& query) {
    const std::span<const Query> children = query.children;
    Query widened = query;
    widened.children.clear();
    std::size_t i = 0;
    while (const auto name = next_name(children, i)) {
      for (; i < name->begin; ++i) {
        widened.children.push_back(widen_node(children[i]));
      }
      widened.children.push_back(
          widen_name(children.subspan(name->begin, name->end - name->begin)));
      i = name->end;
    }
    for (; i < children.size(); ++i) {
      widened.children.push_back(widen_node(children[i]));
    }
    if (widened.children.size() == 1) return widened.children.front();
    return widened;
  }

  Query widen_name(std::span<const Query> name) {
    Query typed = name.size() == 1
                      ? name.front()
                      : join(Kind::all_of, {name.begin(), name.end()});
    Query widened = join(Kind::any_of, {std::move(typed)});
    const std::vector<Part> parts = read_parts(name_parts(name));
    if (!is_typed_plainly(name) || are_spelled_otherwise(parts)) {
      add_ways(parts, parts.size(), widened);
    }
    for (NameParts& others : other_name_parts(name)) {
      add_ways(read_parts(std::move(others)), parts.size(), widened);
    }
    return widened.children.size() == 1 ? std::move(widened.children.front())
                                        : widened;
  }

  // Of a name that was typed in so many parts. None where the archive does not
  // know each of these.
  void add_ways(const std::vector<Part>& parts, std::size_t typed_parts,
                Query& widened) {
    if (!are_spelled(parts)) return;
    note_also(parts);
    // Pieces of what was typed as one prove nothing far apart.
    const bool are_pieces = parts.size() > typed_parts;
    if (!are_pieces) add_way(parts, alone, Kind::all_of, widened);
    if (are_pieces || gains_by_nearness(parts)) {
      add_way(parts, near, Kind::near, widened);
    }
  }

  std::vector<Part> read_parts(NameParts names) {
    std::vector<Part> parts;
    for (NamePart& part : names) {
      parts.push_back({std::move(part), {}});
      parts.back().spellings = spellings_of(parts.back().name.text);
    }
    if (parts.size() == 1) {
      std::erase_if(parts.front().spellings,
                    [](const auto& like) { return !like.stands_alone; });
    }
    return parts;
  }

  // Looks each name up once, however often it was typed.
  const std::vector<LikeSpelling>& spellings_of(const std::string& name) {
    const auto [kept, is_new] = found_.try_emplace(name);
    if (is_new) kept->second = find_spellings_(name);
    return kept->second;
  }

  // Whether there is a part, and the archive knows each.
  static bool are_spelled(const std::vector<Part>& parts) {
    return !parts.empty() &&
           std::all_of(parts.begin(), parts.end(), [](const Part& part) {
             return part.name.alias != nullptr || !part.spellings.empty();
           });
  }

  static bool are_spelled_otherwise(const std::vector<Part>& parts) {
    return std::any_of(parts.begin(), parts.end(), [](const Part& part) {
      return std::any_of(part.spellings.begin(), part.spellings.end(),
                         [&](const LikeSpelling& like) {
                           return like.spelling.text != part.name.text;
                         });
    });
  }

  // Whether a part may be more near the others than it is alone.
  static bool gains_by_nearness(const std::vector<Part>& parts) {
    return parts.size() > 1 &&
           std::any_of(parts.begin(), parts.end(), [](const Part& part) {
             return part.name.alias != nullptr ||
                    std::any_of(part.spellings.begin(), part.spellings.end(),
                                [](const LikeSpelling& like) {
                                  return !like.stands_alone;
                                });
           });
  }

  // What a part may be wherever it stands.
  static Query alone(const Part& part) {
    return part.name.alias != nullptr ? *part.name.alias : alike(part, false);
  }

  // What it may be near the other parts.
  static Query near(const Part& part) {
    Query spellings = alike(part, true);
    if (part.name.alias == nullptr) return spellings;
    Query any = *part.name.alias;
    any.children.push_back(std::move(spellings));
    return any;
  }

  static Query alike(const Part& part, bool is_near) {
    Query query;
    query.kind = Kind::alike;
    query.text = part.name.text;
    for (const LikeSpelling& like : part.spellings) {
      if (is_near || like.stands_alone) {
        query.spellings.push_back(like.spelling);
      }
    }
    return query;
  }

  // All parts, each read so: no way where nothing is alike to one of them.
  static void add_way(const std::vector<Part>& parts,
                      Query (*read)(const Part&), Kind kind, Query& widened) {
    Query way = join(kind, {});
    way.window = kind == Kind::near ? kNameWindow : 0;
    for (const Part& part : parts) {
      way.children.push_back(read(part));
      const Query& last = way.children.back();
      if (last.kind == Kind::alike && last.spellings.empty()) return;
    }
    widened.children.push_back(way.children.size() == 1
                                   ? std::move(way.children.front())
                                   : std::move(way));
  }

  void note_also(const std::vector<Part>& parts) {
    for (const Part& part : parts) {
      for (const LikeSpelling& like : part.spellings) {
        AlsoAsked also{part.name.text, like.spelling};
        if (also.spelling.text != also.name && is_new(also)) {
          widening_.also.push_back(std::move(also));
        }
      }
    }
  }

  bool is_new(const AlsoAsked& also) const {
    return std::none_of(widening_.also.begin(), widening_.also.end(),
                        [&](const AlsoAsked& known) {
                          return known.name == also.name &&
                                 known.spelling.text == also.spelling.text;
                        });
  }

  const SpellingLookup& find_spellings_;
  std::map<std::string, std::vector<LikeSpelling>> found_;
  Widening widening_;
};

}  // namespace

Widening widen_names(const Query& query, const SpellingLookup& find_spellings) {
  return NameWidener(find_spellings).widen(query);
}

Widening widen_names(const Query& query, const Reading& reading) {
  return widen_names(query, [&](std::string_view name) {
    return find_spellings(name, reading);
  });
}

}  // namespace fihrist
