#include "rashomon/reading/cue_table.h"

#include <algorithm>
#include <charconv>

#include "rashomon/base/embedded.h"
#include "rashomon/reading/table_lines.h"

namespace rashomon {
namespace {

constexpr std::array<std::string_view, kComplements> kNames = {
    "that", "clause", "object", "question", "to",   "ing", "quote", "colon",   "of",
    "about", "for",   "on",     "against",  "with", "at",  "as",    "other", "passive", "after"};

void set_rate(CueRow& row, std::string_view field) {
  const std::size_t colon = field.find(':');
  if (colon == std::string_view::npos) {
    row.recipient = row.recipient || field == "recipient";
    return;
  }
  unsigned rate = 0;
  const std::string_view digits = field.substr(colon + 1);
  std::from_chars(digits.data(), digits.data() + digits.size(), rate);
  for (std::size_t i = 0; i < kComplements; ++i)
    if (field.substr(0, colon) == kNames[i] || field.starts_with("all:")) row.rate[i] = static_cast<std::uint8_t>(rate);
}

std::vector<CueRow> parse_table() {
  std::vector<CueRow> rows(1);
  for (const std::string_view line : table_lines(embedded_text("rashomon/reading/tables/cues.txt"))) {
    const std::vector<std::string_view> fields = fields_of(line);
    if (fields.size() < 2) continue;
    CueRow row;
    row.kind = fields[0] == "noun" ? CueKind::noun : fields[0] == "adjective" ? CueKind::adjective : CueKind::verb;
    row.lemma = fields[1];
    for (std::size_t i = 2; i < fields.size(); ++i) set_rate(row, fields[i]);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

const std::vector<CueRow>& cue_table() {
  static const std::vector<CueRow> table = parse_table();
  return table;
}

std::uint16_t any_verb_row() {
  static const auto row = static_cast<std::uint16_t>(
      std::find_if(cue_table().begin(), cue_table().end(), [](const CueRow& r) { return r.lemma == "*"; }) -
      cue_table().begin());
  return row < cue_table().size() ? row : std::uint16_t{0};
}

std::string_view name_of(Complement complement) {
  return complement == Complement::none ? "none" : kNames[static_cast<std::size_t>(complement)];
}

}  // namespace rashomon
