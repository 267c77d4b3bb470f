// What stands in an index: the one table of its terms and value slots, which
// indexer/SCHEMA.md explains field by field. Prefixes follow Omega's, so that
// Xapian's own tools can read an index.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/unlisted_names.h"
#include "corpus/date.h"

namespace fihrist {

// Goes up when an index written before would be misread.
constexpr int kSchemaVersion = 4;

enum class Slot : unsigned {
  date,         // days, see encode_date; absent when undated
  added,        // seconds since 1970 in UTC, 8 bytes, greatest byte first
  actors,       // actor indices of the generation's tables, ascending, packed
  source,       // as given
  language,     // ISO 639-1 where known, as the document has it
  cluster,      // the same 8 bytes in all copies of one story; absent if alone
  order,        // newest date first, then id: what breaks a tie
  company,      // actors by paragraph and sentence, see company_slot.h
  fingerprint,  // of content and tagging, see fingerprint.h
  sketch,       // of the body, by which copies are found (copy_sketch.h)
};

struct SchemaField {
  std::string_view name;
  std::string_view prefix;  // of its terms; "-" when it has none
  int slot;                 // or -1
  std::string_view meaning;
};

inline constexpr std::array kSchema = {
    SchemaField{"word", "", -1, "folded words with their positions"},
    SchemaField{"stem", "Z", -1, "stems of words that differ from their stem"},
    SchemaField{"title", "S", -1,
                "behind each word of the title; no words of its own"},
    SchemaField{"id", "Q", -1, "the document's id, unique"},
    SchemaField{"language", "L", static_cast<int>(Slot::language), "language"},
    SchemaField{"host", "H", -1, "host of the URL"},
    SchemaField{"source", "XS", static_cast<int>(Slot::source),
                "folded name of the source"},
    SchemaField{"actor", "XA", static_cast<int>(Slot::actors),
                "at every word of a mention, wdf 1 at the first"},
    SchemaField{"spelling", "XF", -1,
                "actor/spelling of each mention, as its row is folded"},
    SchemaField{"unlisted", "XC", -1,
                "p/ or g/ and a name that no table knows, folded"},
    SchemaField{"name", "XN", -1,
                "key/spelling of compounds that may be names, at their "
                "positions; of words, metadata of the shard"},
    SchemaField{"undated", "XU", -1, "documents without a date"},
    SchemaField{"date", "-", static_cast<int>(Slot::date), "civil day"},
    SchemaField{"added", "-", static_cast<int>(Slot::added), "when indexed"},
    SchemaField{"cluster", "-", static_cast<int>(Slot::cluster),
                "copies of one story"},
    SchemaField{"order", "-", static_cast<int>(Slot::order), "breaks ties"},
    SchemaField{"company", "-", static_cast<int>(Slot::company),
                "actors by paragraph and sentence"},
    SchemaField{"fingerprint", "-", static_cast<int>(Slot::fingerprint),
                "of content and tagging"},
    SchemaField{"sketch", "-", static_cast<int>(Slot::sketch),
                "finds the copies"},
};

// The prefix of a field of kSchema.
consteval std::string_view prefix_of(std::string_view name) {
  for (const SchemaField& field : kSchema) {
    if (field.name == name) return field.prefix;
  }
  throw "no such field in kSchema";
}

constexpr std::string_view kStemPrefix = prefix_of("stem");
// Stands one position behind each word of the title, so that a phrase that
// ends with it ends there: the words need not be posted twice.
constexpr std::string_view kBehindTitleWord = prefix_of("title");
constexpr std::string_view kIdPrefix = prefix_of("id");
constexpr std::string_view kLanguagePrefix = prefix_of("language");
constexpr std::string_view kHostPrefix = prefix_of("host");
constexpr std::string_view kSourcePrefix = prefix_of("source");
constexpr std::string_view kActorPrefix = prefix_of("actor");
constexpr std::string_view kSpellingPrefix = prefix_of("spelling");
constexpr std::string_view kUnlistedPrefix = prefix_of("unlisted");
constexpr std::string_view kNamePrefix = prefix_of("name");
constexpr std::string_view kUndatedTerm = prefix_of("undated");

// Words of the title stand this far behind those of the body, so that no
// phrase or NEAR crosses.
constexpr std::uint32_t kTitlePositionGap = 1000;

// A word or mention in the title counts as that many in the body.
constexpr std::uint32_t kTitleWeight = 3;

// Xapian's limit, a NUL counting twice.
constexpr std::size_t kMaxTermBytes = 245;

// A prefix and a text; a text too long for a term is replaced by its digest.
std::string make_term(std::string_view prefix, std::string_view text);

// "XFesmail-qaani/kani": documents in which the actor is so called. The
// spelling is folded; terms of one actor stand together.
std::string spelling_term(std::string_view actor, std::string_view spelling);

// "XCp/", of persons, or "XCg/", of groups.
std::string unlisted_prefix(NameKind kind);

// "XCp/ali rezaei": documents with that name. `folded` has no article before
// it: "al-Ghad Brigade" and "Ghad Brigade" are one.
std::string unlisted_term(NameKind kind, std::string_view folded);

// "XNABTKRM/abd al karim": documents in which that compound stands as a name
// may. All spellings of one key stand together.
std::string name_term(std::string_view key, std::string_view spelling);

// "XNSTT/": the terms of one key begin so, and go on with the spelling; and the
// metadata of that name has the words of the key (indexer/name_spellings.h).
std::string name_prefix(std::string_view key);

// Four bytes that sort as days do.
std::string encode_date(Date date);
std::string encode_added(std::int64_t seconds);
std::string encode_order(std::optional<Date> date, std::string_view id);
std::optional<Date> decode_date(std::string_view value);
// The id, where it is whole.
std::optional<std::string_view> decode_order_id(std::string_view value);
std::int64_t decode_added(std::string_view value);

// Ascending indices as differences, seven bits a byte, lowest first.
std::string pack_actors(const std::vector<std::uint32_t>& ascending);
std::vector<std::uint32_t> unpack_actors(std::string_view value);

// The shard that holds a document, for an index of `shards`.
unsigned shard_of(std::string_view id, unsigned shards);

}  // namespace fihrist
