// Voices first, because all later comparers ask whose words a place is; then what is shared; then where it differs.
#include "rashomon/compare/compare.h"

#include "rashomon/compare/compare_voices.h"
#include "rashomon/compare/compare_wording.h"
#include "rashomon/compare/conflicts/find_conflicts.h"
#include "rashomon/compare/find_copies.h"
#include "rashomon/compare/find_shifts.h"
#include "rashomon/compare/match_facts.h"
#include "rashomon/compare/omissions/find_omissions.h"
#include "rashomon/compare/omissions/missing_figures.h"
#include "rashomon/compare/omissions/missing_voices.h"
#include "rashomon/compare/omissions/withheld.h"
#include "rashomon/compare/place_voice.h"
#include "rashomon/compare/quotes/align_quotes.h"
#include "rashomon/compare/quotes/retold_quotes.h"
#include "rashomon/compare/silent_actors.h"
#include "rashomon/compare/speaker_names.h"

namespace rashomon {

Comparison compare(std::span<const Telling> tellings) {
  Comparison found;
  // One name for each speaker in all tellings, and whose claim each place is: what the comparers below ask for.
  const Voices voices = join_speakers(tellings);
  const std::vector<VoiceMap> voice_maps = map_voices(tellings, voices);
  found.voices = compare_voices(tellings, voices);
  found.silent = find_silent_actors(tellings, found.voices);
  // What the tellings share.
  found.facts = match_facts(tellings, voice_maps);
  const ToldTogether told_together(tellings, found.facts);
  found.quotes = align_quotes(tellings, voice_maps, told_together);
  found.retold = find_retold_quotes(tellings, found.facts);
  found.copies = find_copies(tellings);
  found.newsrooms = count_newsrooms(tellings, found.copies);
  found.wording = compare_wording(tellings, voices, found.facts, found.quotes, voice_maps);
  // Where they differ.
  found.conflicts = find_conflicts(tellings, found.facts, found.quotes, voice_maps, told_together);
  found.shifts = find_shifts(tellings, found.facts, voice_maps);
  // What some do not have.
  found.omissions = find_omissions(tellings, found.facts);
  if (tellings.size() > min_carriers(tellings.size())) {
    const std::vector<ArticleWords> words(tellings.begin(), tellings.end());
    found.missing_voices = find_missing_voices(tellings, words, found);
    found.missing_figures = find_missing_figures(tellings, words);
  }
  return found;
}

}  // namespace rashomon
