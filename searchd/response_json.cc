#include "searchd/response_json.h"

#include <cmath>

#include "corpus/error.h"
#include "searchd/json_values.h"

namespace fihrist {
namespace {

double rounded(double number, double digits) {
  return std::round(number * digits) / digits;
}

Json actor_json(const NamedActor& actor) {
  return {{"id", actor.id}, {"name", actor.name}};
}

Json segment_json(const Segment& segment) {
  Json json = {{"text", segment.text}};
  if (segment.match) json["match"] = true;
  if (!segment.actor.empty()) json["actor"] = segment.actor;
  return json;
}

Json why_json(const Why& why) {
  Json json = {{"surface", why.surface}};
  if (!why.actor.empty()) json["actor"] = why.actor;
  json["via"] = why.via;
  if (!why.row.empty()) json["row"] = why.row;
  if (!why.support.empty()) json["support"] = why.support;
  if (!why.like.empty()) {
    json["like"] = why.like;
    json["score"] = rounded(why.score, 1e2);
  }
  return json;
}

Json also_json(const AlsoAsked& also) {
  Json json = like_spelling_json(also.spelling);
  json["like"] = also.name;
  return json;
}

Json hit_json(const Hit& hit) {
  const Document& document = hit.document;
  return {{"id", document.id},
          {"title", document.title},
          {"date", date_or_null(document.date)},
          {"date_origin", to_string(document.date_origin)},
          {"source", text_or_null(document.source)},
          {"url", text_or_null(document.url)},
          {"language", text_or_null(document.language)},
          {"score", rounded(hit.score, 1e4)},
          {"copies", hit.copies},
          {"actors", array(hit.actors, actor_json)},
          {"title_segments", array(hit.title, segment_json)},
          {"snippet", array(hit.snippet, segment_json)},
          {"why", array(hit.why, why_json)}};
}

Json value_count_json(const ValueCount& count) {
  return {{"value", text_or_null(count.value)},
          {"count", count.count},
          {"stories", count.stories},
          {"selected", count.selected}};
}

Json actor_count_json(const ActorCount& count) {
  return {{"id", count.id},
          {"name", count.name},
          {"kind", to_string(count.kind)},
          {"count", count.count},
          {"stories", count.stories},
          {"selected", count.selected}};
}

Json kind_count_json(const KindCount& count) {
  return {{"kind", to_string(count.kind)},
          {"count", count.count},
          {"stories", count.stories},
          {"selected", count.selected}};
}

Json date_facet_json(const DateFacet& facet) {
  return {{"interval", to_string(facet.interval)},
          {"buckets", array(facet.buckets,
                            [](const DateBucket& bucket) {
                              return Json{{"start", bucket.start},
                                          {"count", bucket.count},
                                          {"stories", bucket.stories}};
                            })},
          {"undated", facet.undated},
          {"undated_stories", facet.undated_stories}};
}

Json facets_json(const Facets& facets, const FacetChoice& shown) {
  Json json = Json::object();
  if (shown.actor) json["actor"] = array(facets.actors, actor_count_json);
  if (shown.date) json["date"] = date_facet_json(facets.date);
  if (shown.source) json["source"] = array(facets.sources, value_count_json);
  if (shown.language) {
    json["language"] = array(facets.languages, value_count_json);
  }
  if (shown.kind) json["kind"] = array(facets.kinds, kind_count_json);
  return json;
}

Json mention_json(const StoredDocument& stored, const StoredMention& mention) {
  const std::string& text = stored.text(mention.field);
  Json json = {
      {"field", to_string(mention.field)},
      {"begin", mention.begin},
      {"end", mention.end},
      {"actor", mention.actor},
      {"surface", text.substr(mention.begin, mention.end - mention.begin)},
      {"via", to_string(mention.via)},
      {"spelling", mention.spelling},
      {"row", mention.row}};
  if (!mention.support.empty()) json["support"] = mention.support;
  return json;
}

Json extra_json(const std::string& extra) {
  if (extra.empty()) return Json::object();
  const Json parsed = Json::parse(extra, nullptr, false);
  return parsed.is_object() ? parsed : Json::object();
}

}  // namespace

std::string to_json(const SearchResponse& response, JsonLayout layout) {
  const Json root = {
      {"query", response.query},
      {"read_as", response.read_as},
      {"actors", array(response.actors,
                       [](const QueryActor& actor) {
                         Json json = actor_json(actor.actor);
                         json["surface"] = actor.surface;
                         json["via"] = actor.via;
                         return json;
                       })},
      {"also", array(response.also, also_json)},
      {"notes", response.notes},
      {"total", response.total},
      {"distinct", response.distinct},
      {"undated_left_out", response.undated_left_out},
      {"took_ms", rounded(response.took_ms, 1e3)},
      {"index", state_json(response.index)},
      {"hits", array(response.hits, hit_json)},
      {"facets", facets_json(response.facets, response.shown_facets)},
      {"did_you_mean", nullptr}};
  return dump(root, layout);
}

std::string to_json(const DocumentResponse& response, JsonLayout layout) {
  const StoredDocument& stored = response.stored;
  const Document& document = stored.document;
  const Json root = {
      {"id", document.id},
      {"title", document.title},
      {"body", document.body},
      {"date", date_or_null(document.date)},
      {"date_origin", to_string(document.date_origin)},
      {"source", text_or_null(document.source)},
      {"url", text_or_null(document.url)},
      {"language", text_or_null(document.language)},
      {"added", format_time(stored.added)},
      {"actors", array(response.actors, mentioned_actor_json)},
      {"mentions", array(stored.mentions,
                         [&](const StoredMention& mention) {
                           return mention_json(stored, mention);
                         })},
      {"furniture",
       array(document.furniture,
             [](const TextSpan& span) {
               return Json{{"begin", span.begin}, {"end", span.end}};
             })},
      {"extra", extra_json(document.extra)},
      {"index", state_json(response.index)}};
  return dump(root, layout);
}

std::string to_json(const std::vector<ActorEntry>& actors, JsonLayout layout) {
  const Json root = {{"actors", array(actors, [](const ActorEntry& entry) {
                        return Json{{"id", entry.actor.id},
                                    {"name", entry.actor.name},
                                    {"kind", to_string(entry.actor.kind)},
                                    {"description", entry.actor.description},
                                    {"count", entry.documents}};
                      })}};
  return dump(root, layout);
}

std::string problem_json(const Error& error) {
  return problem_json(error, error_kind(error.code()).http_status);
}

std::string problem_json(const Error& error, int http_status) {
  const ErrorKind& kind = error_kind(error.code());
  Json root = {{"type", "urn:fihrist:problem:" + std::string(kind.name)},
               {"title", kind.title},
               {"status", http_status},
               {"detail", error.what()}};
  if (error.position()) root["position"] = *error.position();
  return dump(root, JsonLayout::compact);
}

}  // namespace fihrist
