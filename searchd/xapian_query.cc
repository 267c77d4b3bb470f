#include "searchd/xapian_query.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "analyzers/name_score.h"
#include "analyzers/stem.h"
#include "analyzers/words.h"
#include "corpus/error.h"
#include "indexer/schema.h"
#include "searchd/columns.h"
#include "searchd/weights.h"

namespace fihrist {
namespace {

using Kind = Query::Kind;
using Terms = std::vector<Xapian::Query>;

Xapian::Query term(std::string_view prefix, std::string_view text) {
  return Xapian::Query(make_term(prefix, text));
}

Xapian::Query join(Xapian::Query::op op, const Terms& terms,
                   Xapian::termcount window = 0) {
  return Xapian::Query(op, terms.begin(), terms.end(), window);
}

Xapian::Query everything_but(const Xapian::Query& query) {
  return Xapian::Query(Xapian::Query::OP_AND_NOT, Xapian::Query::MatchAll,
                       query);
}

// Two at a time: Xapian estimates how frequent three or more are in an order
// that depends on the shard, so that scores would depend on their number.
Xapian::Query synonyms(std::span<const Xapian::Query> terms) {
  if (terms.empty()) return {};
  if (terms.size() == 1) return terms.front();
  const std::size_t half = terms.size() / 2;
  return {Xapian::Query::OP_SYNONYM, synonyms(terms.first(half)),
          synonyms(terms.subspan(half))};
}

// A word stands for all words of its stems: those that are a stem themselves,
// and those that posted one.
Xapian::Query word_query(const std::string& word) {
  Stemmer stemmer;
  Terms terms;
  for (const std::string& stem : stemmer.asked_stems(word)) {
    terms.push_back(term("", stem));
    terms.push_back(term(kStemPrefix, stem));
  }
  return synonyms(terms);
}

Xapian::Query place_query(const Query::Place& place) {
  return term(place.actor.empty() ? std::string_view() : kActorPrefix,
              place.actor.empty() ? place.word : place.actor);
}

// An actor amid a phrase may take several words there, "visit of Esmail Qaani
// to"; at its ends one of them is enough.
std::size_t slack(const Query& query) {
  constexpr std::size_t kMoreWordsOfName = 4;
  std::size_t words = 0;
  for (std::size_t i = 1; i + 1 < query.places.size(); ++i) {
    if (!query.places[i].actor.empty()) words += kMoreWordsOfName;
  }
  return words;
}

// From 0 to 1: the closer a spelling, the more it weighs.
double closeness(double score) {
  return 1 / (1 + std::exp(kBalancedTokens - score));
}

Xapian::Query alike_query(const Query& query) {
  Terms terms;
  for (const Query::Spelling& spelling : query.spellings) {
    terms.emplace_back(Xapian::Query::OP_SCALE_WEIGHT,
                       Xapian::Query(spelling.term), closeness(spelling.score));
  }
  return join(Xapian::Query::OP_OR, terms);
}

Terms place_queries(const Query& query) {
  Terms terms;
  for (const Query::Place& place : query.places) {
    terms.push_back(place_query(place));
  }
  return terms;
}

Xapian::Query phrase(const Terms& terms, std::size_t slack) {
  return join(Xapian::Query::OP_PHRASE, terms,
              static_cast<Xapian::termcount>(terms.size() + slack));
}

Xapian::Query exact_query(const Query& query) {
  const Terms terms = place_queries(query);
  return terms.size() == 1 ? terms.front() : phrase(terms, slack(query));
}

// The title stands too far behind the body for a phrase to reach into both:
// one that ends in it is all in it.
Xapian::Query title_query(const Query& query) {
  Terms terms = place_queries(query);
  terms.push_back(term(kBehindTitleWord, ""));
  return phrase(terms, slack(query));
}

Xapian::Query name_query(const Query& query) {
  return query.places.size() == 1 ? word_query(query.places[0].word)
                                  : exact_query(query);
}

// The words that begin so, or the codes that are the language, stand in
// `places`.
Xapian::Query expanded_query(const Query& query, std::string_view prefix) {
  Terms terms;
  for (const Query::Place& place : query.places) {
    terms.push_back(term(prefix, place.word));
  }
  return synonyms(terms);
}

[[noreturn]] void fail_prefix(const std::string& prefix) {
  throw Error(ErrorCode::limit,
              fmt::format("more than {} words begin with {}; write more "
                          "letters before the *",
                          kMaxPrefixWords, prefix));
}

// "EN" and "en", as the archive writes them.
void expand_language(Query& query, const Xapian::Database& archive) {
  const std::string key = language_key(query.text);
  const std::string prefix(kLanguagePrefix);
  const auto end = archive.allterms_end(prefix);
  for (auto code = archive.allterms_begin(prefix); code != end; ++code) {
    std::string text = (*code).substr(prefix.size());
    if (language_key(text) == key) query.places.push_back({text, {}});
  }
}

Query expanded(Query query, const Xapian::Database& archive) {
  if (query.kind == Kind::language) expand_language(query, archive);
  if (query.kind == Kind::prefix) {
    const auto end = archive.allterms_end(query.text);
    for (auto word = archive.allterms_begin(query.text); word != end; ++word) {
      if (query.places.size() == kMaxPrefixWords) fail_prefix(query.text);
      query.places.push_back({*word, {}});
    }
  }
  for (Query& child : query.children) {
    child = expanded(std::move(child), archive);
  }
  return query;
}

Xapian::Query date_query(const DateRange& dates) {
  const auto slot = static_cast<Xapian::valueno>(Slot::date);
  const std::string first = dates.first ? encode_date(*dates.first) : "";
  if (!dates.last) {
    // The least value but the empty one: undated documents stay out.
    return {Xapian::Query::OP_VALUE_GE, slot,
            first.empty() ? std::string(1, '\0') : first};
  }
  return {Xapian::Query::OP_VALUE_RANGE, slot,
          first.empty() ? std::string(1, '\0') : first,
          encode_date(*dates.last)};
}

// What one operand of NEAR says: the places it may take, and what must hold
// besides. Xapian's NEAR knows terms and OR of terms, so a phrase gives each
// of its words to the window and is asked for as a phrase as well.
struct NearOperand {
  Terms places;
  Terms besides;
};

void add_near_words(const Query& query, NearOperand& operand) {
  for (const Query::Place& place : query.places) {
    operand.places.push_back(place_query(place));
  }
  if (query.places.size() > 1) {
    operand.besides.push_back(exact_query(query));
  }
}

void add_alternatives(const Query& query, Terms& alternatives) {
  if (query.kind == Kind::actor) {
    alternatives.push_back(term(kActorPrefix, query.text));
  } else if (query.kind == Kind::word) {
    alternatives.push_back(term("", query.text));
  } else if (query.places.size() == 1) {
    alternatives.push_back(place_query(query.places[0]));
  }
  for (const Query::Spelling& spelling : query.spellings) {
    alternatives.emplace_back(spelling.term);
  }
  if (query.kind != Kind::any_of) return;
  for (const Query& child : query.children) {
    add_alternatives(child, alternatives);
  }
}

// Of alternatives, those that are one term: an actor's mentions hold every
// spelling the tables know, so the phrase beside them adds nothing.
Xapian::Query single_places(const Query& query) {
  Terms alternatives;
  add_alternatives(query, alternatives);
  return join(Xapian::Query::OP_OR, alternatives);
}

NearOperand near_operand(const Query& query) {
  NearOperand operand;
  if (query.kind == Kind::word) {
    operand.places.push_back(term("", query.text));
  } else if (query.kind == Kind::actor) {
    operand.places.push_back(term(kActorPrefix, query.text));
  } else if (query.kind == Kind::exact || query.kind == Kind::name) {
    add_near_words(query, operand);
  } else if (query.kind == Kind::any_of || query.kind == Kind::alike) {
    operand.places.push_back(single_places(query));
  } else {
    operand.besides.push_back(to_xapian(query));
  }
  return operand;
}

Xapian::Query near_query(const Query& query) {
  Terms places;
  Terms all;
  for (const Query& child : query.children) {
    NearOperand operand = near_operand(child);
    places.insert(places.end(), operand.places.begin(), operand.places.end());
    all.insert(all.end(), operand.besides.begin(), operand.besides.end());
  }
  if (places.size() > 1) {
    // Two words NEAR/5 stand at most five apart; Xapian's window counts the
    // words themselves.
    const auto window =
        static_cast<Xapian::termcount>(query.window + places.size() - 1);
    all.push_back(join(Xapian::Query::OP_NEAR, places, window));
  } else if (places.size() == 1) {
    all.push_back(places.front());
  }
  return join(Xapian::Query::OP_AND, all);
}

Xapian::Query all_query(const Query& query) {
  Terms wanted;
  Terms unwanted;
  for (const Query& child : query.children) {
    if (child.kind == Kind::none_of) {
      unwanted.push_back(to_xapian(child.children[0]));
    } else {
      wanted.push_back(to_xapian(child));
    }
  }
  const Xapian::Query all = wanted.empty()
                                ? Xapian::Query::MatchAll
                                : join(Xapian::Query::OP_AND, wanted);
  if (unwanted.empty()) return all;
  return {Xapian::Query::OP_AND_NOT, all, join(Xapian::Query::OP_OR, unwanted)};
}

bool is_actor(const Query& query) { return query.kind == Kind::actor; }

// The words beside an actor are a spelling of his, and his mentions are
// weighed already: each article in which he is called as was typed stands a
// little before its like, no more.
Xapian::Query spelling_query(const Query& words) {
  const auto count = static_cast<double>(words.places.size());
  return {Xapian::Query::OP_SCALE_WEIGHT, exact_query(words),
          kSpellingTyped / count};
}

Xapian::Query any_query(const Query& query) {
  const bool has_actor =
      std::any_of(query.children.begin(), query.children.end(), is_actor);
  Terms terms;
  for (const Query& child : query.children) {
    terms.push_back(has_actor && child.kind == Kind::exact
                        ? spelling_query(child)
                        : to_xapian(child));
  }
  return join(Xapian::Query::OP_OR, terms);
}

}  // namespace

Xapian::Query to_xapian(const Query& query, const Xapian::Database& archive) {
  return to_xapian(expanded(query, archive));
}

Xapian::Query to_xapian(const Query& query) {
  switch (query.kind) {
    case Kind::everything:
      return Xapian::Query::MatchAll;
    case Kind::run:
      break;
    case Kind::word:
      return word_query(query.text);
    case Kind::name:
      return name_query(query);
    case Kind::alike:
      return alike_query(query);
    case Kind::exact:
      return exact_query(query);
    case Kind::prefix:
      return expanded_query(query, "");
    case Kind::title:
      return title_query(query);
    case Kind::actor:
      return term(kActorPrefix, query.text);
    case Kind::source:
      return term(kSourcePrefix, fold(query.text));
    case Kind::language:
      return expanded_query(query, kLanguagePrefix);
    case Kind::date:
      return date_query(query.dates);
    case Kind::near:
      return near_query(query);
    case Kind::all_of:
      return all_query(query);
    case Kind::any_of:
      return any_query(query);
    case Kind::none_of:
      return everything_but(to_xapian(query.children[0]));
  }
  return Xapian::Query::MatchNothing;
}

}  // namespace fihrist
