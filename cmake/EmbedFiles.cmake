# Writes OUTPUT, a C++ file that holds the bytes of FILES (see Embed.cmake).
set(arrays "")
set(rows "")
set(number 0)
foreach(file IN LISTS FILES)
  get_filename_component(file_name ${file} NAME)
  file(READ ${file} bytes HEX)
  string(REGEX REPLACE "(................................)" "\\1\n" bytes "${bytes}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  string(APPEND arrays
         "constexpr unsigned char kFile${number}[] = {\n${bytes}0};\n")
  string(APPEND rows
         "    {\"${file_name}\", {reinterpret_cast<const char*>(kFile${number}), "
         "sizeof(kFile${number}) - 1}},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE ${OUTPUT}
"#include \"corpus/embedded.h\"

#include <iterator>

namespace fihrist::embedded {
namespace {

${arrays}
// The last row is no file: an array may not be empty.
const EmbeddedFile kFiles[] = {
${rows}    {}};

}  // namespace

std::span<const EmbeddedFile> ${NAME}() {
  return std::span(kFiles).first(std::size(kFiles) - 1);
}

}  // namespace fihrist::embedded
")
