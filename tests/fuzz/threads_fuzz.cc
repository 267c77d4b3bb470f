// Any text is split into posts that are the text again, any page into posts of
// valid text, and furniture is whole lines.

#include <string>

#include "corpus/furniture.h"
#include "corpus/threads/thread.h"
#include "corpus/utf8.h"
#include "require.h"

namespace {

using fihrist::Post;
using fihrist::TextSpan;

void check_text(std::string_view text) {
  const std::vector<Post> posts = fihrist::split_posts(text);
  fihrist::require(posts.size() != 1);
  std::string joined;
  for (const Post& post : posts) {
    fihrist::require(!fihrist::is_blank(post.body));
    joined += post.body;
  }
  fihrist::require(posts.empty() || joined == text);
}

void check_furniture(std::string_view text) {
  std::size_t end_before = 0;
  for (const TextSpan span : fihrist::find_furniture(text)) {
    fihrist::require(span.begin < span.end && span.end <= text.size());
    fihrist::require(span.begin == 0 || text[span.begin - 1] == '\n');
    fihrist::require(span.end == text.size() || text[span.end] == '\n');
    fihrist::require(end_before == 0 || span.begin > end_before);
    end_before = span.end;
  }
}

void check_page(std::string_view html) {
  const std::vector<Post> posts = fihrist::split_posts_html(html);
  fihrist::require(posts.size() != 1);
  for (const Post& post : posts) {
    fihrist::require(!fihrist::is_blank(post.body));
    fihrist::require(!fihrist::first_invalid_byte(post.body));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view text = fihrist::as_text(data, size);
  check_page(text);
  // Readers give out valid UTF-8 only.
  if (fihrist::first_invalid_byte(text)) return 0;
  check_text(text);
  check_furniture(text);
  return 0;
}
