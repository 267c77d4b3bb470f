// Threads of HTML, split into posts: short pages as each software writes them.

#include <string>

#include "corpus/threads/thread.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

// "anna 2021-07-08 given: Three rockets fell. | …", a line end as "/".
std::string shown(const std::vector<Post>& posts) {
  std::string text;
  for (const Post& post : posts) {
    if (!text.empty()) text += " | ";
    text += (post.author.empty() ? "?" : post.author) + " ";
    text += post.date ? to_string(*post.date) : "none";
    text += ' ';
    text.append(to_string(post.date_origin)).append(": ");
    for (const char c : post.body) text += c == '\n' ? '/' : c;
  }
  return text;
}

constexpr const char* kBothGiven =
    "anna 2021-07-08 given: Three rockets fell. | "
    "tom 2021-07-09 given: And two today.";
constexpr const char* kBothInText =
    "anna 2021-07-08 text: Three rockets fell. | "
    "tom 2021-07-09 text: And two today.";

TEST_CASE("a thread of HTML is split as its software writes it") {
  struct Row {
    const char* software;
    const char* html;
    const char* posts;
  };
  const Row rows[] = {
      {"Invision 4", R"(<h1>Rockets</h1>
<article id="elComment_1" class="cPost ipsBox ipsComment">
 <aside class="ipsComment_author"><h3>anna</h3><ul><li>Posts: 12</li></ul></aside>
 <div class="ipsComment_meta">Posted <time datetime="2021-07-08T02:49:00Z">July 8</time></div>
 <div data-role="commentContent" class="ipsType_richText"><p>Three rockets fell.</p></div>
 <ul><li><a>Link to comment</a></li><li>Share on other sites</li></ul>
</article>
<article id="elComment_2" class="cPost ipsBox ipsComment">
 <aside class="ipsComment_author"><h3>tom</h3></aside>
 <div class="ipsComment_meta"><time datetime="2021-07-09T09:01:00Z">July 9</time></div>
 <div data-role="commentContent"><p>And two today.</p></div>
</article>)",
       kBothGiven},
      {"phpBB 3", R"(<div id="p12" class="post has-profile bg2">
 <dl class="postprofile"><dt><a class="username">anna</a></dt><dd>Posts: 3</dd></dl>
 <div class="postbody"><h3>Rockets</h3>
  <p class="author">by <a class="username">anna</a> » Thu Jul 08, 2021 2:25 pm</p>
  <div class="content">Three rockets fell.</div><div class="signature">me</div></div>
</div><div id="p13" class="post bg1">
 <div class="postbody"><h3>Re: Rockets</h3>
  <p class="author">by <a class="username">tom</a> » Fri Jul 09, 2021 9:01 am</p>
  <div class="content">And two today.</div></div></div>)",
       kBothInText},
      {"vBulletin 4",
       R"(<ol><li class="postbit postbitim postcontainer" id="post_1">
 <div class="posthead"><span class="date">July 8, 2021, 02:49 AM</span> <a>#1</a></div>
 <a class="username"><strong>anna</strong></a>
 <div class="content"><blockquote class="postcontent restore">Three rockets fell.</blockquote></div>
</li><li class="postbit postbitim postcontainer" id="post_2">
 <div class="posthead"><span class="date">July 9, 2021, 09:01 AM</span> <a>#2</a></div>
 <a class="username"><strong>tom</strong></a>
 <div class="content"><blockquote class="postcontent restore">And two today.</blockquote></div>
</li></ol>)",
       kBothInText},
      {"XenForo 2",
       R"(<div itemscope itemtype="https://schema.org/DiscussionForumPosting">
<article class="message message--post" data-author="anna" id="js-post-1">
 <div class="message-cell--user"><h4><a class="username">anna</a></h4>Member</div>
 <div class="message-main"><header><time datetime="2021-07-08T02:49:00+0300">Jul 8</time> #1</header>
 <article class="message-body"><div class="bbWrapper">Three rockets fell.</div></article></div>
</article>
<article class="message message--post" data-author="tom" id="js-post-2">
 <header><time datetime="2021-07-09T09:01:00+0300">Jul 9</time> #2</header>
 <article class="message-body"><div class="bbWrapper">And two today.</div></article>
</article></div>)",
       kBothGiven},
      {"Discourse, to crawlers",
       R"(<div itemscope itemtype="http://schema.org/DiscussionForumPosting">
<div id="post_1" class="topic-body crawler-post">
 <div class="crawler-post-meta"><span itemprop="author" itemscope><span itemprop="name">anna</span></span>
 <time itemprop="datePublished" datetime="2021-07-08T02:49:00Z">July 8, 2021</time><span itemprop="position">1</span></div>
 <div class="post" itemprop="text"><p>Three rockets fell.</p></div></div>
<div id="post_2" itemprop="comment" itemscope itemtype="http://schema.org/Comment" class="topic-body crawler-post">
 <span itemprop="author" itemscope><span itemprop="name">tom</span></span>
 <time itemprop="datePublished" datetime="2021-07-09T09:01:00Z">July 9, 2021</time>
 <div class="post" itemprop="text"><p>And two today.</p></div></div></div>)",
       kBothGiven},
      {"Reddit, old", R"(<div class="thing link self"><p class="tagline">
 <time datetime="2021-07-08T02:49:00+00:00">3 hours ago</time> by <a class="author">anna</a></p>
 <div class="usertext-body"><div class="md"><p>Three rockets fell.</p></div></div></div>
<div class="commentarea"><div class="thing comment"><p class="tagline"><a class="author">tom</a>
 <time datetime="2021-07-09T09:01:00+00:00">2 hours ago</time></p>
 <div class="usertext-body"><p>And two today.</p></div>
 <div class="child"><div class="thing comment"><a class="author">eva</a>
  <div class="usertext-body"><p>Three.</p></div></div></div></div></div>)",
       "anna 2021-07-08 given: Three rockets fell. | "
       "tom 2021-07-09 given: And two today. | eva none none: Three."},
      {"WordPress, below the article", R"(<article><h1>Rockets</h1>
 <time datetime="2021-07-07">July 7</time><p>Three rockets fell.</p></article>
<ol class="comment-list"><li class="comment"><div class="comment-body">
 <div class="comment-author vcard"><cite class="fn">tom</cite></div>
 <time datetime="2021-07-09T09:01:00Z">July 9</time>
 <div class="comment-content"><p>And two today.</p></div></div></li>
<li class="comment"><div class="comment-body"><cite class="fn">eva</cite>
 <div class="comment-content"><p>Three.</p></div></div></li></ol>)",
       "? 2021-07-07 given: Rockets//July 7//Three rockets fell. | "
       "tom 2021-07-09 given: And two today. | eva none none: Three."},
      {"articles with a time each", R"(<main>
<article><b class="author">anna</b> <time datetime="2021-07-08">8/7</time><p>Three rockets fell.</p></article>
<article><b class="author">tom</b> <time datetime="2021-07-09">9/7</time><p>And two today.</p></article></main>)",
       "anna 2021-07-08 given: anna 8/7//Three rockets fell. | "
       "tom 2021-07-09 given: tom 9/7//And two today."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.software);
    CHECK(shown(split_posts_html(row.html)) == row.posts);
  }
}

TEST_CASE("a page that is no thread stays whole") {
  const char* const pages[] = {
      "",
      "<",
      "Rockets fell.",
      "<article><time datetime='2021-07-08'>July 8</time>One</article>",
      "<article class='ipsComment'>One post only</article>",
      // The front page of a blog.
      "<div class='post' id='post-12'>One</div>"
      "<div class='post' id='post-13'>Two</div>",
      "<div id='p1'></div><div id='p2'> </div>",
      "<p id='p'>One</p><p id='post'>Two</p>",
  };
  for (const char* page : pages) {
    CAPTURE(page);
    CHECK(split_posts_html(page).empty());
  }
}

TEST_CASE("scripts, buttons and menus are not said by anybody") {
  CHECK(shown(split_posts_html(
            "<li class=postbit>One<script>x()</script><select>Go</select>"
            "<button>Reply</button><nav>Menu</nav></li>"
            "<li class=postbit>T<b>w</b>o <br>lines<style>p{}</style></li>")) ==
        "? none none: One | ? none none: Two/lines");
}

TEST_CASE("a page nested deeper than anybody writes is split all the same") {
  const std::string posts = "<p class=postbit>One</p><p class=postbit>Two</p>";
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<div>";
  CHECK(shown(split_posts_html(deep + posts)) ==
        "? none none: One | ? none none: Two");
}

TEST_CASE("posts are found where only they see them who run no scripts") {
  CHECK(split_posts_html("<body><noscript><div class=crawler-post>One</div>"
                         "<div class=crawler-post>Two</div></noscript></body>")
            .size() == 2);
}

TEST_CASE("elements that only one software has are known by their names") {
  CHECK(shown(split_posts_html(
            "<shreddit-post author=anna><p>One</p></shreddit-post>"
            "<shreddit-comment author=tom><p>Two</p></shreddit-comment>"
            "<shreddit-comment author=eva><p>Three</p></shreddit-comment>")) ==
        "anna none none: One | tom none none: Two | eva none none: Three");
}

}  // namespace
}  // namespace fihrist
