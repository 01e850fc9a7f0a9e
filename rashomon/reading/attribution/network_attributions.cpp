// From log odds of words to spans. The scheme of attributions is PolNeAR's (Newell et al. 2018).
#include "rashomon/reading/attribution/network_attributions.h"

#include <algorithm>
#include <cmath>

#include "rashomon/reading/attribution/content_type.h"
#include "rashomon/reading/attribution/interviews.h"
#include "rashomon/reading/attribution/passive_cues.h"
#include "rashomon/reading/attribution/quoted_persons.h"

namespace rashomon {
namespace {

// For each word: is it in the set that maximises the sum of (score - threshold) less `cost` for each border between in and
// out, the ends included? On a tie a word stays where its neighbour is, and the last one is out.
std::vector<bool> choose_words(const std::vector<float>& scores, float threshold, float cost) {
  const std::size_t count = scores.size();
  std::vector<bool> leaves(count), enters(count), chosen(count);
  float out = 0, in = -cost;
  for (std::size_t k = 0; k < count; ++k) {
    if (k > 0) {
      leaves[k] = in - cost > out;
      enters[k] = out - cost > in;
      const float next_out = leaves[k] ? in - cost : out;
      in = enters[k] ? out - cost : in;
      out = next_out;
    }
    in += scores[k] - threshold;
  }
  bool inside = in - cost > out;
  for (std::size_t k = count; k-- > 0;) {
    chosen[k] = inside;
    inside = inside ? !enters[k] : leaves[k];
  }
  return chosen;
}

// The chosen words as spans, neighbours joined.
std::vector<Span> join_words(const std::vector<bool>& chosen, std::uint32_t first_word,
                             const std::vector<ReaderWord>& words) {
  std::vector<Span> spans;
  for (std::size_t k = 0; k < chosen.size(); ++k) {
    if (!chosen[k]) continue;
    const Span word = words[first_word + k].span;
    if (k > 0 && chosen[k - 1]) {
      spans.back().end = word.end;
    } else {
      spans.push_back(word);
    }
  }
  return spans;
}

// "” ." is nobody's words.
bool holds_word(const Analysis& analysis, Span span) {
  auto token = std::partition_point(analysis.tokens.begin(), analysis.tokens.end(),
                                    [&](const Token& t) { return t.span.end <= span.begin; });
  for (; token != analysis.tokens.end() && token->span.begin < span.end; ++token)
    if (token->kind == TokenKind::word || token->kind == TokenKind::number) return true;
  return false;
}

// A cue whose content is not empty, with the words chosen for it.
struct Candidate {
  const ScoredCue* cue = nullptr;
  std::vector<bool> source, content;
};

// Dice of two sets of words of one window.
double likeness(const std::vector<bool>& a, const std::vector<bool>& b) {
  std::size_t in_both = 0, in_each = 0;
  for (std::size_t k = 0; k < a.size(); ++k) {
    in_both += a[k] && b[k];
    in_each += static_cast<std::size_t>(a[k]) + static_cast<std::size_t>(b[k]);
  }
  return in_each > 0 ? 2.0 * static_cast<double>(in_both) / static_cast<double>(in_each) : 0.0;
}

// Of candidates of one window whose contents are nearly the same, keeps the most probable, in the order of their cues.
std::vector<Candidate> without_rivals(std::vector<Candidate> candidates, double limit) {
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.cue->probability > b.cue->probability; });
  std::vector<Candidate> kept;
  for (Candidate& candidate : candidates) {
    const bool is_rival = std::any_of(kept.begin(), kept.end(), [&](const Candidate& other) {
      return likeness(candidate.content, other.content) > limit;
    });
    if (!is_rival) kept.push_back(std::move(candidate));
  }
  std::sort(kept.begin(), kept.end(),
            [](const Candidate& a, const Candidate& b) { return a.cue->first_word < b.cue->first_word; });
  return kept;
}

// The candidates of the cues from `begin` on that are of one window; `*end` is set behind the last of them.
std::vector<Candidate> find_candidates(const std::vector<ScoredCue>& cues, std::size_t begin, std::size_t* end,
                                       const ReaderThresholds& thresholds) {
  std::vector<Candidate> candidates;
  for (*end = begin; *end < cues.size() && cues[*end].window_first_word == cues[begin].window_first_word; ++*end) {
    const ScoredCue& cue = cues[*end];
    std::vector<bool> content = choose_words(cue.in_content, thresholds.content, thresholds.content_switch);
    if (std::find(content.begin(), content.end(), true) == content.end()) continue;
    candidates.push_back({&cue, choose_words(cue.in_source, thresholds.source, thresholds.source_switch), std::move(content)});
  }
  return candidates;
}

// A span of content, and the attribution that it is of where that matters.
struct OwnedSpan {
  Span span;
  const Attribution* owner = nullptr;
  friend bool operator<(const OwnedSpan& a, const OwnedSpan& b) { return a.span < b.span; }
};

void add_content(std::vector<OwnedSpan>& spans, const Attribution& attribution, const Attribution* owner) {
  for (const Span& content : attribution.content) spans.push_back({content, owner});
}

std::vector<OwnedSpan> join_overlapping(const std::vector<OwnedSpan>& sorted) {
  std::vector<OwnedSpan> joined;
  for (const OwnedSpan& next : sorted) {
    if (!joined.empty() && next.span.begin <= joined.back().span.end) {
      joined.back().span.end = std::max(joined.back().span.end, next.span.end);
    } else {
      joined.push_back(next);
    }
  }
  return joined;
}

std::uint32_t content_size(const Attribution& attribution) {
  std::uint32_t size = 0;
  for (const Span& content : attribution.content) size += content.size();
  return size;
}

// Calls `visit` with each of the sorted spans, none of which overlaps another, that overlaps some content.
template <typename Visit>
void visit_overlapping(const Attribution& attribution, const std::vector<OwnedSpan>& sorted, const Visit& visit) {
  for (const Span& content : attribution.content) {
    auto at = std::partition_point(sorted.begin(), sorted.end(),
                                   [&](const OwnedSpan& s) { return s.span.end <= content.begin; });
    for (; at != sorted.end() && at->span.begin < content.end; ++at) visit(*at, common_size(at->span, content));
  }
}

std::uint32_t shared_size(const Attribution& attribution, const std::vector<OwnedSpan>& sorted) {
  std::uint32_t shared = 0;
  visit_overlapping(attribution, sorted, [&](const OwnedSpan&, std::uint32_t size) { shared += size; });
  return shared;
}

// Whether `named` tells the same better: the attribution runs over several of them, or is about the same as one.
bool is_told_by_layout(const Attribution& attribution, const std::vector<OwnedSpan>& named) {
  const Attribution* owner = nullptr;
  bool several = false;
  std::uint32_t shared = 0;
  visit_overlapping(attribution, named, [&](const OwnedSpan& span, std::uint32_t size) {
    several = several || (owner != nullptr && owner != span.owner);
    owner = span.owner;
    shared += size;
  });
  return several || (owner != nullptr && 2 * shared > content_size(attribution) && 2 * shared > content_size(*owner));
}

// The probability that the network gives a cue -> how often source, cue and content of such an attribution are all right.
// A line through log odds, fitted on the 40 articles of PolNeAR that were held back from training: the network is too sure.
double calibrated(double probability) {
  constexpr double kScale = 0.76, kShift = -0.71, kLeast = 1e-4;
  const double bounded = std::clamp(probability, kLeast, 1 - kLeast);
  return 1 / (1 + std::exp(-(kScale * std::log(bounded / (1 - bounded)) + kShift)));
}

// "The bridge will open in May, a spokesman for the city told the paper."
bool is_set_behind(const Attribution& attribution) {
  constexpr double kSure = 0.9;  // so many are right in the training part of PolNeAR
  if (attribution.confidence < kSure || attribution.cue.empty() || attribution.source.empty()) return false;
  const std::uint32_t end = attribution.content.back().end;
  return end <= attribution.cue.front().begin && end <= attribution.source.front().begin;
}

bool by_position(const Attribution& a, const Attribution& b) { return a.content.front() < b.content.front(); }

}  // namespace

std::vector<Attribution> decode_attributions(const Article& article, const Analysis& analysis,
                                             const ReaderOutput& output, const ReaderThresholds& thresholds) {
  std::vector<Attribution> found;
  for (std::size_t begin = 0, end = 0; begin < output.cues.size(); begin = end) {
    for (const Candidate& candidate : without_rivals(find_candidates(output.cues, begin, &end, thresholds),
                                                     static_cast<double>(thresholds.rival))) {
      const ScoredCue& cue = *candidate.cue;
      Attribution attribution;
      attribution.content = join_words(candidate.content, cue.window_first_word, output.words);
      std::erase_if(attribution.content, [&](const Span& span) { return !holds_word(analysis, span); });
      if (attribution.content.empty()) continue;
      attribution.source = join_words(candidate.source, cue.window_first_word, output.words);
      if (attribution.source.size() == 1 && is_question_label(text_of(article.text, attribution.source[0]))) continue;
      attribution.cue = {{output.words[cue.first_word].span.begin, output.words[cue.end_word - 1].span.end}};
      attribution.type = type_of_content(article, analysis, attribution.content);
      attribution.confidence = calibrated(static_cast<double>(cue.probability));
      attribution.why = "trained reader";
      found.push_back(std::move(attribution));
    }
  }
  drop_patients(article, analysis, found);
  add_quoted_persons(article, analysis, found);
  std::stable_sort(found.begin(), found.end(), by_position);
  return found;
}

std::vector<Attribution> combine_attributions(std::vector<Attribution> found, const std::vector<Attribution>& by_rule) {
  std::vector<OwnedSpan> named;
  for (const Attribution& attribution : by_rule)
    if (attribution.named_by_layout) add_content(named, attribution, &attribution);
  std::sort(named.begin(), named.end());
  std::erase_if(found, [&](const Attribution& attribution) { return is_told_by_layout(attribution, named); });

  std::vector<OwnedSpan> known = named;
  for (const Attribution& attribution : found) add_content(known, attribution, nullptr);
  std::sort(known.begin(), known.end());
  known = join_overlapping(known);

  for (const Attribution& attribution : by_rule) {
    const bool sure = attribution.type == AttributionType::direct || is_set_behind(attribution);
    const bool missed = sure && 2 * shared_size(attribution, known) < content_size(attribution);
    const bool tells = attribution.tells_figure && shared_size(attribution, known) == 0;
    if (missed || tells || attribution.named_by_layout) found.push_back(attribution);
  }
  std::stable_sort(found.begin(), found.end(), by_position);
  return found;
}

}  // namespace rashomon
