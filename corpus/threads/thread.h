// A forum page taken apart into its posts (corpus/FORMAT.md, Threads).
//
//   const std::vector<Post> posts = split_posts(document.body);
//   for (Document& post : documents_of(document, posts)) writer.add(post);
//
// Nothing is split that does not have two posts at least.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/dates/numeric_date.h"
#include "corpus/dates/publication_date.h"
#include "corpus/document.h"

namespace fihrist {

// What becomes of a thread of a forum.
enum class Split {
  none,   // it stays one document
  posts,  // each post is a document
};

struct Post {
  std::string body;
  std::string author = {};  // empty where nobody says
  std::optional<Date> date = {};
  DateOrigin date_origin = DateOrigin::none;

  // As in Record: what is wrong with its date, and what may be two days.
  std::string date_fault = {};
  std::optional<NumericDateRead> numeric_date = {};
};

// True when the post has its date now, or the two that it may be.
bool take_date(Post& post, const DateReading& reading, DateOrigin origin);

// Of plain text with "\n" line ends. The bodies one after another are the
// text: what stands before the first post is the first one's, what follows the
// last is the last one's. Empty where the text is no thread.
std::vector<Post> split_posts(std::string_view text);

// Of a page, which is UTF-8; any bytes may be given. The bodies are what the
// posts say, without the page around them. Empty where the page is no thread,
// or its tree would need more than kMaxTreeBytes (corpus/pages/dom.h).
std::vector<Post> split_posts_html(std::string_view html);

// A document a post: its id is the thread's with "#1", "#2" …, its title the
// thread's; `extra` gets `thread`, the thread's id, and `author`. A first post
// without a date has the thread's.
std::vector<Document> documents_of(const Document& thread,
                                   const std::vector<Post>& posts);

}  // namespace fihrist
