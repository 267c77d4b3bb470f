#include "indexer/index_document.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <set>
#include <string>

#include "analyzers/arabic_script.h"
#include "analyzers/language.h"
#include "analyzers/posted_names.h"
#include "analyzers/unlisted_names.h"
#include "corpus/error.h"
#include "corpus/furniture.h"
#include "corpus/url.h"
#include "indexer/company_slot.h"
#include "indexer/copy_sketch.h"
#include "indexer/document_codec.h"
#include "indexer/fingerprint.h"
#include "indexer/schema.h"

namespace fihrist {
namespace {

constexpr std::size_t kNamesKept = 50'000;

unsigned slot(Slot field) { return static_cast<unsigned>(field); }

void post_title_places(Xapian::Document& target, std::size_t words,
                       Xapian::termpos first) {
  for (Xapian::termpos i = 1; i <= words; ++i) {
    target.add_posting(std::string(kBehindTitleWord), first + i, 0);
  }
}

void post_mention(Xapian::Document& target, const Mention& mention,
                  const std::string& actor, Xapian::termpos base) {
  const std::string term = make_term(kActorPrefix, actor);
  const std::uint32_t weight = mention.field == Field::title ? kTitleWeight : 1;
  for (std::uint32_t i = 0; i < mention.word_count; ++i) {
    target.add_posting(term, base + mention.first_word + i,
                       i == 0 ? weight : 0);
  }
}

// Each name once a document: its postings count articles.
void post_unlisted_names(Xapian::Document& target, const Article& article,
                         const std::vector<Mention>& mentions,
                         const AliasTable& table) {
  for (const UnlistedName& name :
       find_unlisted_names(article, mentions, table)) {
    target.add_boolean_term(unlisted_term(name.kind, spelling(name, article)));
  }
}

void add_actors(Xapian::Document& target, const Document& document,
                const std::vector<Mention>& mentions,
                const ActorNumbers& actors) {
  target.add_value(slot(Slot::actors), pack_actors(actors));
  const std::string company =
      pack_company(group_mentions(document, mentions, actors));
  // An empty value would be none.
  if (!company.empty()) target.add_value(slot(Slot::company), company);
}

void add_values(Xapian::Document& target, const StoredDocument& stored) {
  const Document& document = stored.document;
  if (document.date) {
    target.add_value(slot(Slot::date), encode_date(*document.date));
  } else {
    target.add_boolean_term(std::string(kUndatedTerm));
  }
  target.add_value(slot(Slot::added), encode_added(stored.added));
  target.add_value(slot(Slot::order), encode_order(document.date, document.id));
  target.add_value(slot(Slot::fingerprint),
                   encode_fingerprint(fingerprint_of(stored)));
  target.add_boolean_term(make_term(kIdPrefix, document.id));
  if (!document.source.empty()) {
    target.add_value(slot(Slot::source), document.source);
    target.add_boolean_term(make_term(kSourcePrefix, fold(document.source)));
  }
  if (!document.language.empty()) {
    target.add_value(slot(Slot::language), document.language);
    target.add_boolean_term(make_term(kLanguagePrefix, document.language));
  }
  if (const std::string host = host_of(document.url); !host.empty()) {
    target.add_boolean_term(make_term(kHostPrefix, host));
  }
}

std::string language_of(const Document& document) {
  return document.furniture.empty()
             ? detect_language(document.title, document.body)
             : detect_language(document.title,
                               body_without_furniture(document));
}

}  // namespace

const std::vector<std::string>& DocumentIndexer::compound_terms(
    const std::string& spelling) {
  if (compound_terms_.size() >= kNamesKept) compound_terms_.clear();
  const auto [kept, is_new] = compound_terms_.try_emplace(spelling);
  if (is_new) {
    for (const std::string& key : posting_keys(spelling)) {
      kept->second.push_back(name_term(key, spelling));
    }
  }
  return kept->second;
}

void DocumentIndexer::post_compound(Xapian::Document& target,
                                    const PostedName& name,
                                    const std::string& spelling,
                                    unsigned base) {
  for (const std::string& term : compound_terms(spelling)) {
    for (std::uint32_t i = 0; i < name.word_count; ++i) {
      target.add_posting(term, base + name.first_word + i, i == 0 ? 1 : 0);
    }
  }
}

// Once for all documents of the shard: where it stands, its own term tells.
void DocumentIndexer::note_name(const std::string& word) {
  if (noted_names_.size() >= kNamesKept) noted_names_.clear();
  if (!noted_names_.insert(word).second) return;
  for (const std::string& key : posting_keys(word)) new_names_.add(key, word);
}

void DocumentIndexer::post_names(Xapian::Document& target,
                                 std::string_view text,
                                 const std::vector<Word>& words,
                                 unsigned base) {
  for (const PostedName& name : find_posted_names(text, words)) {
    if (name.word_count == 1) {
      note_name(words[name.first_word].folded);
    } else {
      post_compound(target, name, name_spelling(name, words), base);
    }
  }
}

void DocumentIndexer::post_text(Xapian::Document& target,
                                StoredDocument& stored) {
  const Document& document = stored.document;
  const Article article = read_article(document);
  // The body stands first: small positions take less.
  const auto body_base = Xapian::termpos{1};
  const auto title_base = static_cast<Xapian::termpos>(
      body_base + article.body_words.size() + kTitlePositionGap);

  poster_.post(
      target, stemmer_,
      {{article.body_words, Paragraphs(article.body, document.language),
        body_base, 1},
       {article.title_words, Paragraphs(article.title, document.language),
        title_base, kTitleWeight}});
  post_title_places(target, article.title_words.size(), title_base);

  stored.mentions.clear();
  std::set<ActorIndex> actors;
  const std::vector<Mention> mentions = find_mentions(article, table_);
  for (const Mention& mention : mentions) {
    const bool in_title = mention.field == Field::title;
    post_mention(target, mention, table_.actor(mention.actor).id,
                 in_title ? title_base : body_base);
    actors.insert(mention.actor);
    stored.mentions.push_back(name_mention(mention, table_));
    target.add_boolean_term(spelling_term(stored.mentions.back().actor,
                                          stored.mentions.back().spelling));
  }
  post_unlisted_names(target, article, mentions, table_);
  post_names(target, article.title, article.title_words, title_base);
  post_names(target, article.body, article.body_words, body_base);
  add_actors(target, document, mentions, {actors.begin(), actors.end()});
  if (const std::string sketch = encode_sketch(sketch_of(article.body_words));
      !sketch.empty()) {
    target.add_value(slot(Slot::sketch), sketch);
  }
}

Xapian::Document DocumentIndexer::make(StoredDocument& stored) {
  Document& document = stored.document;
  if (document.language.empty()) {
    document.language = language_of(document);
  }
  Xapian::Document target;
  // Its words are forgotten before the JSON takes as much again.
  post_text(target, stored);
  add_values(target, stored);

  std::string data = to_json_text(stored);
  if (data.size() > kMaxStoredBytes) {
    throw Error(ErrorCode::limit,
                fmt::format("{} would take {} bytes, more than {}; skipped",
                            stored.document.id, data.size(), kMaxStoredBytes));
  }
  target.set_data(data);
  return target;
}

}  // namespace fihrist
