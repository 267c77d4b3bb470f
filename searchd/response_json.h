// Answers as the JSON of API v1 (searchd/API.md). Keys are only ever added.
#pragma once

#include <string>
#include <vector>

#include "corpus/error.h"
#include "searchd/searcher.h"

namespace fihrist {

// How JSON is laid out: on one line, or for people.
enum class JsonLayout { compact, indented };

std::string to_json(const SearchResponse& response,
                    JsonLayout layout = JsonLayout::compact);
std::string to_json(const DocumentResponse& response,
                    JsonLayout layout = JsonLayout::compact);
std::string to_json(const std::vector<ActorEntry>& actors,
                    JsonLayout layout = JsonLayout::compact);
std::string to_json(const ActorResponse& response,
                    JsonLayout layout = JsonLayout::compact);
std::string to_json(const NameResponse& response,
                    JsonLayout layout = JsonLayout::compact);
std::string to_json(const TagResponse& response,
                    JsonLayout layout = JsonLayout::compact);

// RFC 9457 problem+json, with the position in the query where there is one.
std::string problem_json(const Error& error);
// The same with a status that HTTP has a finer one for.
std::string problem_json(const Error& error, int http_status);

}  // namespace fihrist
