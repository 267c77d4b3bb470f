// SQLite FTS5 for engines_bench, through its C library: tokenizer porter, bm25
// with the title three times the body, snippet() for the ten best, and the
// matches joined once with the actors and once with the months.
//
//   sqlite_engine build documents.tsv FILE
//   sqlite_engine ask FILE queries.tsv
#include <fmt/format.h>
#include <sqlite3.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

#include "tests/bench/engines/engine_rounds.h"

namespace {

using namespace fihrist::bench;

constexpr const char* kSchema = R"(
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  CREATE VIRTUAL TABLE words USING fts5(title, body,
                                        tokenize = 'porter unicode61');
  CREATE TABLE article(id INTEGER PRIMARY KEY, name TEXT, date TEXT,
                       month TEXT);
  CREATE TABLE actor(id INTEGER PRIMARY KEY, name TEXT UNIQUE);
  CREATE TABLE mention(article INTEGER, actor INTEGER,
                       PRIMARY KEY (article, actor)) WITHOUT ROWID;
  BEGIN;
)";
constexpr const char* kFinish = R"(
  CREATE INDEX article_date ON article(date, id);
  CREATE INDEX mention_actor ON mention(actor, article);
  INSERT INTO words(words, rank) VALUES ('rank', 'bm25(3.0, 1.0)');
  INSERT INTO words(words) VALUES ('optimize');
  COMMIT;
  ANALYZE;
)";

class Statement {
 public:
  Statement(sqlite3* database, const std::string& sql) {
    if (sqlite3_prepare_v2(database, sql.c_str(), -1, &statement_, nullptr) !=
        SQLITE_OK) {
      throw std::runtime_error(sql + ": " + sqlite3_errmsg(database));
    }
  }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  void bind(int place, const std::string& text) {
    sqlite3_bind_text(statement_, place, text.data(),
                      static_cast<int>(text.size()), SQLITE_TRANSIENT);
  }
  void bind(int place, sqlite3_int64 number) {
    sqlite3_bind_int64(statement_, place, number);
  }
  bool step() {
    const int status = sqlite3_step(statement_);
    if (status == SQLITE_ROW) return true;
    if (status == SQLITE_DONE) return false;
    throw std::runtime_error(sqlite3_errmsg(sqlite3_db_handle(statement_)));
  }
  void reset() { sqlite3_reset(statement_); }
  sqlite3_int64 number(int column) {
    return sqlite3_column_int64(statement_, column);
  }
  std::size_t text_bytes(int column) {
    sqlite3_column_text(statement_, column);
    return static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  }

 private:
  sqlite3_stmt* statement_ = nullptr;
};

class Database {
 public:
  explicit Database(const std::string& path) {
    if (sqlite3_open(path.c_str(), &database_) != SQLITE_OK) {
      throw std::runtime_error("cannot open " + path);
    }
  }
  ~Database() { sqlite3_close(database_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  sqlite3* get() { return database_; }
  void run(const char* sql) {
    if (sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
      throw std::runtime_error(sqlite3_errmsg(database_));
    }
  }

 private:
  sqlite3* database_ = nullptr;
};

class Builder {
 public:
  explicit Builder(Database& database)
      : database_(database),
        words_(database.get(),
               "INSERT INTO words(rowid, title, body) "
               "VALUES (?, ?, ?)"),
        article_(database.get(), "INSERT INTO article VALUES (?, ?, ?, ?)"),
        mention_(database.get(), "INSERT INTO mention VALUES (?, ?)"),
        actor_(database.get(), "INSERT INTO actor VALUES (?, ?)") {}

  void add(const EngineDocument& document) {
    const sqlite3_int64 row = ++rows_;
    words_.bind(1, row);
    words_.bind(2, document.title);
    words_.bind(3, document.body);
    run(words_);
    article_.bind(1, row);
    article_.bind(2, document.id);
    article_.bind(3, document.date);
    article_.bind(4, document.date.substr(0, 7));
    run(article_);
    for (const std::string& actor : document.actors) {
      mention_.bind(1, row);
      mention_.bind(2, number_of(actor));
      run(mention_);
    }
  }

 private:
  static void run(Statement& statement) {
    statement.step();
    statement.reset();
  }

  sqlite3_int64 number_of(const std::string& actor) {
    const auto next = static_cast<sqlite3_int64>(actors_.size()) + 1;
    const auto [known, is_new] = actors_.try_emplace(actor, next);
    if (is_new) {
      actor_.bind(1, next);
      actor_.bind(2, actor);
      run(actor_);
    }
    return known->second;
  }

  Database& database_;
  Statement words_;
  Statement article_;
  Statement mention_;
  Statement actor_;
  sqlite3_int64 rows_ = 0;
  std::unordered_map<std::string, sqlite3_int64> actors_;
};

void build(const std::string& documents, const std::string& path) {
  std::filesystem::remove(path);
  Database database(path);
  database.run(kSchema);
  Builder builder(database);
  for_each_document(documents,
                    [&](const EngineDocument& read) { builder.add(read); });
  database.run(kFinish);
}

// Articles by their number: what passes the filters, and the words if any. The
// number is "+rowid" beside words: else each article that passes the filters
// would be a search of its own, and take seconds.
std::string where(const EngineQuery& asked, const std::string& id) {
  std::string text;
  const auto add = [&](const std::string& condition) {
    text += (text.empty() ? " WHERE " : " AND ") + condition;
  };
  if (asked.joined != Joined::all) add("words MATCH ?1");
  if (!asked.actor.empty()) {
    add(id +
        " IN (SELECT article FROM mention WHERE actor = "
        "(SELECT id FROM actor WHERE name = ?2))");
  }
  if (!asked.from.empty()) {
    add(id + " IN (SELECT id FROM article WHERE date BETWEEN ?3 AND ?4)");
  }
  return text;
}

std::string hits_sql(const EngineQuery& asked) {
  if (asked.joined != Joined::all) {
    return "SELECT title, snippet(words, 1, '[', ']', '…', 40) FROM words" +
           where(asked, "+rowid") +
           fmt::format(" ORDER BY rank LIMIT {}", kHits);
  }
  return fmt::format(
      "SELECT words.title, substr(words.body, 1, 300) FROM "
      "(SELECT id FROM article{} ORDER BY date DESC, id LIMIT {}) AS newest "
      "JOIN words ON words.rowid = newest.id",
      where(asked, "id"), kHits);
}

std::string matches_sql(const EngineQuery& asked) {
  return asked.joined == Joined::all
             ? "SELECT id FROM article" + where(asked, "id")
             : "SELECT rowid AS id FROM words" + where(asked, "+rowid");
}

// The matches thrice: a statement that counts all from one materialised list of
// them is planned as scans of whole tables, and takes ten times as long.
std::string total_sql(const EngineQuery& asked) {
  return "SELECT count(*) FROM (" + matches_sql(asked) + ")";
}

std::string actors_sql(const EngineQuery& asked) {
  return fmt::format(
      "WITH found AS MATERIALIZED ({}) SELECT name, n FROM "
      "(SELECT mention.actor AS a, count(*) AS n FROM found CROSS JOIN mention "
      "ON mention.article = found.id GROUP BY a ORDER BY n DESC LIMIT {}) "
      "CROSS JOIN actor ON actor.id = a",
      matches_sql(asked), kActorsShown);
}

std::string months_sql(const EngineQuery& asked) {
  return fmt::format(
      "WITH found AS MATERIALIZED ({}) SELECT month, count(*) FROM found "
      "CROSS JOIN article ON article.id = found.id GROUP BY month",
      matches_sql(asked));
}

class Engine {
 public:
  explicit Engine(const std::string& path) : database_(path) {
    database_.run("PRAGMA mmap_size = 4000000000");
    database_.run("PRAGMA cache_size = -200000");
  }

  std::uint64_t ask(const EngineQuery& asked) {
    Statement hits(database_.get(), hits_sql(asked));
    bind(hits, asked);
    while (hits.step()) shown_ += hits.text_bytes(0) + hits.text_bytes(1);
    for (const std::string& sql : {actors_sql(asked), months_sql(asked)}) {
      Statement counts(database_.get(), sql);
      bind(counts, asked);
      while (counts.step()) shown_ += counts.text_bytes(0);
    }
    Statement total(database_.get(), total_sql(asked));
    bind(total, asked);
    return total.step() ? static_cast<std::uint64_t>(total.number(0)) : 0;
  }

 private:
  static void bind(Statement& statement, const EngineQuery& asked) {
    if (asked.joined != Joined::all) statement.bind(1, written(asked, true));
    if (!asked.actor.empty()) statement.bind(2, asked.actor);
    if (asked.from.empty()) return;
    statement.bind(3, asked.from);
    statement.bind(4, asked.to);
  }

  Database database_;
  std::size_t shown_ = 0;
};

}  // namespace

int main(int count, char** arguments) try {
  const std::string mode = count == 4 ? arguments[1] : "";
  if (mode == "build") {
    build(arguments[2], arguments[3]);
  } else if (mode == "ask") {
    Engine engine(arguments[2]);
    answer_rounds(read_queries(arguments[3]),
                  [&](const EngineQuery& query) { return engine.ask(query); });
  } else {
    fmt::print(stderr, "sqlite_engine build|ask …\n");
    return 2;
  }
  return 0;
} catch (const std::exception& error) {
  fmt::print(stderr, "sqlite_engine: {}\n", error.what());
  return 1;
}
