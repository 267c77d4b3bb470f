// A set of answers as it was when somebody cited it, kept in a file.
//
// The file is what GET export?format=citation answers (searchd/export.h): its
// first line tells the digest, the request and the state of the index, each
// other line the fingerprint and id of an article. It is named by the digest.
// An export in JSONL tells the same of its articles, and is read as well.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "searchd/answer_source.h"
#include "searchd/result_set.h"

namespace fihrist {

struct Citation {
  std::string digest;
  std::vector<CitedDocument> documents;
  // Of an export in JSONL, unknown.
  std::optional<Parameters> parameters;
  std::string cited;    // "2026-11-21T03:40:00Z", or empty
  std::string aliases;  // digest of the alias tables, or empty
};

// `name` is for messages. Throws Error (damaged) when it is no whole citation:
// its articles must have its digest.
Citation read_citation(const std::string& text, const std::string& name);

// The text of a citation of all that answers now.
std::string ask_for_citation(const AnswerSource& source,
                             const Parameters& parameters);

// `given`, or, if it is empty, fihrist/citations in XDG_DATA_HOME, by default
// ~/.local/share (XDG Base Directory Specification 0.8).
std::filesystem::path citation_folder(const std::string& given);

// Writes it to its place in the folder, in one step, and returns that.
std::filesystem::path store_citation(const std::filesystem::path& folder,
                                     const std::string& digest,
                                     const std::string& text);

// Of a digest, in whatever way it was copied, the citation in the folder, if
// there is one; else that of the file. Throws Error: usage when `named` is
// neither a digest nor a file, damaged.
std::optional<Citation> find_citation(const std::filesystem::path& folder,
                                      const std::string& named);

}  // namespace fihrist
