// Answers as text for people, from the JSON of API v1.
#pragma once

#include <string>

namespace fihrist {

// Whether matched words are set off by colour or by asterisks.
enum class TextStyle { plain, coloured };

std::string search_text(const std::string& json, TextStyle style);
std::string document_text(const std::string& json, TextStyle style);
std::string actors_text(const std::string& json);

}  // namespace fihrist
