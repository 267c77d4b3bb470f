#include "corpus/pages/light_html.h"

#include <algorithm>
#include <array>

#include "corpus/pages/open_tags.h"

namespace fihrist {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kBlanks = " \t\n\r\f";

// Left out with all that is in them; what they hold is no markup.
constexpr std::array kDropped = {"script"sv,   "style"sv,    "iframe"sv,
                                 "noembed"sv,  "noframes"sv, "xmp"sv,
                                 "textarea"sv, "svg"sv,      "math"sv};

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

bool starts_with_name(std::string_view text, std::string_view name) {
  return text.size() >= name.size() &&
         std::equal(name.begin(), name.end(), text.begin(),
                    [](char a, char b) { return a == lower(b); });
}

std::string lower_name(std::string_view text) {
  constexpr std::size_t kMaxNameBytes = 32;
  const std::size_t end = text.find_first_of(" \t\n\r\f/>");
  std::string name(text.substr(0, std::min(end, kMaxNameBytes)));
  std::ranges::transform(name, name.begin(), lower);
  return name;
}

// Reads the page once; `i_` is where it stands.
class Lightener {
 public:
  explicit Lightener(std::string_view page) : page_(page) {}

  LightHtml run() {
    light_.html.reserve(page_.size() / 2);
    while (i_ < page_.size()) {
      const std::size_t tag = std::min(page_.find('<', i_), page_.size());
      light_.html += page_.substr(i_, tag - i_);
      i_ = tag;
      if (i_ < page_.size()) take_markup();
    }
    return std::move(light_);
  }

 private:
  void take_markup() {
    const std::string_view rest = page_.substr(i_);
    if (rest.starts_with("<!--")) {
      skip_past("-->", i_ + 2);
    } else if (rest.starts_with("<!") || rest.starts_with("<?")) {
      take_declaration();
    } else if (rest.size() > 2 && rest[1] == '/' && is_letter(rest[2])) {
      take_end_tag();
    } else if (rest.size() > 1 && is_letter(rest[1])) {
      take_start_tag();
    } else {
      light_.html += page_[i_++];
    }
  }

  // Only the doctype matters to a parser.
  void take_declaration() {
    const std::size_t start = i_;
    skip_past(">", i_);
    if (starts_with_name(page_.substr(start + 2), "doctype")) {
      light_.html += page_.substr(start, i_ - start);
    }
  }

  void take_end_tag() {
    const std::size_t start = i_;
    const std::string name = lower_name(page_.substr(i_ + 2));
    i_ = tag_end(i_);
    const bool dropped = std::ranges::find(kDropped, name) != kDropped.end();
    if (!dropped && open_.end(name)) copy(start);
  }

  void take_start_tag() {
    const std::size_t start = i_;
    const std::string name = lower_name(page_.substr(i_ + 1));
    i_ = tag_end(i_);
    if (std::ranges::find(kDropped, name) != kDropped.end()) {
      drop_element(name, page_.substr(start, i_ - start));
    } else if (name == "title") {
      skip_past_end_tag(name);  // its content is no markup
      copy(start);
    } else if (name != "plaintext" && open_.start(name)) {
      copy(start);
    }
  }

  void drop_element(const std::string& name, std::string_view tag) {
    if (name == "svg" || name == "math") return drop_drawing(name, tag);
    const std::size_t content = i_;
    const std::size_t end = skip_past_end_tag(name);
    if (name == "script" && tag.find("ld+json") != tag.npos) {
      light_.json_ld.push_back(page_.substr(content, end - content));
    }
    light_.html += ' ';
  }

  // Paragraphs end a drawing that is never closed; only its tag is left out.
  void drop_drawing(const std::string& name, std::string_view tag) {
    if (tag.ends_with("/>") || no_drawing_ends_) return;
    const std::size_t content = i_;
    if (skip_past_end_tag(name) < page_.size()) return;
    no_drawing_ends_ = true;
    i_ = content;
  }

  void copy(std::size_t start) {
    light_.html += page_.substr(start, i_ - start);
  }

  // To the end of the page where `end` is missing, as browsers do.
  void skip_past(std::string_view end, std::size_t from) {
    const std::size_t found = page_.find(end, from);
    i_ = found == page_.npos ? page_.size() : found + end.size();
  }

  // Returns where the end tag starts; the size of the page for none.
  std::size_t skip_past_end_tag(std::string_view name) {
    for (std::size_t at = i_; at < page_.size(); at += 2) {
      at = page_.find("</", at);
      if (at == page_.npos) break;
      if (starts_with_name(page_.substr(at + 2), name)) {
        skip_past(">", at);
        return at;
      }
    }
    i_ = page_.size();
    return i_;
  }

  // Past the ">" that ends the tag at `start`; one in quotes ends nothing.
  std::size_t tag_end(std::size_t start) const {
    bool after_equals = false;
    for (std::size_t i = start + 1; i < page_.size(); ++i) {
      const char c = page_[i];
      if (c == '>') return i + 1;
      if (after_equals && (c == '"' || c == '\'')) {
        const std::size_t closing = page_.find(c, i + 1);
        if (closing == page_.npos) return page_.size();
        i = closing;
      }
      if (kBlanks.find(c) == kBlanks.npos) after_equals = c == '=';
    }
    return page_.size();
  }

  std::string_view page_;
  std::size_t i_ = 0;
  bool no_drawing_ends_ = false;  // further on
  OpenTags open_{kMaxHtmlDepth};
  LightHtml light_;
};

}  // namespace

LightHtml lighten_html(std::string_view html) { return Lightener(html).run(); }

}  // namespace fihrist
