#include "searchd/citation.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string_view>
#include <utility>

#include "corpus/error.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

[[noreturn]] void fail(const std::string& name, std::string_view what) {
  throw Error(ErrorCode::damaged,
              fmt::format("{}: {}; no whole citation, nor a whole export in "
                          "JSONL",
                          name, what));
}

void read_head(const json& head, Citation& citation) {
  citation.digest = head.at("digest").get<std::string>();
  citation.parameters =
      head.at("parameters")
          .get<std::vector<std::pair<std::string, std::string>>>();
  citation.cited = head.at("cited").get<std::string>();
  citation.aliases = head.at("index").at("aliases").get<std::string>();
}

CitedDocument read_document(const json& line, const std::string& name) {
  const bool is_list = line.is_array();
  const json& id = is_list ? line.at(1) : line.at("id");
  const json& text = is_list ? line.at(0) : line.at("fingerprint");
  const auto fingerprint = parse_fingerprint(text.get<std::string>());
  if (!fingerprint) fail(name, "a fingerprint is none");
  return {id.get<std::string>(), *fingerprint};
}

Citation read_lines(std::istream& lines, const std::string& name) {
  Citation citation;
  SetDigest digest;
  std::string line;
  while (std::getline(lines, line)) {
    const json value = json::parse(line);
    if (value.is_object() && value.contains("digest")) {
      read_head(value, citation);
      continue;
    }
    citation.documents.push_back(read_document(value, name));
    digest.add(citation.documents.back().fingerprint);
  }
  if (citation.digest.empty()) citation.digest = digest.text();
  if (citation.digest != digest.text()) {
    fail(name, "its articles have not its digest");
  }
  return citation;
}

Citation read(std::istream& lines, const std::string& name) {
  try {
    return read_lines(lines, name);
  } catch (const json::exception& error) {
    fail(name, error.what());
  }
}

[[noreturn]] void fail_writing(const fs::path& path) {
  throw Error(ErrorCode::io, fmt::format("cannot write {}", path.string()));
}

fs::path file_of(const fs::path& folder, const std::string& digest) {
  return folder / (digest + ".jsonl");
}

}  // namespace

Citation read_citation(const std::string& text, const std::string& name) {
  std::istringstream lines(text);
  return read(lines, name);
}

std::string ask_for_citation(const AnswerSource& source,
                             const Parameters& parameters) {
  Parameters asked = parameters;
  asked.emplace_back("format", "citation");
  std::string text;
  source.export_all(asked,
                    {[](std::uint64_t) {},
                     [&](std::string_view piece) { text.append(piece); }});
  return text;
}

fs::path citation_folder(const std::string& given) {
  if (!given.empty()) return given;
  const char* data = std::getenv("XDG_DATA_HOME");
  const char* home = std::getenv("HOME");
  // What is not absolute is to be ignored, says the specification.
  if (data != nullptr && *data == '/') {
    return fs::path(data) / "fihrist" / "citations";
  }
  if (home == nullptr) {
    throw Error(ErrorCode::usage,
                "where are citations kept? name the folder with --citations "
                "DIR or FIHRIST_CITATIONS");
  }
  return fs::path(home) / ".local" / "share" / "fihrist" / "citations";
}

fs::path store_citation(const fs::path& folder, const std::string& digest,
                        const std::string& text) {
  fs::create_directories(folder);
  const fs::path path = file_of(folder, digest);
  const fs::path unfinished =
      folder / fmt::format(".{}.{}", digest, ::getpid());
  {
    std::ofstream out(unfinished, std::ios::binary);
    out << text;
    if (!out.flush()) fail_writing(unfinished);
  }
  fs::rename(unfinished, path);
  return path;
}

std::optional<Citation> find_citation(const fs::path& folder,
                                      const std::string& named) {
  const std::string digest = read_digest(named);
  const fs::path path =
      digest.empty() ? fs::path(named) : file_of(folder, digest);
  std::ifstream in(path, std::ios::binary);
  if (!in || fs::is_directory(path)) {
    if (!digest.empty()) return std::nullopt;
    throw Error(ErrorCode::usage,
                fmt::format("{} is neither a digest, f1-…, nor a file that "
                            "can be read",
                            quote(named)));
  }
  Citation citation = read(in, path.string());
  if (!digest.empty() && citation.digest != digest) {
    fail(path.string(), "it is of another digest");
  }
  return citation;
}

}  // namespace fihrist
