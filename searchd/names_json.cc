// The answers about names as the JSON of API v1: profiles of actors,
// explanations of names, texts tagged.

#include "searchd/json_values.h"

namespace fihrist {
namespace {

Json actor_json(const Actor& actor) {
  return {{"id", actor.id},
          {"name", actor.name},
          {"kind", to_string(actor.kind)},
          {"description", actor.description}};
}

Json alias_json(const Alias& alias) {
  return {{"alias", alias.text},
          {"kind", to_string(alias.kind)},
          {"strength", to_string(alias.strength)},
          {"from", date_or_null(alias.held.first)},
          {"to", date_or_null(alias.held.last)},
          {"source", alias.source},
          {"row", alias.row}};
}

Json link_json(const LinkedActor& linked) {
  return {{"id", linked.actor.id},
          {"name", linked.actor.name},
          {"kind", to_string(linked.actor.kind)},
          {"link", linked.link},
          {"direction", to_string(linked.direction)},
          {"supports", linked.supports}};
}

Json use_json(const std::optional<Use>& use) {
  if (!use) return nullptr;
  return {{"date", to_string(use->date)}, {"document", use->document}};
}

Json spelling_json(const SpellingUse& use) {
  return {{"spelling", use.spelling},
          {"kind", text_or_null(use.kind)},
          {"documents", use.documents},
          {"first", use_json(use.first)},
          {"last", use_json(use.last)},
          {"undated", use.undated},
          {"months",
           array(use.months,
                 [](const NamedCount& month) {
                   return Json{{"start", month.name}, {"count", month.count}};
                 })},
          {"sources", array(use.sources,
                            [](const NamedCount& source) {
                              return Json{{"name", text_or_null(source.name)},
                                          {"count", source.count}};
                            })},
          {"source_count", use.source_count}};
}

Json companion_json(const Companion& companion) {
  const CompanyExample& example = companion.example;
  return {{"id", companion.actor.id},
          {"name", companion.actor.name},
          {"kind", to_string(companion.kind)},
          {"count", companion.count},
          {"stories", companion.stories},
          {"example",
           {{"document", example.document},
            {"title", example.title},
            {"date", date_or_null(example.date)},
            {"snippet", array(example.snippet, segment_json)}}}};
}

Json company_json(const ActorProfile& profile) {
  return {{"within", to_string(profile.within)},
          {"companions", profile.company.companions},
          {"actors", array(profile.company.actors, companion_json)}};
}

Json named_row_json(const NamedRow& named) {
  return {{"actor", actor_json(named.actor)}, {"row", alias_json(named.row)}};
}

Json sense_json(const NameSense& sense) {
  return {
      {"actor", actor_json(sense.actor)},
      {"row", alias_json(sense.row)},
      {"needs",
       array(sense.needs, [](Need need) { return Json(to_string(need)); })},
      {"links", array(sense.links, link_json)},
      {"documents", sense.documents ? Json(*sense.documents) : Json(nullptr)}};
}

Json part_json(const SoundedPart& part) {
  return {{"name", part.text},
          {"keys", part.keys},
          {"spellings", array(part.spellings, like_spelling_json)}};
}

Json inside_json(const NameInside& inside) {
  return {{"surface", inside.surface},
          {"actor", actor_json(inside.actor)},
          {"row", alias_json(inside.row)},
          {"meant", inside.is_meant},
          {"hidden_by", text_or_null(inside.hidden_by)}};
}

Json state_or_null(const std::optional<IndexState>& state) {
  return state ? state_json(*state) : Json(nullptr);
}

}  // namespace

std::string to_json(const ActorResponse& response, JsonLayout layout) {
  const ActorProfile& profile = response.profile;
  Json root = actor_json(profile.actor);
  root["read_as"] = profile.read_as;
  root["notes"] = profile.notes;
  root["documents"] = profile.documents;
  root["stories"] = profile.stories;
  root["undated_left_out"] = profile.undated_left_out;
  if (!response.redirected_from.empty()) {
    root["redirected_from"] = response.redirected_from;
  }
  root["aliases"] = array(profile.aliases, alias_json);
  root["links"] = array(profile.links, link_json);
  root["first_use"] = use_json(profile.first_use);
  root["last_use"] = use_json(profile.last_use);
  root["timeline"] = date_facet_json(profile.timeline);
  root["spellings"] = array(profile.spellings, spelling_json);
  root["company"] = company_json(profile);
  root["index"] = state_json(response.index);
  return dump(root, layout);
}

std::string to_json(const NameResponse& response, JsonLayout layout) {
  const NameExplanation& name = response.explanation;
  const Json root = {{"name", name.name},
                     {"folded", name.folded},
                     {"readings", array(name.readings, sense_json)},
                     {"inside", array(name.inside, inside_json)},
                     {"longer", array(name.longer, named_row_json)},
                     {"longer_count", name.longer_count},
                     {"parts", array(name.parts, part_json)},
                     {"similar", array(name.similar, named_row_json)},
                     {"refused", array(name.refused, alias_json)},
                     {"index", state_or_null(response.index)}};
  return dump(root, layout);
}

std::string to_json(const TagResponse& response, JsonLayout layout) {
  const auto mention_json = [&](const TaggedMention& tagged) {
    const StoredMention& mention = tagged.mention;
    const Document& document = response.document;
    const std::string& text =
        mention.field == Field::title ? document.title : document.body;
    Json json = {
        {"field", to_string(mention.field)},
        {"begin", mention.begin},
        {"end", mention.end},
        {"surface", text.substr(mention.begin, mention.end - mention.begin)},
        {"actor", mention.actor},
        {"name", tagged.name},
        {"kind", to_string(tagged.kind)},
        {"via", to_string(mention.via)},
        {"spelling", mention.spelling},
        {"row", mention.row}};
    if (!mention.support.empty()) json["support"] = mention.support;
    return json;
  };
  const Json root = {{"mentions", array(response.mentions, mention_json)},
                     {"actors", array(response.actors, mentioned_actor_json)},
                     {"index", state_or_null(response.index)}};
  return dump(root, layout);
}

}  // namespace fihrist
