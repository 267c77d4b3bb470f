#include "indexer/alias_changes.h"

#include <algorithm>
#include <set>

#include "analyzers/alias_merge.h"
#include "indexer/document_codec.h"
#include "random_tables.h"
#include "small_index.h"
#include "tests/catch.h"
#include "tests/corpus/reading.h"

namespace fihrist {
namespace {

using Ids = std::set<std::string>;

Ids concerned_in(const std::string& index, const AliasChanges& changes) {
  Ids ids;
  for (const std::string& path : live_generation(index).shards) {
    const Xapian::Database shard(path);
    const DocumentCodec documents(path, read_dictionary(shard));
    for (const std::uint32_t id : concerned_documents(shard, changes)) {
      ids.insert(documents.read(shard.get_document(id)).document.id);
    }
  }
  return ids;
}

void build(const std::string& index, const AliasRows& rows,
           const std::vector<Document>& documents) {
  IndexWriter writer = IndexWriter::build(index, rows, {.jobs = 2});
  for (const Document& document : documents) writer.add(document);
  writer.commit();
}

Override correction(const char* document, const char* surface,
                    const char* actor) {
  Override row;
  row.document = document;
  row.surface = surface;
  row.actor = actor;
  row.who = "test";
  row.why = "test";
  return row;
}

const SmallTables kTables = {
    .actors =
        "qaani|person|Esmail Qaani\n"
        "quds-force|force|Quds Force\n"
        "iran|state|Iran\n"
        "kazemi|person|Mustafa Kazemi\n",
    .aliases =
        "qaani|Esmail Qaani|spelling|strong\n"
        "qaani|Kani|mt_error|weak\n"
        "qaani|Quds Force commander|title|strong|2020\n"
        "quds-force|Quds Force|translation|strong\n"
        "iran|Iran|spelling|strong\n"
        "kazemi|الكاظمي|native|weak\n"
        "kazemi|Kazemi|spelling|weak\n",
    .links = "qaani|quds-force|leads\n",
};

TEST_CASE("a change concerns the documents that hold its words") {
  const std::vector<Document> documents = {
      document_of("qaani", "Esmail Qaani came."),
      document_of("kani", "Visit of al-Kani", ""),
      document_of("apart", "Esmail met a man called Qaani."),
      document_of("over", "Qaani came.", "Esmail"),
      document_of("title", "Nothing.", "The Quds Force commander"),
      document_of("force", "Kani of the Quds Force"),
      document_of("arabic", "وللكاظمي بالكاظمي"),
      document_of("lam", "قال للكاظمي"),
      document_of("kazemi", "Kazemi of Iran and Kani"),
      document_of("none", "Prices of flour rose.")};
  struct Row {
    const char* claim;
    void (*change)(AliasRows&);
    const char* told;
    Ids concerned;
  };
  const Row cases[] = {
      {"nothing",
       [](AliasRows&) {},
       "nothing that decides a mention changed",
       {}},
      {"a strength",
       [](AliasRows& rows) { rows.aliases[0].strength = Strength::weak; },
       "1 alias changed",
       {"qaani"}},
      {"an alias less, with an article before it",
       [](AliasRows& rows) { rows.aliases.erase(rows.aliases.begin() + 1); },
       "1 alias changed",
       {"kani", "force", "kazemi"}},
      {"an alias more",
       [](AliasRows& rows) {
         Alias alias = rows.aliases[0];
         alias.text = "Esmail";
         rows.aliases.push_back(alias);
       },
       "1 alias changed",
       {"qaani", "apart", "over"}},
      {"the time of a title",
       [](AliasRows& rows) { rows.aliases[2].held = {}; },
       "1 alias changed",
       {"title"}},
      {"an Arabic alias, with what may be written onto it",
       [](AliasRows& rows) { rows.aliases[5].strength = Strength::strong; },
       "1 alias changed",
       {"arabic", "lam"}},
      {"sources, descriptions, names, the kind of a link",
       [](AliasRows& rows) {
         for (Alias& alias : rows.aliases) alias.source = "another";
         for (Actor& actor : rows.actors) actor.name = "Another";
         rows.links[0].kind = "led";
       },
       "nothing that decides a mention changed",
       {}},
      {"rows in another order",
       [](AliasRows& rows) {
         std::reverse(rows.aliases.begin(), rows.aliases.end());
         std::reverse(rows.actors.begin(), rows.actors.end());
       },
       "nothing that decides a mention changed",
       {}},
      {"a link less: who holds both ends",
       [](AliasRows& rows) { rows.links.clear(); },
       "1 link changed",
       {"force", "title"}},
      {"a link more",
       [](AliasRows& rows) {
         rows.links.push_back({"kazemi", "qaani", "ally_of", ""});
       },
       "1 link changed",
       {"kazemi"}},
      {"a link to a state supports nobody, but the state may be supported",
       [](AliasRows& rows) {
         rows.links.push_back({"kazemi", "iran", "leads", ""});
       },
       "1 link changed",
       {"kazemi"}},
      {"another kind of actor",
       [](AliasRows& rows) { rows.actors[3].kind = ActorKind::place; },
       "1 kind of actors changed",
       {"kazemi", "arabic", "lam"}},
      {"a correction",
       [](AliasRows& rows) {
         rows.overrides.push_back(correction("none", "flour", "qaani"));
         rows.overrides.push_back(correction("no document", "flour", "-"));
       },
       "2 corrections changed",
       {"none"}},
      {"a renamed actor",
       [](AliasRows& rows) {
         rows.renames.push_back({"quds-force", "iran", ""});
         rows = follow_renames(rows, [](const Problem&) {});
       },
       "2 aliases, 2 links changed",
       {"title", "force", "kazemi"}},
  };
  const TemporaryFolder folder;
  build(folder.path("index"), rows_of(kTables), documents);
  const AliasTable before(rows_of(kTables));
  for (const Row& row : cases) {
    CAPTURE(row.claim);
    AliasRows changed = rows_of(kTables);
    row.change(changed);
    const AliasChanges changes =
        find_alias_changes(before, AliasTable(changed));
    CHECK(to_string(changes) == row.told);
    CHECK(concerned_in(folder.path("index"), changes) == row.concerned);
  }
}

TEST_CASE("whom a document is corrected to is of it, as if he were named") {
  const TemporaryFolder folder;
  AliasRows rows = rows_of(kTables);
  rows.overrides.push_back(correction("a", "he", "quds-force"));
  rows.links.clear();
  build(folder.path("index"), rows,
        {document_of("a", "Kani said that he came."),
         document_of("b", "Kani said that he came.")});
  const AliasTable before(rows);
  rows.links.push_back({"qaani", "quds-force", "leads", ""});
  const AliasTable after(rows);
  CHECK(concerned_in(folder.path("index"), find_alias_changes(before, after)) ==
        Ids{"a"});
}

// The argument of alias_changes.h, tried.
TEST_CASE("thousands of corrections of documents elsewhere take no time") {
  const TemporaryFolder folder;
  const std::string index = folder.path("index");
  build(index, rows_of(kTables), {document_of("here", "Esmail Qaani came.")});
  AliasRows rows = rows_of(kTables);
  rows.overrides.push_back(correction("here", "Qaani", "-"));
  for (int i = 0; i < 100'000; ++i) {
    const std::string id = "elsewhere-" + std::to_string(i);
    rows.overrides.push_back(correction(id.c_str(), "Qaani", "-"));
  }
  const AliasChanges changes =
      find_alias_changes(AliasTable(rows_of(kTables)), AliasTable(rows));
  CHECK(changes.corrections == 100'001);
  CHECK(concerned_in(index, changes) == Ids{"here"});
}

TEST_CASE("documents that are not concerned have the mentions they had") {
  std::mt19937 random(20201125);
  int untouched = 0;
  int changed_mentions = 0;
  for (int archive = 0; archive < 20; ++archive) {
    AliasRows rows = random_alias_rows(random);
    const std::vector<Document> documents = random_articles(random, 60);
    const TemporaryFolder folder;
    build(folder.path("index"), rows, documents);
    for (int step = 0; step < 60; ++step) {
      AliasRows next = randomly_changed(rows, random);
      const AliasTable before(rows);
      const AliasTable after(next);
      const Ids concerned =
          concerned_in(folder.path("index"), find_alias_changes(before, after));
      for (const Document& document : documents) {
        const std::string was = mentions_in(document, before);
        const std::string now = mentions_in(document, after);
        if (was != now) ++changed_mentions;
        if (concerned.contains(document.id)) continue;
        ++untouched;
        CAPTURE(archive, step, document.title, document.body);
        CHECK(was == now);
      }
      rows = std::move(next);
    }
  }
  CHECK(untouched > 20'000);
  CHECK(changed_mentions > 500);
}

}  // namespace
}  // namespace fihrist
