#include "indexer/index_check.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <exception>
#include <sstream>
#include <utility>

#include "analyzers/alias_files.h"
#include "corpus/error.h"
#include "indexer/company_slot.h"
#include "indexer/copy_check.h"
#include "indexer/copy_sketch.h"
#include "indexer/document_codec.h"
#include "indexer/file_digests.h"
#include "indexer/fingerprint.h"
#include "indexer/index_directory.h"
#include "indexer/schema.h"
#include "indexer/stored_document.h"

namespace fihrist {
namespace {

void check_tables(const std::string& path, std::vector<std::string>& damage) {
  std::ostringstream report;
  if (Xapian::Database::check(path, 0, &report) > 0) {
    damage.push_back(fmt::format("{}: {}", path, report.str()));
  }
}

// All who stand together are actors of the document.
bool is_company_of(std::string_view company, std::string_view actors) {
  return company.empty() ||
         largest_actor(company) < unpack_actors(actors).size();
}

// The columns say what the document says.
bool has_values_of(const Xapian::Document& document,
                   const StoredDocument& stored) {
  const auto value = [&](Slot slot) {
    return document.get_value(static_cast<Xapian::valueno>(slot));
  };
  return decode_date(value(Slot::date)) == stored.document.date &&
         decode_added(value(Slot::added)) == stored.added &&
         decode_fingerprint(value(Slot::fingerprint)) ==
             fingerprint_of(stored) &&
         value(Slot::source) == stored.document.source &&
         is_company_of(value(Slot::company), value(Slot::actors)) &&
         value(Slot::language) == stored.document.language &&
         value(Slot::sketch) ==
             encode_sketch(sketch_of(words_of(stored, Field::body)));
}

// Each document reads, stands once, in the shard of its id, with its values.
void check_documents(const std::string& path, unsigned number,
                     const Generation& generation,
                     std::vector<std::string>& damage) {
  const Xapian::Database shard(path);
  const DocumentCodec documents(path, read_dictionary(shard));
  for (auto all = shard.postlist_begin(""); all != shard.postlist_end("");
       ++all) {
    const Xapian::Document document = shard.get_document(*all);
    const StoredDocument stored = documents.read(document);
    const std::string& id = stored.document.id;
    const auto times = shard.get_termfreq(make_term(kIdPrefix, id));
    if (times != 1) {
      damage.push_back(
          fmt::format("{}: {} is posted {} times", path, id, times));
    }
    if (shard_of(id, generation.manifest.shards) != number) {
      damage.push_back(fmt::format("{}: {} is of another shard", path, id));
    }
    if (!has_values_of(document, stored)) {
      damage.push_back(fmt::format("{}: {} has values of another", path, id));
    }
  }
}

// Every line of damage that `step` tells or ends with.
template <typename Step>
void attempt(std::vector<std::string>& damage, Step step) {
  try {
    step();
  } catch (const Xapian::Error& error) {
    damage.push_back(error.get_description());
  } catch (const std::exception& error) {
    damage.push_back(error.what());
  }
}

std::vector<std::string> check_shard(const Generation& generation,
                                     unsigned number) {
  const std::string& path = generation.shards[number];
  std::vector<std::string> damage;
  attempt(damage, [&] { check_tables(path, damage); });
  attempt(damage, [&] { check_documents(path, number, generation, damage); });
  return damage;
}

std::vector<std::string> check_clusters(const Generation& generation) {
  std::vector<std::string> damage;
  attempt(damage, [&] { damage = check_copies(generation.shards); });
  return damage;
}

// Each line ends with a NUL.
void write_lines(int file, const std::vector<std::string>& lines) {
  for (const std::string& line : lines) {
    std::string_view rest(line.c_str(), line.size() + 1);
    while (!rest.empty()) {
      const auto written = ::write(file, rest.data(), rest.size());
      if (written <= 0) ::_exit(1);
      rest.remove_prefix(static_cast<std::size_t>(written));
    }
  }
}

std::vector<std::string> read_lines(int file) {
  std::string text;
  std::array<char, 4096> bytes;
  for (;;) {
    const auto size = ::read(file, bytes.data(), bytes.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) break;
    text.append(bytes.data(), static_cast<std::size_t>(size));
  }
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line, '\0');) lines.push_back(line);
  return lines;
}

// Xapian trusts what it reads: some damage crashes it, its own check too. So
// that is done in a child process, whose crash is damage as well.
template <typename Check>
std::vector<std::string> check_apart(const std::string& what, Check check) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    throw Error(ErrorCode::io, "cannot make a pipe");
  }
  const pid_t child = ::fork();
  if (child == 0) {
    for (const int crash : {SIGSEGV, SIGBUS, SIGFPE, SIGABRT}) {
      ::signal(crash, SIG_DFL);
    }
    write_lines(ends[1], check());
    ::_exit(0);
  }
  ::close(ends[1]);
  if (child < 0) {
    ::close(ends[0]);
    throw Error(ErrorCode::io, "cannot start a process for the check");
  }
  std::vector<std::string> damage = read_lines(ends[0]);
  ::close(ends[0]);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (status != 0) {
    damage.push_back(
        fmt::format("{}: so damaged that reading it crashes", what));
  }
  return damage;
}

}  // namespace

std::vector<std::string> check_index(const std::string& index) {
  const Generation live = live_generation(index);
  std::vector<std::string> damage;
  attempt(damage, [&] {
    const AliasTable table(read_merged_alias_rows(live.aliases().string()));
    if (table.digest() != live.manifest.aliases) {
      damage.push_back("the alias tables are not those of the manifest");
    }
  });
  attempt(damage, [&] {
    for (std::string& line : check_digests(live.folder)) {
      damage.push_back(std::move(line));
    }
  });
  const std::string stub = read_stub(index);
  if (std::ranges::count(stub, '\n') != live.manifest.shards) {
    damage.push_back(
        "the shards named by current are not as many as those of "
        "the manifest");
  }
  const auto check_also = [&](const std::string& what, const auto& check) {
    for (std::string& line : check_apart(what, check)) {
      damage.push_back(std::move(line));
    }
  };
  for (unsigned i = 0; i < live.shards.size(); ++i) {
    check_also(live.shards[i], [&] { return check_shard(live, i); });
  }
  if (!has_unsettled_copies(live)) {
    check_also("copies", [&] { return check_clusters(live); });
  }
  return damage;
}

}  // namespace fihrist
