// Full names are put together by first name; only within such a group are last names compared letter by letter.
#include "rashomon/compare/conflicts/name_conflicts.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_set>

#include <fmt/format.h>

#include "rashomon/compare/claims.h"
#include "rashomon/compare/sentence_at.h"
#include "rashomon/match/stem.h"
#include "rashomon/reading/person_names.h"

namespace rashomon {
namespace {

constexpr std::size_t kMinLetters = 4;  // of a last name; shorter ones differ by a letter too easily
constexpr std::size_t kMaxEdits = 2;    // in seven letters and more; else one
constexpr std::size_t kMaxNamesakes = 200;

struct FullName {
  Place place;
  std::string first, last;
};

// Letters to change, put in, leave out or swap with their neighbour (optimal string alignment).
std::size_t count_edits(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i)
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        cost[i][j] = i + j;
        continue;
      }
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  return cost[a.size()][b.size()];
}

bool is_misspelling(const FullName& a, const FullName& b) {
  if (a.first != b.first || a.last == b.last || sound_of(a.last) == sound_of(b.last)) return false;
  const std::size_t shorter = std::min(a.last.size(), b.last.size()), longer = std::max(a.last.size(), b.last.size());
  if (shorter < kMinLetters || longer - shorter > kMaxEdits || longer > 40 || a.last[0] != b.last[0]) return false;
  return count_edits(a.last, b.last) <= (shorter < 7 ? 1 : kMaxEdits);
}

// The full names of an article that can be persons', each spelling at its first place, and all words it capitalises.
struct NamesOfArticle {
  std::vector<FullName> names;
  std::unordered_set<std::string> capitalised;
};

NamesOfArticle read_names(std::uint32_t article, const Telling& telling) {
  NamesOfArticle found;
  for (const Token& token : telling.analysis.tokens)
    if (token.capitalised) found.capitalised.insert(fold_word(text_of(telling.article.text, token.span)));
  std::set<std::pair<std::string, std::string>> seen;
  for (const Name& name : telling.analysis.names) {
    const std::string_view text = text_of(telling.article.text, name.span);
    const std::size_t first_end = text.find(' '), last_begin = text.rfind(' ');
    const bool can_be_person = name.kind == NameKind::person || name.kind == NameKind::other;
    if (!can_be_person || first_end == std::string_view::npos) continue;
    FullName full{{article, name.span}, fold_word(text.substr(0, first_end)), fold_word(text.substr(last_begin + 1))};
    if (seen.insert({full.first, full.last}).second) found.names.push_back(std::move(full));
  }
  return found;
}

}  // namespace

std::vector<Conflict> find_name_conflicts(std::span<const Telling> tellings) {
  std::vector<NamesOfArticle> articles;
  std::map<std::string, std::vector<const FullName*>> by_first_name;
  for (std::uint32_t i = 0; i < tellings.size(); ++i) articles.push_back(read_names(i, tellings[i]));
  for (const NamesOfArticle& article : articles)
    for (const FullName& name : article.names) by_first_name[name.first].push_back(&name);
  const auto writes = [&](const FullName& reader, const std::string& word) {
    return articles[reader.place.article].capitalised.contains(word);
  };
  // Two people can be called nearly alike ("Michael McFaul", "Michael McCaul"): what is told of them has to agree too.
  const auto tell_alike = [&](const FullName& a, const FullName& b) {
    const auto sentence = [&](const FullName& name) {
      const Telling& telling = tellings[name.place.article];
      return read_claim_in(telling, sentence_at(telling.analysis, name.place.span));
    };
    return share_words(sentence(a), sentence(b));
  };
  const auto text = [&](const FullName& name) {
    return text_of(tellings[name.place.article].article.text, name.place.span);
  };
  std::map<std::vector<std::string>, Conflict> conflicts;  // by first name and both last names
  for (const auto& [first_name, names] : by_first_name)
    for (std::size_t x = 0; x < names.size(); ++x)
      for (std::size_t y = x + 1; y < std::min(names.size(), x + kMaxNamesakes); ++y) {
        const FullName &a = *names[x], &b = *names[y];
        if (a.place.article == b.place.article || !is_misspelling(a, b) || writes(a, b.last) || writes(b, a.last) ||
            !tell_alike(a, b))
          continue;
        Conflict& conflict = conflicts[{first_name, std::min(a.last, b.last), std::max(a.last, b.last)}];
        conflict.kind = ConflictKind::name;
        conflict.values.insert(conflict.values.end(), {a.place, b.place});
        if (conflict.why.empty())
          conflict.why = fmt::format("one article writes \"{}\" throughout, the other \"{}\"", text(a), text(b));
      }
  std::vector<Conflict> found;
  for (auto& [spellings, conflict] : conflicts) {
    std::sort(conflict.values.begin(), conflict.values.end());
    conflict.values.erase(std::unique(conflict.values.begin(), conflict.values.end()), conflict.values.end());
    found.push_back(std::move(conflict));
  }
  return found;
}

}  // namespace rashomon
