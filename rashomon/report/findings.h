// What the terminal and the page both need to know about a comparison before they show it: short names of the articles,
// counts, the sentence around a finding, the words in which two versions of a quotation differ.
//
// Nothing here decides what is found; it only counts and points. Tested by tests/cases/report and
// tests/report_test.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rashomon/compare/comparison.h"

namespace rashomon {

// A, B, … Z, AA, AB, …
std::string letter_of(std::uint32_t article);

// What an article is called: its outlet; without one the name of its file. Two alike are told apart by their letter.
std::vector<std::string> name_articles(std::span<const Telling> tellings);

std::uint32_t count_words(const Analysis& analysis);

// Percent of the words that the outlet says itself; nothing where there are no words.
std::optional<int> own_voice_percent(const VoiceShare& voice);

// "1 article", "2 articles".
std::string counted(std::size_t count, std::string_view one, std::string_view many);

// A date of publication for readers: "2026-03-02", "2026-03-02 07:30 UTC", "2026-03-02 07:30 +02:00".
std::string shown_date(std::string_view iso);

// Adds a part to a list in words, with a separator unless it is the first.
void append_part(std::string& list, std::string_view separator, std::string_view part);

// The counts of the whole comparison, one thing each, without those that are zero: "3 articles from 3 newsrooms", …
std::vector<std::string> headline_of(std::span<const Telling> tellings, const Comparison& comparison);

// The sentences that a span touches, from the beginning of the first to the end of the last.
Span sentence_around(const Telling& telling, Span span);

// The name of the speaker to whom the article attributes a span; empty where it attributes it to nobody named.
std::string speaker_of(const Telling& telling, Span span);

// For each version of one text, which may stand in several pieces, the stretches of words that at least one other
// version does not have: of "told at nine" and "told at ten" these are "nine" and "ten". Spans are bytes of each piece,
// a list a piece. Punctuation and case do not count.
using Pieces = std::vector<std::string_view>;
std::vector<std::vector<std::vector<Span>>> differing_words(const std::vector<Pieces>& versions);

// For each mention of a quotation, what of it not every article has; nothing where all print the same words, or where
// it is retold so that nearly all words differ.
std::vector<std::vector<Span>> differing_in(std::span<const Telling> tellings, const SharedQuote& quote);

// Which fact's which mention a place is; the first where several are. A shift's places are mentions of facts.
struct MentionIndex {
  std::size_t fact = 0, mention = 0;
};
std::optional<MentionIndex> find_mention(const Comparison& comparison, const Place& place);

// Those heard in most articles first, then those with most words.
std::vector<const ComparedVoice*> voices_by_weight(const Comparison& comparison);

// All facts, those that most articles tell first, of those the surest.
std::vector<std::size_t> told_most_first(const Comparison& comparison);

// Of a list of facts the positions in it of those that are surest to be told alike, at most `most`, in their own order.
std::vector<std::size_t> surest(const Comparison& comparison, const std::vector<std::size_t>& facts, std::size_t most);

}  // namespace rashomon
