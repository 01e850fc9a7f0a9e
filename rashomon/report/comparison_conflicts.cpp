// Conflicts for the terminal. Of many articles one sentence stands for all that have its value, and conflicts that show much
// the same are one item: fifty articles stay readable.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "rashomon/report/comparison_writer.h"
#include "rashomon/report/findings.h"
#include "rashomon/report/names.h"

namespace rashomon {
namespace {

constexpr std::size_t kMaxInFull = 4;  // values of a conflict, each with its sentence

std::string said_by(const Telling& telling, Span span) {
  const std::string name = printable(speaker_of(telling, span));
  return ink(Ink::strong, name.empty() ? "nobody named" : name);
}

struct FoldedConflict {
  std::size_t conflict = 0;
  std::vector<std::size_t> alike;
};

// A conflict half of whose values one of the same kind before it shows stands with that one.
std::vector<FoldedConflict> fold_conflicts(const std::vector<Conflict>& conflicts) {
  std::vector<FoldedConflict> shown;
  for (std::size_t i = 0; i < conflicts.size(); ++i) {
    const auto& values = conflicts[i].values;
    const auto has_most = [&](const FoldedConflict& other) {
      const auto& theirs = conflicts[other.conflict].values;
      const auto common = std::count_if(values.begin(), values.end(), [&](const Place& value) {
        return std::find(theirs.begin(), theirs.end(), value) != theirs.end();
      });
      return conflicts[other.conflict].kind == conflicts[i].kind && 2 * static_cast<std::size_t>(common) >= values.size();
    };
    const auto same = values.size() > 2 ? std::find_if(shown.begin(), shown.end(), has_most) : shown.end();
    if (same == shown.end())
      shown.push_back({i, {}});
    else
      same->alike.push_back(i);
  }
  return shown;
}

// Each value in its sentence. Of many articles the sentence of the first stands for all that have its value.
std::vector<std::pair<std::uint32_t, std::string>> value_lines(const ComparisonReport& report, const Conflict& conflict) {
  const bool by_speaker = conflict.kind == ConflictKind::speaker;
  const bool is_short = conflict.values.size() > kMaxInFull && !by_speaker;
  std::vector<std::pair<std::uint32_t, std::string>> lines;
  std::map<std::string, std::string> line_of;  // by value
  for (const Place value : conflict.values) {
    std::string line = value_in_context(report, value);
    if (by_speaker) append_part(line, "\n", "given to " + said_by(report.tellings[value.article], value.span));
    if (is_short) line = line_of.try_emplace(report.shown(value), line).first->second;
    lines.emplace_back(value.article, std::move(line));
  }
  return lines;
}

}  // namespace

void write_conflicts(const ComparisonReport& report) {
  const auto& conflicts = report.comparison.conflicts;
  if (conflicts.empty()) return;
  report.text.heading("WHERE VALUES DIFFER");
  const std::vector<FoldedConflict> folded = fold_conflicts(conflicts);
  for (const auto& [i, alike] : std::span(folded).first(std::min(folded.size(), kMaxItems))) {
    std::string head(words_for(conflicts[i].kind));
    if (!conflicts[i].why.empty()) head += ": " + printable(conflicts[i].why);
    if (conflicts[i].confidence) head += ink(Ink::faint, fmt::format(" (of one thing: {:.2f})", *conflicts[i].confidence));
    report.item("c", i, head);
    report.lettered(value_lines(report, conflicts[i]));
    if (!alike.empty()) report.text.wrapped(kIndent + kNumberWidth, "", kIndent + kNumberWidth, ink(Ink::faint, much_the_same("c", alike)));
  }
  report.rest(folded.size());
}

}  // namespace rashomon
