// Taken spans are sorted once, so that each paragraph is looked up by halving.
#include "rashomon/reading/attribution/unmarked_speech.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace rashomon {
namespace {

constexpr double kSetOff = 0.8, kFirstPerson = 0.6;  // confidence, by what was read of them; PolNeAR has no such paragraphs
constexpr std::uint32_t kMaxWords = 80;              // and signs, of a paragraph in the first person; longer ones are an author's
constexpr double kLikely = 0.5;                      // confidence of an attribution that counts here
constexpr std::size_t kFew = 3;                      // paragraphs in the first person; more are an author's

bool is_i(std::string_view word) {
  static constexpr std::array<std::string_view, 9> kForms = {"I", "I'm", "I’m", "I've", "I’ve", "I'd", "I’d", "I'll", "I’ll"};
  return std::find(kForms.begin(), kForms.end(), word) != kForms.end();
}

// What speaks against a paragraph's being speech as a whole: words in quotation marks, and what somebody but "I" is likely to
// have said. Spans, none of which need be apart.
class Taken {
 public:
  Taken(const Article& article, const Analysis& analysis, const std::vector<Attribution>& attributions) {
    for (const Quoted& quoted : analysis.quoted) spans_.push_back(quoted.outer);
    for (const Attribution& attribution : attributions) {
      const bool by_i = attribution.source.size() == 1 && is_i(text_of(article.text, attribution.source[0]));
      if (by_i || attribution.confidence < kLikely) continue;
      for (const auto* parts : {&attribution.source, &attribution.content})
        spans_.insert(spans_.end(), parts->begin(), parts->end());
    }
    std::sort(spans_.begin(), spans_.end());
    std::uint32_t latest = 0;
    for (const Span span : spans_) latest_end_.push_back(latest = std::max(latest, span.end));
  }
  bool overlaps(Span span) const {
    const auto after = std::lower_bound(spans_.begin(), spans_.end(), span.end,
                                        [](Span s, std::uint32_t end) { return s.begin < end; });
    return after != spans_.begin() && latest_end_[static_cast<std::size_t>(after - spans_.begin()) - 1] > span.begin;
  }

 private:
  std::vector<Span> spans_;
  std::vector<std::uint32_t> latest_end_;  // of all spans up to this one
};

// A sentence begins with "I"; amid one ("the experts I spoke to") it is the reporter's.
bool speaks_in_first_person(const Article& article, const Analysis& analysis, const Paragraph& paragraph) {
  std::uint32_t words = 0;
  bool found = false;
  for (std::uint32_t s = paragraph.first_sentence; s < paragraph.end_sentence; ++s) {
    const Sentence& sentence = analysis.sentences[s];
    words += sentence.end_token - sentence.first_token;
    found |= sentence.first_token < sentence.end_token &&
             is_i(text_of(article.text, analysis.tokens[sentence.first_token].span));
  }
  return found && words <= kMaxWords;
}

// Whether a source can say "I": it names a person or is "he" or "she".
bool is_person(const Article& article, const Analysis& analysis, const std::vector<Span>& source) {
  for (const Span part : source) {
    const std::string_view text = text_of(article.text, part);
    if (text == "he" || text == "she" || text == "He" || text == "She") return true;
    const auto name = std::lower_bound(analysis.names.begin(), analysis.names.end(), part.begin,
                                       [](const Name& n, std::uint32_t begin) { return n.span.end <= begin; });
    if (name != analysis.names.end() && name->kind == NameKind::person && overlaps(name->span, part)) return true;
  }
  return false;
}

bool ends_in_colon(const Article& article, Span span) {
  const std::string_view text = text_of(article.text, span);
  const std::size_t last = text.find_last_not_of(" \n\t");
  return last != std::string_view::npos && text[last] == ':';
}

// The one person whom the sentence before names: "Orla Pike wrote in a letter:". Empty where none or several are.
std::vector<Span> announced(const Analysis& analysis, const Paragraph& before) {
  std::vector<Span> found;
  if (before.first_sentence == before.end_sentence) return found;
  const Span sentence = analysis.sentences[before.end_sentence - 1].span;
  for (auto name = std::lower_bound(analysis.names.begin(), analysis.names.end(), sentence.begin,
                                    [](const Name& n, std::uint32_t begin) { return n.span.begin < begin; });
       name != analysis.names.end() && name->span.begin < sentence.end; ++name)
    if (name->kind == NameKind::person) found.push_back(name->span);
  return found.size() == 1 ? found : std::vector<Span>();
}

}  // namespace

void add_unmarked_speech(const Article& article, const Analysis& analysis, std::vector<Attribution>& attributions) {
  const Taken taken(article, analysis, attributions);
  struct Speech {
    Span span;
    bool set_off;
    std::vector<Span> source;  // where the paragraph before says it
  };
  std::vector<Speech> speeches;
  std::size_t in_first_person = 0;
  for (std::size_t p = 1; p < analysis.paragraphs.size(); ++p) {
    const Paragraph& paragraph = analysis.paragraphs[p];
    const bool set_off =
        paragraph.kind == BlockKind::quotation && ends_in_colon(article, analysis.paragraphs[p - 1].span);
    const bool can_be = set_off || paragraph.kind == BlockKind::paragraph || paragraph.kind == BlockKind::quotation;
    if (!can_be || taken.overlaps(paragraph.span)) continue;
    if (!set_off && !speaks_in_first_person(article, analysis, paragraph)) continue;
    in_first_person += !set_off;
    speeches.push_back({paragraph.span, set_off, {}});
    if (set_off) speeches.back().source = announced(analysis, analysis.paragraphs[p - 1]);
  }
  const bool author_speaks = in_first_person > kFew || analysis.quoted.size() < in_first_person;
  std::vector<Attribution> found;
  auto spoken = attributions.begin();  // the first that begins behind the speech at hand
  const std::vector<Span>* source = nullptr;
  for (const Speech& speech : speeches) {
    for (; spoken != attributions.end() && spoken->content.front().begin < speech.span.begin; ++spoken)
      if (spoken->confidence >= kLikely && !spoken->source.empty() && !is_i(text_of(article.text, spoken->source[0])))
        source = &spoken->source;
    const bool has_speaker = source != nullptr && is_person(article, analysis, *source);
    if (!speech.set_off && (author_speaks || !has_speaker)) continue;
    Attribution said;
    if (!speech.source.empty())
      said.source = speech.source;
    else if (source != nullptr)
      said.source = *source;
    said.content = {speech.span};
    said.confidence = speech.set_off ? kSetOff : kFirstPerson;
    said.why = speech.set_off ? "set off as a quotation, without quotation marks" : "in the first person, without quotation marks";
    found.push_back(std::move(said));
  }
  const auto middle = attributions.insert(attributions.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  std::inplace_merge(attributions.begin(), middle, attributions.end(),
                     [](const Attribution& a, const Attribution& b) { return a.content.front() < b.content.front(); });
}

}  // namespace rashomon
