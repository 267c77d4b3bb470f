// The profile of an actor as text for people.

#include <fmt/format.h>

#include "searchd/names_text.h"
#include "searchd/text_pieces.h"

namespace fihrist {
namespace {

constexpr std::size_t kMonthsShown = 12;
constexpr std::size_t kBucketsShown = 36;
constexpr std::size_t kSourcesShown = 4;

std::string use_text(const Json& use) {
  return use.is_null() ? std::string("undated")
                       : fmt::format("{} [{}]", shown(use.at("date")),
                                     shown(use.at("document")));
}

std::string counts_text(const Json& counts, const char* label,
                        std::size_t limit) {
  std::vector<std::string> parts;
  for (const Json& count : counts) {
    const std::string name = shown(count.at(label));
    parts.push_back(fmt::format("{} {}", name.empty() ? "(none)" : name,
                                number(count, "count")));
  }
  cut(parts, limit);
  return joined(parts);
}

std::string spelling_text(const Json& use) {
  std::string text =
      fmt::format("{:>6}  {}  ({})\n", number(use, "documents"),
                  shown(use.at("spelling")), shown(use.at("kind")));
  if (!use.at("first").is_null()) {
    text += fmt::format("        first   {}, last {}\n",
                        use_text(use.at("first")), use_text(use.at("last")));
    text += fmt::format("        months  {}\n",
                        counts_text(use.at("months"), "start", kMonthsShown));
  }
  text += fmt::format("        sources {}\n",
                      counts_text(use.at("sources"), "name", kSourcesShown));
  return text;
}

std::string timeline_text(const Json& timeline) {
  std::vector<std::string> parts;
  for (const Json& bucket : timeline.at("buckets")) {
    if (number(bucket, "count") == 0) continue;
    parts.push_back(fmt::format("{} {}", shown(bucket.at("start")),
                                number(bucket, "count")));
  }
  cut(parts, kBucketsShown);
  if (number(timeline, "undated") > 0) {
    parts.push_back(fmt::format("undated {}", number(timeline, "undated")));
  }
  return parts.empty()
             ? std::string()
             : fmt::format("by {}: {}\n", shown(timeline.at("interval")),
                           joined(parts));
}

std::string snippet_text(const Json& snippet) {
  std::string text;
  for (const Json& segment : snippet) {
    const char* const mark = segment.value("match", false) ? "*" : "";
    text += fmt::format("{0}{1}{0}", mark, shown(segment.at("text")));
  }
  return text;
}

std::string companion_text(const Json& companion) {
  const Json& example = companion.at("example");
  const std::uint64_t count = number(companion, "count");
  const std::uint64_t stories = number(companion, "stories");
  return fmt::format(
      "{:>6}  {}{}\n        {}{} [{}]\n", count, actor_text(companion),
      stories == count ? std::string() : fmt::format(", {} stories", stories),
      example.at("date").is_null()
          ? std::string()
          : fmt::format("{}  ", shown(example.at("date"))),
      snippet_text(example.at("snippet")), shown(example.at("document")));
}

std::string company_text(const Json& company) {
  const std::string within = shown(company.at("within"));
  const Json& actors = company.at("actors");
  std::string text = fmt::format("\ncompany within {} {}: {} of {}\n",
                                 within == "article" ? "an" : "a", within,
                                 actors.size(), number(company, "companions"));
  for (const Json& companion : actors) text += companion_text(companion);
  return text;
}

std::string notes_text(const Json& notes) {
  std::string text;
  for (const Json& note : notes) text += fmt::format("note: {}\n", shown(note));
  return text;
}

}  // namespace

std::string profile_text(const std::string& json) {
  const Json profile = Json::parse(json);
  std::string text = fmt::format("{}\n{}\n", actor_text(profile),
                                 shown(profile.at("description")));
  if (profile.contains("redirected_from")) {
    text += fmt::format("once {}\n", shown(profile.at("redirected_from")));
  }
  if (const std::string asked = shown(profile.at("read_as")); asked != "*") {
    text += fmt::format("in the articles for {}\n", asked);
  }
  text += notes_text(profile.at("notes"));
  text += articles(number(profile, "documents"));
  if (profile.at("stories") != profile.at("documents")) {
    text += fmt::format(" of {} stories", number(profile, "stories"));
  }
  if (!profile.at("first_use").is_null()) {
    text +=
        fmt::format(", first {}, last {}", use_text(profile.at("first_use")),
                    use_text(profile.at("last_use")));
  }
  if (number(profile, "undated_left_out") > 0) {
    text += fmt::format("; {} without a date left out",
                        number(profile, "undated_left_out"));
  }
  text += '\n';
  text += timeline_text(profile.at("timeline"));
  text += company_text(profile.at("company"));
  text += "\nspellings in the archive\n";
  for (const Json& use : profile.at("spellings")) text += spelling_text(use);
  text += "\nlinks\n";
  for (const Json& link : profile.at("links")) {
    const std::string how = shown(link.at("link"));
    text += link.at("direction") == "to"
                ? fmt::format("  it {} {}\n", how, actor_text(link))
                : fmt::format("  {} {} it\n", actor_text(link), how);
  }
  text += "\nrows\n";
  for (const Json& row : profile.at("aliases")) {
    text += fmt::format("  {}\n", row_text(row));
  }
  return text;
}

}  // namespace fihrist
