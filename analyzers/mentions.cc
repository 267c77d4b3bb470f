#include "analyzers/mentions.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include "analyzers/claims.h"
#include "analyzers/corrections.h"
#include "analyzers/name_words.h"
#include "analyzers/named_actors.h"
#include "analyzers/named_things.h"
#include "analyzers/namesakes.h"
#include "analyzers/stories.h"
#include "analyzers/title_rules.h"

namespace fihrist {
namespace {

// In the order of Via.
constexpr std::array<std::string_view, 3> kVias = {"alias", "title",
                                                   "override"};

constexpr std::array<Field, 2> kFields = {Field::title, Field::body};

std::size_t index_of(Field field) { return field == Field::title ? 0 : 1; }

Place place_of(const FieldClaim& claim) {
  return {claim.field, claim.first_word};
}

class MentionFinder {
 public:
  MentionFinder(const Article& article, const AliasTable& table)
      : article_(article),
        table_(table),
        all_capitals_{is_all_capitals(article.title_words),
                      is_all_capitals(article.body_words)},
        stories_(find_stories(article.body, article.body_words)) {}

  std::vector<Mention> find() {
    for (const Field field : kFields) collect_claims(field);
    accept_strong();
    take_out_namesakes();
    accept_weak();
    accept_inside_unsupported();
    accept_weak();  // those that what was inside supports
    accept_titles();
    sort_mentions();
    return std::move(mentions_);
  }

 private:
  bool all_capitals(Field field) const {
    return all_capitals_[index_of(field)];
  }

  std::uint32_t story_of(const FieldClaim& claim) const {
    return claim.field == Field::title ? kTitleStory
                                       : stories_[claim.first_word];
  }

  bool is_title(AliasIndex row) const {
    return table_.alias(row).kind == AliasKind::title;
  }

  bool has_title(const Claim& claim) const {
    return std::any_of(claim.rows.begin(), claim.rows.end(),
                       [&](AliasIndex row) { return is_title(row); });
  }

  bool is_person(AliasIndex row) const {
    return table_.actor(table_.actor_of(row)).kind == ActorKind::person;
  }

  // Names and titles apart: a group may stand inside a title.
  void collect_claims(Field field) {
    std::vector<Claim> names = find_claims(
        article_.text(field), article_.words(field), table_.phrases());
    std::vector<Claim> titles;
    for (const Claim& claim : names) {
      if (has_title(claim)) titles.push_back(claim);
    }
    keep_rows(names, [&](const Claim& claim, AliasIndex row) {
      return !is_title(row) && is_written_so(field, claim, row);
    });
    for (Claim& claim : keep_longest(names)) {
      inside_.push_back({std::move(claim), field});
    }
    keep_rows(titles,
              [&](const Claim&, AliasIndex row) { return is_title(row); });
    (void)keep_longest(titles);
    std::erase_if(titles, [&](const Claim& title) {
      return std::any_of(names.begin(), names.end(), [&](const Claim& name) {
        return name.contains(title);
      });
    });
    take_out_things(field, names);
    correct(field, names, titles);
    for (Claim& name : names) names_.push_back({std::move(name), field});
    for (Claim& title : titles) titles_.push_back({std::move(title), field});
  }

  // Rule 1, for names of things that no table has.
  void take_out_things(Field field, std::vector<Claim>& names) const {
    keep_rows(names, [&](const Claim& claim, AliasIndex row) {
      return !is_person(row) || !is_part_of_thing(claim, article_.text(field),
                                                  article_.words(field));
    });
  }

  // Rule 8.
  void correct(Field field, std::vector<Claim>& names,
               std::vector<Claim>& titles) {
    for (Correction& correction :
         apply_corrections(article_, field, table_, names, titles)) {
      accept_override({std::move(correction.claim), field}, correction.row);
    }
  }

  void accept_override(const FieldClaim& claim, std::uint32_t row) {
    const std::string& id = table_.rows().overrides[row].actor;
    if (id == kNobody) return;
    const ActorIndex actor = *table_.find_actor(id);
    mentions_.push_back(make_mention(article_, claim.field, claim,
                                     {actor, Via::override, row}));
    named_.add(actor, story_of(claim), place_of(claim));
  }

  // Rule 5: the capitals that an alias asks for.
  bool is_written_so(Field field, const Claim& claim, AliasIndex row) const {
    const Alias& alias = table_.alias(row);
    const auto words = claim.name(article_.words(field));
    if (alias.kind == AliasKind::acronym) return is_acronym(field, words, row);
    const bool asks_capital =
        words.size() == 1 && alias.text[0] >= 'A' && alias.text[0] <= 'Z' &&
        (alias.strength == Strength::weak ||
         word_roles(words[0].folded).is(WordRole::ordinary));
    return !asks_capital || words[0].letter_case != LetterCase::lower;
  }

  // All in capitals, or as the row writes it: PMFs, KSrelief.
  bool is_acronym(Field field, std::span<const Word> words,
                  AliasIndex row) const {
    const auto is_capital = [](const Word& word) {
      return word.letter_case == LetterCase::capitals ||
             word.letter_case == LetterCase::none ||
             (word.letter_case == LetterCase::capitalised &&
              word.folded.size() == 1);  // the K of ISIS-K
    };
    if (std::all_of(words.begin(), words.end(), is_capital)) return true;
    const std::uint32_t begin = words.front().begin;
    return article_.text(field).substr(begin, words.back().end - begin) ==
           table_.alias(row).text;
  }

  bool is_strong(const FieldClaim& claim, AliasIndex row) const {
    const Alias& alias = table_.alias(row);
    if (alias.strength != Strength::strong) return false;
    if (alias.kind == AliasKind::acronym) return !all_capitals(claim.field);
    return alias.kind != AliasKind::translation ||
           !is_common_noun(claim, alias);
  }

  // "popular mobilization" in small letters may be anybody's.
  bool is_common_noun(const FieldClaim& claim, const Alias& alias) const {
    const auto words = claim.name(article_.words(claim.field));
    const auto is_ordinary = [](const Word& word) {
      return word.letter_case == LetterCase::lower &&
             word_roles(word.folded).is(WordRole::ordinary);
    };
    return alias.text[0] >= 'A' && alias.text[0] <= 'Z' &&
           std::all_of(words.begin(), words.end(), is_ordinary);
  }

  void accept(const FieldClaim& claim, AliasIndex row,
              std::optional<ActorIndex> support) {
    mentions_.push_back(
        make_mention(article_, claim.field, claim,
                     {table_.actor_of(row), Via::alias, row, support}));
  }

  std::optional<AliasIndex> strong_row(const FieldClaim& claim) const {
    for (const AliasIndex row : claim.rows) {
      if (is_strong(claim, row)) return row;
    }
    return std::nullopt;
  }

  void accept_strong() {
    for (const FieldClaim& title : titles_) {
      mark_claimed(title);
      if (const auto holder = holder_on_date(title, article_, table_)) {
        named_.add(*holder, story_of(title), place_of(title));
      }
    }
    std::erase_if(names_, [&](const FieldClaim& claim) {
      if (!accept_if_strong(claim)) return false;
      mark_claimed(claim);
      return true;
    });
  }

  bool accept_if_strong(const FieldClaim& claim) {
    const auto row = strong_row(claim);
    if (!row) return false;
    const ActorIndex actor = table_.actor_of(*row);
    accept(claim, *row, std::nullopt);
    named_.add(actor, story_of(claim), place_of(claim));
    if (is_person(*row) && claim.word_count > 1) {
      named_.add_bearer(surname(claim), story_of(claim), place_of(claim),
                        actor);
    }
    return true;
  }

  void mark_claimed(const FieldClaim& claim) {
    std::vector<bool>& claimed = claimed_[index_of(claim.field)];
    claimed.resize(article_.words(claim.field).size());
    std::fill_n(claimed.begin() + claim.first_word, claim.word_count, true);
  }

  // Rule 6. What is left in names_ is weak.
  void take_out_namesakes() {
    for (const Field field : kFields) {
      claimed_[index_of(field)].resize(article_.words(field).size());
    }
    std::erase_if(names_, [&](FieldClaim& claim) {
      if (!is_surname(claim)) return false;
      const NamesakeTest test(article_.text(claim.field),
                              article_.words(claim.field),
                              claimed_[index_of(claim.field)], table_);
      std::erase_if(claim.rows, [&](AliasIndex row) {
        return is_person(row) && test.is_anothers(claim, table_.actor_of(row));
      });
      if (!claim.rows.empty()) return false;
      named_.add_bearer(surname(claim), story_of(claim), place_of(claim), {});
      return true;
    });
  }

  bool is_surname(const FieldClaim& claim) const {
    return claim.word_count == claim.article_words + 1 &&
           std::any_of(claim.rows.begin(), claim.rows.end(),
                       [&](AliasIndex row) { return is_person(row); });
  }

  std::string_view surname(const FieldClaim& claim) const {
    return article_.words(claim.field)[claim.end_word() - 1].folded;
  }

  // Leaves the rows of those before whom nobody else was named so.
  void keep_first_bearers(FieldClaim& claim) const {
    if (!is_surname(claim)) return;
    std::vector<ActorIndex> claimants;
    for (const AliasIndex row : claim.rows) {
      claimants.push_back(table_.actor_of(row));
    }
    std::erase_if(claim.rows, [&](AliasIndex row) {
      return is_person(row) &&
             named_.is_anothers(surname(claim), story_of(claim),
                                place_of(claim), table_.actor_of(row),
                                claimants);
    });
  }

  // Rule 4.
  void accept_weak() {
    std::erase_if(names_, [&](FieldClaim& claim) {
      keep_first_bearers(claim);
      return accept_supported(claim);
    });
  }

  bool accept_supported(const FieldClaim& claim) {
    const auto own = [&](ActorIndex actor) -> std::optional<ActorIndex> {
      if (named_.contains(actor)) return actor;
      return std::nullopt;
    };
    const auto linked = [&](ActorIndex actor) -> std::optional<ActorIndex> {
      for (const ActorIndex supporter : table_.supporters(actor)) {
        if (named_.contains(supporter)) return supporter;
      }
      return std::nullopt;
    };
    return accept_only(claim, own) || accept_only(claim, linked);
  }

  // True when any actor has this support; a mention when only one has.
  template <typename Support>
  bool accept_only(const FieldClaim& claim, Support support_of) {
    std::map<ActorIndex, std::pair<AliasIndex, ActorIndex>> supported;
    for (const AliasIndex row : claim.rows) {
      const ActorIndex actor = table_.actor_of(row);
      if (const auto support = support_of(actor)) {
        supported.try_emplace(actor, row, *support);
      }
    }
    if (supported.size() == 1) {
      const auto& [row, support] = supported.begin()->second;
      accept(claim, row, support);
    }
    return !supported.empty();
  }

  // A longer name that stayed without support gives its words back: "US
  // Embassy" names the US. A person inside it is still not meant.
  void accept_inside_unsupported() {
    std::set<Place> given_up;
    for (const Field field : kFields) {
      std::vector<Claim> claims;
      for (const FieldClaim& inside : inside_) {
        if (inside.field == field && longer_name(inside) != nullptr) {
          claims.push_back(inside);
        }
      }
      keep_rows(claims,
                [&](const Claim&, AliasIndex row) { return !is_person(row); });
      (void)keep_longest(claims);
      for (Claim& given_back : claims) {
        const FieldClaim claim{std::move(given_back), field};
        if (accept_if_strong(claim) || accept_supported(claim)) {
          given_up.insert(place_of(*longer_name(claim)));
        }
      }
    }
    std::erase_if(names_, [&](const FieldClaim& name) {
      return given_up.contains(place_of(name));
    });
  }

  // The name without support that holds the claim. Names stand in the order
  // of the text and do not overlap.
  const FieldClaim* longer_name(const FieldClaim& inside) const {
    const auto next =
        std::upper_bound(names_.begin(), names_.end(), place_of(inside),
                         [](const Place& place, const FieldClaim& name) {
                           return place < place_of(name);
                         });
    if (next == names_.begin()) return nullptr;
    const FieldClaim& name = *std::prev(next);
    const bool holds = name.field == inside.field && name.contains(inside);
    return holds ? &name : nullptr;
  }

  void accept_titles() {
    const std::vector<Mention> titles =
        resolve_titles(titles_, mentions_, article_, table_);
    mentions_.insert(mentions_.end(), titles.begin(), titles.end());
  }

  void sort_mentions() {
    std::sort(mentions_.begin(), mentions_.end(),
              [](const Mention& a, const Mention& b) {
                return std::tuple(a.field, a.first_word, b.word_count) <
                       std::tuple(b.field, b.first_word, a.word_count);
              });
  }

  const Article& article_;
  const AliasTable& table_;
  std::array<bool, 2> all_capitals_;
  std::vector<std::uint32_t> stories_;  // of the body's words
  std::vector<FieldClaim> names_;
  std::vector<FieldClaim> titles_;
  std::vector<FieldClaim> inside_;  // those that gave way to longer ones
  std::array<std::vector<bool>, 2> claimed_;  // words, by field
  NamedActors named_;
  std::vector<Mention> mentions_;
};

}  // namespace

Article read_article(const Document& document) {
  Article article;
  article.id = document.id;
  article.title = document.title;
  article.body = document.body;
  article.title_words = break_words(document.title);
  article.body_words = break_words(document.body, document.furniture);
  article.date = document.date;
  return article;
}

std::vector<Mention> find_mentions(const Article& article,
                                   const AliasTable& table) {
  return MentionFinder(article, table).find();
}

std::string spelling(const Mention& mention, const AliasTable& table) {
  return fold(mention.via == Via::override
                  ? table.rows().overrides[mention.row].surface
                  : table.alias(mention.row).text);
}

std::string_view to_string(Via via) {
  return kVias[static_cast<std::size_t>(via)];
}

std::optional<Via> parse_via(std::string_view name) {
  const auto* found = std::find(kVias.begin(), kVias.end(), name);
  if (found == kVias.end()) return std::nullopt;
  return static_cast<Via>(found - kVias.begin());
}

}  // namespace fihrist
