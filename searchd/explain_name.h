// Which actors a name may mean, and by which rows of the tables.
#pragma once

#include <string>
#include <vector>

#include "analyzers/alias_table.h"

namespace fihrist {

struct NameReason {
  std::string actor;  // id
  std::string name;   // of the actor
  ActorKind kind = ActorKind::person;
  Alias alias;  // the row
};

// All rows whose alias is the name, its article aside; strong ones first.
std::vector<NameReason> explain_name(const std::string& name,
                                     const AliasTable& table);

std::string to_json_text(const std::vector<NameReason>& reasons);
std::string to_text(const std::string& name,
                    const std::vector<NameReason>& reasons);

}  // namespace fihrist
