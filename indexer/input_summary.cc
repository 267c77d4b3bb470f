#include "indexer/input_summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace fihrist {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

Json date_or_null(const std::optional<Date>& date) {
  return date ? Json(to_string(*date)) : Json();
}

std::string date_or_none(const std::optional<Date>& date) {
  return date ? to_string(*date) : "none";
}

Json first_json(const Document& document) {
  return {{"id", document.id},
          {"title", text_or_null(document.title)},
          {"date", date_or_null(document.date)},
          {"date_origin", to_string(document.date_origin)},
          {"source", text_or_null(document.source)},
          {"language", text_or_null(document.language)}};
}

std::string first_line(const Document& document) {
  const std::string date =
      document.date ? fmt::format("{} ({})", to_string(*document.date),
                                  to_string(document.date_origin))
                    : "undated";
  return fmt::format("  {}  {}  {}\n", document.id, date, document.title);
}

}  // namespace

void InputSummary::add(const Document& document) {
  if (!ids_.insert(document.id).second) {
    ++read_before;
    return;
  }
  ++documents;
  bytes += document.body.size();
  dated_by_field += document.date_origin == DateOrigin::given ? 1 : 0;
  dated_by_text += document.date_origin == DateOrigin::text ? 1 : 0;
  undated += document.date ? 0 : 1;
  without_source += document.source.empty() ? 1 : 0;
  without_language += document.language.empty() ? 1 : 0;
  if (document.date) {
    first_date = std::min(first_date.value_or(*document.date), *document.date);
    last_date = std::max(last_date.value_or(*document.date), *document.date);
  }
  if (first.size() < kFirstDocumentsShown) {
    first.push_back(document);
    first.back().body.clear();
  }
}

std::string to_text(const InputSummary& summary) {
  std::string text =
      fmt::format("documents    {}, {:.1f} MB of text, {} problem{}\n",
                  summary.documents, static_cast<double>(summary.bytes) / 1e6,
                  summary.problems, summary.problems == 1 ? "" : "s");
  if (summary.replaced) {
    text +=
        fmt::format("replaced     {} that the index has\n", *summary.replaced);
  }
  if (summary.read_before > 0) {
    text += fmt::format("again        {} with an id of an earlier INPUT\n",
                        summary.read_before);
  }
  text += fmt::format(
      "dates        {} given, {} from the text, {} undated\n"
      "             {} to {}\n"
      "lacking      {} a date, {} a source, {} a language\n",
      summary.dated_by_field, summary.dated_by_text, summary.undated,
      date_or_none(summary.first_date), date_or_none(summary.last_date),
      summary.undated, summary.without_source, summary.without_language);
  if (!summary.first.empty()) text += "the first\n";
  for (const Document& document : summary.first) text += first_line(document);
  return text;
}

std::string to_json_text(const InputSummary& summary) {
  Json root = {{"documents", summary.documents},
               {"problems", summary.problems},
               {"bytes", summary.bytes},
               {"read_before", summary.read_before},
               {"replaced", nullptr},
               {"date_origins",
                {{"given", summary.dated_by_field},
                 {"text", summary.dated_by_text},
                 {"none", summary.undated}}},
               {"undated", summary.undated},
               {"without_source", summary.without_source},
               {"without_language", summary.without_language},
               {"first_date", date_or_null(summary.first_date)},
               {"last_date", date_or_null(summary.last_date)},
               {"first", Json::array()}};
  if (summary.replaced) root["replaced"] = *summary.replaced;
  for (const Document& document : summary.first) {
    root["first"].push_back(first_json(document));
  }
  return root.dump(2);
}

}  // namespace fihrist
