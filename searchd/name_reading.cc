#include "searchd/name_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

#include "analyzers/claims.h"
#include "analyzers/name_words.h"
#include "analyzers/posted_names.h"
#include "analyzers/words.h"
#include "corpus/utf8.h"
#include "searchd/questions.h"

namespace fihrist {
namespace {

using Kind = Query::Kind;

Query leaf(Kind kind, std::string text) {
  Query query;
  query.kind = kind;
  query.text = std::move(text);
  return query;
}

Query exact(std::span<const Word> words) {
  Query query;
  query.kind = Kind::exact;
  for (const Word& word : words) query.places.push_back({word.folded, {}});
  return query;
}

std::string surface_of(std::span<const Word> words) {
  std::string surface;
  for (const Word& word : words) {
    if (!surface.empty()) surface += ' ';
    surface += word.folded;
  }
  return surface;
}

class NameReader {
 public:
  NameReader(const AliasTable& table, const DateRange& dates)
      : table_(table), dates_(dates) {}

  NameReading read(const Query& query) {
    reading_.query = read_node(query);
    return std::move(reading_);
  }

 private:
  Query read_node(const Query& query) {
    if (query.kind == Kind::run) return read_run(query.text);
    Query read = query;
    if (read.kind == Kind::actor) read_actor(read.text);
    for (Query::Place& place : read.places) {
      if (!place.actor.empty()) read_actor(place.actor);
    }
    read.children.clear();
    for (const Query& child : query.children) {
      add_child(read, read_node(child));
    }
    const bool joins = read.kind == Kind::all_of || read.kind == Kind::any_of;
    if (joins && read.children.size() == 1) return read.children.front();
    return read;
  }

  // A run that was read into several parts joins the AND it stands in.
  static void add_child(Query& parent, Query child) {
    if (parent.kind == Kind::all_of && child.kind == Kind::all_of) {
      for (Query& part : child.children) {
        parent.children.push_back(std::move(part));
      }
    } else {
      parent.children.push_back(std::move(child));
    }
  }

  void note_name(std::string actor, std::string surface, std::string via) {
    ReadName name{std::move(actor), std::move(surface), std::move(via)};
    if (std::find(reading_.names.begin(), reading_.names.end(), name) ==
        reading_.names.end()) {
      reading_.names.push_back(std::move(name));
    }
  }

  // Leaves the id that the actor has now.
  void read_actor(std::string& id) {
    const auto actor = table_.find_actor(id);
    if (!actor) {
      reading_.notes.push_back(unknown_actor_note(id));
      return;
    }
    const std::string asked = std::exchange(id, table_.actor(*actor).id);
    if (asked != id) reading_.notes.push_back(renamed_actor_note(asked, id));
    note_name(id, "actor:" + asked, "actor");
  }

  bool is_readable(std::span<const Word> words, AliasIndex row) const {
    const Alias& alias = table_.alias(row);
    if (alias.kind == AliasKind::title) return holds(alias.held);
    constexpr std::size_t kSafeAcronymLetters = 3;
    if (alias.kind != AliasKind::acronym || words.size() > 1 ||
        (words[0].folded.size() >= kSafeAcronymLetters &&
         !only_asks(words[0].folded))) {
      return true;
    }
    return words[0].letter_case == LetterCase::capitals;
  }

  bool holds(const DateRange& held) const {
    return dates_.first && dates_.last && held.contains(*dates_.first) &&
           held.contains(*dates_.last);
  }

  Query read_run(const std::string& text) {
    const std::vector<Word> words = break_words(text);
    std::vector<Claim> claims = find_claims(text, words, table_.phrases());
    keep_rows(claims, [&](const Claim& claim, AliasIndex row) {
      return is_readable(claim.name(words), row);
    });
    (void)keep_longest(claims);
    Query all = leaf(Kind::all_of, {});
    std::uint32_t at = 0;
    for (const Claim& claim : claims) {
      add_words(all, text, std::span(words).subspan(at, claim.first_word - at));
      all.children.push_back(read_claim(
          claim, std::span(words).subspan(claim.first_word, claim.word_count)));
      at = claim.end_word();
    }
    add_words(all, text, std::span(words).subspan(at));
    if (is_question(words)) leave_out_what_only_asks(all);
    if (all.children.size() == 1) return all.children.front();
    return all;
  }

  // Where two words or names at least are left to look for.
  void leave_out_what_only_asks(Query& all) {
    std::vector<Query> wanted;
    std::string left_out;
    for (const Query& child : all.children) {
      if (child.kind == Kind::word && only_asks(child.text)) {
        left_out += (left_out.empty() ? "" : " ") + child.text;
      } else {
        wanted.push_back(child);
      }
    }
    if (wanted.size() < 2 || left_out.empty()) return;
    all.children = std::move(wanted);
    reading_.notes.push_back(
        fmt::format("a question: not looked for are \"{}\"; with a + before it "
                    "a word is",
                    left_out));
  }

  Query read_claim(const Claim& claim, std::span<const Word> words) {
    const std::string surface = surface_of(words);
    Query any = leaf(Kind::any_of, {});
    std::vector<ActorIndex> seen;
    for (const AliasIndex row : claim.rows) {
      const ActorIndex actor = table_.actor_of(row);
      if (std::find(seen.begin(), seen.end(), actor) != seen.end()) continue;
      seen.push_back(actor);
      const bool is_title = table_.alias(row).kind == AliasKind::title;
      any.children.push_back(leaf(Kind::actor, table_.actor(actor).id));
      note_name(table_.actor(actor).id, surface, is_title ? "title" : "alias");
    }
    any.children.push_back(exact(words));
    return any;
  }

  // Words written together ("al-Foo") are asked for one after another, and so
  // is a compound some word of which alone is no name ("Rokn al-Din").
  static void add_words(Query& all, std::string_view text,
                        std::span<const Word> words) {
    while (!words.empty()) {
      std::size_t count = compound_at(words);
      if (count == 1 || may_be_one_name(words.first(count))) {
        count = count_written_on(text, words);
      }
      all.children.push_back(read_words(text, words.first(count)));
      words = words.subspan(count);
    }
  }

  static std::size_t count_written_on(std::string_view text,
                                      std::span<const Word> words) {
    std::size_t count = 1;
    while (count < words.size() &&
           is_written_on(text, words[count - 1], words[count])) {
      ++count;
    }
    return count;
  }

  static std::size_t compound_at(std::span<const Word> words) {
    return compound_words(words.size(), [&](std::size_t at) {
      return std::string_view(words[at].folded);
    });
  }

  static Query read_words(std::string_view text, std::span<const Word> words) {
    Query read = exact(words);
    const bool is_name = may_be_one_name(words) || is_compound(words);
    if (is_name && !crosses_sentences(text, words)) {
      read.kind = Kind::name;
    } else if (words.size() == 1) {
      read = leaf(Kind::word, words[0].folded);
    }
    return read;
  }

  static bool is_compound(std::span<const Word> words) {
    return words.size() > 1 && compound_at(words) == words.size();
  }

  // Over the end of a sentence no alias is read either (analyzers/claims.h).
  static bool crosses_sentences(std::string_view text,
                                std::span<const Word> words) {
    const std::size_t begin = words.front().begin;
    return text.substr(begin, words.back().end - begin)
               .find_first_of(".!?;:") != std::string_view::npos;
  }

  // Zaydi, al-Zaydi, Gholam-Ali; not Zaydi-led.
  static bool may_be_one_name(std::span<const Word> words) {
    // Letters are folded, in which Ali is the Arabic word for "on".
    const auto is_name = [](const Word& word) {
      return may_be_name(word.folded) ||
             word_roles(word.folded).is(WordRole::given);
    };
    return std::any_of(words.begin(), words.end(), is_name) &&
           std::all_of(words.begin(), words.end(), [&](const Word& word) {
             return is_name(word) || is_name_particle(word.folded);
           });
  }

  static bool is_written_on(std::string_view text, const Word& before,
                            const Word& after) {
    return text.substr(before.end, after.begin - before.end)
               .find_first_of(" \t\r\n") == std::string_view::npos;
  }

  const AliasTable& table_;
  const DateRange& dates_;
  NameReading reading_;
};

}  // namespace

std::string unknown_actor_note(const std::string& id) {
  return fmt::format("no actor has the id {}; see: fihrist actors",
                     printable(id));
}

std::string renamed_actor_note(const std::string& id, const std::string& now) {
  return fmt::format("the actor {} is now {}", printable(id), now);
}

NameReading read_names(const Query& query, const AliasTable& table,
                       const DateRange& dates) {
  return NameReader(table, dates).read(query);
}

}  // namespace fihrist
