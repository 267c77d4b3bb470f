// What each command of fihrist-indexer does; they return the exit status.
#pragma once

#include "indexer/command_options.h"

namespace fihrist {

// read_commands.cc
int run_build(const CommandOptions& options);
int run_add(const CommandOptions& options);

// mend_commands.cc
int run_remove(const CommandOptions& options);
int run_set(const CommandOptions& options);
int run_retag(const CommandOptions& options);

// report_commands.cc
int run_gaps(const CommandOptions& options);
int run_check(const CommandOptions& options);
int run_stats(const CommandOptions& options);

}  // namespace fihrist
