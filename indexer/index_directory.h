// An index on disk (indexer/SCHEMA.md): which generation is live, where its
// shards are, and who may write.
//
//   const Generation live = live_generation("data/index");
//   Xapian::Database shard(live.shards[0]);
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace fihrist {

constexpr unsigned kMaxShards = 64;

struct Manifest {
  int schema = 0;
  std::string analyzers;  // analyzer_signature() of the build
  std::string aliases;    // AliasTable::digest() of the build
  unsigned shards = 0;
  std::uint64_t documents = 0;  // at the end of the build
  std::string built;            // a time, for people
};

struct Generation {
  unsigned number = 0;
  std::filesystem::path folder;
  Manifest manifest;
  std::vector<std::string> shards;  // paths, in order

  std::filesystem::path aliases() const { return folder / "aliases"; }
};

std::filesystem::path generation_folder(const std::filesystem::path& index,
                                        unsigned number);

// Throws Error (no_index) when there is none, or when this program would
// misread it; the message names the command that mends it. Who only wants the
// documents that it stores takes one of any analyzers.
enum class Analyzers { ours, any };
Generation live_generation(const std::filesystem::path& index,
                           Analyzers analyzers = Analyzers::ours);

// The generation a stub file's text names; what `current` held when it was
// read decides, even when the file has changed since.
Generation read_generation(const std::filesystem::path& index,
                           const std::string& stub,
                           Analyzers analyzers = Analyzers::ours);

// The live generation of this schema or an older one. Only its stored documents
// may be read (StoredDocuments): they are kept so that a new index can be made
// of them.
Generation stored_generation(const std::filesystem::path& index);

// The text of `current`; cheap to compare with what it was.
std::string read_stub(const std::filesystem::path& index);

void write_manifest(const Generation& generation);

// Whether clusters of copies may be wrong, for a command that adds or removes
// was killed before it had settled them. It says so before its first change,
// and the next command that writes settles all.
bool has_unsettled_copies(const Generation& generation);
void note_unsettled_copies(const Generation& generation);
void forget_unsettled_copies(const Generation& generation);

// Makes the generation the live one, in one step, its digests written
// (file_digests.h); what it was is kept until the next, and all older ones are
// deleted.
void make_live(const std::filesystem::path& index,
               const Generation& generation);

// Deletes what a writer that was killed or failed has left: generations that
// are unfinished, or finished and after the live one, which never lived. The
// caller is the writer.
void delete_unfinished(const std::filesystem::path& index);

// The number after all that are there.
unsigned next_generation_number(const std::filesystem::path& index);

}  // namespace fihrist
