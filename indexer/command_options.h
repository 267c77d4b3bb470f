// What any command of fihrist-indexer may be told.
#pragma once

#include <string>
#include <vector>

namespace fihrist {

struct CommandOptions {
  std::string index;
  std::vector<std::string> inputs;  // or ids
  std::string from;                 // another index
  std::vector<std::string> alias_folders;
  std::vector<std::string> assignments;  // KEY=VALUE
  std::vector<std::string> field_names;  // FIELD=NAME
  std::vector<std::string> lacking;
  std::string metadata;
  std::string day_order;  // "dmy" or "mdy"; empty: each source tells
  std::string split;      // "posts" or empty
  std::string id;
  unsigned jobs = 0;
  bool dry_run = false;
  bool json = false;
};

}  // namespace fihrist
