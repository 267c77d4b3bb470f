#include "searchd/names_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "searchd/text_pieces.h"

namespace fihrist {
namespace {

constexpr std::size_t kSupportersShown = 6;

std::vector<std::string> supporters(const Json& reading) {
  std::vector<std::string> ids;
  for (const Json& link : reading.at("links")) {
    std::string id = shown(link.at("id"));
    const bool is_new = std::find(ids.begin(), ids.end(), id) == ids.end();
    if (link.at("supports").get<bool>() && is_new) {
      ids.push_back(std::move(id));
    }
  }
  cut(ids, kSupportersShown);
  return ids;
}

std::string support_text(const Json& reading) {
  const std::string id = shown(reading.at("actor").at("id"));
  const std::string linked = joined(supporters(reading));
  return fmt::format(
      "support: in the same article a name that can only be {}{}{}", id,
      linked.empty() ? "" : ", or else one of: ", linked);
}

struct NeedText {
  const char* need;
  std::string (*text)(const Json& reading);
};

constexpr NeedText kNeedTexts[] = {
    {"support", support_text},
    {"capital",
     [](const Json&) { return std::string("a capital at the beginning"); }},
    {"capitals",
     [](const Json&) {
       return std::string(
           "capitals, and support where the whole text is in capitals");
     }},
    {"date",
     [](const Json& reading) {
       const std::string period = period_text(reading.at("row"));
       return fmt::format("an article {}, and no name beside it",
                          period.empty() ? "with a date" : "of " + period);
     }},
};

std::string needs_text(const Json& reading) {
  std::string text;
  for (const Json& need : reading.at("needs")) {
    for (const NeedText& known : kNeedTexts) {
      if (need != known.need) continue;
      text += (text.empty() ? "" : "; ") + known.text(reading);
    }
  }
  return text.empty() ? "nothing more; these words mean nobody else" : text;
}

std::string reading_text(const Json& reading) {
  const Json& actor = reading.at("actor");
  std::string text = fmt::format("  {}\n", actor_text(actor));
  const std::string description = shown(actor.at("description"));
  if (!description.empty()) text += fmt::format("      {}\n", description);
  text += fmt::format("      row    {}\n", row_text(reading.at("row")));
  text += fmt::format("      needs  {}\n", needs_text(reading));
  if (!reading.at("documents").is_null()) {
    text += fmt::format("      found  in {} by this spelling\n",
                        articles(number(reading, "documents")));
  }
  return text;
}

std::string readings_text(const Json& readings) {
  if (readings.empty()) return "No row of the tables has it.\n";
  std::set<std::string> actors;
  bool is_title = true;
  for (const Json& reading : readings) {
    actors.insert(shown(reading.at("actor").at("id")));
    is_title = is_title && reading.at("row").at("kind") == "title";
  }
  std::string text = "It means\n";
  if (actors.size() > 1) {
    text = is_title ? "It means, by the date of the article, one of\n"
                    : "It may mean one of these; where an article supports "
                      "several, it means none of them\n";
  }
  for (const Json& reading : readings) text += reading_text(reading);
  return text;
}

std::string inside_line(const Json& inside) {
  const std::string hidden_by = shown(inside.at("hidden_by"));
  return fmt::format(
      "  {}\n      by “{}”, {}{}\n", actor_text(inside.at("actor")),
      shown(inside.at("surface")), row_text(inside.at("row")),
      hidden_by.empty() ? std::string()
                        : fmt::format("; “{}” takes its words", hidden_by));
}

std::string inside_text(const Json& name) {
  std::string meant;
  std::string hidden;
  std::string unfit;
  for (const Json& inside : name.at("inside")) {
    std::string& list = inside.at("meant").get<bool>()     ? meant
                        : inside.at("hidden_by").is_null() ? unfit
                                                           : hidden;
    list += inside_line(inside);
  }
  std::string text;
  if (!meant.empty()) {
    text += (name.at("readings").empty() ? "Names within it\n"
                                         : "Within it is meant besides\n") +
            meant;
  }
  if (!hidden.empty()) {
    text += "Not meant within it, for the longer name wins\n" + hidden;
  }
  if (!unfit.empty()) {
    text += "Not meant within it, for its capitals or the words beside it\n" +
            unfit;
  }
  return text;
}

std::string rows_text(const std::string& heading, const Json& rows) {
  if (rows.empty()) return {};
  std::string text = heading + "\n";
  for (const Json& named : rows) {
    text += fmt::format("  {}\n      by {}\n", actor_text(named.at("actor")),
                        row_text(named.at("row")));
  }
  return text;
}

std::string longer_text(const Json& name) {
  const Json& longer = name.at("longer");
  std::string text =
      rows_text("Not meant by it, for their names have more words", longer);
  const std::uint64_t count = number(name, "longer_count");
  if (count > longer.size()) {
    text += fmt::format("  and {} more\n", count - longer.size());
  }
  return text;
}

std::string refused_text(const Json& name) {
  std::string text;
  for (const Json& row : name.at("refused")) {
    text += fmt::format("Refused as a name: “{}” ({}), {}\n",
                        shown(row.at("alias")), shown(row.at("row")),
                        shown(row.at("source")));
  }
  return text;
}

// "zaidi: keys STT TTT; in the archive also zaydi (12)"
std::string part_text(const Json& part) {
  std::string text = fmt::format("  {}: keys", shown(part.at("name")));
  for (const Json& key : part.at("keys"))
    text += fmt::format(" {}", shown(key));
  const char* mark = "; in the archive also";
  for (const Json& spelling : part.at("spellings")) {
    text += fmt::format("{} {} ({})", std::exchange(mark, ","),
                        shown(spelling.at("surface")),
                        number(spelling, "documents"));
  }
  return text + "\n";
}

std::string parts_text(const Json& parts) {
  if (parts.empty()) return {};
  std::string text = "By sound\n";
  for (const Json& part : parts) text += part_text(part);
  return text;
}

}  // namespace

std::string explanation_text(const std::string& json) {
  const Json name = Json::parse(json);
  std::string text =
      fmt::format("{} is folded to “{}”\n", shown(name.at("name")),
                  shown(name.at("folded")));
  text += readings_text(name.at("readings")) + refused_text(name) +
          inside_text(name) + longer_text(name) + parts_text(name.at("parts"));
  return text +
         rows_text("The nearest names that rows have", name.at("similar"));
}

std::string tag_text(const std::string& json) {
  const Json answer = Json::parse(json);
  std::string text;
  for (const Json& mention : answer.at("mentions")) {
    text += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n",
                        shown(mention.at("field")), number(mention, "begin"),
                        number(mention, "end"), shown(mention.at("surface")),
                        shown(mention.at("actor")), shown(mention.at("via")),
                        shown(mention.at("row")),
                        shown(mention.value("support", Json())));
  }
  return text;
}

}  // namespace fihrist
