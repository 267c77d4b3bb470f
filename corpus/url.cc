#include "corpus/url.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace fihrist {
namespace {

bool starts_with_any_case(std::string_view text, std::string_view start) {
  const auto same = [](unsigned char a, unsigned char b) {
    return std::tolower(a) == b;
  };
  return text.size() >= start.size() &&
         std::ranges::equal(text.substr(0, start.size()), start, same);
}

bool has_scheme(std::string_view url) {
  const std::size_t end = url.find_first_of(":/?#");
  if (end == url.npos || end == 0 || url[end] != ':') return false;
  return std::isalpha(static_cast<unsigned char>(url.front())) != 0;
}

// "/a/./b/../c" is "/a/c".
std::string without_dot_segments(std::string_view path) {
  std::vector<std::string_view> kept;
  bool is_folder = false;
  while (!path.empty()) {
    path.remove_prefix(1);  // the slash
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view segment = path.substr(0, end);
    path.remove_prefix(end);
    is_folder = segment == "." || segment == "..";
    if (segment == ".." && !kept.empty()) kept.pop_back();
    if (!is_folder) kept.push_back(segment);
  }
  std::string result;
  for (const std::string_view segment : kept) (result += '/') += segment;
  return is_folder || result.empty() ? result + '/' : result;
}

}  // namespace

std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#"));
  const std::size_t user = url.rfind('@');
  if (user != std::string_view::npos) url.remove_prefix(user + 1);
  const std::size_t bracket = url.starts_with('[') ? url.find(']') : 0;
  std::string host(url.substr(0, url.find(':', bracket)));
  std::transform(host.begin(), host.end(), host.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

bool is_web_url(std::string_view url) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (starts_with_any_case(url, scheme)) return url.size() > scheme.size();
  }
  return false;
}

std::string resolve_url(std::string_view base, std::string_view reference) {
  if (has_scheme(reference) || !is_web_url(base)) return std::string(reference);
  base = base.substr(0, base.find('#'));
  if (reference.empty()) return std::string(base);
  const std::string_view scheme = base.substr(0, base.find(':') + 1);
  if (reference.starts_with("//")) {
    return std::string(scheme) + std::string(reference);
  }
  if (reference.starts_with('#')) {
    return std::string(base) + std::string(reference);
  }
  const std::string_view all = base.substr(0, base.find('?'));
  const std::size_t path_start =
      std::min(all.find('/', scheme.size() + 2), all.size());
  const std::string_view host = all.substr(0, path_start);
  std::string_view path = all.substr(path_start);
  if (reference.starts_with('?')) {
    return std::string(all) + std::string(reference);
  }
  path = path.substr(0, path.rfind('/') + 1);
  const std::size_t tail =
      std::min(reference.find_first_of("?#"), reference.size());
  std::string joined(reference.substr(0, tail));
  if (!reference.starts_with('/')) {
    joined = (path.empty() ? "/" : std::string(path)) + joined;
  }
  return std::string(host) + without_dot_segments(joined) +
         std::string(reference.substr(tail));
}

}  // namespace fihrist
