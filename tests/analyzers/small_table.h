// What the tests of the analyzers share: an alias table of a few rows, written
// where the test can be read, and mentions as text.
#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/alias_files.h"
#include "analyzers/mentions.h"
#include "corpus/problem.h"

namespace fihrist {

// Lines of the three tables with a bar for each tab; columns left out at the
// end of a line are empty, but for a source.
struct SmallTables {
  std::string_view actors;
  std::string_view aliases;
  std::string_view links = "";
  std::string_view overrides = "";
};

// "a|b\n" -> "a\tb\t\t\n" for a table of four columns.
inline std::string with_tabs(std::string_view lines, std::size_t columns,
                             std::string_view last = "") {
  std::string text;
  while (!lines.empty()) {
    std::string line(lines.substr(0, lines.find('\n')));
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    if (line.empty()) continue;
    std::size_t tabs = 0;
    for (char& c : line) {
      if (c != '|') continue;
      c = '\t';
      ++tabs;
    }
    for (; tabs + 1 < columns; ++tabs) {
      line += '\t';
      if (tabs + 2 == columns) line += last;
    }
    text.append(line).append("\n");
  }
  return text;
}

inline AliasRows rows_of(const SmallTables& tables,
                         const ProblemSink& on_problem) {
  AliasRows rows;
  read_alias_text("actors.tsv", "actors.tsv", with_tabs(tables.actors, 4, "-"),
                  rows, on_problem);
  read_alias_text("aliases.tsv", "aliases.tsv",
                  with_tabs(tables.aliases, 7, "test"), rows, on_problem);
  read_alias_text("links.tsv", "links.tsv", with_tabs(tables.links, 3), rows,
                  on_problem);
  read_alias_text("overrides.tsv", "overrides.tsv",
                  with_tabs(tables.overrides, 6), rows, on_problem);
  return rows;
}

inline AliasRows rows_of(const SmallTables& tables) {
  return rows_of(tables, [](const Problem& problem) {
    throw std::runtime_error(to_string(problem));
  });
}

// A row of aliases.tsv as the file would have it, and where it came from.
inline std::string shown(const Alias& alias) {
  const auto end = [](const std::optional<Date>& date) {
    return date ? to_string(*date) : std::string("open");
  };
  return alias.actor + " " + (alias.retracts ? "!" : "") + alias.text + " " +
         std::string(to_string(alias.kind)) + " " +
         std::string(to_string(alias.strength)) + " " + end(alias.held.first) +
         ".." + end(alias.held.last) + " " + alias.source + " " + alias.row;
}

inline std::vector<std::string> shown(const AliasRows& rows) {
  std::vector<std::string> lines;
  for (const Actor& actor : rows.actors) {
    lines.push_back(actor.id + " " + std::string(to_string(actor.kind)) + " " +
                    actor.name + " (" + actor.description + ")");
  }
  for (const Alias& alias : rows.aliases) lines.push_back(shown(alias));
  for (const Link& link : rows.links) {
    lines.push_back(link.actor + " " + link.kind + " " + link.related);
  }
  for (const Rename& rename : rows.renames) {
    lines.push_back(rename.from + " is " + rename.to);
  }
  for (const Override& row : rows.overrides) {
    lines.push_back("in " + row.document + " " + row.surface + " is " +
                    row.actor);
  }
  for (const Alias& alias : rows.refusals) lines.push_back(shown(alias));
  return lines;
}

// "al-Kadhimi = mustafa-al-kadhimi; Kani = esmail-qaani by quds-force": the
// surface, the actor and, for a weak alias, whose strong mention supports it.
inline std::string shown(const std::vector<Mention>& mentions,
                         const Article& article, const AliasTable& table) {
  std::string text;
  for (const Mention& mention : mentions) {
    if (!text.empty()) text += "; ";
    if (mention.field == Field::title) text += "title: ";
    text += article.text(mention.field)
                .substr(mention.begin, mention.end - mention.begin);
    text += " = " + table.actor(mention.actor).id;
    if (mention.support) text += " by " + table.actor(*mention.support).id;
  }
  return text;
}

inline std::string mentions_in(const Document& document,
                               const AliasTable& table) {
  const Article article = read_article(document);
  return shown(find_mentions(article, table), article, table);
}

inline Document undated(std::string_view body, std::string_view title = "") {
  Document document;
  document.id = "test";
  document.title = title;
  document.body = body;
  return document;
}

inline Document dated(std::string_view body, std::string_view date) {
  Document document = undated(body);
  document.date = parse_date(date);
  document.date_origin = DateOrigin::given;
  return document;
}

}  // namespace fihrist
