#include "corpus/walk.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "corpus/error.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

namespace fs = std::filesystem;

std::string skipped(const std::string& reason) { return reason + "; skipped"; }

std::string fault_of_link(const fs::file_status& target) {
  switch (target.type()) {
    case fs::file_type::regular:
      return {};
    case fs::file_type::directory:
      return skipped("a link to a folder, which is not followed");
    default:
      return skipped("a link that leads to no file");
  }
}

// Opening a pipe or a device could wait for ever.
std::string fault_of(const fs::path& path, const fs::file_status& status) {
  std::error_code ignored;  // the status returned says as much
  switch (status.type()) {
    case fs::file_type::regular:
      return {};
    case fs::file_type::symlink:
      return fault_of_link(fs::status(path, ignored));
    case fs::file_type::fifo:
      return skipped("a pipe, which is not opened");
    case fs::file_type::socket:
      return skipped("a socket, which is not opened");
    case fs::file_type::block:
    case fs::file_type::character:
      return skipped("a device, which is not opened");
    default:
      return skipped("it cannot be looked at");
  }
}

std::string fault_of_name(const std::string& name) {
  return first_invalid_byte(name) ? skipped("its name is not UTF-8")
                                  : std::string();
}

std::uint64_t size_of(const fs::path& path) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  return error ? 0 : size;
}

class Walk {
 public:
  // `id` of the folder ends with '/', or is empty for the input itself.
  void enter(const fs::path& folder, const std::string& id) {
    std::error_code error;
    for (const std::string& name : names_in(folder, error)) {
      visit(folder / name, id + name);
    }
    if (error) {
      const std::string reason = error.message();
      files_.push_back({folder, id.substr(0, id.find_last_of('/')), 0,
                        skipped("the folder cannot be read: " + reason)});
    }
  }

  std::vector<InputFile> take_files() { return std::move(files_); }

 private:
  // In order, without the hidden; all there are until the error, if any.
  static std::vector<std::string> names_in(const fs::path& folder,
                                           std::error_code& error) {
    std::vector<std::string> names;
    fs::directory_iterator entry(folder, error);
    while (!error && entry != fs::directory_iterator()) {
      std::string name = entry->path().filename();
      if (!name.starts_with('.')) names.push_back(std::move(name));
      entry.increment(error);
    }
    std::ranges::sort(names);
    return names;
  }

  void visit(const fs::path& path, const std::string& id) {
    std::error_code ignored;  // the status returned says as much
    const fs::file_status status = fs::symlink_status(path, ignored);
    if (fs::is_directory(status)) {
      enter(path, id + '/');
      return;
    }
    std::string fault = fault_of(path, status);
    if (fault.empty()) fault = fault_of_name(id);
    files_.push_back({path, id, size_of(path), std::move(fault)});
  }

  std::vector<InputFile> files_;
};

// The input as a single file; a pipe or a device is read, as it was named.
InputFile single_file(const std::string& input) {
  const fs::path path(input);
  std::string name = path.filename();
  std::string fault = fault_of_name(name);
  return {input, std::move(name), size_of(path), std::move(fault)};
}

}  // namespace

std::vector<InputFile> list_files(const std::string& input) {
  if (input == kStandardInput) return {{.path = input, .id = "stdin"}};
  std::error_code error;
  const fs::file_status status = fs::status(input, error);
  if (status.type() == fs::file_type::not_found) {
    throw Error(ErrorCode::usage, "no such file or folder: " + input);
  }
  if (status.type() == fs::file_type::none) {
    throw Error(ErrorCode::io,
                fmt::format("cannot look at {}: {}", input, error.message()));
  }
  if (!fs::is_directory(status)) return {single_file(input)};
  Walk walk;
  walk.enter(input, "");
  return walk.take_files();
}

}  // namespace fihrist
