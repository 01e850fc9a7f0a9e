// Looks features up in a hash table read in place, then Viterbi. Tested by tests/name_tagger_test.cpp.
#include "rashomon/language/name_tagger.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "rashomon/base/error.h"

namespace rashomon {
namespace {

constexpr std::size_t kRow = 1024;  // bytes of a row of the tables in the file

// A table of `count` slots, a power of two of them with room between.
template <typename Slot>
const Slot* table(const WeightsFile& file, const std::string& tensor, std::size_t count) {
  if (count == 0 || (count & (count - 1)) != 0)
    throw Error(ErrorKind::format, tensor + ": expected a power of two of slots, found " + std::to_string(count));
  return reinterpret_cast<const Slot*>(file.tensor(tensor, {count * sizeof(Slot) / kRow, kRow}).i8());
}

template <typename Slot, typename IsFree>
void require_free_slot(const Slot* slots, std::size_t count, const std::string& tensor, const IsFree& is_free) {
  if (std::none_of(slots, slots + count, is_free))
    throw Error(ErrorKind::format, tensor + ": expected free slots, found none");
}

bool begins_name(std::size_t tag) {
  return tag % 2 == 1;
}

bool goes_on(std::size_t before, std::size_t tag) {
  return tag % 2 == 1 || tag == 0 || before == tag || before + 1 == tag;
}

}  // namespace

NameTagger::NameTagger(std::string_view bytes, const std::string& name)
    : file_(bytes, name),
      lexicon_(table<std::uint32_t>(file_, "words", file_.setting("word_slots")), file_.setting("word_slots")),
      head_(file_),
      steps_(read_steps("steps")),
      steps_with_head_(read_steps("steps_with_head")) {
  const std::size_t count = file_.setting("feature_slots");
  static_assert(sizeof(Slot) == 8);
  slots_ = table<Slot>(file_, "features", count);
  mask_ = static_cast<std::uint32_t>(count - 1);
  require_free_slot(slots_, count, "features", [](const Slot& slot) { return slot.mark == 0; });
  const auto* words = table<std::uint32_t>(file_, "words", file_.setting("word_slots"));
  require_free_slot(words, file_.setting("word_slots"), "words", [](std::uint32_t slot) { return slot == 0; });
}

NameTagger::Steps NameTagger::read_steps(const std::string& tensor) const {
  const std::int32_t* steps = file_.tensor(tensor, {kTags, kTags}).i32();
  constexpr std::int32_t kMost = 1 << 20U;  // no sum of a stretch gets near 2^31
  Steps read = {};
  for (std::size_t before = 0; before < kTags; ++before)
    for (std::size_t tag = 0; tag < kTags; ++tag)
      read[before][tag] = goes_on(before, tag) ? std::clamp(steps[before * kTags + tag], -1000, 1000) : -kMost;
  return read;
}

// A slot as one number: its weights are the lower six bytes, its mark the upper two.
NameTagger::Sum NameTagger::sum_of(const NameFeatures::List& features, std::size_t count) const {
  static_assert(std::endian::native == std::endian::little);
  constexpr std::uint64_t kEven = 0x00FF00FF00FF00FFU, kBias = 0x8080808080808080U;
  Sum sum;
  const auto slot_at = [&](std::uint32_t at) {
    std::uint64_t slot = 0;
    std::memcpy(&slot, slots_ + at, sizeof slot);
    return slot;
  };
  for (std::size_t f = 0; f < count; ++f) {
    const std::uint64_t mark = features[f] >> 16U | 1U;
    std::uint32_t at = features[f] & mask_;
    std::uint64_t slot = slot_at(at);
    while (slot >> 48U != mark && slot >> 48U != 0) slot = slot_at(at = (at + 1) & mask_);
    if (slot >> 48U == 0) continue;
    slot ^= kBias;
    sum.even += slot & kEven;
    sum.odd += slot >> 8U & kEven;
    ++sum.weights;
  }
  return sum;
}

NameTagger::Scores NameTagger::scores_of(const NameFeatures& features, std::uint32_t token, std::vector<WordSums>& kept) const {
  NameFeatures::List list;
  Sum sum = sum_of(list, features.context_features(token, list));
  for (std::size_t p = 0; p < NameFeatures::kPlaces; ++p) {
    const auto beside = static_cast<NameFeatures::Place>(p);
    const std::uint32_t word = features.word_at(token, beside);
    WordSums& sums = kept[word % kept.size()];
    if (sums.word != word) sums.word = word, sums.known = 0;
    if ((sums.known >> p & 1U) == 0) {
      sums.sums[p] = sum_of(list, features.word_features(token, beside, list));
      sums.known |= 1U << p;
    }
    sum.add(sums.sums[p]);
  }
  Scores scores = {};
  for (std::size_t tag = 1; tag < kTags; ++tag) {
    const std::uint64_t lanes = tag % 2 == 1 ? sum.even : sum.odd;
    scores[tag] = static_cast<std::int32_t>(lanes >> ((tag - 1) / 2 * 16) & 0xFFFFU) - 128 * static_cast<std::int32_t>(sum.weights);
  }
  return scores;
}

void NameTagger::decode(const std::vector<Scores>& scores, const Steps& steps,
                        std::vector<std::array<std::uint8_t, kTags>>& from, std::vector<Tag>& tags) {
  from.resize(scores.size());
  Scores best = scores.front();
  for (std::size_t tag = 2; tag < kTags; tag += 2) best[tag] = -(1 << 20U);  // no stretch begins inside a name
  for (std::size_t t = 1; t < scores.size(); ++t) {
    Scores next = {};
    const std::int32_t top = *std::max_element(best.begin(), best.end());
    for (std::size_t tag = 0; tag < kTags; ++tag) {
      std::size_t chosen = 0;
      for (std::size_t before = 1; before < kTags; ++before)
        if (best[before] + steps[before][tag] > best[chosen] + steps[chosen][tag]) chosen = before;
      from[t][tag] = static_cast<std::uint8_t>(chosen);
      next[tag] = std::max(best[chosen] + steps[chosen][tag] - top, -(1 << 21U)) + scores[t][tag];
    }
    best = next;
  }
  tags.resize(scores.size());
  auto tag = static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
  for (std::size_t t = scores.size(); t-- > 0;) {
    tags[t] = static_cast<Tag>(tag);
    tag = from[t][tag];
  }
}

std::vector<TaggedName> NameTagger::tag(NameText& text, const std::vector<Name>& by_rule, const ReaderOutput* read) const {
  constexpr NameKind kKinds[] = {NameKind::person, NameKind::organisation, NameKind::place};
  constexpr std::size_t kKept = 256;
  std::vector<TaggedName> names;
  NameFeatures features(text, by_rule, lexicon_);
  std::vector<WordSums> kept(kKept);
  std::vector<Scores> scores;
  std::vector<std::array<std::uint8_t, kTags>> from;
  std::vector<Tag> tags;
  if (read != nullptr && !read->words.empty() && read->state_width != head_.state_width())
    throw Error(ErrorKind::format, "names: expected states of " + std::to_string(head_.state_width()) + " numbers, found " +
                                       std::to_string(read->state_width));
  std::size_t word = 0;  // of the reader
  const auto add_state = [&](std::uint32_t token, Scores& sum) {
    const std::uint32_t begin = text.analysis().tokens[token].span.begin;
    while (word < read->words.size() && read->words[word].span.end <= begin) ++word;
    if (word < read->words.size()) head_.add_scores(read->states.subspan(word * read->state_width, read->state_width), sum);
  };
  for (Stretch stretch = features.next_stretch(); stretch.end_token > 0; stretch = features.next_stretch()) {
    scores.clear();
    for (std::uint32_t t = stretch.first_token; t < stretch.end_token; ++t) {
      scores.push_back(scores_of(features, t, kept));
      if (read != nullptr) add_state(t, scores.back());
    }
    decode(scores, read != nullptr ? steps_with_head_ : steps_, from, tags);
    for (std::uint32_t i = 0; i < tags.size(); ++i) {
      const std::uint32_t t = stretch.first_token + i;
      if (begins_name(tags[i]))
        names.push_back({t, t + 1, kKinds[tags[i] / 2]});
      else if (tags[i] != none)
        names.back().end_token = t + 1;
    }
  }
  return names;
}

}  // namespace rashomon
