// The files of an archive: all that stand under a folder, in a fixed order.
//
//   for (const InputFile& file : list_files("archive")) open(file.path);
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fihrist {

struct InputFile {
  std::string path;         // to open it by
  std::string id;           // below the input, with '/': "2020/a.txt"
  std::uint64_t bytes = 0;  // its size when it was listed
  std::string fault = {};   // why it cannot be read; empty for a good file
};

constexpr std::string_view kStandardInput = "-";

// `input` is the standard input, which is listed as "stdin"; a file, which is
// listed by its name alone; or a folder, which is walked whole: every folder in
// the order of the bytes of its names, hidden entries (".git") left out, links
// to folders not followed. What is there and cannot be read is listed with its
// fault. Throws Error (usage) when there is no such file or folder.
std::vector<InputFile> list_files(const std::string& input);

}  // namespace fihrist
