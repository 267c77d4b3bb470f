#include "corpus/digest.h"

#include <openssl/evp.h>

#include <stdexcept>

namespace fihrist {
namespace {

void require(int result) {
  if (result != 1) throw std::runtime_error("OpenSSL cannot compute SHA-256");
}

// Fetched once: EVP_sha256() would be looked up at every use.
const EVP_MD* algorithm() {
  static const EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return fetched;
}

Sha256::Bytes sha256(std::string_view bytes) {
  Sha256::Bytes digest{};
  require(EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr,
                     algorithm(), nullptr));
  return digest;
}

std::string hex_of(const Sha256::Bytes& digest) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string hex;
  for (const unsigned char byte : digest) {
    hex += kHex[byte >> 4];
    hex += kHex[byte & 0xF];
  }
  return hex;
}

}  // namespace

struct Sha256::State {
  State() { require(EVP_DigestInit_ex(context, algorithm(), nullptr)); }
  ~State() { EVP_MD_CTX_free(context); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  EVP_MD_CTX* context = EVP_MD_CTX_new();
};

Sha256::Sha256() : state_(std::make_unique<State>()) {}
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  require(EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()));
}

std::string Sha256::hex() {
  Bytes digest{};
  require(EVP_DigestFinal_ex(state_->context, digest.data(), nullptr));
  return hex_of(digest);
}

std::string sha256_hex(std::string_view bytes) { return hex_of(sha256(bytes)); }

std::uint64_t sha256_start(std::string_view bytes) {
  const Sha256::Bytes digest = sha256(bytes);
  std::uint64_t start = 0;
  for (std::size_t i = 0; i < sizeof start; ++i) start = start << 8 | digest[i];
  return start;
}

}  // namespace fihrist
