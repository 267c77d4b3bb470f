// The company an actor keeps: who stands with him within an article, a
// paragraph or a sentence, in how many articles and stories.
//
// Counted from the columns and the value slot `company`, which is read in
// passing and not kept: a walk over it costs as little as a column would, and
// no memory. No document is opened but those of the examples shown.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searchd/actor_articles.h"
#include "searchd/company_example.h"
#include "searchd/mentioned_actors.h"

namespace fihrist {

struct Companion {
  NamedActor actor;
  ActorKind kind = ActorKind::person;
  std::uint64_t count = 0;    // of articles
  std::uint64_t stories = 0;  // copies of one story are one
  CompanyExample example;     // of the newest article, the first by id
};

struct CompanyKept {
  std::uint64_t companions = 0;   // all of them, of the kinds asked for
  std::vector<Companion> actors;  // most articles first, then by id
};

// Places are no company, but may be asked for theirs.
CompanyKept count_company(ActorIndex actor, const ActorRequest& request,
                          const ActorArticles& articles,
                          const Reading& reading);

// Of the articles alone: copies of one story (slot `cluster`) are one.
std::uint64_t count_stories(const ActorArticles& articles,
                            const Reading& reading);

}  // namespace fihrist
