#include "rashomon/reading/attribution/passive_cues.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "rashomon/base/embedded.h"
#include "rashomon/reading/speaker_nouns.h"
#include "rashomon/reading/table_lines.h"
#include "rashomon/reading/words.h"

namespace rashomon {
namespace {

bool is_patient_verb(const std::string& participle) {
  static const std::unordered_set<std::string_view> verbs = [] {
    std::unordered_set<std::string_view> read;
    for (const std::string_view line : table_lines(embedded_text("rashomon/reading/tables/patient_verbs.txt")))
      for (const std::string_view verb : fields_of(line)) read.insert(verb);
    return read;
  }();
  return verbs.contains(participle);
}

class PassiveFinder {
 public:
  PassiveFinder(const Article& article, const Analysis& analysis) : text_(article.text), tokens_(analysis.tokens) {}

  bool is_passive(const Attribution& attribution) const {
    if (attribution.cue.empty()) return false;
    const Span cue{attribution.cue.front().begin, attribution.cue.back().end};
    auto token = std::partition_point(tokens_.begin(), tokens_.end(), [&](const Token& t) { return t.span.end <= cue.begin; });
    bool be = stands_apart(token);
    for (; token != tokens_.end() && token->span.begin < cue.end; ++token) {
      const std::string word = folded(*token);
      const Word grammar = classify_word(word);
      if (be && is_patient_verb(word)) return !(word == "quoted" && token + 1 != tokens_.end() && folded(token[1]) == "as");
      if (grammar.is(kBe)) be = true;
      else if (!grammar.is(kAdverb | kHave | kModal | kNegation)) be = false;
    }
    return false;
  }

 private:
  std::string folded(const Token& token) const { return folded_name_word(text_of(text_, token.span)); }

  // "Vane, | asked about", "when | asked about": a participle by itself.
  bool stands_apart(std::vector<Token>::const_iterator cue) const {
    if (cue == tokens_.begin() || cue + 1 >= tokens_.end()) return false;
    const std::string before = folded(*(cue - 1));
    return (before == "," || before == "when") && folded(*cue) == "asked" && classify_word(folded(*(cue + 1))).is(kPreposition);
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
};

}  // namespace

void drop_patients(const Article& article, const Analysis& analysis, std::vector<Attribution>& attributions) {
  const PassiveFinder finder(article, analysis);
  for (Attribution& attribution : attributions)
    if (finder.is_passive(attribution))
      std::erase_if(attribution.source, [&](Span source) { return source.begin < attribution.cue.front().begin; });
}

}  // namespace rashomon
