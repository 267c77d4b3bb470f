// What to ask instead, as JSON (API.md).

#include <optional>

#include "searchd/json_values.h"

namespace fihrist {
namespace {

Json other_query_json(const OtherQuery& other) {
  return {{"query", other.query}, {"total", other.total}};
}

}  // namespace

Json did_you_mean_json(const std::optional<DidYouMean>& meant) {
  if (!meant) return nullptr;
  return {{"query", meant->query},
          {"words", array(meant->words,
                          [](const MendedWord& word) {
                            return Json{{"from", word.from},
                                        {"to", word.to},
                                        {"documents", word.documents}};
                          })},
          {"total", meant->total}};
}

Json empty_json(const std::optional<EmptyAnswer>& empty) {
  if (!empty) return nullptr;
  Json json = {
      {"parts", array(empty->parts,
                      [](const EmptyPart& part) {
                        Json one = {{"part", part.part},
                                    {"alone", part.alone},
                                    {"without", part.without},
                                    {"query", part.query}};
                        if (!part.missing.empty()) {
                          one["missing"] = part.missing;
                        }
                        if (part.looser) {
                          one["looser"] = other_query_json(*part.looser);
                        }
                        return one;
                      })},
      {"filters", array(empty->filters,
                        [](const EmptyFilter& filter) {
                          return Json{{"filter", filter.filter},
                                      {"parameters",
                                       array(filter.parameters,
                                             [](const auto& parameter) {
                                               return Json{
                                                   {"name", parameter.first},
                                                   {"value", parameter.second}};
                                             })},
                                      {"alone", filter.alone},
                                      {"without", filter.without}};
                        })},
      {"drop", nullptr}};
  if (empty->drop) {
    json["drop"] = {{"parts", empty->drop->parts},
                    {"filters", empty->drop->filters},
                    {"query", empty->drop->left.query},
                    {"total", empty->drop->left.total}};
  }
  return json;
}

}  // namespace fihrist
