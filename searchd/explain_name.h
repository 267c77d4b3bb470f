// Whom a name means, by which row of the tables, what more it needs to be
// meant, and who is not meant by it.
//
//   const NameExplanation why = explain_name("Hezbollah Brigades", table);
//   why.readings[0].actor.id == "kataib-hezbollah"
//   why.inside[0].actor.id == "hezbollah"  // hidden by the longer name
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/alias_table.h"
#include "searchd/linked_actors.h"
#include "searchd/query.h"

namespace fihrist {

// What a text must have besides the words, for the actor to be meant.
enum class Need {
  support,   // a strong mention of the actor, or of somebody linked to it
  capital,   // the word begins with a capital
  capitals,  // the word is all in capitals
  date,      // the article is of the time in which the actor held the title
};

// A row that has the whole name.
struct NameSense {
  Actor actor;
  Alias row;
  std::vector<Need> needs;  // none: the words alone are enough
  std::vector<LinkedActor> links;
  std::optional<std::uint64_t> documents;  // with this spelling, in an index
};

// A row that has a part of the name.
struct NameInside {
  std::string surface;
  Actor actor;
  Alias row;
  bool is_meant = false;  // with its needs met
  std::string hidden_by;  // the longer name that takes its words; may be empty
};

struct NamedRow {
  Actor actor;
  Alias row;
};

// A part of the name, by which it is found by sound (searchd/QUERIES.md).
struct SoundedPart {
  std::string text;                        // folded
  std::vector<std::string> keys;           // analyzers/name_key.h
  std::vector<Query::Spelling> spellings;  // other ones, in an index
};

struct NameExplanation {
  std::string name;
  std::string folded;
  std::vector<NameSense> readings;  // strong ones first
  std::vector<NameInside> inside;
  // Others whose names hold all the words and more: one row an actor.
  std::vector<NamedRow> longer;
  std::size_t longer_count = 0;  // also of those not listed
  // Its words that may be names, whether or not a row has them.
  std::vector<SoundedPart> parts;
  // Where no row has the name: the nearest that are known.
  std::vector<NamedRow> similar;
  // Rows that say of the name that it was refused, and why (in `source`).
  std::vector<Alias> refused;
};

constexpr std::size_t kMaxRowsShown = 10;

NameExplanation explain_name(const std::string& name, const AliasTable& table);

std::string_view to_string(Need need);

}  // namespace fihrist
