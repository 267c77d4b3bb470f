// Who stands with whom in a document, by paragraph and sentence: the value
// slot `company`, so that company is counted without reading a text.
//
// An actor is a local number, his place in the slot `actors`. Of each sentence
// (analyzers/passages.h) its actors, ascending; the title is a paragraph and
// a sentence. What tells nothing new is left out: a sentence whose actors all
// stand in another one of the paragraph, a paragraph of one actor, and a
// paragraph whose sentences another one has (where more than 300 would have to
// be compared, equal ones only). Codes of seven bits a byte, lowest first: 0
// begins the next sentence, 1 the next paragraph, 2 + n is actor n.
//
//   {{{0, 1}, {2}}, {{0, 2}}}  ->  02 03 00 04 01 02 04
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/mentions.h"
#include "corpus/document.h"

namespace fihrist {

// How near two actors stand.
enum class Within { article, paragraph, sentence };

using ActorNumbers = std::vector<std::uint32_t>;  // ascending, each once
using SentenceActors = std::vector<ActorNumbers>;
using ParagraphActors = std::vector<SentenceActors>;

// Of a document's mentions; `actors` is what its slot `actors` packs. A
// mention stands where it begins.
ParagraphActors group_mentions(const Document& document,
                               const std::vector<Mention>& mentions,
                               const ActorNumbers& actors);

// Leaves out what tells nothing new; empty where no two stand together.
std::string pack_company(ParagraphActors paragraphs);

// Calls `use(local number)` for each actor who stands with `actor` in a
// paragraph or a sentence, for himself, and for some more than once.
template <typename Use>
void for_each_companion(std::string_view company, std::uint32_t actor,
                        Within within, Use use);

// The largest local number; nothing where the value is empty.
std::uint32_t largest_actor(std::string_view company);

inline constexpr std::uint32_t kNextSentence = 0;
inline constexpr std::uint32_t kNextParagraph = 1;
inline constexpr std::uint32_t kFirstActor = 2;

// Steps through the codes of a value; a damaged one ends early.
class CompanyCodes {
 public:
  explicit CompanyCodes(std::string_view company) : rest_(company) {}

  bool at_end() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }

  std::uint32_t take() {
    std::uint32_t code = 0;
    for (unsigned shift = 0; !rest_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      if (shift < 32) code |= static_cast<std::uint32_t>(byte & 0x7F) << shift;
      if ((byte & 0x80) == 0) break;
    }
    return code;
  }

 private:
  std::string_view rest_;
};

template <typename Use>
void for_each_companion(std::string_view company, std::uint32_t actor,
                        Within within, Use use) {
  // A group is read to learn whether he is in it, then again if he is.
  for (CompanyCodes codes(company); !codes.at_end();) {
    const std::string_view begin = codes.rest();
    std::string_view end;
    bool is_in = false;
    while (!codes.at_end()) {
      end = codes.rest();
      const std::uint32_t code = codes.take();
      const bool ends_group =
          code == kNextParagraph ||
          (code == kNextSentence && within == Within::sentence);
      if (ends_group) break;
      if (codes.at_end()) end = {};
      is_in = is_in || code == actor + kFirstActor;
    }
    if (!is_in) continue;
    CompanyCodes group(begin.substr(0, begin.size() - end.size()));
    while (!group.at_end()) {
      const std::uint32_t code = group.take();
      if (code >= kFirstActor) use(code - kFirstActor);
    }
  }
}

}  // namespace fihrist
