#include "searchd/citation_check.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <unordered_map>
#include <utility>

#include "corpus/error.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

using Json = nlohmann::ordered_json;
using Fingerprints = std::unordered_map<std::string, Fingerprint>;

std::string state_of(const CitedDocument& then, const AnswerSource& source) {
  try {
    const Json now = Json::parse(source.get("documents/" + then.id, {}));
    const auto is = parse_fingerprint(now.at("fingerprint").get<std::string>())
                        .value_or(Fingerprint{});
    if (!have_same_content(then.fingerprint, is)) return "edited";
    return have_same_tagging(then.fingerprint, is) ? "same" : "tagged";
  } catch (const Error& error) {
    if (error.code() != ErrorCode::not_found) throw;
    return "gone";
  }
}

std::vector<RemovedDocument> look_up(const std::vector<std::string>& removed,
                                     const Citation& then,
                                     const AnswerSource& source) {
  Fingerprints fingerprints;
  if (!removed.empty()) {
    for (const CitedDocument& cited : then.documents) {
      fingerprints.emplace(cited.id, cited.fingerprint);
    }
  }
  std::vector<RemovedDocument> found;
  for (const std::string& id : removed) {
    found.push_back({id, state_of({id, fingerprints.at(id)}, source)});
  }
  return found;
}

constexpr std::pair<std::string_view, std::string_view> kStates[] = {
    {"gone", "gone from the archive"},
    {"edited", "in the archive, edited"},
    {"tagged", "in the archive, tagged otherwise"},
    {"same", "in the archive, as it was"},
};

std::string line_of(const RemovedDocument& removed) {
  for (const auto& [state, words] : kStates) {
    if (state == removed.now) {
      return fmt::format("{} ({})", printable(removed.id), words);
    }
  }
  return printable(removed.id);
}

std::string line_of(const std::string& id) { return printable(id); }

template <typename Item>
std::string list(std::string_view what, const std::vector<Item>& items) {
  if (items.empty()) return {};
  std::string text = fmt::format("{} {}\n", items.size(), what);
  for (std::size_t i = 0; i < items.size() && i < kListedIds; ++i) {
    text += fmt::format("  {}\n", line_of(items[i]));
  }
  if (items.size() > kListedIds) {
    text += fmt::format("  and {} more, which --json lists\n",
                        items.size() - kListedIds);
  }
  return text;
}

std::string articles(std::size_t count) {
  return fmt::format("{} article{}", count, count == 1 ? "" : "s");
}

bool has_other_tables(const CheckedCitation& checked) {
  return !checked.then.aliases.empty() &&
         checked.then.aliases != checked.now.aliases;
}

Json side_json(const Citation& citation) {
  return {{"digest", citation.digest},
          {"total", citation.documents.size()},
          {"at", citation.cited.empty() ? Json(nullptr) : Json(citation.cited)},
          {"aliases",
           citation.aliases.empty() ? Json(nullptr) : Json(citation.aliases)}};
}

}  // namespace

CheckedCitation check_citation(Citation then, const AnswerSource& source,
                               const Parameters& parameters) {
  CheckedCitation checked;
  checked.now =
      read_citation(ask_for_citation(source, parameters), "the answer");
  checked.changes = compare_sets(then.documents, checked.now.documents);
  checked.removed = look_up(checked.changes.removed, then, source);
  checked.then = std::move(then);
  return checked;
}

std::string to_text(const CheckedCitation& checked) {
  const auto& [then, now, changes, removed] = checked;
  std::string text =
      fmt::format("{}: {}", then.digest, articles(then.documents.size()));
  if (!then.cited.empty()) text += ", cited " + then.cited;
  text += '\n';
  if (checked.is_same()) return text + "the same now\n";
  text +=
      fmt::format("{}: {} now\n", now.digest, articles(now.documents.size()));
  text += list("added", changes.added);
  text += list("removed", removed);
  text += list("edited", changes.edited);
  text += list("tagged otherwise", changes.tagged);
  if (has_other_tables(checked)) {
    text += "the tables of names are others than then\n";
  }
  return text;
}

std::string to_json_text(const CheckedCitation& checked) {
  Json removed = Json::array();
  for (const RemovedDocument& one : checked.removed) {
    removed.push_back({{"id", one.id}, {"now", one.now}});
  }
  const Json root = {{"same", checked.is_same()},
                     {"then", side_json(checked.then)},
                     {"now", side_json(checked.now)},
                     {"added", checked.changes.added},
                     {"removed", removed},
                     {"edited", checked.changes.edited},
                     {"tagged", checked.changes.tagged}};
  return root.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace fihrist
