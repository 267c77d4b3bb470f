// Addresses on the web.
//
//   resolve_url("https://a.example/x/y", "../z?q") == "https://a.example/z?q"
#pragma once

#include <string>
#include <string_view>

namespace fihrist {

// What stands between :// and the next / or :, in small letters, without user
// and "www."; an IPv6 address with its brackets. Empty for what has none.
std::string host_of(std::string_view url);

bool is_web_url(std::string_view url);  // http or https, with a host

// RFC 3986, 5.2, for a base of the web. A reference stays as it is where the
// base is none, and where it has a scheme of its own.
std::string resolve_url(std::string_view base, std::string_view reference);

}  // namespace fihrist
