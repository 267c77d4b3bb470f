// The program fihrist-searchd: serves an index over HTTP.

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <string>

#include "indexer/program.h"
#include "searchd/http_server.h"
#include "searchd/searcher.h"

int main(int argc, char** argv) {
  CLI::App app("Serves an index: API v1 and the search page.",
               "fihrist-searchd");
  app.set_version_flag("--version", fihrist::version_line("fihrist-searchd"));
  app.set_config("--config", "", "a file of these options, KEY=VALUE a line");
  app.allow_config_extras(CLI::config_extras_mode::error);
  std::string index;
  app.add_option("INDEX,--index", index, "folder of the index")
      ->required()
      ->envname("FIHRIST_INDEX");
  std::string listen = "127.0.0.1:8080";
  app.add_option("--listen", listen, "HOST:PORT or unix:PATH")
      ->envname("FIHRIST_LISTEN")
      ->capture_default_str();
  std::size_t match_sets = fihrist::kDefaultMatchSetBytes;
  app.add_option("--match-sets", match_sets,
                 "bytes of memory for what was matched and counted, so that a "
                 "facet chosen, the next page or another order cost little; 0: "
                 "none")
      ->envname("FIHRIST_MATCH_SETS")
      ->transform(CLI::AsSizeValue(false))
      ->type_name("BYTES")
      ->default_str("64MB");

  return fihrist::run_program(app, argc, argv, [&] {
    // Data goes to the standard output, messages do not.
    spdlog::set_default_logger(spdlog::stderr_color_mt("searchd"));
    const auto address = fihrist::parse_listen_address(listen);
    const fihrist::Searcher searcher(index, match_sets);
    fihrist::serve(searcher, address);
    return 0;
  });
}
