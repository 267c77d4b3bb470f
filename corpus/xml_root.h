// What the outermost element of an XML document is called.
//
//   xml_root("<?xml version='1.0'?><!-- new --><rss version='2.0'>") == "rss"
#pragma once

#include <string_view>

namespace fihrist {

// As written, with its prefix ("rdf:RDF"). Declarations, comments and a
// document type may stand before it; empty for a text that is no XML.
std::string_view xml_root(std::string_view text);

}  // namespace fihrist
