// Last words of names, sorted by their text, so that each lookup is a binary search. Tested by tests/cases/language.
#include "rashomon/language/name_kinds.h"

#include <algorithm>
#include <optional>

namespace rashomon {
namespace {

struct Known {
  std::string_view word;
  NameKind kind;
  friend bool operator<(const Known& a, const Known& b) { return a.word < b.word; }
};

bool is_one_word(const Name& name) {
  return name.end_token - name.first_token == 1;
}

std::string_view last_word(std::string_view text, const Name& name) {
  const std::string_view whole = text_of(text, name.span);
  const std::size_t space = whole.find_last_of(" \n");
  return space == std::string_view::npos ? whole : whole.substr(space + 1);
}

std::optional<NameKind> find_kind(const std::vector<Known>& known, std::string_view word) {
  const auto found = std::lower_bound(known.begin(), known.end(), Known{word, NameKind::other});
  if (found == known.end() || found->word != word) return std::nullopt;
  return found->kind;
}

}  // namespace

void settle_kinds(std::string_view text, std::vector<Name>& names, const std::vector<KindGround>& grounds) {
  std::vector<Known> lone, full, people;  // lone: last words that stand alone somewhere
  for (const Name& name : names)
    if (is_one_word(name)) lone.push_back({text_of(text, name.span), name.kind});
  std::sort(lone.begin(), lone.end());
  // A full form without a kind is a person's where its last word also stands alone.
  for (std::size_t i = 0; i < names.size(); ++i) {
    Name& name = names[i];
    if (!is_one_word(name) && grounds[i] == KindGround::open && name.end_token - name.first_token <= 4 &&
        find_kind(lone, last_word(text, name)))
      name.kind = NameKind::person;
    if (name.kind == NameKind::person)
      people.push_back({last_word(text, name), name.kind});
    else if (!is_one_word(name) && name.kind != NameKind::other)
      full.push_back({text_of(text, name.span).substr(0, text_of(text, name.span).find(' ')), name.kind});
  }
  std::sort(people.begin(), people.end());
  std::sort(full.begin(), full.end());
  for (std::size_t i = 0; i < names.size(); ++i) {
    Name& name = names[i];
    if (name.kind == NameKind::person || name.kind == NameKind::group || grounds[i] == KindGround::cue) continue;
    if (find_kind(people, text_of(text, name.span)))
      name.kind = NameKind::person;
    else if (grounds[i] == KindGround::open && is_one_word(name) && find_kind(full, text_of(text, name.span)))
      name.kind = *find_kind(full, text_of(text, name.span));
  }
}

}  // namespace rashomon
