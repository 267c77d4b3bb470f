#include "indexer/stored_documents.h"

#include <fmt/format.h>
#include <xapian.h>

#include <optional>
#include <utility>

#include "corpus/error.h"
#include "indexer/document_codec.h"
#include "indexer/schema.h"

namespace fihrist {
namespace {

bool has_value(const Xapian::Document& document, Slot slot) {
  return !document.get_value(static_cast<Xapian::valueno>(slot)).empty();
}

KnownFields known_fields(const Xapian::Document& document) {
  return {.date = has_value(document, Slot::date),
          .source = has_value(document, Slot::source),
          .language = has_value(document, Slot::language)};
}

// The document behind number `last`, and what it stores where it is chosen.
struct Step {
  Xapian::docid number = 0;
  std::optional<StoredDocument> stored;
};

std::optional<Step> step_behind(const Xapian::Database& database,
                                const DocumentCodec& codec, Xapian::docid last,
                                const StoredDocuments::Choice& chosen) {
  auto all = database.postlist_begin("");
  all.skip_to(last + 1);
  if (all == database.postlist_end("")) return std::nullopt;
  const Xapian::Document document = database.get_document(*all);
  Step step{*all, std::nullopt};
  if (chosen(known_fields(document)))
    step.stored = codec.read_untagged(document);
  return step;
}

}  // namespace

struct StoredDocuments::Shard {
  std::string path;
  Xapian::Database database;
  DocumentCodec codec{path, read_dictionary(database)};

  // A writer that commits twice takes away what is being read: then it is read
  // as it is now.
  template <typename Read>
  auto read(Read read) {
    constexpr int kTries = 100;
    for (int tries = 1;; ++tries) {
      try {
        return read(database);
      } catch (const Xapian::DatabaseModifiedError&) {
        if (tries == kTries) {
          throw Error(ErrorCode::io,
                      fmt::format("{}: somebody keeps writing to it; run the "
                                  "command again when he has done",
                                  path));
        }
        database.reopen();
      } catch (const Xapian::Error& error) {
        throw Error(ErrorCode::damaged,
                    fmt::format("{}: {}; see: fihrist-indexer check INDEX",
                                path, error.get_description()));
      }
    }
  }
};

StoredDocuments::StoredDocuments(const Generation& generation) {
  for (const std::string& path : generation.shards) {
    try {
      shards_.push_back({path, Xapian::Database(path)});
    } catch (const Xapian::Error& error) {
      throw Error(ErrorCode::damaged,
                  fmt::format("{}: {}; see: fihrist-indexer check INDEX", path,
                              error.get_description()));
    }
  }
}

StoredDocuments::StoredDocuments(StoredDocuments&&) noexcept = default;
StoredDocuments::~StoredDocuments() = default;

std::uint64_t StoredDocuments::count() const {
  std::uint64_t documents = 0;
  for (const Shard& shard : shards_) documents += shard.database.get_doccount();
  return documents;
}

bool StoredDocuments::contains(const std::string& id) {
  Shard& shard = shards_[shard_of(id, static_cast<unsigned>(shards_.size()))];
  return shard.read([&](const Xapian::Database& database) {
    return database.term_exists(make_term(kIdPrefix, id));
  });
}

void StoredDocuments::for_each(const Choice& chosen,
                               const std::function<void(StoredDocument)>& use) {
  for (Shard& shard : shards_) {
    Xapian::docid last = 0;
    const auto read_next = [&](const Xapian::Database& database) {
      return step_behind(database, shard.codec, last, chosen);
    };
    while (auto step = shard.read(read_next)) {
      last = step->number;
      if (step->stored) use(std::move(*step->stored));
    }
  }
}

}  // namespace fihrist
