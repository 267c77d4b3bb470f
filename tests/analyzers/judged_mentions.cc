#include "judged_mentions.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace fihrist {
namespace {

constexpr std::string_view kHeadlineEnds = " \u00B6 ";  // ¶
constexpr std::size_t kColumns = 4;

// "{Kani=esmail-qaani} left" -> "Kani left" and the mention's bytes.
class MarkupReader {
 public:
  MarkupReader(std::string_view markup, Field field, JudgedRow& row)
      : rest_(markup), field_(field), row_(row) {}

  std::string read() {
    while (!rest_.empty()) {
      if (rest_.starts_with("\\n")) {
        rest_.remove_prefix(2);
        text_ += '\n';
      } else if (rest_[0] == '{') {
        open_.push_back(size());
        rest_.remove_prefix(1);
      } else if (rest_[0] == '}') {
        throw std::runtime_error("} without {surface=actor before it");
      } else if (rest_[0] == '=' && !open_.empty()) {
        close();
      } else {
        text_ += rest_[0];
        rest_.remove_prefix(1);
      }
    }
    if (!open_.empty()) throw std::runtime_error("{ without =actor}");
    return text_;
  }

 private:
  std::uint32_t size() const {
    return static_cast<std::uint32_t>(text_.size());
  }

  void close() {
    const std::size_t end = rest_.find_first_of("{}");
    if (end == std::string_view::npos || rest_[end] != '}') {
      throw std::runtime_error("=actor without }");
    }
    if (open_.back() == size()) throw std::runtime_error("{} without words");
    row_.mentions.push_back(
        {field_, open_.back(), size(), std::string(rest_.substr(1, end - 1))});
    open_.pop_back();
    rest_.remove_prefix(end + 1);
  }

  std::string_view rest_;
  Field field_;
  JudgedRow& row_;
  std::string text_;
  std::vector<std::uint32_t> open_;
};

std::vector<std::string_view> columns_of(std::string_view line) {
  std::vector<std::string_view> columns;
  while (true) {
    const std::size_t tab = line.find('\t');
    columns.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return columns;
    line.remove_prefix(tab + 1);
  }
}

void read_texts(std::string_view markup, JudgedRow& row) {
  const std::size_t headline = markup.find(kHeadlineEnds);
  if (headline != std::string_view::npos) {
    row.document.title =
        MarkupReader(markup.substr(0, headline), Field::title, row).read();
    markup.remove_prefix(headline + kHeadlineEnds.size());
  }
  row.document.body = MarkupReader(markup, Field::body, row).read();
  std::sort(row.mentions.begin(), row.mentions.end());
}

JudgedRow read_row(std::string_view line) {
  const auto columns = columns_of(line);
  if (columns.size() != kColumns) {
    throw std::runtime_error("not four columns: kind, date, model, text");
  }
  JudgedRow row;
  row.kind = columns[0];
  row.model = columns[2];
  const auto& kinds = judged_kinds();
  if (std::find(kinds.begin(), kinds.end(), row.kind) == kinds.end()) {
    throw std::runtime_error("unknown kind " + row.kind);
  }
  if (!columns[1].empty()) {
    row.document.date = parse_date(columns[1]);
    row.document.date_origin = DateOrigin::given;
    if (!row.document.date) {
      throw std::runtime_error("not a date: " + std::string(columns[1]));
    }
  }
  read_texts(columns[3], row);
  if (row.document.body.empty()) throw std::runtime_error("no text");
  return row;
}

}  // namespace

const std::vector<std::string_view>& judged_kinds() {
  static const std::vector<std::string_view> kinds = {
      "plain",   "spelling",    "support",    "namesake",   "living_dead",
      "longest", "inside_name", "title_date", "title_name", "former",
      "acronym", "capitals",    "words",      "thread",     "native",
      "mt",      "kunya",
  };
  return kinds;
}

std::vector<JudgedRow> read_judged_rows(
    std::istream& in, const std::function<bool(std::string_view)>& is_actor) {
  std::vector<JudgedRow> rows;
  std::string text;
  for (std::size_t line = 1; std::getline(in, text); ++line) {
    if (text.empty() || text[0] == '#') continue;
    try {
      JudgedRow row = read_row(text);
      for (const JudgedMention& mention : row.mentions) {
        if (is_actor(mention.actor)) continue;
        throw std::runtime_error("no actor " + mention.actor);
      }
      row.line = line;
      row.document.id = "mentions.tsv:" + std::to_string(line);
      rows.push_back(std::move(row));
    } catch (const std::runtime_error& error) {
      throw std::runtime_error("mentions.tsv:" + std::to_string(line) + ": " +
                               error.what());
    }
  }
  return rows;
}

}  // namespace fihrist
