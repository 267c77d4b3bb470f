// Options that several commands of fihrist have: where answers come from, and
// what is searched for.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "searchd/request.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace fihrist {

struct SourceOptions {
  std::string index;
  std::string server;
};

// --index and --server, with FIHRIST_INDEX and FIHRIST_SERVER. `options` must
// outlive the parsing.
void add_source_options(CLI::App& sub, SourceOptions& options);

// Texts that the environment may say as well: taken by the chosen command only.
void take_texts_when_chosen(
    CLI::App& sub, std::vector<std::pair<CLI::Option*, std::string*>> texts);

// Options that become parameters of the API: those that say which articles, in
// which order, and those of one page of them.
void add_filter_options(CLI::App& sub, Parameters& parameters);
void add_page_options(CLI::App& sub, Parameters& parameters);

// Those of an actor's profile: which of his articles, and which company.
void add_actor_options(CLI::App& sub, Parameters& parameters);

}  // namespace fihrist
