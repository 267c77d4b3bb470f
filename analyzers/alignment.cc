#include "analyzers/alignment.h"

#include <algorithm>

namespace fihrist {
namespace {

double loss(Sound sound) { return replacement_cost(sound, kNoSound); }

}  // namespace

const Alignment& Aligner::align(const std::vector<Sounds>& a,
                                const std::vector<Sounds>& b) {
  best_.cost = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < b.size(); ++j) {
      const double cost = least_cost(a[i], b[j]);
      if (cost >= best_.cost) continue;
      trace(a[i], b[j]);
      best_.cost = cost;
      best_.longer = std::max(a[i].size(), b[j].size());
      best_.later_readings = std::size_t{i > 0} + std::size_t{j > 0};
    }
  }
  return best_;
}

double Aligner::least_cost(const Sounds& a, const Sounds& b) {
  width_ = b.size() + 1;
  costs_.resize((a.size() + 1) * width_);
  steps_.resize(costs_.size());
  costs_[0] = 0;
  for (std::size_t j = 1; j <= b.size(); ++j) {
    costs_[j] = costs_[j - 1] + loss(b[j - 1]);
    steps_[j] = Step::only_b;
  }
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t row = i * width_;
    costs_[row] = costs_[row - width_] + loss(a[i - 1]);
    steps_[row] = Step::only_a;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      choose(row + j, a[i - 1], b[j - 1]);
    }
  }
  return costs_.back();
}

void Aligner::choose(std::size_t at, Sound a, Sound b) {
  double least = costs_[at - width_ - 1] + replacement_cost(a, b);
  Step step = Step::both;
  if (const double only_a = costs_[at - width_] + loss(a); only_a < least) {
    least = only_a;
    step = Step::only_a;
  }
  if (const double only_b = costs_[at - 1] + loss(b); only_b < least) {
    least = only_b;
    step = Step::only_b;
  }
  costs_[at] = least;
  steps_[at] = step;
}

void Aligner::trace(const Sounds& a, const Sounds& b) {
  best_.steps.clear();
  for (std::size_t i = a.size(), j = b.size(); i > 0 || j > 0;) {
    const Step step = steps_[i * width_ + j];
    const Sound of_a = step == Step::only_b ? kNoSound : a[--i];
    const Sound of_b = step == Step::only_a ? kNoSound : b[--j];
    best_.steps.push_back({of_a, of_b});
  }
}

}  // namespace fihrist
