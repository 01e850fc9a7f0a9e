// A comparison for the terminal, the most telling first: where values differ, what is asserted here and attributed
// there, shared quotations with the words that differ, what all tell, what only some tell, who is heard, wording,
// copies.
//
// Articles are called A, B, C after the first list. Empty lists are not mentioned; of long ones a dozen items are
// shown, of facts the surest. What an article does not have "is not in this text": whether that means anything is the
// reader's business. Before an item stands what `compare --explain` and the JSON call it: c1 a conflict, f3 a fact.
//
// Tested by tests/cases/report.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "rashomon/report/comparison_writer.h"
#include "rashomon/report/fact_lines.h"
#include "rashomon/report/findings.h"
#include "rashomon/report/names.h"

namespace rashomon {
namespace {

constexpr std::size_t kDayLength = 10;  // of "2018-07-16"

void write_headline(const ComparisonReport& report) {
  std::string line;
  for (const std::string& count : headline_of(report.tellings, report.comparison)) append_part(line, "; ", count);
  report.text.wrapped(0, "", 0, ink(Ink::strong, line));
}

// A line an article where there are many: what differs is not to stand a hundred lines below.
void write_many_articles(const ComparisonReport& report) {
  const std::vector<std::string> names = name_articles(report.tellings);
  for (std::uint32_t i = 0; i < report.tellings.size(); ++i) {
    const Article& article = report.tellings[i].article;
    std::string line = printable(names[i]);
    if (!article.published.empty()) append_part(line, " · ", printable(shown_date(article.published).substr(0, kDayLength)));
    if (!article.title.empty()) append_part(line, " · ", printable(article.title));
    if (article.complete == false) line = "[cut off] " + line;
    const std::string letter = fitted(letter_of(i), report.letter_width);
    report.text.line(fmt::format("{:{}}{}{}", "", kIndent, ink(Ink::strong, letter),
                                 fitted(line, report.text.width() - kIndent - report.letter_width)));
  }
}

void write_articles(const ComparisonReport& report) {
  if (report.tellings.empty()) return;
  report.text.heading("ARTICLES");
  if (report.tellings.size() > kMaxItems) return write_many_articles(report);
  const std::vector<std::string> names = name_articles(report.tellings);
  for (std::uint32_t i = 0; i < report.tellings.size(); ++i) {
    const Telling& telling = report.tellings[i];
    const Article& article = telling.article;
    std::string facts = ink(Ink::strong, printable(names[i]));
    if (!article.published.empty()) append_part(facts, " · ", printable(shown_date(article.published)));
    facts += " · " + counted(count_words(telling.analysis), "word", "words");
    if (const auto own = own_voice_percent(telling.reading.voice)) facts += fmt::format(", {} % in its own voice", *own);
    const int hanging = kIndent + report.letter_width;
    report.text.wrapped(kIndent, ink(Ink::strong, fitted(letter_of(i), report.letter_width)), hanging, facts);
    if (!article.title.empty()) report.text.wrapped(hanging, "", hanging, printable(article.title));
    for (const HeadlineClaim& claim : telling.reading.headline)
      report.text.wrapped(hanging, "", hanging,
                          ink(Ink::faint, fmt::format("The headline names no source; in the text {} says: {}",
                                                      printable(speaker_of(telling, claim.body)),
                                                      printable(text_of(article.text, claim.body)))));
    for (const CaptionVoice& caption : telling.reading.captions)
      if (caption.claim)
        report.text.wrapped(hanging, "", hanging,
                            ink(Ink::faint, fmt::format("The caption “{}” names no source; in the text {} says: {}",
                                                        printable(article.captions[caption.caption].text),
                                                        printable(speaker_of(telling, caption.claim->body)),
                                                        printable(text_of(article.text, caption.claim->body)))));
    if (article.complete == false)
      report.text.wrapped(hanging, "", hanging, "The text looks cut off: " + printable(article.complete_why));
  }
}

// Who an article attributes a fact's mention to.
std::string speaker_at(const ComparisonReport& report, Place place) {
  const auto at = find_mention(report.comparison, place);
  const auto speaker = at ? report.comparison.facts[at->fact].mentions[at->mention].speaker : std::nullopt;
  return speaker ? printable(*speaker) : "somebody";
}

std::vector<Place> first_of_each_article(const std::vector<Place>& places) {
  std::vector<Place> first;
  for (const Place place : places)
    if (first.empty() || first.back().article != place.article) first.push_back(place);
  return first;
}

void write_shifts(const ComparisonReport& report) {
  const auto& shifts = report.comparison.shifts;
  if (shifts.empty()) return;
  report.text.heading("ASSERTED HERE, ATTRIBUTED THERE");
  std::vector<std::size_t> facts;
  for (const Shift& shift : shifts) facts.push_back(index_of(shift.fact));
  for (const std::size_t i : surest(report.comparison, facts, kMaxItems)) {
    const Shift& shift = shifts[i];
    std::vector<std::pair<std::uint32_t, std::string>> lines;
    for (const Place place : first_of_each_article(shift.outlet))
      lines.emplace_back(place.article, report.shown(place));
    report.item("s", i, "in the outlet's own voice");
    report.lettered(lines);
    lines.clear();
    std::set<std::pair<std::uint32_t, std::string>> heard;  // each speaker of an article once
    for (const Place place : shift.attributed) {
      const std::string speaker = speaker_at(report, place);
      if (heard.emplace(place.article, speaker).second)
        lines.emplace_back(place.article, ink(Ink::strong, speaker) + ": " + report.shown(place));
    }
    report.text.wrapped(kIndent + kNumberWidth, "", kIndent + kNumberWidth, "attributed");
    report.lettered(lines);
  }
  report.rest(shifts.size());
}

// The words that other versions of a quotation do not have, or have otherwise; nothing where all is alike.
std::string differences_in(std::string_view version, const std::vector<Span>& differing) {
  std::string words;
  for (const Span span : differing) append_part(words, " | ", ink(Ink::marked, printable(text_of(version, span))));
  return words;
}

void write_quote(const ComparisonReport& report, const SharedQuote& quote, std::size_t index) {
  const std::string speaker = quote.speaker ? printable(*quote.speaker) : "nobody named";
  report.item("q", index, ink(Ink::strong, speaker) + ": " + std::string(words_for(quote.relation)));
  const auto differing = differing_in(report.tellings, quote);
  std::vector<std::pair<std::uint32_t, std::string>> lines;
  for (std::size_t m = 0; m < quote.mentions.size(); ++m) {
    const Place place = quote.mentions[m];
    std::string line = report.shown(place);
    const std::string words =
        differences_in(text_of(report.tellings[place.article].article.text, place.span), differing[m]);
    if (!words.empty()) append_part(line, "\n", "not in every version: " + words);
    lines.emplace_back(place.article, std::move(line));
  }
  report.lettered(lines);
}

void write_quotes(const ComparisonReport& report) {
  const auto& quotes = report.comparison.quotes;
  if (quotes.empty()) return;
  report.text.heading("SHARED QUOTATIONS");
  for (std::size_t i = 0; i < std::min(quotes.size(), kMaxItems); ++i) write_quote(report, quotes[i], i);
  report.rest(quotes.size());
}

void write_retold(const ComparisonReport& report) {
  const auto& quotes = report.comparison.retold;
  if (quotes.empty()) return;
  report.text.heading("QUOTED HERE, RETOLD THERE");
  for (std::size_t i = 0; i < std::min(quotes.size(), kMaxItems); ++i) {
    report.item("f", index_of(quotes[i].fact), ink(Ink::strong, printable(quotes[i].speaker)));
    report.lettered({{quotes[i].quoted.article, report.shown(quotes[i].quoted)}});
    std::vector<std::pair<std::uint32_t, std::string>> lines;
    for (const Place& place : quotes[i].retold) lines.emplace_back(place.article, report.shown(place));
    report.lettered(lines);
  }
  report.rest(quotes.size());
}

std::vector<std::size_t> surest_of(const ComparisonReport& report, const std::vector<std::size_t>& facts) {
  std::vector<std::size_t> chosen;
  for (const std::size_t i : surest(report.comparison, facts, kMaxItems)) chosen.push_back(facts[i]);
  return chosen;
}

void write_fact(const ComparisonReport& report, const FactLine& line) {
  std::string words = report.shown(line.place);
  if (!line.folded.empty()) words += ink(Ink::faint, " " + much_the_same("f", line.folded));
  report.item("f", line.fact, words);
}

void write_told_by_all(const ComparisonReport& report) {
  std::vector<std::size_t> facts;
  for (std::size_t i = 0; i < report.comparison.facts.size(); ++i)
    if (articles_of(report.comparison.facts[i]).size() == report.tellings.size()) facts.push_back(i);
  if (facts.empty()) return;
  report.text.heading("WHAT ALL TELL");
  for (const FactLine& line : fact_lines(report.comparison, surest_of(report, facts))) write_fact(report, line);
  report.rest(facts.size());
}

// The first dozen lines: many facts can fold into one.
std::vector<FactLine> first_lines(const ComparisonReport& report, std::vector<std::size_t> facts) {
  facts.resize(std::min(facts.size(), 8 * kMaxItems));
  std::vector<FactLine> lines = fact_lines(report.comparison, facts);
  lines.resize(std::min(lines.size(), kMaxItems));
  return lines;
}

void write_told_by_some(const ComparisonReport& report) {
  std::map<std::size_t, std::vector<const Omission*>> omissions_of;  // several for one fact: some withheld, some not
  for (const Omission& omission : report.comparison.omissions)
    omissions_of[index_of(omission.fact)].push_back(&omission);
  if (omissions_of.empty()) return;
  std::vector<std::size_t> facts;
  for (const std::size_t fact : told_most_first(report.comparison))
    if (omissions_of.contains(fact)) facts.push_back(fact);
  report.text.heading("WHAT ONLY SOME TELL");
  std::size_t told = 0;
  for (const FactLine& line : first_lines(report, facts)) {
    told += 1 + line.folded.size();
    const Fact& fact = report.comparison.facts[line.fact];
    write_fact(report, line);
    std::string missing;
    for (const Omission* omission : omissions_of[line.fact]) {
      std::string letters = letters_of(omission->missing_in);
      if (!omission->withheld.empty())
        letters += fmt::format(" (not to be leaned on: {})", printable(omission->withheld));
      append_part(missing, ", ", letters);
    }
    report.text.wrapped(
        kIndent + kNumberWidth, "", kIndent + kNumberWidth + 2,
        ink(Ink::faint, fmt::format("told by {}; is not in the text of {}", letters_of(articles_of(fact)), missing)));
  }
  report.rest(facts.size(), told);
}

// Each term of each article once, with who says it where that is not the outlet.
void write_wording(const ComparisonReport& report) {
  const auto& wording = report.comparison.wording;
  if (wording.empty()) return;
  report.text.heading("WORDS CHOSEN");
  for (std::size_t i = 0; i < std::min(wording.size(), kMaxItems); ++i) {
    const TermChoice& choice = wording[i];
    std::string head = ink(Ink::strong, printable(choice.about));
    if (const std::string_view words = words_for_choice(choice.kind); !words.empty()) head += fmt::format(": {}", words);
    report.item("", i, head);
    std::map<std::uint32_t, std::vector<std::string>> by_article;
    for (std::size_t t = 0; t < choice.terms.size(); ++t) {
      std::vector<std::string>& terms = by_article[choice.terms[t].article];
      std::string shown = report.shown(choice.terms[t]);
      if (t < choice.speakers.size() && choice.speakers[t]) shown += fmt::format(" (says {})", printable(*choice.speakers[t]));
      if (std::find(terms.begin(), terms.end(), shown) == terms.end()) terms.push_back(shown);
    }
    std::vector<std::pair<std::uint32_t, std::string>> lines;
    for (const auto& [article, terms] : by_article)
      lines.emplace_back(article, fmt::format("{}", fmt::join(terms, " · ")));
    report.lettered(lines);
  }
  report.rest(wording.size());
}

void write_copies(const ComparisonReport& report) {
  const auto& copies = report.comparison.copies;
  if (copies.empty()) return;
  report.text.heading("COPIED PASSAGES");
  for (std::size_t i = 0; i < std::min(copies.size(), kMaxItems); ++i) {
    const Copy& copy = copies[i];
    report.item("", i, fmt::format("{} and {} have {} % of the shorter text in common, quotations left out; {}{}",
                               letter_of(copy.first), letter_of(copy.second), static_cast<int>(100 * copy.share + 0.5),
                               counted(copy.passages.size(), "passage", "passages"),
                               copy.passages.size() > 1 ? ", the longest:" : ":"));
    if (copy.passages.empty()) continue;
    const auto& longest =
        *std::max_element(copy.passages.begin(), copy.passages.end(),
                          [](const auto& a, const auto& b) { return a.first.size() < b.first.size(); });
    report.lettered({copy.first}, report.shown({copy.first, longest.first}));
  }
  report.rest(copies.size());
}

}  // namespace

std::string comparison_to_text(std::span<const Telling> tellings, const Comparison& comparison,
                               const TextStyle& style) {
  TerminalText text(style);
  ComparisonReport report{text, tellings, comparison};
  if (!tellings.empty())
    report.letter_width = static_cast<int>(letter_of(static_cast<std::uint32_t>(tellings.size() - 1)).size()) + 1;
  write_headline(report);
  write_articles(report);
  write_conflicts(report);
  write_shifts(report);
  write_quotes(report);
  write_retold(report);
  write_told_by_all(report);
  write_told_by_some(report);
  write_missing(report);
  write_voices(report);
  write_wording(report);
  write_copies(report);
  return text.take();
}

std::string explanation_to_text(const std::vector<ExplanationLine>& lines, const TextStyle& style) {
  TerminalText text(style);
  for (const ExplanationLine& line : lines) {
    const int indent = kIndent * static_cast<int>(line.depth);
    text.wrapped(indent, "", indent + kIndent, printable(line.words));
  }
  return text.take();
}

}  // namespace rashomon
