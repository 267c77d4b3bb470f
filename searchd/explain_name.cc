#include "searchd/explain_name.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <tuple>

#include "analyzers/claims.h"
#include "analyzers/mentions.h"
#include "analyzers/posted_names.h"
#include "analyzers/words.h"
#include "searchd/name_parts.h"
#include "searchd/similar_names.h"

namespace fihrist {
namespace {

// In the order of Need.
constexpr std::array<std::string_view, 4> kNeeds = {"support", "capital",
                                                    "capitals", "date"};

bool asks_capital(const Alias& row) {
  return row.strength == Strength::weak && row.text[0] >= 'A' &&
         row.text[0] <= 'Z' && break_words(row.text).size() == 1;
}

std::vector<Need> needs_of(const Alias& row) {
  if (row.kind == AliasKind::title) return {Need::date};
  std::vector<Need> needs;
  if (row.strength == Strength::weak) needs.push_back(Need::support);
  if (row.kind == AliasKind::acronym) {
    needs.push_back(Need::capitals);
  } else if (asks_capital(row)) {
    needs.push_back(Need::capital);
  }
  return needs;
}

class NameExplainer {
 public:
  NameExplainer(const std::string& name, const AliasTable& table)
      : name_(name),
        table_(table),
        words_(break_words(name)),
        claims_(find_claims(name, words_, table.phrases())) {}

  NameExplanation explain() {
    explanation_.name = name_;
    explanation_.folded = fold(name_);
    add_readings();
    add_inside();
    add_longer();
    add_refused();
    add_parts();
    if (explanation_.readings.empty()) {
      for (const AliasIndex row : similar_rows(name_, table_, kMaxRowsShown)) {
        explanation_.similar.push_back(named_row(row));
      }
    }
    return std::move(explanation_);
  }

 private:
  const Actor& actor_of(AliasIndex row) const {
    return table_.actor(table_.actor_of(row));
  }

  NamedRow named_row(AliasIndex row) const {
    return {actor_of(row), table_.alias(row)};
  }

  bool is_whole(const Claim& claim) const {
    return claim.word_count == words_.size();
  }

  bool is_title(AliasIndex row) const {
    return table_.alias(row).kind == AliasKind::title;
  }

  void add_readings() {
    for (const Claim& claim : claims_) {
      if (!is_whole(claim)) continue;
      for (const AliasIndex row : claim.rows) {
        explanation_.readings.push_back(
            {actor_of(row), table_.alias(row), needs_of(table_.alias(row)),
             linked_actors(table_.actor_of(row), table_), std::nullopt});
        named_.insert(table_.actor_of(row));
      }
    }
    std::stable_sort(explanation_.readings.begin(), explanation_.readings.end(),
                     [](const NameSense& a, const NameSense& b) {
                       return a.row.strength < b.row.strength;
                     });
  }

  std::string surface(const Claim& claim) const {
    const Word& first = words_[claim.first_word];
    const Word& last = words_[claim.end_word() - 1];
    return name_.substr(first.begin, last.end - first.begin);
  }

  // The longest claim that takes words of this one from it. A title takes them
  // from titles only: a group within it is meant besides.
  std::string hidden_by(const Claim& claim, bool is_title_row) const {
    const Claim* longest = nullptr;
    for (const Claim& other : claims_) {
      const bool takes = std::any_of(
          other.rows.begin(), other.rows.end(),
          [&](AliasIndex row) { return is_title_row || !is_title(row); });
      if (takes && other.overlaps(claim) &&
          other.word_count > claim.word_count &&
          (longest == nullptr || other.word_count > longest->word_count)) {
        longest = &other;
      }
    }
    return longest == nullptr ? std::string() : surface(*longest);
  }

  // Asks find_mentions with all the support that the actor may have.
  bool is_meant(const Claim& claim, AliasIndex row) const {
    const Alias& alias = table_.alias(row);
    Document document;
    document.body = name_;
    document.date = alias.held.last ? alias.held.last : alias.held.first;
    for (AliasIndex other = 0; other < table_.aliases().size(); ++other) {
      const Alias& strong = table_.alias(other);
      if (table_.actor_of(other) == table_.actor_of(row) &&
          strong.strength == Strength::strong && !is_title(other)) {
        document.title = strong.text;
        break;
      }
    }
    const Article article = read_article(document);
    for (const Mention& mention : find_mentions(article, table_)) {
      if (mention.field == Field::body &&
          mention.actor == table_.actor_of(row) &&
          mention.first_word >= claim.first_word &&
          mention.first_word < claim.end_word()) {
        return true;
      }
    }
    return false;
  }

  void add_inside() {
    std::set<std::tuple<std::uint32_t, std::uint32_t, ActorIndex>> seen;
    std::set<std::string> meant;
    for (const NameSense& sense : explanation_.readings) {
      meant.insert(sense.actor.id);
    }
    for (const Claim& claim : claims_) {
      if (is_whole(claim)) continue;
      for (const AliasIndex row : claim.rows) {
        const bool is_new = seen.emplace(claim.first_word, claim.word_count,
                                         table_.actor_of(row))
                                .second;
        if (!is_new) continue;
        NameInside inside{surface(claim), actor_of(row), table_.alias(row),
                          false, hidden_by(claim, is_title(row))};
        inside.is_meant = inside.hidden_by.empty() && is_meant(claim, row);
        if (inside.is_meant) meant.insert(inside.actor.id);
        explanation_.inside.push_back(std::move(inside));
      }
    }
    // A shorter name of the same actor is no news.
    std::erase_if(explanation_.inside, [&](const NameInside& inside) {
      return !inside.is_meant && meant.contains(inside.actor.id);
    });
  }

  // Aliases of other actors that hold the name among more words.
  void add_longer() {
    const std::string words = " " + explanation_.folded + " ";
    if (words_.empty()) return;
    std::set<ActorIndex> seen = named_;
    for (AliasIndex row = 0; row < table_.aliases().size(); ++row) {
      const std::string folded = fold(table_.alias(row).text);
      if (folded.size() <= explanation_.folded.size()) continue;
      if ((" " + folded + " ").find(words) == std::string::npos) continue;
      if (!seen.insert(table_.actor_of(row)).second) continue;
      ++explanation_.longer_count;
      if (explanation_.longer.size() < kMaxRowsShown) {
        explanation_.longer.push_back(named_row(row));
      }
    }
  }

  void add_refused() {
    for (const Alias& row : table_.rows().refusals) {
      if (fold(row.text) == explanation_.folded) {
        explanation_.refused.push_back(row);
      }
    }
  }

  void add_parts() {
    std::vector<Query> nodes;
    for (const Word& word : words_) {
      Query& node = nodes.emplace_back();
      const bool is_name = may_be_name(word.folded);
      node.kind = is_name ? Query::Kind::name : Query::Kind::word;
      if (is_name) {
        node.places.push_back({word.folded, {}});
      } else {
        node.text = word.folded;
      }
    }
    const std::span<const Query> all = nodes;
    std::size_t from = 0;
    while (const auto name = next_name(all, from)) {
      for (const NamePart& part :
           name_parts(all.subspan(name->begin, name->end - name->begin))) {
        explanation_.parts.push_back({part.text, posting_keys(part.text), {}});
      }
      from = name->end;
    }
  }

  const std::string& name_;
  const AliasTable& table_;
  std::vector<Word> words_;
  std::vector<Claim> claims_;
  std::set<ActorIndex> named_;
  NameExplanation explanation_;
};

}  // namespace

NameExplanation explain_name(const std::string& name, const AliasTable& table) {
  return NameExplainer(name, table).explain();
}

std::string_view to_string(Need need) {
  return kNeeds[static_cast<std::size_t>(need)];
}

}  // namespace fihrist
