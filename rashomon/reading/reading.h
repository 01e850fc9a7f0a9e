// A reading: who says what in one article, what the outlet asserts itself, its figures, dates and wording.
//
// Terms are those of PARC and PolNeAR (Pareti 2016; Newell et al. 2018): an attribution has a source (who), a cue (the
// words that tie) and a content (what). A speaker is what sources resolve to. Every finding is a span of the article's
// text; lists are in order of position.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rashomon/base/problem.h"
#include "rashomon/base/span.h"
#include "rashomon/language/analysis.h"

namespace rashomon {

enum class AttributionId : std::uint32_t {};  // index into Reading::attributions
enum class SpeakerId : std::uint32_t {};      // index into Reading::speakers

constexpr std::size_t index_of(AttributionId id) { return static_cast<std::size_t>(id); }
constexpr std::size_t index_of(SpeakerId id) { return static_cast<std::size_t>(id); }

enum class AttributionType { direct, indirect, mixed };  // content wholly, not at all, partly inside quotation marks
enum class Voice { outlet, attributed, mixed };
enum class SpeakerKind { person, organisation, group, document, unnamed };

struct Attribution {
  AttributionType type = AttributionType::direct;
  std::vector<Span> source;   // empty: none in the text
  std::vector<Span> cue;
  std::vector<Span> content;  // at least one; several where the cue interrupts it
  std::optional<SpeakerId> speaker;
  std::string speaker_reason;  // why there is none, or none with a name; empty: there is one with a name
  double confidence = 0;      // 0 to 1
  std::string why;            // the rule or model that found it
  bool statement = true;      // somebody says the content; false: an attitude, plan or act ("wants to …")
  bool named_by_layout = false;  // a line or label of its own names the speaker: “…” / - Ann Lee, or LEE: …
  bool tells_figure = false;     // found by rule: "spoke of 31 dead"
  bool answer = false;           // of an interview: who is asked says it, and no source need stand there
};

struct Speaker {
  std::string name;  // the fullest form in the text, or the description of an unnamed source
  SpeakerKind kind = SpeakerKind::person;
  Span role;         // empty: none; "a Japanese volunteer"
  std::string type;  // of unnamed ones: "official", "witness", "near the matter", …; empty: not known
  std::vector<Span> mentions;
  std::uint32_t words = 0;  // that the article gives to this speaker
};

enum class LabelForm { name, description, pronoun };

// A word with which somebody sets himself apart from a label, or adds his own: "self-proclaimed", "so-called", "alleged".
struct Addition {
  Span span;                                      // inside the label, or before the name that is one
  std::optional<AttributionId> attribution = {};  // the one it stands in; nothing: the outlet says it
};

struct ActorLabel {
  Span span;
  LabelForm form = LabelForm::name;
  std::vector<Addition> additions = {};
};

// A person, organisation, group or place that the article names.
struct Actor {
  std::string name;                  // the fullest form in the text
  NameKind kind = NameKind::person;  // never other
  Span role;                         // empty: none
  std::vector<ActorLabel> labels;    // all that it is called, none overlapping another; at least one
  std::optional<SpeakerId> speaker;  // nothing: it says nothing
};

struct Figure {
  Span span;
  double value = 0;
  std::optional<double> upper;    // of a range
  std::string unit;               // "percent", "dollar"; of a plain count what it counts: "soldier"; empty: unknown
  std::string modifier;           // "about", "over", "under", …; empty: none
  Span counted;                   // what is counted; empty: not found
  double base_value = 0;          // in base_unit: 16093.44 metre of 10 miles (values/unit_bases.h)
  std::optional<double> base_upper;
  std::string base_unit;                     // empty for a plain count
  std::optional<AttributionId> attribution;  // the one it stands in; nothing: the outlet says it
};

struct DateMention {
  Span span;
  std::string from, to;  // ISO 8601 dates, both inclusive; empty where the text leaves it open
  std::optional<AttributionId> attribution;
};

struct TimeMention {
  Span span;         // with its zone
  std::string time;  // of 24 hours: 17:30
  std::string zone;  // as it is written: GMT, local time; empty: none
  std::optional<int> offset_minutes;  // from UTC; nothing where the zone's name does not say it
  std::optional<AttributionId> attribution;
};

struct Wording {
  Span span;
  std::string kind;  // that of its row (wording_table.h), or "scare-quotes", "passive", "agent"
  std::string why;   // the rule, or what the source of the row says
  std::optional<AttributionId> attribution = {};  // the one it stands in; nothing: the outlet says it
  std::string term = {};         // by which the row of a table is named; empty: no table tells
  std::string table = {};        // the table, and the line that the row is
  std::uint32_t line = 0;
  std::string stance = {};       // of report verbs: "neutral", "doubting", …
  std::string alternative = {};  // of loaded terms and euphemisms: what the source advises instead
  std::string group = {};        // of equals: what all terms of the row name, and which side's this is
  std::uint32_t side = 0;
  std::vector<Span> beside = {};  // of a passive without an agent: where the same verb has one
};

// A headline that puts forward as true what the article only reports as said.
struct HeadlineClaim {
  Span headline;  // of the title
  Span body;      // of the text: the content that the headline tells
  AttributionId attribution{};
  std::string why;
};

// A caption is a voice of its own: whose claim it is by its own words, and what it puts forward as true that the article only
// reports as said.
struct CaptionVoice {
  std::uint32_t caption = 0;           // index into Article::captions
  Voice voice = Voice::outlet;
  std::optional<HeadlineClaim> claim;  // its `headline` is of the caption's text
};

struct SentenceVoice {
  Span span;
  Voice voice = Voice::outlet;
};

struct VoiceShare {
  std::uint32_t outlet_words = 0;
  std::uint32_t attributed_words = 0;
  std::uint32_t unnamed_words = 0;  // of the attributed ones, those of unnamed or unknown sources
  std::uint32_t speakers = 0;
};

struct Reading {
  std::vector<SentenceVoice> sentences;
  std::vector<Attribution> attributions;
  std::vector<Speaker> speakers;
  std::vector<Actor> actors;
  std::vector<Figure> figures;
  std::vector<DateMention> dates;
  std::vector<TimeMention> times;
  std::vector<Wording> wording;
  std::vector<HeadlineClaim> headline;
  std::vector<CaptionVoice> captions;
  VoiceShare voice;
  Problems problems;
};

}  // namespace rashomon
