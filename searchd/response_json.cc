#include "searchd/response_json.h"

#include <cmath>

#include "corpus/error.h"
#include "indexer/fingerprint.h"
#include "searchd/json_values.h"
#include "searchd/json_writer.h"

namespace fihrist {
namespace {

double rounded(double number, double digits) {
  return std::round(number * digits) / digits;
}

void write_actor(JsonWriter& json, const NamedActor& actor) {
  json.begin_object();
  json.member("id", actor.id);
  json.member("name", actor.name);
  json.end_object();
}

void write_segment(JsonWriter& json, const Segment& segment) {
  json.begin_object();
  json.member("text", segment.text);
  if (segment.match) json.member("match", true);
  if (!segment.actor.empty()) json.member("actor", segment.actor);
  json.end_object();
}

void write_why(JsonWriter& json, const Why& why) {
  json.begin_object();
  json.member("surface", why.surface);
  if (!why.actor.empty()) json.member("actor", why.actor);
  json.member("via", why.via);
  if (!why.row.empty()) json.member("row", why.row);
  if (!why.support.empty()) json.member("support", why.support);
  if (!why.like.empty()) {
    json.member("like", why.like);
    json.member("score", rounded(why.score, 1e2));
  }
  json.end_object();
}

void write_hit(JsonWriter& json, const Hit& hit) {
  const Document& document = hit.document;
  json.begin_object();
  json.member("id", document.id);
  json.member("title", document.title);
  json.text_or_null("date", document.date ? to_string(*document.date) : "");
  json.member("date_origin", to_string(document.date_origin));
  json.text_or_null("source", document.source);
  json.text_or_null("url", document.url);
  json.text_or_null("language", document.language);
  json.member("score", rounded(hit.score, 1e4));
  json.member("copies", hit.copies);
  json.array("actors", hit.actors, write_actor);
  json.array("title_segments", hit.title, write_segment);
  json.array("snippet", hit.snippet, write_segment);
  json.array("why", hit.why, write_why);
  json.end_object();
}

void write_value_count(JsonWriter& json, const ValueCount& count) {
  json.begin_object();
  json.text_or_null("value", count.value);
  json.member("count", count.count);
  json.member("stories", count.stories);
  json.member("selected", count.selected);
  json.end_object();
}

void write_actor_count(JsonWriter& json, const ActorCount& count) {
  json.begin_object();
  json.member("id", count.id);
  json.member("name", count.name);
  json.member("kind", to_string(count.kind));
  json.member("count", count.count);
  json.member("stories", count.stories);
  json.member("selected", count.selected);
  json.end_object();
}

void write_kind_count(JsonWriter& json, const KindCount& count) {
  json.begin_object();
  json.member("kind", to_string(count.kind));
  json.member("count", count.count);
  json.member("stories", count.stories);
  json.member("selected", count.selected);
  json.end_object();
}

void write_bucket(JsonWriter& json, const DateBucket& bucket) {
  json.begin_object();
  json.member("start", bucket.start);
  json.member("count", bucket.count);
  json.member("stories", bucket.stories);
  json.end_object();
}

void write_date_facet(JsonWriter& json, const DateFacet& facet) {
  json.begin_object();
  json.member("interval", to_string(facet.interval));
  json.array("buckets", facet.buckets, write_bucket);
  json.member("undated", facet.undated);
  json.member("undated_stories", facet.undated_stories);
  json.end_object();
}

void write_facets(JsonWriter& json, const Facets& facets,
                  const FacetChoice& shown) {
  json.begin_object();
  if (shown.actor) json.array("actor", facets.actors, write_actor_count);
  if (shown.date) {
    json.key("date");
    write_date_facet(json, facets.date);
  }
  if (shown.source) json.array("source", facets.sources, write_value_count);
  if (shown.language) {
    json.array("language", facets.languages, write_value_count);
  }
  if (shown.kind) json.array("kind", facets.kinds, write_kind_count);
  json.end_object();
}

void write_query_actor(JsonWriter& json, const QueryActor& actor) {
  json.begin_object();
  json.member("id", actor.actor.id);
  json.member("name", actor.actor.name);
  json.member("surface", actor.surface);
  json.member("via", actor.via);
  json.end_object();
}

void write_also(JsonWriter& json, const AlsoAsked& also) {
  Json tree = like_spelling_json(also.spelling);
  tree["like"] = also.name;
  json.raw(dump(tree, JsonLayout::compact));
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

Json date_facet_json(const DateFacet& facet) {
  return {
      {"interval", to_string(facet.interval)},
      {"buckets",
       array(facet.buckets,
             [](const DateBucket& bucket) {
               return Json{{"start", bucket.start}, {"count", bucket.count}};
             })},
      {"undated", facet.undated}};
}

// The one answer that is large and often asked for: written, not built.
std::string to_json(const SearchResponse& response, JsonLayout layout) {
  JsonWriter json;
  json.begin_object();
  json.member("query", response.query);
  json.member("read_as", response.read_as);
  json.array("actors", response.actors, write_query_actor);
  json.array("also", response.also, write_also);
  json.array("notes", response.notes,
             [](JsonWriter& list, const auto& note) { list.value(note); });
  json.member("total", response.total);
  json.member("distinct", response.distinct);
  json.member("digest", response.digest);
  json.member("undated_left_out", response.undated_left_out);
  json.member("took_ms", rounded(response.took_ms, 1e3));
  json.key("index");
  json.raw(dump(state_json(response.index), JsonLayout::compact));
  json.array("hits", response.hits, write_hit);
  json.key("facets");
  write_facets(json, response.facets, response.shown_facets);
  json.key("did_you_mean");
  json.raw(dump(did_you_mean_json(response.did_you_mean), JsonLayout::compact));
  json.key("empty");
  json.raw(dump(empty_json(response.empty), JsonLayout::compact));
  json.end_object();
  std::string text = std::move(json).text();
  if (layout == JsonLayout::compact) return text;
  return dump(Json::parse(text), layout);
}

Json document_json(const DocumentResponse& response) {
  const StoredDocument& stored = response.stored;
  const Document& document = stored.document;
  return {{"id", document.id},
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
          {"fingerprint", to_string(fingerprint_of(stored))}};
}

Json change_json(const WordChange& change) {
  return {{"removed", change.removed},
          {"added", change.added},
          {"begin", change.at.begin},
          {"end", change.at.end}};
}

Json copy_json(const Copy& copy) {
  const Document& document = copy.document;
  return {{"id", document.id},
          {"title", document.title},
          {"date", date_or_null(document.date)},
          {"date_origin", to_string(document.date_origin)},
          {"source", text_or_null(document.source)},
          {"url", text_or_null(document.url)},
          {"changes", copy.is_compared ? array(copy.changes, change_json)
                                       : Json(nullptr)}};
}

std::string to_json(const DocumentResponse& response, JsonLayout layout) {
  Json root = document_json(response);
  root["index"] = state_json(response.index);
  if (response.copies) {
    root["copies"] = array(response.copies->shown, copy_json);
    root["copies_total"] = response.copies->total;
  }
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
