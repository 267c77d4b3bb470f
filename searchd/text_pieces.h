// Of what the answers are made that are text for people. Included by .cc files
// only.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace fihrist {

using Json = nlohmann::ordered_json;

// Text of the archive must not steer the terminal; null is empty.
std::string shown(const Json& text);
std::uint64_t number(const Json& json, const char* key);

std::string articles(std::uint64_t count);                  // "1 article"
std::string joined(const std::vector<std::string>& parts);  // by commas
// Beyond the limit "and 3 more".
void cut(std::vector<std::string>& parts, std::size_t limit);

// "esmail-qaani: Esmail Qaani (person)"
std::string actor_text(const Json& actor);
// Of a row that holds for a time: "2020-01-03 to …"; else empty.
std::string period_text(const Json& row);
// "weak spelling “Kani” (aliases.tsv:41), from seed 001"
std::string row_text(const Json& row);

}  // namespace fihrist
