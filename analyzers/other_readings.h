// How else a Latin spelling may be meant than as it is written: with an
// article joined to it, with the Urdu -ul or -ur, as an abbreviation.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fihrist {

// `name` as it came; `plain` its plain_letters, from which an article apart is
// gone; `letters` those of them that are a–z. Forms like `letters`, without
// repetition of it.
std::vector<std::string> other_readings(std::string_view name,
                                        std::string_view plain,
                                        std::string_view letters);

}  // namespace fihrist
