#include "analyzers/unlisted_names.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "analyzers/claims.h"
#include "analyzers/group_names.h"
#include "analyzers/name_runs.h"

namespace fihrist {
namespace {

constexpr std::array<Field, 2> kFields = {Field::title, Field::body};
constexpr std::array<std::string_view, 2> kArticles = {"al", "el"};
constexpr std::size_t kFewestNames = 2;
constexpr std::size_t kMostNames = 4;

bool is_article(std::string_view folded) {
  return std::find(kArticles.begin(), kArticles.end(), folded) !=
         kArticles.end();
}

// Which words of a field are mentions', and which a person's.
struct TakenWords {
  std::vector<bool> by_any;
  std::vector<bool> by_person;
};

class UnlistedFinder {
 public:
  UnlistedFinder(const Article& article, const std::vector<Mention>& mentions,
                 const AliasTable& table)
      : article_(article), mentions_(mentions), table_(table) {}

  std::vector<UnlistedName> find() {
    for (const Field field : kFields) {
      taken_ = taken_words(field);
      for (const NameRun& run : find_name_runs(
               article_.text(field), article_.words(field), taken_.by_any)) {
        find_in_run(field, run);
      }
    }
    return std::move(names_);
  }

 private:
  TakenWords taken_words(Field field) const {
    const std::size_t size = article_.words(field).size();
    TakenWords taken{std::vector<bool>(size), std::vector<bool>(size)};
    for (const Mention& mention : mentions_) {
      if (mention.field != field) continue;
      const bool is_person =
          table_.actor(mention.actor).kind == ActorKind::person;
      for (std::uint32_t i = 0; i < mention.word_count; ++i) {
        taken.by_any[mention.first_word + i] = true;
        if (is_person) taken.by_person[mention.first_word + i] = true;
      }
    }
    return taken;
  }

  void find_in_run(Field field, const NameRun& run) {
    std::size_t from = 0;
    for (const RunSpan& group : find_group_names(run, article_.words(field))) {
      find_persons(field, run, {from, group.begin});
      add(NameKind::group, field, run, group);
      from = group.end;
    }
    find_persons(field, run, {from, run.size()});
  }

  // Whatever is no name parts persons: "Iranian Minister Ali Rezaei".
  void find_persons(Field field, const NameRun& run, RunSpan words) {
    std::size_t begin = words.begin;
    for (std::size_t i = words.begin; i <= words.end; ++i) {
      if (i < words.end && may_be_in_person(run[i])) continue;
      add_person(field, run, {begin, i});
      begin = i + 1;
    }
  }

  static bool may_be_in_person(const RunWord& word) {
    if (word.ezafe) return false;  // mostly a place: Sarpol-e Zahab
    return word.roles.may_be_name() || word.is(WordRole::particle) ||
           word.initial;
  }

  void add_person(Field field, const NameRun& run, RunSpan span) {
    span = trimmed(run, span);
    const std::size_t names = count_names(run, span);
    if (names < kFewestNames || names > kMostNames) return;
    if (!has_proper_name(run, span)) return;
    if (span.end < run.size() && run[span.end].is(WordRole::thing)) return;
    if (is_part_of_mention(field, run, span)) return;
    add(NameKind::person, field, run, span);
  }

  // Without particles and initials at the end, and at the start without
  // particles but an article.
  static RunSpan trimmed(const NameRun& run, RunSpan span) {
    while (span.begin < span.end && (run[span.end - 1].is(WordRole::particle) ||
                                     run[span.end - 1].initial)) {
      --span.end;
    }
    while (span.begin < span.end && run[span.begin].is(WordRole::particle)) {
      if (run[span.begin + 1].hyphenated) break;
      ++span.begin;
    }
    return span;
  }

  // Ali-Reza is one name; initials are none.
  static std::size_t count_names(const NameRun& run, RunSpan span) {
    std::size_t count = 0;
    bool is_joined = false;
    for (std::size_t i = span.begin; i < span.end; ++i) {
      const bool counts = !run[i].is(WordRole::particle) && !run[i].initial;
      const bool joins_name = i > span.begin && run[i].hyphenated && is_joined;
      if (counts && !joins_name) ++count;
      is_joined = counts;
    }
    return count;
  }

  static bool has_proper_name(const NameRun& run, RunSpan span) {
    for (std::size_t i = span.begin; i < span.end; ++i) {
      if (run[i].roles.is_proper() && !run[i].initial) return true;
    }
    return false;
  }

  // "Seyed Mohammad" of "Seyed Mohammad Khatami", of which only the last word
  // is known.
  bool is_part_of_mention(Field field, const NameRun& run, RunSpan span) const {
    const std::vector<Word>& words = article_.words(field);
    const std::uint32_t first = run[span.begin].word;
    const std::uint32_t next = run[span.end - 1].word + 1;
    return (first > 0 && taken_.by_person[first - 1] &&
            is_near(field, first)) ||
           (next < words.size() && taken_.by_any[next] && is_near(field, next));
  }

  bool is_near(Field field, std::uint32_t word) const {
    const std::string_view gap =
        gap_before(article_.text(field), article_.words(field), word);
    return gap == " " || gap == "-";
  }

  void add(NameKind kind, Field field, const NameRun& run, RunSpan span) {
    const std::vector<Word>& words = article_.words(field);
    UnlistedName name;
    name.kind = kind;
    name.field = field;
    name.first_word = run[span.begin].word;
    name.word_count = run[span.end - 1].word - name.first_word + 1;
    name.begin = words[name.first_word].begin;
    name.end = words[run[span.end - 1].word].end;
    names_.push_back(name);
  }

  const Article& article_;
  const std::vector<Mention>& mentions_;
  const AliasTable& table_;
  TakenWords taken_;
  std::vector<UnlistedName> names_;
};

}  // namespace

std::vector<UnlistedName> find_unlisted_names(
    const Article& article, const std::vector<Mention>& mentions,
    const AliasTable& table) {
  return UnlistedFinder(article, mentions, table).find();
}

std::string spelling(const UnlistedName& name, const Article& article) {
  const std::vector<Word>& words = article.words(name.field);
  std::string folded;
  for (std::uint32_t i = 0; i < name.word_count; ++i) {
    const std::string& word = words[name.first_word + i].folded;
    if (i == 0 && is_article(word) && name.word_count > 1) continue;
    if (!folded.empty()) folded += ' ';
    folded += word;
  }
  return folded;
}

std::string_view without_article(std::string_view name) {
  const std::vector<Word> words = break_words(name);
  if (words.size() < 2 || !is_article(words[0].folded)) return name;
  return name.substr(words[1].begin);
}

}  // namespace fihrist
