// Stems of folded words: "visits" -> "visit".
//
// Words in Latin letters take the English Snowball stemmer; other words are
// their own stems. Keeps what it has stemmed; one thread at a time.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace fihrist {

class Stemmer {
 public:
  Stemmer();
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  // The reference holds until the next call.
  const std::string& stem(const std::string& folded);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace fihrist
