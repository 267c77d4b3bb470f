#include "analyzers/mentions.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

#include "analyzers/claims.h"
#include "analyzers/title_rules.h"

namespace fihrist {
namespace {

// Things that are named after men: Soleimani Brigade, Khomeini Street.
constexpr std::array<std::string_view, 22> kThingsNamedAfter = {
    "airport",  "avenue",     "base",     "battalion", "battalions",
    "bridge",   "brigade",    "brigades", "camp",      "city",
    "division", "foundation", "hospital", "mosque",    "regiment",
    "road",     "shrine",     "square",   "stadium",   "street",
    "town",     "university",
};
constexpr std::size_t kWordsToThing = 2;

// In the order of Via.
constexpr std::array<std::string_view, 3> kVias = {"alias", "title",
                                                   "override"};

constexpr std::array<Field, 2> kFields = {Field::title, Field::body};

bool is_thing(std::string_view folded) {
  return std::find(kThingsNamedAfter.begin(), kThingsNamedAfter.end(),
                   folded) != kThingsNamedAfter.end();
}

std::size_t index_of(Field field) { return field == Field::title ? 0 : 1; }

class MentionFinder {
 public:
  MentionFinder(const Article& article, const AliasTable& table)
      : article_(article),
        table_(table),
        all_capitals_{is_all_capitals(article.title_words),
                      is_all_capitals(article.body_words)} {}

  std::vector<Mention> find() {
    for (const Field field : kFields) collect_claims(field);
    accept_strong();
    accept_weak();
    accept_titles();
    sort_mentions();
    return std::move(mentions_);
  }

 private:
  bool all_capitals(Field field) const {
    return all_capitals_[index_of(field)];
  }

  bool is_title(AliasIndex row) const {
    return table_.alias(row).kind == AliasKind::title;
  }

  // Names and titles apart: a group may stand inside a title.
  void collect_claims(Field field) {
    std::vector<Claim> names = find_claims(
        article_.text(field), article_.words(field), table_.phrases());
    std::vector<Claim> titles = names;
    keep_rows(names, [&](const Claim& claim, AliasIndex row) {
      return !is_title(row) && is_written_so(field, claim, row) &&
             !is_thing_named_after(field, claim, row);
    });
    keep_longest(names);
    keep_rows(titles,
              [&](const Claim&, AliasIndex row) { return is_title(row); });
    keep_longest(titles);
    std::erase_if(titles, [&](const Claim& title) {
      return std::any_of(names.begin(), names.end(), [&](const Claim& name) {
        return name.contains(title);
      });
    });
    correct(field, names, titles);
    for (Claim& name : names) names_.push_back({std::move(name), field});
    for (Claim& title : titles) titles_.push_back({std::move(title), field});
  }

  // Rule 7. The words of a correction are nobody else's; a group inside a
  // title stays, as it does beside the title's holder.
  void correct(Field field, std::vector<Claim>& names,
               std::vector<Claim>& titles) {
    const auto rows = table_.overrides_of(article_.id);
    if (rows.empty()) return;
    AliasPhrases surfaces;
    for (const std::uint32_t row : rows) {
      surfaces.add(break_words(table_.rows().overrides[row].surface));
    }
    surfaces.finish();
    std::vector<Claim> corrections =
        find_claims(article_.text(field), article_.words(field), surfaces);
    keep_longest(corrections);
    for (const Claim& correction : corrections) {
      const auto is_longer = [&](const Claim& claim) {
        return claim.contains(correction) && !correction.contains(claim);
      };
      if (std::any_of(names.begin(), names.end(), is_longer) ||
          std::any_of(titles.begin(), titles.end(), is_longer)) {
        continue;
      }
      const auto is_taken = [&](const Claim& claim) {
        return claim.overlaps(correction);
      };
      if (std::erase_if(titles, is_taken) == 0) std::erase_if(names, is_taken);
      accept_override(field, correction, rows[correction.rows[0]]);
    }
  }

  void accept_override(Field field, const Claim& claim, std::uint32_t row) {
    const std::string& id = table_.rows().overrides[row].actor;
    if (id == kNobody) return;
    const ActorIndex actor = *table_.find_actor(id);
    mentions_.push_back(
        make_mention(article_, field, claim, {actor, Via::override, row}));
    strong_.insert(actor);
  }

  // Rule 5: the capitals that an alias asks for.
  bool is_written_so(Field field, const Claim& claim, AliasIndex row) const {
    const Alias& alias = table_.alias(row);
    const auto words = claim.name(article_.words(field));
    if (alias.kind == AliasKind::acronym) {
      return std::all_of(words.begin(), words.end(), [](const Word& word) {
        return word.letter_case == LetterCase::capitals ||
               word.letter_case == LetterCase::none;
      });
    }
    const bool asks_capital = alias.strength == Strength::weak &&
                              words.size() == 1 && alias.text[0] >= 'A' &&
                              alias.text[0] <= 'Z';
    return !asks_capital || words[0].letter_case != LetterCase::lower;
  }

  // Rule 1, for names that no table has.
  bool is_thing_named_after(Field field, const Claim& claim,
                            AliasIndex row) const {
    if (table_.actor(table_.actor_of(row)).kind != ActorKind::person) {
      return false;
    }
    const std::vector<Word>& words = article_.words(field);
    for (std::uint32_t i = claim.end_word();
         i < words.size() && i < claim.end_word() + kWordsToThing; ++i) {
      if (words[i].letter_case != LetterCase::capitalised) return false;
      if (gap_before(article_.text(field), words, i) != " ") return false;
      if (is_thing(words[i].folded)) return true;
    }
    return false;
  }

  bool is_strong(const FieldClaim& claim, AliasIndex row) const {
    const Alias& alias = table_.alias(row);
    if (alias.strength != Strength::strong) return false;
    return alias.kind != AliasKind::acronym || !all_capitals(claim.field);
  }

  void accept(const FieldClaim& claim, AliasIndex row,
              std::optional<ActorIndex> support) {
    mentions_.push_back(
        make_mention(article_, claim.field, claim,
                     {table_.actor_of(row), Via::alias, row, support}));
  }

  void accept_strong() {
    std::erase_if(names_, [&](const FieldClaim& claim) {
      for (const AliasIndex row : claim.rows) {
        if (!is_strong(claim, row)) continue;
        accept(claim, row, std::nullopt);
        strong_.insert(table_.actor_of(row));
        return true;
      }
      return false;
    });
    for (const ActorIndex holder : holders_on_date(titles_, article_, table_)) {
      strong_.insert(holder);
    }
  }

  // Rule 4. What is left in names_ is weak.
  void accept_weak() {
    for (const FieldClaim& claim : names_) {
      if (!accept_only(claim, [&](ActorIndex actor) { return own(actor); })) {
        accept_only(claim, [&](ActorIndex actor) { return linked(actor); });
      }
    }
  }

  std::optional<ActorIndex> own(ActorIndex actor) const {
    if (strong_.contains(actor)) return actor;
    return std::nullopt;
  }

  std::optional<ActorIndex> linked(ActorIndex actor) const {
    for (const ActorIndex supporter : table_.supporters(actor)) {
      if (strong_.contains(supporter)) return supporter;
    }
    return std::nullopt;
  }

  // True when any row has this support; a mention when only one has.
  template <typename Support>
  bool accept_only(const FieldClaim& claim, Support support_of) {
    std::vector<std::pair<AliasIndex, ActorIndex>> supported;
    for (const AliasIndex row : claim.rows) {
      if (const auto support = support_of(table_.actor_of(row))) {
        supported.emplace_back(row, *support);
      }
    }
    if (supported.size() == 1) {
      accept(claim, supported[0].first, supported[0].second);
    }
    return !supported.empty();
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
  std::vector<FieldClaim> names_;
  std::vector<FieldClaim> titles_;
  std::set<ActorIndex> strong_;
  std::vector<Mention> mentions_;
};

}  // namespace

Article read_article(const Document& document) {
  Article article;
  article.id = document.id;
  article.title = document.title;
  article.body = document.body;
  article.title_words = break_words(document.title);
  article.body_words = break_words(document.body);
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
