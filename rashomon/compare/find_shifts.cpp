// Mentions are sorted to two sides, then places without a partner on the other side are dropped.
#include "rashomon/compare/find_shifts.h"

#include <algorithm>
#include <map>

#include "rashomon/compare/claims.h"
#include "rashomon/compare/sentence_at.h"
#include "rashomon/match/stem.h"

namespace rashomon {
namespace {

// More than a fact needs to be shown: a false shift says that a newsroom left a source out.
constexpr double kSureFact = 0.5;
constexpr double kLeastShared = 0.1;  // of the words of the claim with fewer

// A mention as the other side is looked at for partners.
struct Told {
  Place place;
  Claim claim;
  // Stems: where attributed, of the speaker's name; the outlet's, of all names in its sentence, if somebody's words are told in
  // it. Empty otherwise.
  std::set<std::string> names;
};

bool touches_quotation(const Analysis& analysis, Span span) {
  return std::any_of(analysis.quoted.begin(), analysis.quoted.end(),
                     [&](const Quoted& quoted) { return overlaps(quoted.outer, span); });
}

bool holds_attribution(const Reading& reading, Span sentence) {
  const auto inside = [&](const std::vector<Span>& spans) {
    return std::any_of(spans.begin(), spans.end(), [&](Span span) { return overlaps(span, sentence); });
  };
  return std::any_of(reading.attributions.begin(), reading.attributions.end(),
                     [&](const Attribution& a) { return inside(a.content) || inside(a.cue); });
}

std::set<std::string> stems_of_name(const std::string& name) {
  std::set<std::string> stems;
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find(' ', begin), name.size());
    if (std::string word = stem(fold_word(std::string_view(name).substr(begin, end - begin))); word.size() > 2)
      stems.insert(std::move(word));
    begin = end + 1;
  }
  return stems;
}

bool meets(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& word) { return b.contains(word); });
}

// A question, or what only a person says, such as a post that stands in the text without marks.
bool asserts_nothing(std::string_view sentence) {
  const bool says_i = sentence.starts_with("I ") || sentence.starts_with("I'") || sentence.starts_with("I’");
  return says_i || sentence.ends_with('?');
}

// Whether the outlet tells as its own what the speaker is said to have said.
bool is_shift(const Told& attributed, const Told& outlet) {
  if (attributed.place.article == outlet.place.article || attributed.claim.negated != outlet.claim.negated) return false;
  if (meets(attributed.names, outlet.names)) return false;
  const SharedWords shared = count_shared(attributed.claim, outlet.claim, attributed.names);
  return shared.plain > 0 && shared.share >= kLeastShared;
}

// Whether an outlet has the sentence of another's place too, as a copy of it has.
bool has_sentence_too(std::span<const Telling> tellings, const Place& place, std::uint32_t outlet) {
  const Telling& telling = tellings[place.article];
  const std::string_view sentence = text_of(telling.article.text, sentence_at(telling.analysis, place.span));
  return tellings[outlet].article.text.find(sentence) != std::string::npos;
}

// What one sentence of an outlet asserts is one finding, whatever facts it tells and whoever says the same elsewhere. The
// facts come in order, so the surest of them is looked for among those merged.
std::vector<Shift> merge_by_outlet(std::span<const Telling> tellings, const std::vector<Fact>& facts, std::vector<Shift> shifts) {
  std::map<std::set<SentenceId>, std::size_t> merged_of;  // by the outlet's sentences
  std::vector<Shift> merged;
  for (Shift& shift : shifts) {
    std::set<SentenceId> sentences;
    for (const Place& place : shift.outlet) sentences.insert(sentence_of(tellings, place));
    const auto [at, is_new] = merged_of.try_emplace(std::move(sentences), merged.size());
    if (is_new) {
      merged.push_back(std::move(shift));
      continue;
    }
    Shift& first = merged[at->second];
    for (const Place& place : shift.attributed) {
      const SentenceId sentence = sentence_of(tellings, place);
      if (std::none_of(first.attributed.begin(), first.attributed.end(), [&](const Place& p) { return sentence_of(tellings, p) == sentence; }))
        first.attributed.push_back(place);
    }
    std::sort(first.attributed.begin(), first.attributed.end());
    if (facts[index_of(shift.fact)].score > facts[index_of(first.fact)].score) {
      first.fact = shift.fact;
      first.outlet = std::move(shift.outlet);
    }
  }
  return merged;
}

}  // namespace

std::vector<Shift> find_shifts(std::span<const Telling> tellings, const std::vector<Fact>& facts,
                               const std::vector<VoiceMap>& voices) {
  std::vector<Shift> shifts;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].score < kSureFact) continue;
    std::vector<Told> attributed, outlet;
    for (const FactMention& mention : facts[i].mentions) {
      const Telling& telling = tellings[mention.place.article];
      Told told{mention.place, read_claim(telling, voices[mention.place.article], mention.place.span), {}};
      if (mention.voice == Voice::attributed) {
        if (mention.speaker) told.names = stems_of_name(*mention.speaker);
        attributed.push_back(std::move(told));
        continue;
      }
      if (touches_quotation(telling.analysis, mention.place.span)) continue;
      const Span sentence = sentence_at(telling.analysis, mention.place.span);
      if (asserts_nothing(text_of(telling.article.text, sentence))) continue;
      if (holds_attribution(telling.reading, sentence)) told.names = read_claim_in(telling, sentence).names;
      outlet.push_back(std::move(told));
    }
    Shift shift{static_cast<FactId>(i), {}, {}};
    std::vector<bool> has_partner(outlet.size());
    for (const Told& a : attributed) {
      bool found = false;
      for (std::size_t o = 0; o < outlet.size(); ++o)
        if (is_shift(a, outlet[o]) && !has_sentence_too(tellings, a.place, outlet[o].place.article)) found = has_partner[o] = true;
      if (found) shift.attributed.push_back(a.place);
    }
    for (std::size_t o = 0; o < outlet.size(); ++o)
      if (has_partner[o]) shift.outlet.push_back(outlet[o].place);
    if (!shift.attributed.empty()) shifts.push_back(std::move(shift));
  }
  return merge_by_outlet(tellings, facts, std::move(shifts));
}

}  // namespace rashomon
