#include "corpus/pages/page_facts.h"

#include <iterator>
#include <utility>

namespace fihrist {
namespace {

constexpr std::string PageFacts::*kTexts[] = {
    &PageFacts::title, &PageFacts::author,   &PageFacts::source,
    &PageFacts::url,   &PageFacts::language, &PageFacts::body};

void append(std::vector<std::string>& to, std::vector<std::string>&& more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()),
            std::make_move_iterator(more.end()));
}

}  // namespace

void add_missing(PageFacts& facts, PageFacts more) {
  for (const auto text : kTexts) {
    if ((facts.*text).empty()) facts.*text = std::move(more.*text);
  }
  append(facts.published, std::move(more.published));
  append(facts.modified, std::move(more.modified));
  facts.is_article |= more.is_article;
}

}  // namespace fihrist
