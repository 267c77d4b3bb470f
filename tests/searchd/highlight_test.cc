#include "searchd/highlight.h"

#include <algorithm>
#include <chrono>

#include "analyzers/stem.h"
#include "analyzers/words.h"
#include "archive.h"
#include "reference.h"
#include "searchd/name_reading.h"
#include "searchd/name_widening.h"
#include "searchd/query_parser.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

const AliasTable& table() {
  static const AliasTable table(random_rows());
  return table;
}

StoredDocument stored(const Document& document) {
  StoredDocument stored;
  stored.document = document;
  for (const Mention& mention :
       find_mentions(read_article(document), table())) {
    stored.mentions.push_back(
        {mention.field, mention.begin, mention.end,
         table().actor(mention.actor).id, mention.via,
         spelling(mention, table()),
         mention.support ? table().actor(*mention.support).id : "", ""});
  }
  find_rows(stored, table());
  return stored;
}

Query read(const std::string& text) {
  return read_names(parse_query(text).query, table(), {}).query;
}

// "visit of [Kani=qaani] …": marks in brackets, with the actor.
std::string shown(const Snippet& snippet) {
  std::string text;
  for (const Segment& segment : snippet) {
    if (!segment.match) {
      text += segment.text;
    } else if (segment.actor.empty()) {
      text += "[" + segment.text + "]";
    } else {
      text += "[" + segment.text + "=" + segment.actor + "]";
    }
  }
  return text;
}

std::string snippet(const std::string& query, const std::string& body) {
  const StoredDocument one = stored(document("id", "Title", body));
  return shown(make_snippet(one, find_marks(read(query), one)));
}

TEST_CASE("what is asked for is marked, in whatever spelling it stands") {
  struct Row {
    const char* query;
    const char* body;
    const char* snippet;
  };
  const Row rows[] = {
      {"Ghaani OR Kani", "Esmail Qaani came. Kani left.",
       "[Esmail Qaani=qaani] came. [Kani=qaani] left."},
      {"Kadhimi", "Al-Kadhimi's visit; Kazemi said.",
       "[Al-Kadhimi=kadhimi]'s visit; [Kazemi=kadhimi] said."},
      {"Kadhimi", "وصل الكاظمي إلى بغداد.", "وصل [الكاظمي=kadhimi] إلى بغداد."},
      {"visit", "Visits, visited, visiting; a visitor.",
       "[Visits], [visited], [visiting]; a visitor."},
      {"vis*", "Visits and a visitor, not avis.",
       "[Visits] and a [visitor], not avis."},
      {"\"of the visit\"", "Of the visit. The visit of the man.",
       "[Of the visit]. The visit of the man."},
      {"\"Kazemi\"", "Kadhimi and Kazemi.", "Kadhimi and [Kazemi]."},
      {"cat", "Concatenate the cat.", "Concatenate the [cat]."},
      {"زيارة", "في زِيَارَة قصيرة", "في [زِيَارَة] قصيرة"},
      {"script", "<script>alert(1)</script> & more",
       "<[script]>alert(1)</[script]> & more"},
      {"visit -talks", "A visit for talks.", "A [visit] for talks."},
      {"visit -Qaani", "Qaani's visit.", "Qaani's [visit]."},
      {"title:visit", "A visit.", "A visit."},
      {"market NEAR/2 prices", "Market prices.", "[Market] [prices]."},
      // Of what overlaps, the name wins, and the rest of the phrase stays.
      {"Qaani OR \"Qaani visited Iraq\"", "Then Qaani visited Iraq.",
       "Then [Qaani=qaani] [visited Iraq]."},
      {"visited OR \"Qaani visited Iraq\"", "Then Qaani visited Iraq.",
       "Then [Qaani visited Iraq]."},
      {"Kadhimi", "والكاظمي وبالكاظمي",
       "[والكاظمي=kadhimi] [وبالكاظمي=kadhimi]"},
      {"حكومة", "قالت والحكومة إن للحكومة", "قالت [والحكومة] إن [للحكومة]"},
      {"attack", "Attacked: ATTACKS, attacking.",
       "[Attacked]: [ATTACKS], [attacking]."},
      {"die", "He was dying, they die.", "He was [dying], they [die]."},
      {"cafe", "A cafe\u0301 and CAF\u00C9s.",
       "A [cafe\u0301] and [CAF\u00C9s]."},
      {"\"visit of actor:qaani\"", "The visit of Esmail Qaani.",
       "The [visit of] [Esmail Qaani=qaani]."},
      {"kani visit", "A general.", "A general."},
      {"visit", "One \t  visit\tof   many", "One [visit] of many"},
      {"visit", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query, row.body);
    CHECK(snippet(row.query, row.body) == row.snippet);
  }
}

// The body's lines that begin with "~" are furniture, without the "~".
StoredDocument stored_with_furniture(const std::string& marked) {
  Document one = document("id", "Title", "");
  bool is_furniture = false;
  for (const char c : marked) {
    const auto at = static_cast<std::uint32_t>(one.body.size());
    if (c == '~') {
      is_furniture = true;
      one.furniture.push_back({at, at});
      continue;
    }
    if (c == '\n') is_furniture = false;
    one.body += c;
    if (is_furniture) one.furniture.back().end = at + 1;
  }
  return stored(one);
}

TEST_CASE("furniture is neither marked nor shown") {
  struct Row {
    const char* query;
    const char* body;
    const char* snippet;
  };
  const Row rows[] = {
      {"visit", "~Share this visit\nA visit.", "A [visit]."},
      {"visit", "A visit.\n\n~Visit us\n", "A [visit]."},
      {"visit", "A visit.\n~Visit us\nOne more visit.",
       "A [visit]. … One more [visit]."},
      {"visit", "One\n~Share\n\n~Print\nvisit", "One … [visit]"},
      {"\"the visit\"", "the\n~Share\nvisit", "[the] … [visit]"},
      {"Qaani", "Esmail\n~Esmail Qaani\nQaani came.",
       "[Esmail=qaani] … [Qaani=qaani] came."},
      {"visit", "~Visit", ""},
      {"talks", "~Talks\nA visit.", "A visit."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query, row.body);
    const StoredDocument one = stored_with_furniture(row.body);
    const std::vector<Mark> marks = find_marks(read(row.query), one);
    CHECK(shown(make_snippet(one, marks)) == row.snippet);
    for (const Why& why : explain(one, marks)) {
      CAPTURE(why.surface);
      CHECK(why.surface.find('~') == std::string::npos);
    }
  }
}

TEST_CASE("why names the spelling, the actor, the row and who supports it") {
  const StoredDocument one = stored(document(
      "id", "Quds Force", "Qaani and Kani; kani again. A visit, visits."));
  const auto reasons = explain(one, find_marks(read("Qaani visit"), one));
  std::vector<std::string> found;
  for (const Why& why : reasons) {
    found.push_back(why.surface + " via " + why.via + " " + why.actor + " " +
                    why.row + " " + why.support);
  }
  CHECK(found ==
        std::vector<std::string>{"Qaani via alias qaani aliases.tsv:2 ",
                                 "Kani via alias qaani aliases.tsv:3 qaani",
                                 "visit via word   ", "visits via stem   "});
}

TEST_CASE("a word with the stem that is asked for is marked, in any language") {
  const StoredDocument one =
      stored(document("id", "T",
                      "أعلنت الحكومة إغلاق الطريق إلى المدينة في زيارتها\n"
                      "نیروهای مرزی پس از گزارش حمله آماده شدند"));
  const auto marked = [&](const std::string& query) {
    std::string found;
    for (const Why& why : explain(one, find_marks(read(query), one))) {
      found += why.surface + " " + why.via + ", ";
    }
    return found;
  };
  CHECK(marked("حكومات") == "الحكومة stem, ");
  CHECK(marked("زيارة") == "زيارتها stem, ");
  CHECK(marked("نیرو") == "نیروهای stem, ");
  CHECK(marked("\"حكومة\"").empty());
  CHECK(marked("حكم").empty());
}

TEST_CASE("each spelling is a reason once, ten at most") {
  std::string body;
  for (char c = 'a'; c < 'a' + 15; ++c) body += std::string("vis") + c + " ";
  const StoredDocument one = stored(document("id", "T", body + body));
  CHECK(explain(one, find_marks(read("vis*"), one)).size() == kMaxReasons);
}

std::string joined(const Snippet& snippet) {
  std::string text;
  for (const Segment& segment : snippet) text += segment.text;
  return text;
}

TEST_CASE("a match at the end of a long text is shown, and soon") {
  std::string body;
  for (int i = 0; i < 50'000; ++i) body += "word" + std::to_string(i) + " ";
  const StoredDocument one =
      stored(document("id", "T", body + "the embassy market end"));
  const auto start = std::chrono::steady_clock::now();
  const Snippet shown_snippet =
      make_snippet(one, find_marks(read("market"), one));
  const std::chrono::duration<double> took =
      std::chrono::steady_clock::now() - start;
  CHECK(shown(shown_snippet).find("the embassy [market] end") !=
        std::string::npos);
  CHECK(shown_snippet.front().text == "… ");
  CHECK(joined(shown_snippet).size() < 600);
  CHECK(took.count() < 1);
}

// As name_widening.h widens it: both names also as the archive spells them.
Query widened(const std::string& query,
              const std::vector<std::string>& archive) {
  return widen_names(
             read(query),
             [&](std::string_view name) {
               std::vector<LikeSpelling> spellings;
               for (const std::string& spelling : archive) {
                 if (spelling[0] != name[0]) continue;
                 spellings.push_back({{spelling, spelling, 1, 1}, false});
               }
               return spellings;
             })
      .query;
}

TEST_CASE("parts of a whole name are marked where all of them are near") {
  struct Row {
    const char* body;
    const char* shown;
  };
  const Row rows[] = {
      {"Shibl Zaydi left.", "[Shibl] [Zaydi] left."},
      {"Zaydi, Shibl left.", "[Zaydi], [Shibl] left."},
      {"Shibl then saw him, Zaydi.", "[Shibl] then saw him, [Zaydi]."},
      {"Shibl then saw him and Zaydi.", "Shibl then saw him and Zaydi."},
      {"Shibl left.", "Shibl left."},
      {"Zaydi Zaydi left, at last, he and Shibl.",
       "Zaydi Zaydi left, at last, he and Shibl."},
  };
  for (const Row& row : rows) {
    const StoredDocument one = stored(document("id", "T", row.body));
    CAPTURE(row.body);
    CHECK(shown(make_snippet(
              one, find_marks(widened("shebel zaidi", {"shibl", "zaydi"}),
                              one))) == row.shown);
  }
  const StoredDocument known = stored(document(
      "id", "T", "Shibl Esmail Qaani left; then, much later, he saw Shibl."));
  CHECK(shown(make_snippet(
            known, find_marks(widened("shebel qaani", {"shibl"}), known))) ==
        "[Shibl] [Esmail Qaani=qaani] left; then, much later, he saw Shibl.");
}

TEST_CASE("a whole name is marked soon, however often its parts stand there") {
  std::string body;
  for (int i = 0; i < 20'000; ++i) body += "Qaani. Shibl Qaani. ";
  const StoredDocument one = stored(document("id", "T", body));
  const Query query = widened("shebel qaani", {"shibl"});
  const auto start = std::chrono::steady_clock::now();
  CHECK(find_marks(query, one).size() == 60'000);
  const std::chrono::duration<double> took =
      std::chrono::steady_clock::now() - start;
  CHECK(took.count() < 2);
}

std::string filler(int words) {
  std::string text;
  for (int i = 0; i < words; ++i) text += "filler ";
  return text;
}

TEST_CASE("passages show each part of what was asked, apart from each other") {
  struct Row {
    const char* claim;
    const char* query;
    std::string body;
    std::string snippet;
  };
  const std::string gap = ". Then " + filler(60) + "ends. ";
  const Row rows[] = {
      {"two parts far apart are two passages", "market OR embassy",
       "A market" + gap + "The embassy.",
       "A [market]. Then " + filler(23) + "… The [embassy]."},
      {"three parts are three", "market OR embassy OR bridge",
       "A market" + gap + "The embassy" + gap + "A bridge.",
       "A [market]. Then " + filler(17) + "… The [embassy]. Then " +
           filler(17) + "… A [bridge]."},
      {"of four the fourth is left out", "market OR embassy OR bridge OR port",
       "A market" + gap + "The embassy" + gap + "A bridge" + gap + "A port.",
       "A [market]. Then " + filler(17) + "… The [embassy]. Then " +
           filler(17) + "… A [bridge]. Then " + filler(17) + "…"},
      {"another spelling is worth a passage", "Qaani",
       "Qaani came" + gap + "Esmail Qaani left.",
       "[Qaani=qaani] came. Then " + filler(23) +
           "… [Esmail Qaani=qaani] "
           "left."},
      {"the same word again is not", "market", "A market" + gap + "The market.",
       "A [market]. Then " + filler(33) + "…"},
      {"where all stand together is the best", "market embassy",
       "A market" + gap + "The market by the embassy.",
       "… The [market] by the [embassy]."},
      {"passages that nearly touch are one", "market embassy",
       "A market " + filler(22) + "by an embassy.",
       "A [market] " + filler(22) + "by an [embassy]."},
      {"a passage begins at the clause", "market",
       filler(60) + "however, in the old market", "… in the old [market]"},
      {"else a few words before", "market", filler(60) + "in the old market",
       "… filler in the old [market]"},
      {"it ends with a sentence that is near its end", "market",
       "A market " + filler(28) + "ends. So " + filler(30),
       "A [market] " + filler(28) + "ends. …"},
      {"quotes and full stops that touch it are its own", "market",
       filler(60) + "said. \u201CA market " + filler(31) + "ends.\u201D So " +
           filler(30),
       "… \u201CA [market] " + filler(31) + "ends.\u201D …"},
      {"a combining mark stays with its letter", "market",
       filler(60) + "said. A market " + filler(33) + "cafe\u0301 so " +
           filler(30),
       "… A [market] " + filler(33) + "cafe\u0301 …"},
      {"text from right to left in its own order", "السوق",
       "قال وزير. السوق في المدينة.", "قال وزير. [السوق] في المدينة."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.claim);
    CHECK(snippet(row.query, row.body) == row.snippet);
  }
}

TEST_CASE("the stem of an English word keeps its first two letters") {
  Stemmer stemmer;
  for (const char* word :
       {"dying", "lying", "tying", "skies", "yearly", "eyed", "ugly", "idly",
        "only", "oed", "using", "used", "ceased", "aging", "iced"}) {
    const std::string stem = stemmer.stem(word, ArabicScript::other);
    CAPTURE(word, stem);
    const bool keeps = stem.substr(0, 2) == std::string(word).substr(0, 2);
    CHECK((keeps || stem.size() <= 3));
  }
}

bool begins_word(const std::vector<Word>& words, std::uint32_t at) {
  return std::any_of(words.begin(), words.end(),
                     [&](const Word& word) { return word.begin == at; });
}

bool ends_word(const std::vector<Word>& words, std::uint32_t at) {
  return std::any_of(words.begin(), words.end(),
                     [&](const Word& word) { return word.end == at; });
}

TEST_CASE("marks are whole words in order, and segments join to the text") {
  std::mt19937 random(5);
  const auto documents = random_documents(random, 40);
  std::size_t marks_seen = 0;
  for (int i = 0; i < 300; ++i) {
    const std::string query = random_request(random)[0].second;
    const StoredDocument one = stored(pick(random, documents));
    CAPTURE(query, one.document.title, one.document.body);
    const auto marks = find_marks(read(query), one);
    marks_seen += marks.size();
    for (std::size_t m = 0; m < marks.size(); ++m) {
      const Mark& mark = marks[m];
      const auto words = words_of(one, mark.field);
      REQUIRE(mark.begin < mark.end);
      REQUIRE(begins_word(words, mark.begin));
      REQUIRE(ends_word(words, mark.end));
      if (m == 0) continue;
      const Mark& before = marks[m - 1];
      const bool follows = before.field == mark.field
                               ? before.end <= mark.begin
                               : before.field == Field::title;
      REQUIRE(follows);
    }
    REQUIRE(joined(mark_title(one, marks)) == one.document.title);
    std::string body = one.document.body;
    std::replace(body.begin(), body.end(), '\n', ' ');
    Snippet passage;
    const auto check_passage = [&] {
      const std::string text = joined(passage);
      REQUIRE(body.find(text) != std::string::npos);
      REQUIRE(text.find("Share") == std::string::npos);  // furniture
      passage.clear();
    };
    for (const Segment& segment : make_snippet(one, marks)) {
      if (segment.text == " …" || segment.text == " … ") {
        check_passage();
      } else if (segment.text != "… ") {
        passage.push_back(segment);
      }
    }
    check_passage();
  }
  CHECK(marks_seen > 300);
}

}  // namespace
}  // namespace fihrist
