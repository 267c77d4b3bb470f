#include "corpus/pages/page_title.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "corpus/pages/text_blocks.h"
#include "corpus/url.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

constexpr std::string_view kSeparators[] = {
    " | ", " - ", " – ", " — ", " -- ", " :: ", " : ", " » ",
    " « ", " · ", " • ", " / ", " ‹ ",  "｜",   "：",  "_"};

// In front of the public suffix stand these in "co.uk", "com.tr", "org.iq".
constexpr std::string_view kSecondLevels[] = {"co",  "com", "org", "net",
                                              "gov", "edu", "ac"};

// Letters and digits, small.
std::string folded(std::string_view text) {
  std::string result;
  for (CodePoints rest(text); !rest.at_end();) {
    const auto c = static_cast<UChar32>(rest.take());
    if (!u_isalnum(c)) continue;
    char bytes[U8_MAX_LENGTH];
    std::size_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, u_tolower(c));
    result.append(bytes, length);
  }
  return result;
}

// "日本経済新聞" is "日本経済新聞社", "Gulf Ledger" is "Gulf Ledger Ltd".
bool is_most_of(std::string_view part, std::string_view name) {
  constexpr std::size_t kMostOfTen = 7;
  return name.starts_with(part) && part.size() * 10 >= name.size() * kMostOfTen;
}

bool is_site_name(std::string_view text, std::span<const std::string> names) {
  const std::string part = folded(text);
  return part.empty() || std::ranges::any_of(names, [&](const auto& name) {
           return is_most_of(part, folded(name));
         });
}

struct Cut {
  std::size_t end;    // of what stands before the separator
  std::size_t begin;  // of what stands behind
};

std::optional<Cut> first_cut(std::string_view title) {
  std::optional<Cut> first;
  for (const std::string_view separator : kSeparators) {
    const std::size_t at = title.find(separator);
    if (at != title.npos && (!first || at < first->end)) {
      first = Cut{at, at + separator.size()};
    }
  }
  return first;
}

std::optional<Cut> last_cut(std::string_view title) {
  std::optional<Cut> last;
  for (const std::string_view separator : kSeparators) {
    const std::size_t at = title.rfind(separator);
    if (at != title.npos && (!last || at > last->end)) {
      last = Cut{at, at + separator.size()};
    }
  }
  return last;
}

// In the order of the page.
std::vector<std::string> texts_of(const Dom& dom, GumboTag tag) {
  constexpr std::size_t kMany = 16;
  std::vector<std::string> texts;
  for (std::uint32_t i = 0; i < dom.size() && texts.size() < kMany; ++i) {
    if (dom.tag(i) != tag) continue;
    std::string text = dom.text_of(i);
    if (!text.empty()) texts.push_back(std::move(text));
  }
  return texts;
}

// Of its body, by itself.
bool is_line_of(const Dom& dom, std::string_view text) {
  for (const TextBlock& block :
       text_blocks(dom, [](std::uint32_t) { return false; })) {
    std::string_view rest = block.text;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      if (trimmed(rest.substr(0, end)) == text) return true;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return false;
}

// What may be the headline: before the last separator, or behind a label, as
// in "Print: Rockets fall".
std::vector<std::string_view> parts_of(std::string_view title) {
  std::vector<std::string_view> parts;
  if (const auto cut = last_cut(title)) {
    parts.push_back(trimmed(title.substr(0, cut->end)));
  }
  const std::size_t colon = title.find(": ");
  if (colon != title.npos) parts.push_back(trimmed(title.substr(colon + 2)));
  return parts;
}

}  // namespace

std::string without_site_name(std::string_view title,
                              std::span<const std::string> names) {
  std::string_view rest = trimmed(title);
  while (const auto cut = last_cut(rest)) {
    if (!is_site_name(rest.substr(cut->begin), names)) break;
    rest = trimmed(rest.substr(0, cut->end));
  }
  while (const auto cut = first_cut(rest)) {
    if (!is_site_name(rest.substr(0, cut->end), names)) break;
    rest = trimmed(rest.substr(cut->begin));
  }
  return std::string(rest.empty() ? trimmed(title) : rest);
}

std::string visible_title(const Dom& dom, std::span<const std::string> names) {
  const std::vector<std::string> titles = texts_of(dom, GUMBO_TAG_TITLE);
  const std::vector<std::string> headings = texts_of(dom, GUMBO_TAG_H1);
  if (titles.empty()) return headings.empty() ? "" : headings.front();
  const std::string title = folded(titles.front());
  for (const std::string& heading : headings) {
    const std::string text = folded(heading);
    if (!is_site_name(heading, names) && title.find(text) != title.npos) {
      return heading;
    }
  }
  std::string whole = without_site_name(titles.front(), names);
  for (const std::string_view part : parts_of(whole)) {
    if (is_line_of(dom, part)) return std::string(part);
  }
  return whole;
}

std::string site_label(std::string_view url) {
  const std::string host = host_of(url);
  std::vector<std::string> labels(1);
  for (const char c : host) {
    if (c == '.') {
      labels.emplace_back();
    } else {
      labels.back() += c;
    }
  }
  if (labels.size() < 2) return {};
  labels.pop_back();  // the country or "com"
  const bool is_second_level =
      std::ranges::find(kSecondLevels, labels.back()) !=
      std::end(kSecondLevels);
  if (is_second_level && labels.size() > 1) labels.pop_back();
  return labels.back();
}

}  // namespace fihrist
