#include "indexer/document_dictionary.h"

#include <xapian.h>

#include <new>
#include <utility>

#define ZDICT_STATIC_LINKING_ONLY  // for parameters that are not searched for
#include <zdict.h>
#include <zstd.h>

namespace fihrist {
namespace {

constexpr const char* kMetadataKey = "dictionary";
constexpr std::size_t kMostOfSample = 32 << 10;

// Left to search for k, zstd takes longer and found nothing better for news.
ZDICT_fastCover_params_t parameters() {
  ZDICT_fastCover_params_t parameters{};
  parameters.k = 200;  // bytes taken at a time
  parameters.d = 8;    // bytes of what is counted
  parameters.f = 20;
  parameters.accel = 1;
  parameters.zParams.dictID = 1;  // takes one byte a document
  return parameters;
}

}  // namespace

DocumentDictionary::DocumentDictionary(std::string bytes)
    : bytes_(std::move(bytes)),
      digested_(ZSTD_createDDict(bytes_.data(), bytes_.size())) {
  if (digested_ == nullptr) throw std::bad_alloc();
}

DocumentDictionary::~DocumentDictionary() { ZSTD_freeDDict(digested_); }

SharedDictionary read_dictionary(const Xapian::Database& shard) {
  std::string bytes = shard.get_metadata(kMetadataKey);
  if (bytes.empty()) return nullptr;
  return std::make_shared<const DocumentDictionary>(std::move(bytes));
}

void write_dictionary(const DocumentDictionary& dictionary,
                      Xapian::WritableDatabase& shard) {
  shard.set_metadata(kMetadataKey, dictionary.bytes());
}

void DictionaryLearner::add(std::string_view json) {
  const std::string_view sample = json.substr(0, kMostOfSample);
  samples_ += sample;
  sizes_.push_back(sample.size());
}

SharedDictionary DictionaryLearner::learn() const {
  std::string bytes(kDictionaryBytes, '\0');
  const std::size_t size = ZDICT_trainFromBuffer_fastCover(
      bytes.data(), bytes.size(), samples_.data(), sizes_.data(),
      static_cast<unsigned>(sizes_.size()), parameters());
  if (ZDICT_isError(size) != 0) return nullptr;
  bytes.resize(size);
  return std::make_shared<const DocumentDictionary>(std::move(bytes));
}

}  // namespace fihrist
