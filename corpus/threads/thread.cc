#include "corpus/threads/thread.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "corpus/dates/record_date.h"
#include "corpus/furniture.h"
#include "corpus/line_tokens.h"
#include "corpus/threads/post_headers.h"

namespace fihrist {
namespace {

using nlohmann::json;

// The date of its header, else of a publication line: posts are often whole
// articles.
Post make_post(const PostHeader& header, std::string_view body) {
  Post post{.body = std::string(body), .author = header.author};
  if (!take_date(post, header.date, DateOrigin::text)) {
    take_date(post, find_text_date(body), DateOrigin::text);
  }
  return post;
}

// Not only a picture, and the buttons below it.
bool says_something(std::string_view body) {
  const std::vector<ThreadLine> lines = lines_of(body);
  return std::ranges::any_of(lines, [](const ThreadLine& line) {
    return !tokens_of(line.text).empty() && !is_furniture(line.text);
  });
}

std::string extra_of(const Document& thread, const Post& post, bool is_first) {
  json extra =
      thread.extra.empty() ? json::object() : json::parse(thread.extra);
  extra["thread"] = thread.id;
  if (!post.author.empty()) {
    extra["author"] = post.author;
  } else if (!is_first) {
    extra.erase("author");  // the thread's is the first post's
  }
  return extra.dump();
}

}  // namespace

bool take_date(Post& post, const DateReading& reading, DateOrigin origin) {
  Record dated;
  dated.date_fault = std::move(post.date_fault);
  const bool taken = take_date(dated, reading, origin);
  post.date = dated.document.date;
  post.date_origin = dated.document.date_origin;
  post.date_fault = std::move(dated.date_fault);
  post.numeric_date = std::move(dated.numeric_date);
  return taken;
}

std::vector<Post> split_posts(std::string_view text) {
  const std::vector<ThreadLine> lines = lines_of(text);
  const std::vector<PostHeader> headers = find_post_headers(lines);
  std::vector<Post> posts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < headers.size(); ++i) {
    const bool is_last = i + 1 == headers.size();
    const std::size_t end =
        is_last ? text.size() : lines[headers[i + 1].line].begin;
    const std::string_view body = text.substr(begin, end - begin);
    if (says_something(body)) {
      posts.push_back(make_post(headers[i], body));
    } else if (!posts.empty()) {
      posts.back().body += body;
    } else {
      continue;  // the next post begins here
    }
    begin = end;
  }
  if (posts.size() < 2) posts.clear();
  return posts;
}

std::vector<Document> documents_of(const Document& thread,
                                   const std::vector<Post>& posts) {
  std::vector<Document> documents;
  for (const Post& post : posts) {
    const bool is_first = documents.empty();
    Document document;
    document.id = fmt::format("{}#{}", thread.id, documents.size() + 1);
    document.title = thread.title;
    document.body = post.body;
    document.date = post.date;
    document.date_origin = post.date_origin;
    if (is_first && !post.date && !post.numeric_date) {
      document.date = thread.date;
      document.date_origin = thread.date_origin;
    }
    document.source = thread.source;
    document.url = thread.url;
    document.language = thread.language;
    document.extra = extra_of(thread, post, is_first);
    documents.push_back(std::move(document));
  }
  return documents;
}

}  // namespace fihrist
