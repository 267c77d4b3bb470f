#include "analyzers/user_table.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <utility>

#include "analyzers/alias_check.h"
#include "analyzers/alias_files.h"
#include "analyzers/alias_merge.h"
#include "analyzers/guessed_rows.h"
#include "analyzers/words.h"
#include "corpus/error.h"
#include "corpus/utf8.h"

namespace fihrist {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kActors = "actors.tsv";
constexpr std::string_view kAliases = "aliases.tsv";
constexpr std::size_t kMaxCellBytes = 1000;

[[noreturn]] void fail_writing(const fs::path& path) {
  throw Error(ErrorCode::io, fmt::format("cannot write {}: {}", path.string(),
                                         std::strerror(errno)));
}

class File {
 public:
  File(const fs::path& path, int flags, mode_t mode = 0)
      : path_(path), file_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {
    if (file_ < 0) fail_writing(path_);
  }
  ~File() { ::close(file_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  void lock() {
    while (::flock(file_, LOCK_EX) != 0) {
      if (errno != EINTR) fail_writing(path_);
    }
  }

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t written = ::write(file_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail_writing(path_);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  void set_mode(mode_t mode) {
    if (::fchmod(file_, mode) != 0) fail_writing(path_);
  }

  void sync() {
    if (::fsync(file_) != 0) fail_writing(path_);
  }

 private:
  fs::path path_;
  int file_;
};

// Locked as long as it lives.
class Folder {
 public:
  explicit Folder(const std::string& path)
      : path_(made(path)), file_(path_, O_RDONLY | O_DIRECTORY) {
    file_.lock();
  }

  std::string read(std::string_view name) const {
    if (!fs::exists(path_ / name)) return {};
    std::ifstream in(path_ / name, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) {
      throw Error(ErrorCode::io,
                  fmt::format("cannot read {}; is it a file you may read?",
                              (path_ / name).string()));
    }
    return std::move(text).str();
  }

  void replace(std::string_view name, const std::string& text) {
    fs::path target = path_ / name;
    // What a link points to is replaced, not the link.
    if (fs::is_symlink(target)) target = fs::canonical(target);
    if (fs::exists(target) && !fs::is_regular_file(target)) {
      throw Error(ErrorCode::usage,
                  fmt::format("{} is no file", target.string()));
    }
    const fs::path fresh = target.string() + ".new";
    try {
      write_synced(fresh, text, mode_of(target));
      if (::rename(fresh.c_str(), target.c_str()) != 0) fail_writing(target);
    } catch (const Error&) {
      ::unlink(fresh.c_str());
      throw;
    }
    File(target.parent_path(), O_RDONLY | O_DIRECTORY).sync();
  }

 private:
  static fs::path made(const std::string& path) {
    if (path.empty()) {
      throw Error(ErrorCode::usage, "the folder of alias tables has no name");
    }
    if (::mkdir(path.c_str(), 0777) != 0 && errno != EEXIST) {
      fail_writing(path);
    }
    return path;
  }

  static mode_t mode_of(const fs::path& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777 : 0;
  }

  static void write_synced(const fs::path& path, const std::string& text,
                           mode_t mode) {
    File file(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (mode != 0) file.set_mode(mode);
    file.write(text);
    file.sync();
  }

  fs::path path_;
  File file_;
};

// Text that would not be read back as the one cell it is.
void check_cell(std::string_view what, std::string_view text) {
  std::string reason;
  if (const auto invalid = first_invalid_byte(text)) {
    reason = fmt::format("is not UTF-8 at byte {}", *invalid);
  } else if (printable(text) != text) {
    reason = "has a tab, a line end or another control character";
  } else if (text.size() > kMaxCellBytes) {
    reason = fmt::format("has more than {} bytes", kMaxCellBytes);
  }
  if (reason.empty()) return;
  throw Error(ErrorCode::usage,
              fmt::format("{} {}: {}", what, reason, quote(text)));
}

void check_cells(const Alias& alias) {
  check_cell("the id", alias.actor);
  check_cell("the alias", alias.text);
  check_cell("the source", alias.source);
  if (alias.text.starts_with('!')) {
    throw Error(ErrorCode::usage,
                fmt::format("an alias does not begin with “!”: {}; to refuse "
                            "one: fihrist names refuse",
                            quote(alias.text)));
  }
  if (trimmed(alias.text) != alias.text) {
    throw Error(
        ErrorCode::usage,
        fmt::format("the alias has blanks at an end: {}", quote(alias.text)));
  }
}

void check_cells(const Actor& actor) {
  check_cell("the id", actor.id);
  check_cell("the name", actor.name);
  check_cell("the description", actor.description);
}

std::string day(const std::optional<Date>& date) {
  return date ? to_string(*date) : std::string();
}

std::string line_of(const Alias& alias) {
  return fmt::format("{}\t{}{}\t{}\t{}\t{}\t{}\t{}", alias.actor,
                     alias.retracts ? "!" : "", alias.text,
                     to_string(alias.kind), to_string(alias.strength),
                     day(alias.held.first), day(alias.held.last), alias.source);
}

std::string line_of(const Actor& actor) {
  return fmt::format("{}\t{}\t{}\t{}", actor.id, to_string(actor.kind),
                     actor.name, actor.description);
}

void append_line(std::string& text, const std::string& line) {
  if (!text.empty() && !text.ends_with('\n')) text += '\n';
  text.append(line).append("\n");
}

using AliasTest = std::function<bool(const Alias&)>;

// Takes the lines out whose row passes the test; they are the result.
std::vector<TableLine> take_out(std::string& text, const AliasTest& test) {
  std::vector<TableLine> taken;
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    const std::string line = text.substr(at, end - at);
    at = end;
    AliasRows rows;
    read_alias_text(kAliases, "", line, rows, [](const Problem&) {});
    if (rows.aliases.size() == 1 && test(rows.aliases[0])) {
      taken.push_back({std::string(kAliases), line.substr(0, line.find('\n'))});
    } else {
      kept += line;
    }
  }
  text = std::move(kept);
  return taken;
}

struct Texts {
  std::string actors;
  std::string aliases;
};

struct Checked {
  AliasRows rows;
  std::vector<std::string> problems;
};

// The shipped tables with the folder's over them, two of which are these.
Checked check_texts(const std::string& folder, const Texts& texts) {
  Checked checked;
  const auto note = [&](const Problem& problem) {
    checked.problems.push_back(problem.reason);
  };
  // Links and corrections as they are; faults of theirs are old ones.
  AliasRows above = read_alias_folder(folder, [](const Problem&) {});
  above.actors.clear();
  above.aliases.clear();
  read_alias_text(kActors, std::string(kActors), texts.actors, above, note);
  read_alias_text(kAliases, std::string(kAliases), texts.aliases, above, note);
  checked.rows = follow_renames(
      merge_alias_rows(shipped_alias_rows(), std::move(above), note), note);
  for (const Problem& problem : check_alias_rows(checked.rows)) note(problem);
  return checked;
}

// The first problem that was not there before.
void check_change(const Checked& before, const Checked& after) {
  std::vector<std::string> old = before.problems;
  for (const std::string& problem : after.problems) {
    const auto known = std::find(old.begin(), old.end(), problem);
    if (known == old.end()) {
      throw Error(ErrorCode::usage,
                  fmt::format("nothing was written: {}", problem));
    }
    old.erase(known);
  }
}

bool is_refusal(const Alias& alias) {
  return alias.retracts && alias.source.starts_with("refused");
}

class Change {
 public:
  explicit Change(const std::string& path)
      : path_(path),
        folder_(path),
        old_{folder_.read(kActors), folder_.read(kAliases)},
        new_(old_),
        before_(check_texts(path, old_)) {}

  const AliasRows& rows() const { return before_.rows; }

  void take_out_rows(const AliasTest& test) {
    change_.taken_out = take_out(new_.aliases, test);
  }

  void append(std::string_view file, const std::string& line) {
    append_line(file == kActors ? new_.actors : new_.aliases, line);
    change_.written.push_back({std::string(file), line});
  }

  TableChange write() {
    check_change(before_, check_texts(path_, new_));
    if (new_.actors != old_.actors) folder_.replace(kActors, new_.actors);
    folder_.replace(kAliases, new_.aliases);
    return std::move(change_);
  }

 private:
  std::string path_;
  Folder folder_;
  Texts old_;
  Texts new_;
  Checked before_;
  TableChange change_;
};

// Words refused for nobody must not be somebody's already.
void check_nobody(const AliasRows& rows, const std::string& folded) {
  for (const Alias& alias : rows.aliases) {
    if (fold(alias.text) != folded) continue;
    throw Error(ErrorCode::usage,
                fmt::format("“{}” is an alias of {} at {}; to take it back: "
                            "fihrist names refuse {} {}",
                            alias.text, alias.actor, alias.row,
                            quote(alias.text), alias.actor));
  }
}

void check_actor(const AliasRows& rows, const std::string& id) {
  const auto is_it = [&](const Actor& actor) { return actor.id == id; };
  if (std::any_of(rows.actors.begin(), rows.actors.end(), is_it)) return;
  throw Error(ErrorCode::usage, fmt::format("no actor has the id {}; see: "
                                            "fihrist actors",
                                            quote(id)));
}

}  // namespace

TableChange add_alias(const std::string& folder, const Alias& alias,
                      const std::optional<Actor>& new_actor) {
  check_cells(alias);
  if (new_actor) check_cells(*new_actor);
  if (alias.retracts || alias.source.starts_with("refused")) {
    throw Error(ErrorCode::usage,
                "the source of an alias does not begin with "
                "“refused”; that marks refusals");
  }
  Change change(folder);
  if (new_actor) {
    const auto is_it = [&](const Actor& actor) {
      return actor.id == new_actor->id;
    };
    const std::vector<Actor>& known = change.rows().actors;
    if (std::any_of(known.begin(), known.end(), is_it)) {
      throw Error(ErrorCode::usage,
                  fmt::format("{} is an actor already; add the alias without "
                              "--actor-kind",
                              new_actor->id));
    }
    change.append(kActors, line_of(*new_actor));
  } else {
    check_actor(change.rows(), alias.actor);
  }
  const std::string folded = fold(alias.text);
  change.take_out_rows([&](const Alias& row) {
    return is_refusal(row) && fold(row.text) == folded &&
           (row.actor == alias.actor || row.actor == kNobody);
  });
  change.append(kAliases, line_of(alias));
  return change.write();
}

TableChange refuse_alias(const std::string& folder, const std::string& actor,
                         const std::string& text, const std::string& why) {
  Alias row;
  row.actor = actor;
  row.text = text;
  row.retracts = true;
  row.kind = guess_alias_kind(text);
  row.strength = Strength::weak;
  row.source = fmt::format("refused {}{}{}", to_string(today()),
                           why.empty() ? "" : ": ", why);
  check_cells(row);
  const std::string folded = fold(text);
  if (folded.empty()) {
    throw Error(ErrorCode::usage,
                fmt::format("there is no word in {}", quote(text)));
  }
  Change change(folder);
  for (const Alias& refused : change.rows().refusals) {
    if (refused.actor != actor || fold(refused.text) != folded) continue;
    throw Error(ErrorCode::usage, fmt::format("“{}” is refused already, at {}",
                                              text, refused.row));
  }
  if (actor == kNobody) {
    check_nobody(change.rows(), folded);
  } else {
    check_actor(change.rows(), actor);
    change.take_out_rows([&](const Alias& known) {
      return !known.retracts && known.actor == actor &&
             fold(known.text) == folded;
    });
  }
  change.append(kAliases, line_of(row));
  return change.write();
}

}  // namespace fihrist
