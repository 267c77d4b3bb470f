// Threads of plain text, split into posts.

#include "corpus/threads/thread.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "reading.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

std::string date_of(const Post& post) {
  return post.date ? to_string(*post.date) : "none";
}

// "anna 2021-07-08 | tom none"
std::string heads(const std::vector<Post>& posts) {
  std::string shown;
  for (const Post& post : posts) {
    if (!shown.empty()) shown += " | ";
    shown += (post.author.empty() ? "?" : post.author) + " " + date_of(post);
  }
  return shown;
}

std::string joined(const std::vector<Post>& posts) {
  std::string text;
  for (const Post& post : posts) text += post.body;
  return text;
}

TEST_CASE("a thread of text is split as its software writes it") {
  struct Row {
    const char* software;
    const char* text;
    const char* heads;
  };
  const Row rows[] = {
      {"Invision, copied with its buttons",
       "Jump to content\nRockets near the embassy\n\nanna\n Share\n\n"
       "Recommended Posts\n\nThree rockets fell.\n  • Thanks 1\n"
       "Link to comment\nShare on other sites\n\nAnd two today.\n"
       "Link to comment\nShare on other sites\n\n\n"
       "Join the conversation\nYou can post now and register later.\n",
       "anna none | ? none"},
      {"Invision, with its heads",
       "anna\nPosted July 8, 2021\nThree rockets fell.\n"
       "Link to comment\nShare on other sites\ntom\nPosted July 9, 2021\n"
       "And two today.\nLink to comment\nShare on other sites\n",
       "anna 2021-07-08 | tom 2021-07-09"},
      {"Invision, heads only",
       "Rockets\n\nanna\nPosted July 8, 2021\n\nThree fell.\n\ntom\n"
       "Posted July 9, 2021\n\nAnd two today.\n",
       "anna 2021-07-08 | tom 2021-07-09"},
      {"phpBB",
       "Rockets near the embassy\nPost by anna » Thu Jul 08, 2021 2:25 pm\n\n"
       "Three rockets fell.\n\nRe: Rockets near the embassy\n"
       "Post by tom » Fri Jul 09, 2021 9:01 am\n\nAnd two today.\n",
       "anna 2021-07-08 | tom 2021-07-09"},
      {"vBulletin, of a country that nobody knows",
       "07-08-2021, 02:49 AM #21\nanna\nJoin Date: Jan 2010\n\n"
       "Three rockets fell.\n\n07-09-2021, 09:01 AM #22\ntom\n"
       "Join Date: May 2012\n\nAnd two today.\n",
       "anna none | tom none"},
      {"XenForo",
       "anna\nMember\nJul 8, 2021\n#1\nThree rockets fell.\nReply\n\n"
       "tom\nMember\nJul 9, 2021\n#2\nAnd two today.\nReply\n",
       "anna 2021-07-08 | tom 2021-07-09"},
      {"Discourse",
       "anna\nJuly 8, 2021, 2:49 am\n1\n\nThree rockets fell.\n\n"
       "tom\nJuly 9, 2021, 9:01 am\n2\n\nAnd two today.\n",
       "anna 2021-07-08 | tom 2021-07-09"},
      {"WordPress",
       "anna says:\nJuly 8, 2021 at 2:49 am\nThree rockets fell.\nReply\n\n"
       "tom says:\nJuly 9, 2021 at 9:01 am\nAnd two today.\nReply\n",
       "anna 2021-07-08 | tom 2021-07-09"},
      {"Reddit",
       "[–]anna 12 points 3 hours ago\nThree rockets fell.\n"
       "permalinkembedsavereportreply\n[–]tom 2 points 2 hours ago\n"
       "And two today.\npermalinkembedsavereportreply\n",
       "anna none | tom none"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.software);
    const std::vector<Post> posts = split_posts(row.text);
    CHECK(heads(posts) == row.heads);
    CHECK(joined(posts) == row.text);
    REQUIRE(posts.size() == 2);
    CHECK(posts[0].body.find("Three") != std::string::npos);
    CHECK(posts[1].body.find("And two today.") != std::string::npos);
    CHECK(posts[1].body.find("Three") == std::string::npos);
  }
}

TEST_CASE("what is no thread stays whole") {
  const char* const texts[] = {
      "",
      "\n\n",
      "Rockets fell.\nNobody was hurt.\n",
      // One post is no thread.
      "anna\nPosted July 8, 2021\n\nThree rockets fell.\n",
      "Three rockets fell.\nLink to comment\nShare on other sites\n",
      // Nor is a list.
      "#1\nThe first rocket.\n#2\nThe second rocket.\n",
      "1\n2\n3\n",
      "The envoy says:\nnothing\nThe minister says:\nless\n",
      // Posted July 8 is a dateline only once.
      "Posted July 8, 2021\nUpdated July 9, 2021\nThree rockets fell.\n",
      // Buttons, and nothing said.
      "Link to comment\nShare on other sites\nLink to comment\n"
      "Share on other sites\n",
  };
  for (const char* text : texts) {
    CAPTURE(text);
    CHECK(split_posts(text).empty());
  }
}

TEST_CASE("a post that says nothing is the one before's") {
  const std::string text =
      "Three rockets fell.\nLink to comment\nShare on other sites\n\n"
      "  • Thanks 1\nLink to comment\nShare on other sites\nAnd two today.\n"
      "Link to comment\nShare on other sites\n";
  const std::vector<Post> posts = split_posts(text);
  CHECK(posts.size() == 2);
  CHECK(joined(posts) == text);
}

TEST_CASE("posts are documents with their thread's title and id") {
  const std::string text =
      "Rockets fall near the embassy\n\nanna\nPosted July 8, 2021\n\n"
      "Three fell.\n\ntom\nPosted July 9, 2021\n\nAnd two today.\n";
  ReadOptions options;
  options.split = Split::posts;
  const Reading reading = read_bytes(text, options);
  CHECK(reading.problems.empty());
  CHECK(ids(reading) == std::vector<std::string>{"file#1", "file#2"});
  const Document& second = reading.documents.at(1);
  CHECK(second.title == "Rockets fall near the embassy");
  CHECK(second.body == "tom\nPosted July 9, 2021\n\nAnd two today.\n");
  CHECK(to_string(*second.date) == "2021-07-09");
  CHECK(second.date_origin == DateOrigin::text);
  const auto extra = nlohmann::json::parse(second.extra);
  CHECK(extra == nlohmann::json{{"thread", "file"}, {"author", "tom"}});

  CHECK(ids(read_bytes(text)) == std::vector<std::string>{"file"});
}

TEST_CASE("a thread in JSONL gives its fields to its posts") {
  const nlohmann::json record = {
      {"id", "t"},
      {"title", "Rockets"},
      {"source", "Forum"},
      {"date", "2021-07-10"},
      {"author", "anna"},
      {"body",
       "[–]anna 12 points 3 hours ago\nThree.\n[–]tom 1 point 2 hours ago\n"
       "Two."}};
  ReadOptions options;
  options.split = Split::posts;
  const Reading reading = read_bytes(record.dump() + "\n", options);
  REQUIRE(ids(reading) == std::vector<std::string>{"t#1", "t#2"});
  for (const Document& post : reading.documents) {
    CHECK(post.title == "Rockets");
    CHECK(post.source == "Forum");
  }
  // The thread's date is that of its first post, nobody knows the second's.
  CHECK(to_string(*reading.documents[0].date) == "2021-07-10");
  CHECK(reading.documents[0].date_origin == DateOrigin::given);
  CHECK_FALSE(reading.documents[1].date);
}

TEST_CASE("the forum page of the seeds is its fifteen posts") {
  const std::string path =
      FIHRIST_SOURCE_DIR "/../shared/data/seeds/001_ea6c81fad244be33.txt";
  if (!std::filesystem::exists(path)) {
    WARN("skipped: no " << path);
    return;
  }
  std::stringstream text;
  text << std::ifstream(path).rdbuf();
  const std::vector<Post> posts = split_posts(text.str());
  CHECK(joined(posts) == text.str());
  // Judged by eye: a stretch of each post, in order.
  const char* const said[] = {
      "The Iraqi army announced that three missiles fell today",
      "For the third day in a row",
      "CBM 215",
      "SETH J. FRANTZMAN",
      "Not to worry, the pair behind the curtain",
      "Jenin Hennis-Plasschaert",
      "Plasschaert knows the plan",
      "Really? Bunch of cowards!!!!",
      "OAN Newsroom",
      "hoping thats a translation thing",
      "The attacks are similar to using missiles or drones",
      "Symbolic funeral in Baghdad",
      "John Kirby",
      "Yep that's what radical progressive commies do",
      "The drone attacks launched by the Iranian-backed",
  };
  REQUIRE(posts.size() == std::size(said));
  for (std::size_t i = 0; i < posts.size(); ++i) {
    CAPTURE(i, said[i]);
    CHECK(posts[i].body.find(said[i]) != std::string::npos);
  }
  CHECK(posts[0].author == "yota691");
  CHECK(date_of(posts[0]) == "2021-07-08");
  CHECK(date_of(posts[3]) == "2021-07-08");
  for (const std::size_t talk : {4, 7, 9, 13}) {
    CAPTURE(talk);
    CHECK(date_of(posts[talk]) == "none");
  }
}

// "a.txt#1 2021-07-08 a.txt#2 none", in the order of the ids.
std::string dates_of(const std::string& text, ReadOptions options = {}) {
  options.split = Split::posts;
  Reading reading = read_bytes(text, std::move(options));
  std::ranges::sort(reading.documents, {}, &Document::id);
  std::string shown;
  for (const Document& post : reading.documents) {
    shown += (shown.empty() ? "" : " ") + post.id + " ";
    shown += post.date ? to_string(*post.date) : "none";
  }
  for (const std::string& problem : reading.problems) shown += "\n" + problem;
  return shown;
}

TEST_CASE("a post's date like 07-08-2021 is settled by other posts") {
  const std::string first = "07-08-2021, 02:49 AM\n#1\nanna\n\nThree fell.\n\n";
  CHECK(dates_of(first + "07-25-2021, 09:01 AM\n#2\ntom\n\nAnd two.\n") ==
        "file#1 2021-07-08 file#2 2021-07-25");
  CHECK(dates_of(first + "25-08-2021, 09:01 AM\n#2\ntom\n\nAnd two.\n") ==
        "file#1 2021-08-07 file#2 2021-08-25");

  const std::string open =
      first + "09-08-2021, 09:01 AM\n#2\ntom\n\nAnd two.\n";
  CHECK(dates_of(open, {.day_order = DayOrder::day_first}) ==
        "file#1 2021-08-07 file#2 2021-08-09");
  CHECK(dates_of(open).find("file#1 none file#2 none\nfile: date \"07-08-2021, "
                            "02:49 AM\" may be 7 August or 8 July") == 0);
}

}  // namespace
}  // namespace fihrist
