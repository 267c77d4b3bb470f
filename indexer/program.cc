#include "indexer/program.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <new>

#include "corpus/error.h"

namespace fihrist {
namespace {

int fail(const std::string& program, const std::string& message, int status) {
  fmt::print(stderr, "{}: {}\n", program, message);
  return status;
}

// Output that cannot be written is a failure, not an end.
int flush_output(const std::string& program, int status) {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return status;
  return fail(program, "the output could not be written; is the disk full?",
              error_kind(ErrorCode::io).exit_status);
}

}  // namespace

std::string version_line(const std::string& program) {
  return fmt::format("{} {}", program, FIHRIST_VERSION);
}

int run_program(CLI::App& app, int argc, char** argv,
                const std::function<int()>& command) {
  const std::string program = app.get_name();
  try {
    app.parse(argc, argv);
    return flush_output(program, command());
  } catch (const CLI::ParseError& error) {
    const bool asked = error.get_exit_code() == 0;  // --help, --version
    app.exit(error);
    return asked ? 0 : error_kind(ErrorCode::usage).exit_status;
  } catch (const Error& error) {
    return fail(program, error.what(), error_kind(error.code()).exit_status);
  } catch (const std::filesystem::filesystem_error& error) {
    return fail(program, error.what(), error_kind(ErrorCode::io).exit_status);
  } catch (const std::bad_alloc&) {
    return fail(program, "out of memory",
                error_kind(ErrorCode::io).exit_status);
  } catch (const std::exception& error) {
    return fail(program, fmt::format("failed: {}", error.what()),
                error_kind(ErrorCode::io).exit_status);
  }
}

}  // namespace fihrist
