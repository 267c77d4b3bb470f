#include "analyzers/mentions.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>
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

constexpr std::array<Field, 2> kFields = {Field::title, Field::body};

bool is_thing(std::string_view folded) {
  return std::find(kThingsNamedAfter.begin(), kThingsNamedAfter.end(),
                   folded) != kThingsNamedAfter.end();
}

struct FieldClaim : Claim {
  Field field = Field::body;
};

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
    return all_capitals_[field == Field::title ? 0 : 1];
  }

  bool is_title(AliasIndex row) const {
    return table_.alias(row).kind == AliasKind::title;
  }

  std::vector<Claim> claims(Field field, const ClaimTest& test) const {
    return find_claims(article_.text(field), article_.words(field), table_,
                       test);
  }

  // Names and titles apart: a group may stand inside a title.
  void collect_claims(Field field) {
    const auto names = claims(field, [&](const Claim& span, AliasIndex row) {
      return !is_title(row) && is_written_so(field, span, row) &&
             !is_thing_named_after(field, span, row);
    });
    const auto titles = claims(
        field, [&](const Claim&, AliasIndex row) { return is_title(row); });
    for (const Claim& name : names) names_.push_back({name, field});
    for (const Claim& title : titles) {
      if (is_inside_name(title, names)) continue;
      titles_.push_back(
          {field, title.first_word, title.word_count, title.rows});
    }
  }

  static bool is_inside_name(const Claim& title,
                             const std::vector<Claim>& names) {
    return std::any_of(names.begin(), names.end(), [&](const Claim& name) {
      return name.first_word <= title.first_word &&
             name.end_word() >= title.end_word();
    });
  }

  // Rule 5: the capitals that an alias asks for.
  bool is_written_so(Field field, const Claim& span, AliasIndex row) const {
    const Alias& alias = table_.alias(row);
    const auto words = std::span(article_.words(field))
                           .subspan(span.first_word, span.word_count);
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
  bool is_thing_named_after(Field field, const Claim& span,
                            AliasIndex row) const {
    if (table_.actor(table_.actor_of(row)).kind != ActorKind::person) {
      return false;
    }
    const std::vector<Word>& words = article_.words(field);
    for (std::uint32_t i = span.end_word();
         i < words.size() && i < span.end_word() + kWordsToThing; ++i) {
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
    Mention mention = make_mention(article_, claim.field, claim.first_word,
                                   claim.word_count, row, table_);
    mention.support = support;
    mentions_.push_back(mention);
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
  std::vector<TitleSpan> titles_;
  std::set<ActorIndex> strong_;
  std::vector<Mention> mentions_;
};

}  // namespace

Article read_article(const Document& document) {
  Article article;
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

}  // namespace fihrist
