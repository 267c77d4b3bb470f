// Who stands with whom, as the slot `company` keeps it.

#include "indexer/company_slot.h"

#include <algorithm>
#include <random>
#include <set>

#include "indexer/index_document.h"
#include "indexer/schema.h"
#include "tests/catch.h"

namespace fihrist {
namespace {

using Pairs = std::set<std::pair<std::uint32_t, std::uint32_t>>;

// Who stands with whom by definition.
Pairs pairs_of(const ParagraphActors& paragraphs, Within within) {
  Pairs pairs;
  for (const SentenceActors& sentences : paragraphs) {
    std::set<std::uint32_t> together;
    const auto note = [&] {
      for (const auto a : together) {
        for (const auto b : together) {
          if (a != b) pairs.emplace(a, b);
        }
      }
    };
    for (const ActorNumbers& actors : sentences) {
      together.insert(actors.begin(), actors.end());
      if (within == Within::paragraph) continue;
      note();
      together.clear();
    }
    note();
  }
  return pairs;
}

Pairs pairs_in(const std::string& packed, std::uint32_t actors, Within within) {
  Pairs pairs;
  for (std::uint32_t actor = 0; actor < actors; ++actor) {
    for_each_companion(packed, actor, within, [&](std::uint32_t other) {
      if (other != actor) pairs.emplace(actor, other);
    });
  }
  return pairs;
}

TEST_CASE("the worked example of company_slot.h") {
  CHECK(pack_company({{{0, 1}, {2}}, {{0, 2}}}) ==
        std::string("\x02\x03\x00\x04\x01\x02\x04", 7));
}

TEST_CASE("what tells nothing new is left out") {
  struct Row {
    ParagraphActors paragraphs;
    ParagraphActors same;
  };
  const Row rows[] = {
      {{}, {}},
      {{{{0}}, {{1}}}, {}},                // nobody together
      {{{{0}, {0}, {0}}}, {}},             // one actor three times
      {{{{0}, {0, 1}}}, {{{0, 1}}}},       // in another sentence
      {{{{0, 1}}, {{0, 1}}}, {{{0, 1}}}},  // said twice
      {{{{0}, {1}}, {{0, 1}, {2}}}, {{{0, 1}, {2}}}},
      {{{{0, 1}, {0, 2}}, {{0, 1, 2}}}, {{{0, 1, 2}}}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.paragraphs.size(), row.same.size());
    CHECK(pack_company(row.paragraphs) == pack_company(row.same));
  }
  CHECK(pack_company({{{0}}, {{1}}}).empty());
}

TEST_CASE("random groups tell the same pairs packed as they do themselves") {
  std::mt19937 random(6);
  for (int trial = 0; trial < 500; ++trial) {
    // Up to 300 actors: numbers of one byte and of two.
    const auto actors =
        static_cast<std::uint32_t>(2 + random() % (trial % 10 == 0 ? 300 : 6));
    ParagraphActors paragraphs(random() % 6);
    for (SentenceActors& sentences : paragraphs) {
      sentences.resize(1 + random() % 4);
      for (ActorNumbers& numbers : sentences) {
        std::set<std::uint32_t> some;
        for (auto n = 1 + random() % 4; n > 0; --n) {
          some.insert(static_cast<std::uint32_t>(random() % actors));
        }
        numbers.assign(some.begin(), some.end());
      }
    }
    const std::string packed = pack_company(paragraphs);
    for (const Within within : {Within::paragraph, Within::sentence}) {
      REQUIRE(pairs_in(packed, actors, within) == pairs_of(paragraphs, within));
    }
    if (!packed.empty()) REQUIRE(largest_actor(packed) < actors);
  }
}

TEST_CASE("more groups than are compared still tell every pair") {
  ParagraphActors paragraphs;
  for (std::uint32_t i = 0; i < 400; ++i) {
    paragraphs.push_back({{i, i + 1}, {i + 2}});
  }
  const std::string packed = pack_company(paragraphs);
  for (const Within within : {Within::paragraph, Within::sentence}) {
    CHECK(pairs_in(packed, 402, within) == pairs_of(paragraphs, within));
  }
}

TEST_CASE("a value that is cut or random is read to its end, not beyond") {
  std::mt19937 random(7);
  for (int trial = 0; trial < 2000; ++trial) {
    std::string value;
    for (auto n = random() % 12; n > 0; --n) {
      value += static_cast<char>(random() % (trial % 2 == 0 ? 6 : 256));
    }
    for (const Within within : {Within::paragraph, Within::sentence}) {
      for_each_companion(value, 0, within, [](std::uint32_t) {});
    }
    (void)largest_actor(value);
  }
  SUCCEED();
}

TEST_CASE("title, paragraphs and sentences of a document are groups") {
  Document document;
  document.title = "Qaani meets Kadhimi. Trump speaks";
  document.body =
      "Gen. Qaani met Kadhimi. Trump spoke.\nTrump met Qaani\nin Baghdad.";
  std::vector<Mention> mentions;
  const auto mention = [&](ActorIndex actor, Field field,
                           const std::string& name, std::size_t from) {
    const std::string& text =
        field == Field::title ? document.title : document.body;
    const auto begin = static_cast<std::uint32_t>(text.find(name, from));
    Mention found;
    found.actor = actor;
    found.field = field;
    found.begin = begin;
    found.end = begin + static_cast<std::uint32_t>(name.size());
    mentions.push_back(found);
  };
  mention(20, Field::title, "Qaani", 0);
  mention(10, Field::title, "Kadhimi", 0);
  mention(30, Field::title, "Trump", 0);
  mention(20, Field::body, "Qaani", 0);
  mention(10, Field::body, "Kadhimi", 0);
  mention(30, Field::body, "Trump", 0);
  mention(30, Field::body, "Trump", 36);
  mention(20, Field::body, "Qaani", 36);
  CHECK(group_mentions(document, mentions, {10, 20, 30}) ==
        ParagraphActors{{{0, 1, 2}}, {{0, 1}, {2}}, {{1, 2}}});
}

}  // namespace
}  // namespace fihrist
