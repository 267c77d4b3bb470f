# fihrist_embed(TARGET NAME FILE...): compiles files into a target.
#
# Each FILE becomes an element of `fihrist::embedded::NAME()`, a
# std::span<const EmbeddedFile> (corpus/embedded.h), in the order given.
function(fihrist_embed target name)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded_${name}.cc)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -D OUTPUT=${output} -D NAME=${name}
            "-DFILES=${ARGN}" -P ${PROJECT_SOURCE_DIR}/cmake/EmbedFiles.cmake
    DEPENDS ${ARGN} ${PROJECT_SOURCE_DIR}/cmake/EmbedFiles.cmake
    COMMENT "Embedding ${name}"
    VERBATIM)
  # An object library, for a custom command is known in its own folder only.
  add_library(fihrist_${name} OBJECT ${output})
  target_include_directories(fihrist_${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_sources(${target} PRIVATE $<TARGET_OBJECTS:fihrist_${name}>)
endfunction()
