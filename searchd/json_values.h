// What the answers in JSON are made of. Included by .cc files only.
#pragma once

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "corpus/date.h"
#include "searchd/response_json.h"
#include "searchd/searcher.h"

namespace fihrist {

using Json = nlohmann::ordered_json;

inline std::string dump(const Json& root, JsonLayout layout) {
  return root.dump(layout == JsonLayout::compact ? -1 : 2, ' ', false,
                   Json::error_handler_t::replace);
}

inline Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

inline Json date_or_null(const std::optional<Date>& date) {
  return date ? Json(to_string(*date)) : Json(nullptr);
}

template <typename Items, typename ToJson>
Json array(const Items& items, ToJson to_item) {
  Json list = Json::array();
  for (const auto& item : items) list.push_back(to_item(item));
  return list;
}

inline Json segment_json(const Segment& segment) {
  Json json = {{"text", segment.text}};
  if (segment.match) json["match"] = true;
  if (!segment.actor.empty()) json["actor"] = segment.actor;
  return json;
}

inline Json state_json(const IndexState& state) {
  return {{"generation", state.generation},
          {"revision", state.revision},
          {"aliases", state.aliases}};
}

// Buckets and undated articles.
Json date_facet_json(const DateFacet& facet);

// What to ask instead, or null.
Json did_you_mean_json(const std::optional<DidYouMean>& meant);
Json empty_json(const std::optional<EmptyAnswer>& empty);

// A spelling of the archive that is like a name.
inline Json like_spelling_json(const Query::Spelling& spelling) {
  return {{"surface", spelling.text},
          {"score", std::round(spelling.score * 1e2) / 1e2},
          {"documents", spelling.documents}};
}

// All of a document but the state of the index: what `documents/ID` and a row
// of an export have in common.
Json document_json(const DocumentResponse& response);

inline Json mentioned_actor_json(const MentionedActor& mentioned) {
  return {{"id", mentioned.actor.id},
          {"name", mentioned.actor.name},
          {"kind", to_string(mentioned.kind)},
          {"count", mentioned.count}};
}

}  // namespace fihrist
