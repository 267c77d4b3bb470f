// Who is who: actors, the spellings and titles by which the news names them,
// and how they are linked. The tables are analyzers/aliases/*.tsv, shipped
// inside the programs, and what users lay over them (--aliases DIR); README.md
// there is for the people who edit them. alias_files.h reads them,
// alias_merge.h lays them over one another.
//
//   const AliasTable table(load_alias_rows({"my-aliases"}));
//   table.actor(*table.find_actor("esmail-qaani")).name == "Esmail Qaani"
//
// Immutable once made, and so safe to share among threads.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "analyzers/alias_phrases.h"
#include "corpus/date.h"

namespace fihrist {

enum class ActorKind {
  person,
  group,
  force,
  party,
  government,
  organization,
  state,
  media,
  place,  // exists to be matched; it is no actor and supports nobody
};

enum class AliasKind {
  spelling,
  native,  // Arabic or Persian script
  translation,
  acronym,  // matches in capitals only
  kunya,
  title,     // means its holder on the article's date
  mt_error,  // what machine translation makes of a name
};

enum class Strength {
  strong,  // a mention wherever it stands
  weak,    // a mention only with support in the same article
};

struct Actor {
  std::string id;
  ActorKind kind = ActorKind::person;
  std::string name;
  std::string description;
  std::string row;  // "actors.tsv:41", for people
  // An id that the tables had when the index was built and have no more: it
  // keeps its number, and means nobody (alias_merge.h).
  bool retired = false;
};

// A row of aliases.tsv: one claim. Ends of the time are included.
struct Alias {
  std::string actor;
  std::string text;
  AliasKind kind = AliasKind::spelling;
  Strength strength = Strength::strong;
  DateRange held;  // titles that move
  std::string source;
  std::string row;
  bool retracts = false;  // takes the row of another table back
};

struct Link {
  std::string actor;
  std::string related;
  std::string kind;
  std::string row;
};

// A row of links.tsv of the kind renamed_to: whoever asks for the id `from`
// means the actor `to`, who has taken over its aliases and links.
constexpr std::string_view kRenamedTo = "renamed_to";
struct Rename {
  std::string from;
  std::string to;
  std::string row;
};

// A row of overrides.tsv: what a reader has corrected in one document. The
// last word over every rule: in it the surface, whole and folded, is a mention
// of the actor, or of nobody.
constexpr std::string_view kNobody = "-";
struct Override {
  std::string document;  // id
  std::string surface;
  std::string actor;  // id, or kNobody
  std::string who;
  Date when;
  std::string why;
  std::string row;
};

// The rows of the tables, as read and merged.
struct AliasRows {
  std::vector<Actor> actors;
  std::vector<Alias> aliases;
  std::vector<Link> links;
  std::vector<Rename> renames;
  std::vector<Override> overrides;
  // Retractions that say "refused": not to be suggested again. The actor may
  // be kNobody, for words that are no name.
  std::vector<Alias> refusals;
};

using ActorIndex = std::uint32_t;
using AliasIndex = std::uint32_t;

class AliasTable {
 public:
  AliasTable() = default;
  // `rows` have passed check_alias_rows (analyzers/alias_check.h).
  explicit AliasTable(AliasRows rows);

  const std::vector<Actor>& actors() const { return rows_.actors; }
  const std::vector<Alias>& aliases() const { return rows_.aliases; }
  const AliasRows& rows() const { return rows_; }

  const Actor& actor(ActorIndex index) const { return rows_.actors[index]; }
  const Alias& alias(AliasIndex index) const { return rows_.aliases[index]; }
  ActorIndex actor_of(AliasIndex index) const { return actor_of_[index]; }
  // The id may be one that was renamed or merged into another.
  std::optional<ActorIndex> find_actor(std::string_view id) const;

  // All rows whose alias folds to the text, which is folded.
  std::span<const AliasIndex> find_aliases(std::string_view folded) const {
    return phrases_.find_whole(folded);
  }

  // The corrections of a document, indices into rows().overrides.
  std::span<const std::uint32_t> overrides_of(
      std::string_view document_id) const;

  // Those that may support a weak alias of the actor: linked in either
  // direction by one step, states and places left out.
  const std::vector<ActorIndex>& supporters(ActorIndex index) const {
    return supporters_[index];
  }

  // The words of a person's names, folded, each once: those that may stand
  // beside a surname of his. Nothing for other actors.
  std::span<const std::string* const> name_words(ActorIndex index) const {
    return std::span(name_words_)
        .subspan(name_begin_[index],
                 name_begin_[index + 1] - name_begin_[index]);
  }

  const AliasPhrases& phrases() const { return phrases_; }

  // Changes whenever a row that decides a mention changes.
  const std::string& digest() const { return digest_; }

 private:
  void number_actors();
  void link_supporters();
  using NameWord = std::pair<ActorIndex, const std::string*>;
  void keep_name_words(std::vector<NameWord> words);

  AliasRows rows_;
  std::vector<ActorIndex> actor_of_;
  std::vector<std::vector<ActorIndex>> supporters_;
  std::unordered_map<std::string, ActorIndex> actor_by_id_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> overrides_;
  std::vector<const std::string*> name_words_;  // one actor after another
  std::vector<std::uint32_t> name_begin_{0};    // by actor, into name_words_
  AliasPhrases phrases_;
  std::string digest_;
};

std::string_view to_string(ActorKind kind);
std::string_view to_string(AliasKind kind);
std::string_view to_string(Strength strength);
std::optional<ActorKind> parse_actor_kind(std::string_view name);
std::optional<AliasKind> parse_alias_kind(std::string_view name);
std::optional<Strength> parse_strength(std::string_view name);

}  // namespace fihrist
