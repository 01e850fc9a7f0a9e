// A telling -> its sentences as terms: what sentence comparison looks at instead of text.
//
// A term is a stem (stem.h) or a figure, numbered by one Vocabulary for all tellings that are compared. Number words
// count as figures ("five" = "5"). Stop words (tables/stop_words.txt) are terms too, for word order, but not content.
// Headings are no sentences here: a headline repeats what the text tells.
//
// What it does not do: meaning. "Died" and "was killed" have no term in common.
//
// Budget: the first `max_sentences` sentences of a telling and the first 200 terms of a sentence.
// Tested by tests/cases/match and tests/match_test.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rashomon/base/span.h"
#include "rashomon/language/analysis.h"
#include "rashomon/page/article.h"

namespace rashomon {

enum class TermId : std::uint32_t {};
constexpr std::size_t index_of(TermId id) {
  return static_cast<std::size_t>(id);
}

constexpr std::uint32_t kNoSlot = 0xFFFFFFFF;

struct Term {
  TermId id{};
  Span span;
  std::uint32_t slot = kNoSlot;  // index into SentenceTerms::content; kNoSlot: a stop word
  bool quoted = false;           // inside quotation marks
  bool opens_clause =
      false;  // a comma, dash, bracket or quotation mark, or a word like "that", parts it from the term before
};

// A content term of a sentence, once however often it occurs.
struct ContentTerm {
  TermId id{};
  bool name = false;  // written as a name in this article
  bool figure = false;
  bool quoted = false;  // at least once
};

struct SentenceTerms {
  std::uint32_t sentence = 0;  // index into Analysis::sentences
  Span span;
  std::vector<Term> terms;             // in order of the text
  std::vector<ContentTerm> content;    // sorted by id
  std::vector<TermId> context;         // content of the sentences before and after; sorted, distinct
  std::vector<std::uint64_t> bigrams;  // of neighbouring terms, stop words included; sorted, distinct
};

// Where a content term occurs: sentence (index into TellingTerms::sentences) and slot.
struct Posting {
  TermId id{};
  std::uint32_t sentence = 0;
  std::uint32_t slot = 0;
};

struct TellingTerms {
  std::vector<SentenceTerms> sentences;
  std::vector<Posting> postings;  // sorted by id, then sentence: the index
};

// Numbers terms in order of first use, and knows how common each is in news at large (tables/common_words.txt).
class Vocabulary {
 public:
  TermId id_of(const std::string& term);
  std::size_t size() const { return rarity_.size(); }
  // log of (articles / articles that hold it) in a fixed collection of news: about 0 for "year", 6 for unseen words.
  double rarity(TermId id) const { return rarity_[index_of(id)]; }

 private:
  std::unordered_map<std::string, TermId> ids_;
  std::vector<double> rarity_;
};

TellingTerms collect_terms(const Article& article, const Analysis& analysis, std::size_t max_sentences,
                           Vocabulary& vocabulary);

// "twelve" -> "12"; empty where a folded word is no number.
std::string_view digits_of(const std::string& folded);

// Whether a folded word (stem.h) carries grammar rather than content.
bool is_stop_word(std::string_view folded);

}  // namespace rashomon
