#include "searchd/result_walk.h"

#include <fmt/format.h>
#include <xapian.h>

#include <utility>

#include "corpus/error.h"
#include "indexer/schema.h"
#include "searchd/ranking.h"
#include "searchd/snapshot.h"

namespace fihrist {
namespace {

// Commits keep coming while a document is read.
constexpr int kMaxTries = 20;

[[noreturn]] void fail_changed() {
  throw Error(ErrorCode::io,
              "the index was changed meanwhile, and an answer is not any more "
              "what it was: this result is not whole; ask again");
}

[[noreturn]] void fail_reading(const Xapian::Error& error) {
  throw Error(ErrorCode::damaged,
              fmt::format("reading the index failed: {}; see: "
                          "fihrist-indexer check",
                          error.get_type()));
}

std::string value_of(const Xapian::Document& document, Slot slot) {
  return document.get_value(static_cast<Xapian::valueno>(slot));
}

}  // namespace

std::string digest_of(const std::vector<std::vector<DocumentId>>& answers,
                      const Snapshot& snapshot) {
  SetDigest digest;
  for (std::size_t shard = 0; shard < answers.size(); ++shard) {
    const auto& fingerprints = snapshot.shards[shard].fingerprints;
    for (const DocumentId id : answers[shard]) digest.add(fingerprints[id]);
  }
  return digest.text();
}

ResultWalk::ResultWalk(std::unique_ptr<Reading> reading,
                       std::vector<Ranked> answers, std::string digest)
    : reading_(std::move(reading)),
      answers_(std::move(answers)),
      digest_(std::move(digest)) {}

ResultWalk::~ResultWalk() = default;
ResultWalk::ResultWalk(ResultWalk&&) noexcept = default;

std::uint64_t ResultWalk::total() const { return answers_.size(); }

IndexState ResultWalk::index() const { return state_of(*reading_->snapshot); }

template <typename Read>
auto ResultWalk::read_next(Read read) {
  const Ranked& answer = answers_[next_++];
  const Fingerprint& expected =
      reading_->snapshot->shards[answer.shard].fingerprints[answer.id];
  Xapian::Database& shard = reading_->shards[answer.shard];
  for (int tries = 1;; ++tries) {
    try {
      const Xapian::Document document = shard.get_document(answer.id);
      const auto is = decode_fingerprint(value_of(document, Slot::fingerprint));
      if (is != expected) fail_changed();
      return read(document);
    } catch (const Xapian::DatabaseModifiedError& error) {
      if (tries == kMaxTries) fail_reading(error);
      shard.reopen();
    } catch (const Xapian::DocNotFoundError&) {
      fail_changed();
    } catch (const Xapian::Error& error) {
      fail_reading(error);
    }
  }
}

std::optional<DocumentResponse> ResultWalk::next() {
  if (next_ == answers_.size()) return std::nullopt;
  const DocumentCodec& documents = reading_->codecs[answers_[next_].shard];
  return make_document_response(
      read_next([&](const Xapian::Document& document) {
        return documents.read(document);
      }),
      *reading_->snapshot);
}

std::optional<CitedDocument> ResultWalk::next_cited() {
  if (next_ == answers_.size()) return std::nullopt;
  const DocumentCodec& documents = reading_->codecs[answers_[next_].shard];
  return read_next([&](const Xapian::Document& document) {
    CitedDocument cited;
    cited.fingerprint =
        decode_fingerprint(value_of(document, Slot::fingerprint));
    const std::string order = value_of(document, Slot::order);
    const auto id = decode_order_id(order);
    cited.id =
        id ? std::string(*id) : documents.read_untagged(document).document.id;
    return cited;
  });
}

}  // namespace fihrist
