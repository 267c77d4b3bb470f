#include "searchd/answer_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "corpus/utf8.h"

namespace fihrist {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kFacetValuesShown = 8;

// Text of the archive must not steer the terminal.
std::string shown(const Json& text) {
  return text.is_string() ? printable(text.get<std::string>()) : std::string();
}

std::string marked(const std::string& text, TextStyle style) {
  return style == TextStyle::coloured ? fmt::format("\033[1;33m{}\033[0m", text)
                                      : fmt::format("*{}*", text);
}

std::string segments_text(const Json& segments, TextStyle style) {
  std::string text;
  for (const Json& segment : segments) {
    const std::string part = shown(segment.at("text"));
    text += segment.value("match", false) ? marked(part, style) : part;
  }
  return text;
}

std::string date_text(const Json& document) {
  if (document.at("date").is_null()) return "undated";
  const bool inferred = document.at("date_origin") == "text";
  return shown(document.at("date")) + (inferred ? " (from the text)" : "");
}

// "2020-11-25 · Tigris Courier · en"
std::string byline(const Json& document) {
  std::string line = date_text(document);
  for (const char* key : {"source", "language"}) {
    const std::string value = shown(document.at(key));
    if (!value.empty()) line += " · " + value;
  }
  return line;
}

std::string why_text(const Json& why) {
  const std::string surface = shown(why.at("surface"));
  const std::string via = shown(why.at("via"));
  if (why.contains("like")) {
    return fmt::format("{} (sounds like {})", surface, shown(why.at("like")));
  }
  if (!why.contains("actor")) return fmt::format("{} ({})", surface, via);
  return fmt::format("{} = {} ({})", surface, shown(why.at("actor")),
                     shown(why.value("row", Json())));
}

std::string hit_text(const Json& hit, std::size_t number, TextStyle style) {
  std::string text = fmt::format(
      "{:>3}  {}\n", number, segments_text(hit.at("title_segments"), style));
  const auto copies = hit.value("copies", std::uint64_t{1});
  text += fmt::format("     {}  [{}]{}\n", byline(hit), shown(hit.at("id")),
                      copies > 1 ? fmt::format("  {} copies", copies) : "");
  text += fmt::format("     {}\n", segments_text(hit.at("snippet"), style));
  std::string reasons;
  for (const Json& why : hit.at("why")) {
    reasons += (reasons.empty() ? "" : "; ") + why_text(why);
  }
  if (!reasons.empty()) text += fmt::format("     why: {}\n", reasons);
  return text + "\n";
}

std::string facet_line(const char* name, const Json& values,
                       const char* label) {
  std::string line;
  std::size_t count = 0;
  for (const Json& value : values) {
    if (++count > kFacetValuesShown) {
      line += fmt::format(", and {} more", values.size() - kFacetValuesShown);
      break;
    }
    const std::string what = shown(value.at(label));
    line += fmt::format("{}{} {}", line.empty() ? "" : ", ",
                        what.empty() ? "(none)" : what,
                        value.at("count").get<std::uint64_t>());
  }
  return line.empty() ? "" : fmt::format("{:<10} {}\n", name, line);
}

std::string date_line(const Json& facet) {
  std::string line;
  for (const Json& bucket : facet.at("buckets")) {
    const auto count = bucket.at("count").get<std::uint64_t>();
    if (count == 0) continue;
    line += fmt::format("{}{} {}", line.empty() ? "" : ", ",
                        shown(bucket.at("start")), count);
  }
  const auto undated = facet.at("undated").get<std::uint64_t>();
  if (undated > 0) {
    line += fmt::format("{}undated {}", line.empty() ? "" : ", ", undated);
  }
  return line.empty() ? "" : fmt::format("{:<10} {}\n", "dates", line);
}

std::string facets_text(const Json& facets) {
  std::string text;
  if (facets.contains("actor")) {
    text += facet_line("actors", facets.at("actor"), "id");
  }
  if (facets.contains("date")) text += date_line(facets.at("date"));
  if (facets.contains("source")) {
    text += facet_line("sources", facets.at("source"), "value");
  }
  if (facets.contains("language")) {
    text += facet_line("languages", facets.at("language"), "value");
  }
  if (facets.contains("kind")) {
    text += facet_line("kinds", facets.at("kind"), "kind");
  }
  return text;
}

struct Span {
  std::size_t begin;
  std::size_t end;
};

std::string marked_body(const Json& document, TextStyle style) {
  const std::string body = document.at("body").get<std::string>();
  std::string text;
  std::size_t at = 0;
  const auto add_plain = [&](std::size_t to) {
    // Line ends are the text's own; all other controls are shown.
    for (std::string_view rest = std::string_view(body).substr(at, to - at);;) {
      const std::size_t line = rest.find('\n');
      text += printable(rest.substr(0, line));
      if (line == std::string_view::npos) break;
      text += '\n';
      rest.remove_prefix(line + 1);
    }
    at = to;
  };
  for (const Json& mention : document.at("mentions")) {
    const Span span{mention.at("begin").get<std::size_t>(),
                    mention.at("end").get<std::size_t>()};
    if (mention.at("field") != "body" || span.begin < at) continue;
    add_plain(span.begin);
    text += marked(printable(std::string_view(body).substr(
                       span.begin, span.end - span.begin)),
                   style);
    at = span.end;
  }
  add_plain(body.size());
  return text;
}

// "also as hashimi (2), hashmi (1)": spellings of the archive, by name.
std::string also_text(const Json& also) {
  constexpr std::size_t kMostShown = 12;
  std::string line;
  std::string name;
  std::size_t count = 0;
  for (const Json& one : also) {
    if (++count > kMostShown) {
      line += fmt::format(", and {} more", also.size() - kMostShown);
      break;
    }
    const bool is_new = name != shown(one.at("like"));
    name = shown(one.at("like"));
    if (is_new && !line.empty()) line += "; ";
    line += is_new ? fmt::format("{} also as ", name) : std::string(", ");
    line += fmt::format("{} ({})", shown(one.at("surface")),
                        one.at("documents").get<std::uint64_t>());
  }
  return line.empty() ? "" : line + "\n";
}

std::string articles_text(const Json& count) {
  const auto articles = count.get<std::uint64_t>();
  return fmt::format("{} article{}", articles, articles == 1 ? "" : "s");
}

// "  flour: 3 articles; without it 14 articles: kani", a line a part and a
// filter.
std::string empty_text(const Json& empty) {
  if (empty.is_null()) return {};
  const Json& parts = empty.at("parts");
  const Json& filters = empty.at("filters");
  if (parts.size() + filters.size() < 2) return {};
  std::string text;
  const auto add = [&](const Json& one, const char* name) {
    text += fmt::format("  {}: {}; without it {}", shown(one.at(name)),
                        articles_text(one.at("alone")),
                        articles_text(one.at("without")));
    if (one.contains("query") && one.at("without") > 0) {
      text += fmt::format(": {}", shown(one.at("query")));
    }
    text += '\n';
  };
  for (const Json& part : parts) add(part, "part");
  for (const Json& filter : filters) add(filter, "filter");
  return text;
}

std::string did_you_mean_text(const Json& meant) {
  if (meant.is_null()) return {};
  return fmt::format("did you mean: {} ({})\n", shown(meant.at("query")),
                     articles_text(meant.at("total")));
}

}  // namespace

std::string search_text(const std::string& json, TextStyle style) {
  const Json answer = Json::parse(json);
  const auto total = answer.at("total").get<std::uint64_t>();
  const auto distinct = answer.value("distinct", total);
  std::string text = fmt::format(
      "{} article{}{}, read as {}\n", total, total == 1 ? "" : "s",
      distinct < total ? fmt::format(", {} without copies", distinct) : "",
      shown(answer.at("read_as")));
  text += also_text(answer.at("also"));
  for (const Json& note : answer.at("notes")) {
    text += fmt::format("note: {}\n", shown(note));
  }
  text += empty_text(answer.value("empty", Json()));
  text += did_you_mean_text(answer.value("did_you_mean", Json()));
  const auto left_out = answer.at("undated_left_out").get<std::uint64_t>();
  if (left_out > 0) {
    text += fmt::format("{} undated left out; --undated include shows them\n",
                        left_out);
  }
  text += '\n';
  std::size_t number = 0;
  for (const Json& hit : answer.at("hits")) {
    text += hit_text(hit, ++number, style);
  }
  return text + facets_text(answer.at("facets"));
}

std::string document_text(const std::string& json, TextStyle style) {
  const Json document = Json::parse(json);
  std::string text =
      fmt::format("{}\n{}\n", shown(document.at("title")), byline(document));
  const std::string url = shown(document.at("url"));
  if (!url.empty()) text += url + "\n";
  text += fmt::format("\n{}\n\n", marked_body(document, style));
  for (const Json& actor : document.at("actors")) {
    text +=
        fmt::format("{:>4}  {}  ({})\n", actor.at("count").get<std::uint64_t>(),
                    shown(actor.at("name")), shown(actor.at("id")));
  }
  return text;
}

std::string actors_text(const std::string& json) {
  const Json answer = Json::parse(json);
  std::string text;
  for (const Json& actor : answer.at("actors")) {
    text += fmt::format("{:>6}  {:<40} {:<13} {}\n",
                        actor.at("count").get<std::uint64_t>(),
                        shown(actor.at("id")), shown(actor.at("kind")),
                        shown(actor.at("name")));
  }
  return text;
}

}  // namespace fihrist
