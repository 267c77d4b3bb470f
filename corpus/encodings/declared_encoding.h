// The encoding that a text, or what came with it, says it has.
//
//   charset_of("text/html; charset=\"utf-8\"") == "utf-8"
//   encoding_in_html("<meta charset=windows-1256>") == "windows-1256"
//   encoding_in_xml("<?xml version='1.0' encoding='utf-8'?>") == "utf-8"
//
// A label is given as it stands (corpus/encodings/encoding_labels.h knows what
// it means) and empty where there is none.
#pragma once

#include <string>
#include <string_view>

namespace fihrist {

// Of the byte order mark it begins with: UTF-8, UTF-16 or UTF-32.
std::string_view encoding_of_mark(std::string_view bytes);

// Of the value of a Content-Type.
std::string charset_of(std::string_view content_type);

// The standard's prescan: the first <meta> that names one, within the first
// 4096 bytes, comments left out; else that of an XML declaration.
std::string encoding_in_html(std::string_view bytes);

// Of the declaration that the text begins with.
std::string encoding_in_xml(std::string_view bytes);

}  // namespace fihrist
