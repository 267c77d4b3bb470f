#include "indexer/company_slot.h"

#include <algorithm>
#include <iterator>

#include "analyzers/passages.h"

namespace fihrist {
namespace {

// Of the groups of one document, which compares each with each.
constexpr std::size_t kMostCompared = 300;

bool has_all(const ActorNumbers& all, const ActorNumbers& some) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

bool has_all(const SentenceActors& all, const SentenceActors& some) {
  return std::all_of(some.begin(), some.end(), [&](const ActorNumbers& one) {
    return std::any_of(all.begin(), all.end(), [&](const ActorNumbers& other) {
      return has_all(other, one);
    });
  });
}

// Each once, ascending, and if there are not too many to compare, those only
// that none of the others has.
template <typename Group>
void drop_contained(std::vector<Group>& groups) {
  std::sort(groups.begin(), groups.end());
  groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
  if (groups.size() > kMostCompared) return;
  std::vector<Group> kept;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    bool is_known = false;
    for (std::size_t j = 0; j < groups.size() && !is_known; ++j) {
      if (i == j || !has_all(groups[j], groups[i])) continue;
      // Paragraphs may have each other's sentences without being equal.
      is_known = j < i || !has_all(groups[i], groups[j]);
    }
    if (!is_known) kept.push_back(groups[i]);
  }
  groups = std::move(kept);
}

bool has_one_actor(const SentenceActors& sentences) {
  return sentences.size() == 1 && sentences[0].size() < 2;
}

void append_code(std::string& packed, std::uint32_t code) {
  for (; code >= 0x80; code >>= 7) {
    packed += static_cast<char>(0x80 | (code & 0x7F));
  }
  packed += static_cast<char>(code);
}

// Of one field's mentions, which are in the order of the text.
class Grouper {
 public:
  Grouper(const ActorNumbers& actors, ParagraphActors& paragraphs)
      : actors_(actors), paragraphs_(paragraphs) {}

  void add(const Mention& mention, std::size_t paragraph,
           std::size_t sentence) {
    if (!begun_ || paragraph != paragraph_) {
      paragraphs_.emplace_back().emplace_back();
    } else if (sentence != sentence_) {
      paragraphs_.back().emplace_back();
    }
    begun_ = true;
    paragraph_ = paragraph;
    sentence_ = sentence;
    ActorNumbers& in_sentence = paragraphs_.back().back();
    const auto at =
        std::lower_bound(actors_.begin(), actors_.end(), mention.actor);
    const auto number = static_cast<std::uint32_t>(at - actors_.begin());
    const auto place =
        std::lower_bound(in_sentence.begin(), in_sentence.end(), number);
    if (place == in_sentence.end() || *place != number) {
      in_sentence.insert(place, number);
    }
  }

 private:
  const ActorNumbers& actors_;
  ParagraphActors& paragraphs_;
  bool begun_ = false;
  std::size_t paragraph_ = 0;
  std::size_t sentence_ = 0;
};

}  // namespace

ParagraphActors group_mentions(const Document& document,
                               const std::vector<Mention>& mentions,
                               const ActorNumbers& actors) {
  ParagraphActors paragraphs;
  if (actors.size() < 2) return paragraphs;
  Grouper title(actors, paragraphs);
  Grouper body(actors, paragraphs);
  const Passages passages(document.body, document.furniture);
  for (const Mention& mention : mentions) {
    if (mention.field == Field::title) {
      title.add(mention, 0, 0);
    } else {
      body.add(mention, passages.paragraph_at(mention.begin),
               passages.sentence_at(mention.begin));
    }
  }
  return paragraphs;
}

std::string pack_company(ParagraphActors paragraphs) {
  for (SentenceActors& sentences : paragraphs) drop_contained(sentences);
  std::erase_if(paragraphs, has_one_actor);
  drop_contained(paragraphs);
  std::string packed;
  for (const SentenceActors& sentences : paragraphs) {
    if (!packed.empty()) append_code(packed, kNextParagraph);
    for (const ActorNumbers& actors : sentences) {
      if (&actors != &sentences.front()) append_code(packed, kNextSentence);
      for (const std::uint32_t actor : actors) {
        append_code(packed, actor + kFirstActor);
      }
    }
  }
  return packed;
}

std::uint32_t largest_actor(std::string_view company) {
  std::uint32_t largest = 0;
  for (CompanyCodes codes(company); !codes.at_end();) {
    largest = std::max(largest, codes.take());
  }
  return largest < kFirstActor ? 0 : largest - kFirstActor;
}

}  // namespace fihrist
