// A comparison: what the articles on one event tell alike, what only some tell, and where they differ.
//
// Every claim carries its evidence as mentions (article and span). Lists are sorted by article, then by position, so that
// the same input gives the same bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rashomon/base/span.h"
#include "rashomon/language/analysis.h"
#include "rashomon/nn/word_vectors.h"
#include "rashomon/page/article.h"
#include "rashomon/reading/reading.h"

namespace rashomon {

// One article with all that was found in it: the unit that compare/ works on.
struct Telling {
  Article article;
  Analysis analysis;
  Reading reading;
  WordVectors words;  // by which facts are matched; none where the trained reader did not read
};

enum class FactId : std::uint32_t {};  // index into Comparison::facts
constexpr std::size_t index_of(FactId id) { return static_cast<std::size_t>(id); }

// A span of one of the articles compared.
struct Place {
  std::uint32_t article = 0;  // index into the tellings
  Span span;
  friend auto operator<=>(const Place&, const Place&) = default;
};

struct FactMention {
  Place place;
  Voice voice = Voice::outlet;         // outlet or attributed
  std::optional<std::string> speaker;  // of an attributed one, where known
};

struct Fact {
  std::vector<FactMention> mentions;   // of at least two articles
  double score = 0;                    // 0 to 1: how sure that all tell the same
};

// A fact with a lower score: its mentions tell different things more often than not.
constexpr double kLikelyFact = 0.4;

// The articles that tell a fact, or of places, in order, each once.
std::vector<std::uint32_t> articles_of(const Fact& fact);
std::vector<std::uint32_t> articles_of(const std::vector<Place>& places);

// The words of an article at several places, "…" between.
std::string texts_of(const Article& article, const std::vector<Span>& spans);

struct VoiceInArticle {
  std::uint32_t article = 0;
  std::uint32_t words = 0;
  std::uint32_t attributions = 0;
  std::uint32_t first = 0;             // byte at which this voice is first heard
  std::uint32_t quoted_words = 0;      // of its words those in quotation marks
};

struct ComparedVoice {
  std::string name;
  SpeakerKind kind = SpeakerKind::person;
  std::vector<VoiceInArticle> by_article;  // only articles in which it is heard
};

enum class QuoteRelation { same, trimmed, altered, paraphrased };

struct NamedInArticle {
  std::uint32_t article = 0;
  std::uint32_t times = 0;             // labels: names, descriptions, pronouns
  std::uint32_t first = 0;             // byte at which it is first named
};

struct SilentActor {
  std::string name;
  NameKind kind = NameKind::person;
  std::vector<NamedInArticle> by_article;  // only articles that name it
};

struct SharedQuote {
  std::optional<std::string> speaker;
  QuoteRelation relation = QuoteRelation::same;
  std::vector<Place> mentions;         // one or more an article, marks left out
};

// Words that one article quotes and others retell without marks, from the same speaker.
struct RetoldQuote {
  FactId fact{};
  std::string speaker;
  Place quoted;
  std::vector<Place> retold;           // in other articles
};

enum class ConflictKind { number, date, place, name, wording_of_quote, speaker, event, precision, update };

struct Conflict {
  std::optional<FactId> fact;
  ConflictKind kind = ConflictKind::number;
  std::vector<Place> values;
  std::string why;
  // How sure the values are of one thing: the fact's score; of two quotations the share of their words that match. Nothing of
  // two spellings of a name.
  std::optional<double> confidence = {};
};

struct Shift {
  FactId fact{};
  std::vector<Place> attributed;
  std::vector<Place> outlet;
};

struct Omission {
  FactId fact{};
  std::vector<std::uint32_t> missing_in;
  std::string withheld;                // why the finding is not to be leaned on; empty: it is
};

// A voice that enough tellings let speak (omissions/missing_voices.h), and those that do not.
struct MissingVoice {
  std::size_t voice = 0;                  // index into Comparison::voices
  std::vector<Place> heard;               // where each of the others first gives it words
  std::vector<std::uint32_t> missing_in;  // the text does not have the name, in any spelling
  std::vector<Place> named;               // one an article that names it, and gives it no words
  std::string withheld;                   // as of an omission
};

// A figure that enough tellings have (omissions/missing_figures.h), and those that do not.
struct MissingFigure {
  std::vector<Place> told;                // one an article
  std::vector<std::uint32_t> missing_in;  // the text has no such value, however exact and however written
  std::string withheld;
};

// The words that tellings choose for the same.
struct TermChoice {
  std::string about;         // whom or what, or whose statements; of a passive the verb
  std::vector<Place> terms;
  std::string kind = "label";  // "label", "equal", "report-verb", "passive" (compare_wording.h)
  std::string why = {};
  std::vector<std::optional<std::string>> speakers = {};  // for each term who says it; nothing: the outlet
};

struct Copy {
  std::uint32_t first = 0, second = 0;  // articles, first < second
  double share = 0;                     // of the shorter one's words outside quotation marks
  std::vector<std::pair<Span, Span>> passages;
};

struct Comparison {
  std::vector<ComparedVoice> voices;
  std::vector<SilentActor> silent;  // talked about in several articles, heard in none
  std::vector<Fact> facts;
  std::vector<SharedQuote> quotes;
  std::vector<RetoldQuote> retold;
  std::vector<Conflict> conflicts;
  std::vector<Shift> shifts;
  std::vector<Omission> omissions;
  std::vector<MissingVoice> missing_voices;    // those not withheld first, of them those of most tellings
  std::vector<MissingFigure> missing_figures;  // likewise
  std::vector<TermChoice> wording;
  std::vector<Copy> copies;
  std::uint32_t newsrooms = 0;
};

}  // namespace rashomon
