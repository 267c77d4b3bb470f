#include "analyzers/token_weights.h"

#include <nlohmann/json.hpp>
#include <string>
#include <unordered_map>

#include "analyzers/name_data.h"

namespace fihrist {
namespace {

class Named {
 public:
  explicit Named(const nlohmann::json& weights)
      : weights_(weights.get<std::unordered_map<std::string, double>>()) {}

  double of(const std::string& feature) const {
    const auto found = weights_.find(feature);
    return found == weights_.end() ? 0 : found->second;
  }

  double of_replacement(Sound a, Sound b) const {
    double sum = 0;
    for (const std::string& feature : replacement_features(a, b)) {
      sum += of(feature);
    }
    return sum;
  }

 private:
  std::unordered_map<std::string, double> weights_;
};

}  // namespace

const TokenWeights& TokenWeights::shipped() {
  static const TokenWeights weights(embedded_name_file("weights.json"));
  return weights;
}

TokenWeights::TokenWeights(std::string_view json)
    : replaced_(std::make_unique<OfSounds>()) {
  const auto file = nlohmann::json::parse(json);
  const Named named(file.at("weights"));
  bias_ = file.at("bias");
  for (std::size_t a = 0; a < kSounds; ++a) {
    group_[a] = vowel_group(static_cast<Sound>(a));
    for (std::size_t b = 0; b < a; ++b) {
      (*replaced_)[a][b] = (*replaced_)[b][a] =
          named.of_replacement(static_cast<Sound>(a), static_cast<Sound>(b));
    }
  }
  for (std::size_t place = 0; place < kPlaces; ++place) {
    for (VowelGroup a = 0; a < kVowelGroups; ++a) {
      for (VowelGroup b = 0; b < kVowelGroups; ++b) {
        placed_[place][a][b] =
            named.of(placed_feature(static_cast<Place>(place), a, b));
      }
    }
  }
  for (std::size_t i = 0; i < kProperties; ++i) {
    properties_[i] = named.of(std::string(kPropertyNames[i]));
  }
}

double TokenWeights::of_step(const Alignment& alignment, const Places& places,
                             std::size_t step) const {
  const auto [a, b] = alignment.steps[step];
  if (a == b) return 0;
  const double weight = (*replaced_)[a][b];
  if (!is_vowel(a) && !is_vowel(b)) return weight;
  const auto place = static_cast<std::size_t>(places.of(step));
  return weight + placed_[place][group_[a]][group_[b]];
}

double TokenWeights::score(const Alignment& alignment) const {
  double sum = bias_;
  const Places places(alignment.steps);
  for (std::size_t i = 0; i < alignment.steps.size(); ++i) {
    sum += of_step(alignment, places, i);
  }
  const Properties values = properties_of(alignment);
  for (std::size_t i = 0; i < kProperties; ++i) {
    sum += properties_[i] * values[i];
  }
  return sum;
}

}  // namespace fihrist
