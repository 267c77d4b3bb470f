#include "reference.h"

#include <algorithm>
#include <cctype>
#include <functional>
#include <span>

#include "analyzers/language.h"
#include "analyzers/name_key.h"
#include "analyzers/stem.h"
#include "archive.h"
#include "searchd/name_reading.h"
#include "searchd/name_widening.h"
#include "searchd/query_parser.h"

namespace fihrist {
namespace {

using Kind = Query::Kind;

constexpr const char* kWords[] = {
    "visit",  "visits", "visited", "rocket", "rockets", "base",   "bases",
    "talks",  "talk",   "general", "iraqi",  "borders", "border", "embassy",
    "market", "prices", "flour",   "زيارة",  "بغداد",   "مطار"};
constexpr const char* kNames[] = {
    "Qaani", "Kani", "Esmail Qaani", "قاآني", "Kadhimi", "Kazemi", "al-Kadhimi",
    "الكاظمي", "Quds Force", "PMF", "the crowd", "al-Asad", "Asad air base",
    "Soleimani",
    // Of nobody whom the table knows.
    "Shibl al-Zaydi", "Shebel Zaidi", "Zaydi", "Zaidy", "Shebl",
    "Abd al-Karim Zaydi", "Abdelkarim", "Abdul Kareem", "Gholam-Ali",
    "شبل الزيدي", "والزيدي", "عبد الكريم الزيدي", "زيدي"};
constexpr const char* kUnlisted[] = {"Zaidi",
                                     "al-Zaydi",
                                     "Shebel Zaidi",
                                     "Zaydi Shibl",
                                     "Abdolkarim",
                                     "Abd al-Karim",
                                     "Abdelkarim Zaidi",
                                     "Gholamali",
                                     "الزيدي",
                                     "شبل زيدي",
                                     "Shebel Kani",
                                     "Shibl NEAR/4 Zaidi",
                                     "Zaidi NEAR/3 visit",
                                     "(Kani OR Zaidi) NEAR/3 visit",
                                     "Abu bin",
                                     "+Zaydi",
                                     "\"al Zaydi\"",
                                     "-Zaidi",
                                     "Shebel bin Zaidi"};
constexpr const char* kFields[] = {"date:2020-02", "date:2020-03..",
                                   "language:ar", "language:En",
                                   "source:\"tigris courier\""};
constexpr const char* kSources[] = {"", "Tigris Courier", "TIGRIS COURIER",
                                    "Levant Dispatch", "صحيفة"};
constexpr const char* kLanguages[] = {"", "en", "en", "EN", "ar"};
constexpr const char* kSpellings[] = {
    "Kani",      "Qaani",    "قاآنى",     "al-Kadhimi",
    "el Kazemi", "والكاظمي", "كاظمي",     "The Crowd",
    "pmf",       "Asad",     "Soleimani", "al-Asad air base",
    "Nobody"};
constexpr const char* kActorIds[] = {"qaani", "kadhimi",   "quds-force", "pmf",
                                     "asad",  "soleimani", "nobody"};

std::string two_digits(int number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string random_date(std::mt19937& random) {
  std::uniform_int_distribution<int> month(1, 4);
  std::uniform_int_distribution<int> day(1, 28);
  return "2020-" + two_digits(month(random)) + "-" + two_digits(day(random));
}

bool chance(std::mt19937& random, int percent) {
  return std::uniform_int_distribution<int>(1, 100)(random) <= percent;
}

std::string random_text(std::mt19937& random, int words) {
  std::string text;
  for (int i = 0; i < words; ++i) {
    text += chance(random, 20) ? pick(random, kNames) : pick(random, kWords);
    text += chance(random, 10) ? ". " : " ";
  }
  return text;
}

std::string random_operand(std::mt19937& random) {
  const std::string word = pick(random, kWords);
  switch (std::uniform_int_distribution<int>(0, 15)(random)) {
    case 0:
      return pick(random, kNames);
    case 1:
      return "\"" + word + " " + pick(random, kWords) + "\"";
    case 2:
      return "\"" + word + " actor:qaani\"";
    case 3:
      return "\"actor:kadhimi " + word + "\"";
    case 4:
      return "\"" + word + " actor:qaani " + pick(random, kWords) + "\"";
    case 5:
      return word.substr(0, word[0] < 0 ? 6 : 4) + "*";  // three letters
    case 6:
      return "title:" + word;
    case 7:
      return "-" + word;
    case 8:
      return std::string("actor:") + pick(random, kActorIds);
    case 9:
      return "market NEAR/3 " + word;
    case 10:
      return "actor:qaani NEAR/4 " + word + " NEAR/2 embassy";
    case 11:
      return pick(random, kFields);
    case 12:
      return "+" + word;
    case 13:
    case 14:
      return pick(random, kUnlisted);
    default:
      return word;
  }
}

std::string random_query(std::mt19937& random) {
  if (chance(random, 15)) return {};
  std::string text = random_operand(random);
  while (chance(random, 45)) {
    text += chance(random, 40) ? " OR " : " ";
    if (chance(random, 20)) {
      text +=
          "(" + random_operand(random) + " OR " + random_operand(random) + ")";
    } else {
      text += random_operand(random);
    }
  }
  return text;
}

// A name without what may be written before it.
std::string plain(const std::string& name) {
  std::string folded = fold(name);
  for (const std::string_view before : {"al ", "el ", "و", "ال"}) {
    if (folded.starts_with(before)) folded.erase(0, before.size());
  }
  return folded;
}

std::string in_small_letters(std::string code) {
  for (char& c : code) c = static_cast<char>(std::tolower(c));
  return code;
}

// The engine leaves out the words of furniture; here it is cut out.
Document without_furniture(Document document) {
  for (auto span = document.furniture.rbegin();
       span != document.furniture.rend(); ++span) {
    document.body.erase(span->begin, span->end - span->begin);
  }
  document.furniture.clear();
  return document;
}

// Words that are sought too, in lines of their own.
void add_furniture(std::mt19937& random, Document& document) {
  while (chance(random, 30)) {
    document.body += '\n';
    const auto begin = static_cast<std::uint32_t>(document.body.size());
    document.body += "Share " + std::string(pick(random, kNames)) + " " +
                     pick(random, kWords);
    const auto end = static_cast<std::uint32_t>(document.body.size());
    document.furniture.push_back({begin, end});
    document.body += '\n' + random_text(random, 8);
  }
}

}  // namespace

Reference::Reference(const AliasRows& rows,
                     const std::vector<Document>& documents)
    : table_(rows) {
  for (const Document& whole : documents) {
    Document document = without_furniture(whole);
    if (document.language.empty()) {
      document.language = detect_language(document.title, document.body);
    }
    const Article article = read_article(document);
    Entry entry{document,
                article.title_words,
                article.body_words,
                find_mentions(article, table_),
                find_posted_names(article.title, article.title_words),
                find_posted_names(article.body, article.body_words),
                {},
                {}};
    for (const Mention& mention : entry.mentions) {
      const std::string& id = table_.actor(mention.actor).id;
      entry.actors.insert(id);
      entry.spellings.emplace(id, plain(spelling(mention, table_)));
    }
    entries_.push_back(std::move(entry));
  }
}

std::set<std::string> Reference::search(const SearchRequest& request) const {
  const Query read = read_names(parse_query(request.query).query, table_,
                                request.filters.dates)
                         .query;
  const Query query = widen_names(read, [&](std::string_view name) {
                        return spellings_of(name);
                      }).query;
  std::set<std::string> ids;
  for (const Entry& entry : entries_) {
    if (passes(request.filters, entry) && matches(query, entry)) {
      ids.insert(entry.document.id);
    }
  }
  return ids;
}

// Compares the name with each that stands in a document.
std::vector<LikeSpelling> Reference::spellings_of(std::string_view name) const {
  std::set<std::string> spellings;
  for (const Entry& entry : entries_) {
    for (const PostedName& one : entry.title_names) {
      spellings.insert(name_spelling(one, entry.title));
    }
    for (const PostedName& one : entry.body_names) {
      spellings.insert(name_spelling(one, entry.body));
    }
  }
  const auto keys = posting_keys(name);
  std::erase_if(spellings, [&](const std::string& spelling) {
    return !share_key(keys, posting_keys(spelling));
  });
  if (name.find(' ') == std::string_view::npos) spellings.emplace(name);
  const NameLikeness likeness(name, table_);
  std::vector<LikeSpelling> found;
  for (const std::string& spelling : spellings) {
    const auto like = likeness.of(spelling);
    if (!like) continue;
    const auto documents = std::count_if(
        entries_.begin(), entries_.end(),
        [&](const Entry& one) { return has_spelling(spelling, one); });
    found.push_back(
        {{spelling, {}, like->score, static_cast<std::uint64_t>(documents)},
         like->stands_alone});
  }
  keep_likest(found);
  return found;
}

std::vector<std::size_t> Reference::spelling_places(const std::string& spelling,
                                                    const Entry& entry,
                                                    Field field) {
  const bool in_title = field == Field::title;
  const auto& words = in_title ? entry.title : entry.body;
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].folded == spelling) found.push_back(i);
  }
  for (const PostedName& name :
       in_title ? entry.title_names : entry.body_names) {
    if (name.word_count == 1 || name_spelling(name, words) != spelling) {
      continue;
    }
    for (std::size_t i = 0; i < name.word_count; ++i) {
      found.push_back(name.first_word + i);
    }
  }
  return found;
}

bool Reference::has_spelling(const std::string& spelling, const Entry& entry) {
  return !spelling_places(spelling, entry, Field::title).empty() ||
         !spelling_places(spelling, entry, Field::body).empty();
}

std::vector<std::size_t> Reference::operand_places(const Query& operand,
                                                   const Entry& entry,
                                                   Field field) const {
  std::vector<std::size_t> found;
  const auto add = [&](const std::vector<std::size_t>& more) {
    found.insert(found.end(), more.begin(), more.end());
  };
  if (operand.kind == Kind::actor)
    add(places({{}, operand.text}, entry, field));
  if (operand.kind == Kind::word) add(places({operand.text, {}}, entry, field));
  if (operand.places.size() == 1) add(places(operand.places[0], entry, field));
  for (const Query::Spelling& spelling : operand.spellings) {
    add(spelling_places(spelling.text, entry, field));
  }
  for (const Query& child : operand.children) {
    add(operand_places(child, entry, field));
  }
  return found;
}

std::vector<std::size_t> Reference::places(const Query::Place& place,
                                           const Entry& entry,
                                           Field field) const {
  std::vector<std::size_t> found;
  const auto& words = field == Field::title ? entry.title : entry.body;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (place.actor.empty() && words[i].folded == place.word) {
      found.push_back(i);
    }
  }
  for (const Mention& mention : entry.mentions) {
    if (mention.field != field ||
        table_.actor(mention.actor).id != place.actor) {
      continue;
    }
    for (std::size_t i = 0; i < mention.word_count; ++i) {
      found.push_back(mention.first_word + i);
    }
  }
  return found;
}

// One word after another; an actor in the middle may take up to five words.
bool Reference::has_phrase(const Query& query, const Entry& entry,
                           Field field) const {
  std::size_t span = query.places.size();
  for (std::size_t i = 1; i + 1 < query.places.size(); ++i) {
    if (!query.places[i].actor.empty()) span += 4;
  }
  const std::function<bool(std::size_t, std::size_t, std::size_t)> goes_on =
      [&](std::size_t place, std::size_t first, std::size_t last) {
        if (place == query.places.size()) return true;
        for (const std::size_t at : places(query.places[place], entry, field)) {
          if (place > 0 && (at <= last || at - first >= span)) continue;
          if (goes_on(place + 1, place == 0 ? at : first, at)) return true;
        }
        return false;
      };
  return goes_on(0, 0, 0);
}

// Operands are single words, actors and spellings, or any of them.
bool Reference::has_near(const Query& query, const Entry& entry,
                         Field field) const {
  const std::size_t span = query.window + query.children.size() - 2;
  const std::function<bool(std::size_t, std::vector<std::size_t>)> goes_on =
      [&](std::size_t child, const std::vector<std::size_t>& taken) {
        if (child == query.children.size()) return true;
        for (const std::size_t at :
             operand_places(query.children[child], entry, field)) {
          std::vector<std::size_t> with = taken;
          with.push_back(at);
          const auto [least, most] =
              std::minmax_element(with.begin(), with.end());
          const bool is_taken =
              std::find(taken.begin(), taken.end(), at) != taken.end();
          if (is_taken || *most - *least > span) continue;
          if (goes_on(child + 1, with)) return true;
        }
        return false;
      };
  return goes_on(0, {});
}

namespace {

// Words of a text that are one of the stems, or have one.
bool has_one_of(const std::vector<std::string>& stems,
                const std::vector<Word>& words, std::string_view text,
                std::string_view language) {
  Stemmer stemmer;
  const Paragraphs paragraphs(text, language);
  const auto is_asked = [&](const std::string& form) {
    return std::find(stems.begin(), stems.end(), form) != stems.end();
  };
  return std::any_of(words.begin(), words.end(), [&](const Word& word) {
    return is_asked(word.folded) ||
           is_asked(stemmer.stem(word.folded, paragraphs.at(word.begin)));
  });
}

}  // namespace

bool Reference::matches(const Query& query, const Entry& entry) const {
  const auto any_word = [&](const auto& test) {
    return std::any_of(entry.title.begin(), entry.title.end(), test) ||
           std::any_of(entry.body.begin(), entry.body.end(), test);
  };
  const auto has_stem = [&](const std::vector<std::string>& stems) {
    const std::string& language = entry.document.language;
    return has_one_of(stems, entry.title, entry.document.title, language) ||
           has_one_of(stems, entry.body, entry.document.body, language);
  };
  const auto child_matches = [&](const Query& child) {
    return matches(child, entry);
  };
  const auto& children = query.children;
  const Document& document = entry.document;
  switch (query.kind) {
    case Kind::everything:
      return true;
    case Kind::run:
      return false;  // names have been read
    case Kind::word:
    case Kind::name: {
      if (query.places.size() > 1) {
        return has_phrase(query, entry, Field::title) ||
               has_phrase(query, entry, Field::body);
      }
      return has_stem(Stemmer().asked_stems(
          query.kind == Kind::word ? query.text : query.places[0].word));
    }
    case Kind::alike:
      return std::any_of(query.spellings.begin(), query.spellings.end(),
                         [&](const Query::Spelling& spelling) {
                           return has_spelling(spelling.text, entry);
                         });
    case Kind::exact:
      return has_phrase(query, entry, Field::title) ||
             has_phrase(query, entry, Field::body);
    case Kind::title:
      return has_phrase(query, entry, Field::title);
    case Kind::prefix:
      return any_word([&](const Word& word) {
        return word.folded.starts_with(query.text);
      });
    case Kind::actor:
      return entry.actors.contains(query.text);
    case Kind::source:
      return fold(query.text) == fold(document.source);
    case Kind::language:
      return in_small_letters(query.text) ==
             in_small_letters(document.language);
    case Kind::date:
      return document.date && query.dates.contains(*document.date);
    case Kind::near:
      return has_near(query, entry, Field::title) ||
             has_near(query, entry, Field::body);
    case Kind::all_of:
      return std::all_of(children.begin(), children.end(), child_matches);
    case Kind::any_of:
      return std::any_of(children.begin(), children.end(), child_matches);
    case Kind::none_of:
      return !child_matches(children[0]);
  }
  return false;
}

bool Reference::passes_spelling(const Filters& filters, const Entry& entry) {
  const auto& chosen = filters.actors;
  const auto is_asked = [&](const auto& call) {
    const bool is_chosen =
        chosen.empty() ||
        std::find(chosen.begin(), chosen.end(), call.first) != chosen.end();
    return is_chosen &&
           std::any_of(filters.spellings.begin(), filters.spellings.end(),
                       [&](const std::string& spelling) {
                         return plain(spelling) == call.second;
                       });
  };
  return filters.spellings.empty() ||
         std::any_of(entry.spellings.begin(), entry.spellings.end(), is_asked);
}

bool Reference::passes(const Filters& filters, const Entry& entry) const {
  const auto mentions = [&](const std::string& id) {
    return entry.actors.contains(id);
  };
  const auto any = [](const auto& values, const auto& test) {
    return std::any_of(values.begin(), values.end(), test);
  };
  const auto& chosen = filters.actors;
  if (!chosen.empty()) {
    const bool all = std::all_of(chosen.begin(), chosen.end(), mentions);
    if (filters.actor_mode == ActorMode::all ? !all : !any(chosen, mentions)) {
      return false;
    }
  }
  if (any(filters.not_actors, mentions)) return false;
  if (!passes_spelling(filters, entry)) return false;
  const Document& document = entry.document;
  const Undated undated = filters.undated.value_or(
      filters.dates.is_open() ? Undated::include : Undated::exclude);
  if (!document.date && undated == Undated::exclude) return false;
  if (document.date &&
      (undated == Undated::only || !filters.dates.contains(*document.date))) {
    return false;
  }
  const auto& sources = filters.sources;
  const auto is_source = [&](const std::string& name) {
    return fold(name) == fold(document.source);
  };
  if (!sources.empty() && !any(sources, is_source)) return false;
  const auto& languages = filters.languages;
  const auto is_language = [&](const std::string& code) {
    return in_small_letters(code) == in_small_letters(document.language);
  };
  if (!languages.empty() && !any(languages, is_language)) return false;
  const auto is_mentioned = [&](ActorKind kind) {
    return any(entry.actors, [&](const std::string& id) {
      return table_.actor(*table_.find_actor(id)).kind == kind;
    });
  };
  return filters.kinds.empty() || any(filters.kinds, is_mentioned);
}

AliasRows random_rows() {
  return alias_rows(
      "qaani\tperson\tEsmail Qaani\t\n"
      "kadhimi\tperson\tMustafa al-Kadhimi\t\n"
      "soleimani\tperson\tQassem Soleimani\t\n"
      "asad\tperson\tBashar al-Asad\t\n"
      "quds-force\tforce\tQuds Force\t\n"
      "pmf\tforce\tPopular Mobilization Forces\t\n"
      "asad-air-base\tplace\tAsad air base\t\n",
      "qaani\tEsmail Qaani\tspelling\tstrong\t\t\tseen\n"
      "qaani\tQaani\tspelling\tstrong\t\t\tseen\n"
      "qaani\tKani\tspelling\tweak\t\t\tseen\n"
      "qaani\tقاآني\tnative\tstrong\t\t\tseen\n"
      "kadhimi\tKadhimi\tspelling\tstrong\t\t\tseen\n"
      "kadhimi\tKazemi\tspelling\tweak\t\t\tseen\n"
      "kadhimi\tالكاظمي\tnative\tstrong\t\t\tseen\n"
      "soleimani\tSoleimani\tspelling\tstrong\t\t\tseen\n"
      "asad\tAsad\tspelling\tstrong\t\t\tseen\n"
      "quds-force\tQuds Force\tspelling\tstrong\t\t\tseen\n"
      "pmf\tPMF\tacronym\tstrong\t\t\tseen\n"
      "pmf\tthe crowd\tmt_error\tweak\t\t\tseen\n"
      "asad-air-base\tAsad air base\tspelling\tstrong\t\t\tseen\n",
      "qaani\tquds-force\tleads\n");
}

std::vector<Document> random_documents(std::mt19937& random, int count) {
  std::vector<Document> documents;
  for (int i = 0; i < count; ++i) {
    const std::string number = std::to_string(i * 7919 % 1000);
    documents.push_back(document(
        (chance(random, 50) ? "wire/" : "") + number + "-" + std::to_string(i),
        random_text(random, 4), random_text(random, 25),
        chance(random, 80) ? random_date(random) : "", pick(random, kSources),
        pick(random, kLanguages)));
    add_furniture(random, documents.back());
  }
  return documents;
}

Parameters random_request(std::mt19937& random) {
  Parameters parameters = {{"q", random_query(random)}};
  const auto maybe = [&](int percent, const char* name,
                         const std::string& value) {
    if (chance(random, percent)) parameters.emplace_back(name, value);
  };
  maybe(25, "actor", pick(random, kActorIds));
  maybe(15, "actor", pick(random, kActorIds));
  maybe(30, "actor_mode", chance(random, 50) ? "any" : "all");
  maybe(10, "not_actor", pick(random, kActorIds));
  maybe(15, "spelling", pick(random, kSpellings));
  maybe(10, "spelling", pick(random, kSpellings));
  maybe(20, "from", "2020-0" + std::to_string(1 + random() % 2));
  maybe(20, "to", "2020-0" + std::to_string(2 + random() % 3));
  constexpr const char* kUndatedValues[] = {"include", "exclude", "only"};
  maybe(20, "undated", pick(random, kUndatedValues));
  maybe(20, "source", pick(random, std::span(kSources).subspan(1)));
  maybe(10, "source", pick(random, std::span(kSources).subspan(1)));
  maybe(20, "language", pick(random, std::span(kLanguages).subspan(1)));
  constexpr const char* kKindValues[] = {"person", "force", "media"};
  maybe(10, "kind", pick(random, kKindValues));
  constexpr const char* kSortValues[] = {"relevance", "newest", "oldest",
                                         "added"};
  maybe(50, "sort", pick(random, kSortValues));
  constexpr const char* kIntervalValues[] = {"auto", "day", "month", "year"};
  maybe(40, "interval", pick(random, kIntervalValues));
  return parameters;
}

}  // namespace fihrist
