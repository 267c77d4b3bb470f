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
#include "indexer/copy_sketch.h"
#include "indexer/schema.h"

namespace fihrist {
namespace {

unsigned slot(Slot field) { return static_cast<unsigned>(field); }

void post_title(Xapian::Document& target, const std::vector<Word>& words,
                Xapian::termpos position) {
  for (const Word& word : words) {
    target.add_term(std::string(kTitlePrefix).append(word.folded));
    target.add_posting(std::string(kBehindTitleWord), ++position, 0);
  }
}

void post_mention(Xapian::Document& target, const Mention& mention,
                  const std::string& actor, Xapian::termpos base) {
  const std::string term = make_term(kActorPrefix, actor);
  for (std::uint32_t i = 0; i < mention.word_count; ++i) {
    target.add_posting(term, base + mention.first_word + i, i == 0 ? 1 : 0);
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

// A word has its own positions already; a compound gets some here.
void post_name(Xapian::Document& target, const std::string& term,
               const PostedName& name, Xapian::termpos base) {
  if (name.word_count == 1) {
    target.add_boolean_term(term);
    return;
  }
  for (std::uint32_t i = 0; i < name.word_count; ++i) {
    target.add_posting(term, base + name.first_word + i, i == 0 ? 1 : 0);
  }
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

const std::vector<std::string>& DocumentIndexer::name_terms(
    const std::string& spelling) {
  constexpr std::size_t kMostKept = 50'000;
  if (name_terms_.size() >= kMostKept) name_terms_.clear();
  const auto [kept, is_new] = name_terms_.try_emplace(spelling);
  if (is_new) {
    for (const std::string& key : posting_keys(spelling)) {
      kept->second.push_back(name_term(key, spelling));
    }
  }
  return kept->second;
}

void DocumentIndexer::post_names(Xapian::Document& target,
                                 std::string_view text,
                                 const std::vector<Word>& words,
                                 unsigned base) {
  std::set<std::string_view> seen;
  for (const PostedName& name : find_posted_names(text, words)) {
    const bool is_word = name.word_count == 1;
    if (is_word && !seen.insert(words[name.first_word].folded).second) continue;
    for (const std::string& term : name_terms(name_spelling(name, words))) {
      post_name(target, term, name, base);
    }
  }
}

Xapian::Document DocumentIndexer::make(StoredDocument& stored) {
  Document& document = stored.document;
  if (document.language.empty()) {
    document.language = language_of(document);
  }
  const Article article = read_article(document);
  const auto title_base = Xapian::termpos{1};
  const auto body_base = static_cast<Xapian::termpos>(
      title_base + article.title_words.size() + kBodyPositionGap);

  Xapian::Document target;
  poster_.post(
      target, stemmer_,
      {{article.title_words, Paragraphs(article.title, document.language),
        title_base, kTitleWeight},
       {article.body_words, Paragraphs(article.body, document.language),
        body_base, 1}});
  post_title(target, article.title_words, title_base);

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
  target.add_value(slot(Slot::actors),
                   pack_actors({actors.begin(), actors.end()}));
  add_values(target, stored);
  if (const std::string sketch = encode_sketch(sketch_of(article.body_words));
      !sketch.empty()) {
    target.add_value(slot(Slot::sketch), sketch);
  }

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
