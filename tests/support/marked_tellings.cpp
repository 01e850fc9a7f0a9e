#include "tests/support/marked_tellings.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <sstream>

#include "rashomon/base/hash.h"
#include "rashomon/reading/figure_units.h"

namespace rashomon::testing {
namespace {

struct Mark {
  char kind = 0;
  std::size_t number = 0;  // from 1
  std::string label;
  std::uint32_t article = 0;
  Span span;
};
using Marks = std::vector<Mark>;

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, at);) {
    const std::size_t begin = part.find_first_not_of(' '), end = part.find_last_not_of(' ');
    parts.push_back(begin == std::string::npos ? "" : part.substr(begin, end - begin + 1));
  }
  return parts;
}

std::string part_of(const std::vector<std::string>& parts, std::size_t i) {
  return i < parts.size() ? parts[i] : "";
}

// Takes the marks out of an article's body; what is left is its text.
std::string take_marks(const std::string& body, std::uint32_t article, Marks& marks) {
  std::string text;
  std::vector<std::size_t> open;
  for (std::size_t at = 0; at < body.size(); ++at) {
    if (body[at] == '{' && at + 1 < body.size() && std::islower(static_cast<unsigned char>(body[at + 1])) != 0) {
      const std::size_t end = body.find(' ', at);
      const std::string head = body.substr(at + 1, end - at - 1);
      const std::size_t equals = head.find('=');
      Mark mark{head[0], 0, equals == std::string::npos ? "" : head.substr(equals + 1), article, {}};
      mark.number = static_cast<std::size_t>(std::atoi(head.c_str() + 1));
      std::replace(mark.label.begin(), mark.label.end(), '_', ' ');
      mark.span.begin = static_cast<std::uint32_t>(text.size());
      open.push_back(marks.size());
      marks.push_back(mark);
      at = end;
    } else if (body[at] == '}' && !open.empty()) {
      marks[open.back()].span.end = static_cast<std::uint32_t>(text.size());
      open.pop_back();
    } else {
      text.push_back(body[at]);
    }
  }
  return text;
}

bool is_letter(char c) {
  return (static_cast<unsigned char>(c) & 0x80U) != 0 || std::isalnum(static_cast<unsigned char>(c)) != 0;
}

// Paragraphs at empty lines, sentences at full stops, words at spaces: enough for what report/ shows.
Analysis analyse_plainly(const std::string& text) {
  Analysis analysis;
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t at = 0; at < size;) {
    const std::uint32_t end = static_cast<std::uint32_t>(std::min<std::size_t>(text.find("\n\n", at), size));
    Paragraph paragraph{{at, end}, BlockKind::paragraph, static_cast<std::uint32_t>(analysis.sentences.size()), 0};
    for (std::uint32_t begin = at; begin < end;) {
      std::uint32_t stop = static_cast<std::uint32_t>(std::min<std::size_t>(text.find(". ", begin), end));
      if (stop < end) ++stop;
      Sentence sentence{{begin, stop},
                        static_cast<std::uint32_t>(analysis.tokens.size()),
                        0,
                        static_cast<std::uint32_t>(analysis.paragraphs.size())};
      for (std::uint32_t i = begin; i < stop;) {
        std::uint32_t j = i;
        while (j < stop && text[j] != ' ' && text[j] != '\n') ++j;
        if (std::any_of(text.begin() + i, text.begin() + j, is_letter))
          analysis.tokens.push_back({{i, j}, TokenKind::word, false});
        i = j + 1;
      }
      sentence.end_token = static_cast<std::uint32_t>(analysis.tokens.size());
      analysis.sentences.push_back(sentence);
      begin = stop + 1;
    }
    paragraph.end_sentence = static_cast<std::uint32_t>(analysis.sentences.size());
    analysis.paragraphs.push_back(paragraph);
    at = end + 2;
  }
  return analysis;
}

std::uint32_t words_in(const Analysis& analysis, Span span) {
  return static_cast<std::uint32_t>(std::count_if(analysis.tokens.begin(), analysis.tokens.end(),
                                                  [&](const Token& token) { return overlaps(span, token.span); }));
}

SpeakerId speaker_named(Reading& reading, const std::string& name) {
  auto found =
      std::find_if(reading.speakers.begin(), reading.speakers.end(), [&](const Speaker& s) { return s.name == name; });
  if (found == reading.speakers.end()) {
    const bool is_unnamed = name.empty() || std::isupper(static_cast<unsigned char>(name[0])) == 0;
    found = reading.speakers.insert(found,
                                    Speaker{name, is_unnamed ? SpeakerKind::unnamed : SpeakerKind::person, {}, {}, {}, 0});
  }
  return static_cast<SpeakerId>(found - reading.speakers.begin());
}

void add_to_attribution(Telling& telling, const Mark& mark) {
  auto& attributions = telling.reading.attributions;
  if (attributions.size() < mark.number) attributions.resize(mark.number);
  Attribution& attribution = attributions[mark.number - 1];
  attribution.confidence = 0.9;
  attribution.why = "marked by hand";
  if (mark.kind == 'k') attribution.cue.push_back(mark.span);
  if (mark.kind == 'a') attribution.content.push_back(mark.span);
  if (mark.kind == 'a')
    attribution.type =
        text_of(telling.article.text, mark.span).starts_with("“") ? AttributionType::direct : AttributionType::indirect;
  if (mark.kind != 's') return;
  attribution.source.push_back(mark.span);
  const std::string name = mark.label.empty() ? std::string(text_of(telling.article.text, mark.span)) : mark.label;
  attribution.speaker = speaker_named(telling.reading, name);
  telling.reading.speakers[index_of(*attribution.speaker)].mentions.push_back(mark.span);
}

void add_figure(Telling& telling, Span span, const std::vector<std::string>& label) {
  Figure figure;
  figure.span = span;
  figure.value = std::atof(part_of(label, 0).c_str());
  figure.unit = part_of(label, 1);
  figure.modifier = part_of(label, 2);
  complete_unit(telling.article.text, "en", figure);
  telling.reading.figures.push_back(std::move(figure));
}

void add_to_reading(Telling& telling, const Mark& mark) {
  const std::vector<std::string> label = split(mark.label, ',');
  switch (mark.kind) {
    case 'a':
    case 's':
    case 'k': return add_to_attribution(telling, mark);
    case 'n':
      add_figure(telling, mark.span, label);
      return;
    case 'd': telling.reading.dates.push_back({mark.span, part_of(label, 0), part_of(label, 1), {}}); return;
    case 'w': telling.reading.wording.push_back({mark.span, mark.label, "marked by hand"}); return;
    default: return;
  }
}

// The attribution whose content holds a span, if any.
const Attribution* attribution_of(const Telling& telling, Span span) {
  for (const Attribution& attribution : telling.reading.attributions)
    for (const Span content : attribution.content)
      if (contains(content, span) || contains(span, content)) return &attribution;
  return nullptr;
}

void share_voice_plainly(Telling& telling) {
  Reading& reading = telling.reading;
  std::uint32_t all = words_in(telling.analysis, {0, static_cast<std::uint32_t>(telling.article.text.size())});
  for (const Attribution& attribution : reading.attributions)
    for (const Span content : attribution.content) {
      const std::uint32_t words = words_in(telling.analysis, content);
      reading.voice.attributed_words += words;
      if (attribution.speaker) reading.speakers[index_of(*attribution.speaker)].words += words;
    }
  for (const Speaker& speaker : reading.speakers)
    reading.voice.unnamed_words += speaker.kind == SpeakerKind::unnamed ? speaker.words : 0;
  reading.voice.speakers = static_cast<std::uint32_t>(reading.speakers.size());
  reading.voice.outlet_words = all - reading.voice.attributed_words;
  for (const Sentence& sentence : telling.analysis.sentences)
    reading.sentences.push_back(
        {sentence.span, attribution_of(telling, sentence.span) != nullptr ? Voice::attributed : Voice::outlet});
}

// Adds one marked article.
void add_telling(MarkedTellings& all, Marks& marks, const std::string& header, std::string body) {
  while (!body.empty() && body.back() == '\n') body.pop_back();
  const std::vector<std::string> parts = split(header, '|');
  const auto index = static_cast<std::uint32_t>(all.tellings.size());
  Telling telling;
  Article& article = telling.article;
  article.outlet = part_of(parts, 0);
  article.published = part_of(parts, 1);
  article.byline = part_of(parts, 2);
  article.title = part_of(parts, 3);
  if (part_of(parts, 4) == "cut off") {
    article.complete = false;
    article.complete_why = "ends within a sentence";
    article.problems.push_back({ProblemKind::cut_off, "ends within a sentence", {}, {}});
  }
  article.path = "article-" + std::to_string(index + 1) + ".txt";
  article.language = "en";
  Marks own;
  article.text = take_marks(body, index, own);
  article.sha256 = sha256_hex(article.text);
  article.id = "a" + article.sha256.substr(0, 12);
  telling.analysis = analyse_plainly(article.text);
  for (const Mark& mark : own) add_to_reading(telling, mark);
  share_voice_plainly(telling);
  marks.insert(marks.end(), own.begin(), own.end());
  all.tellings.push_back(std::move(telling));
}

std::optional<std::string> speaker_name(const Telling& telling, Span span) {
  const Attribution* attribution = attribution_of(telling, span);
  if (attribution == nullptr || !attribution->speaker) return {};
  return telling.reading.speakers[index_of(*attribution->speaker)].name;
}

// The item with a number of a list that grows as numbers come.
template <typename Item>
Item& numbered(std::vector<Item>& items, std::size_t number) {
  if (items.size() < number) items.resize(number);
  return items[number - 1];
}

ConflictKind conflict_kind(const std::string& name) {
  const std::map<std::string, ConflictKind> kinds = {{"date", ConflictKind::date},
                                                     {"place", ConflictKind::place},
                                                     {"precision", ConflictKind::precision},
                                                     {"update", ConflictKind::update}};
  return kinds.contains(name) ? kinds.at(name) : ConflictKind::number;
}

QuoteRelation quote_relation(const std::string& name) {
  const std::map<std::string, QuoteRelation> relations = {{"trimmed", QuoteRelation::trimmed},
                                                          {"altered", QuoteRelation::altered},
                                                          {"paraphrased", QuoteRelation::paraphrased}};
  return relations.contains(name) ? relations.at(name) : QuoteRelation::same;
}

void add_to_comparison(MarkedTellings& all, const Marks& marks, const Mark& mark) {
  Comparison& comparison = all.comparison;
  const Telling& telling = all.tellings[mark.article];
  const Place place{mark.article, mark.span};
  const std::vector<std::string> label = split(mark.label, ',');
  if (mark.kind == 'f') {
    const bool attributed = attribution_of(telling, mark.span) != nullptr;
    numbered(comparison.facts, mark.number)
        .mentions.push_back({place, attributed ? Voice::attributed : Voice::outlet, speaker_name(telling, mark.span)});
    comparison.facts[mark.number - 1].score = 0.8;
  } else if (mark.kind == 'q') {
    SharedQuote& quote = numbered(comparison.quotes, mark.number);
    quote.mentions.push_back(place);
    quote.speaker = speaker_name(telling, mark.span);
    if (!mark.label.empty()) quote.relation = quote_relation(mark.label);
  } else if (mark.kind == 'c') {
    Conflict& conflict = numbered(comparison.conflicts, mark.number);
    conflict.values.push_back(place);
    if (!mark.label.empty()) conflict.kind = conflict_kind(part_of(label, 0));
    if (label.size() > 1) conflict.why = label[1];
    for (const Mark& fact : marks)
      if (fact.kind == 'f' && fact.article == mark.article && contains(fact.span, mark.span))
        conflict.fact = static_cast<FactId>(fact.number - 1);
  } else if (mark.kind == 't') {
    TermChoice& choice = numbered(comparison.wording, mark.number);
    choice.about = mark.label.empty() ? choice.about : mark.label;
    choice.terms.push_back(place);
  }
}

void add_copies(Comparison& comparison, const Marks& marks) {
  for (const Mark& here : marks)
    for (const Mark& there : marks) {
      if (here.kind != 'p' || there.kind != 'p' || here.number != there.number || here.article >= there.article)
        continue;
      auto found = std::find_if(comparison.copies.begin(), comparison.copies.end(), [&](const Copy& copy) {
        return copy.first == here.article && copy.second == there.article;
      });
      if (found == comparison.copies.end())
        found = comparison.copies.insert(found, Copy{here.article, there.article, 0.5, {}});
      found->passages.emplace_back(here.span, there.span);
    }
}

void add_shift_and_omission(MarkedTellings& all, std::size_t fact) {
  Shift shift{static_cast<FactId>(fact), {}, {}};
  Omission omission{static_cast<FactId>(fact), {}, {}};
  const auto& mentions = all.comparison.facts[fact].mentions;
  for (const FactMention& mention : mentions)
    (mention.voice == Voice::outlet ? shift.outlet : shift.attributed).push_back(mention.place);
  if (!shift.outlet.empty() && !shift.attributed.empty()) all.comparison.shifts.push_back(shift);
  for (std::uint32_t i = 0; i < all.tellings.size(); ++i)
    if (std::none_of(mentions.begin(), mentions.end(), [&](const FactMention& m) { return m.place.article == i; })) {
      omission.missing_in.push_back(i);
      if (all.tellings[i].article.complete == false) omission.withheld = "its text is cut off";
    }
  if (!omission.missing_in.empty()) all.comparison.omissions.push_back(omission);
}

void add_voices(MarkedTellings& all) {
  for (std::uint32_t i = 0; i < all.tellings.size(); ++i) {
    const Reading& reading = all.tellings[i].reading;
    for (std::size_t s = 0; s < reading.speakers.size(); ++s) {
      const Speaker& speaker = reading.speakers[s];
      auto& voices = all.comparison.voices;
      auto found = std::find_if(voices.begin(), voices.end(),
                                [&](const ComparedVoice& voice) { return voice.name == speaker.name; });
      if (found == voices.end()) found = voices.insert(found, ComparedVoice{speaker.name, speaker.kind, {}});
      const auto times = std::count_if(reading.attributions.begin(), reading.attributions.end(),
                                       [&](const Attribution& a) { return a.speaker == static_cast<SpeakerId>(s); });
      found->by_article.push_back(
          {i, speaker.words, static_cast<std::uint32_t>(times), speaker.mentions.front().begin});
    }
  }
}

}  // namespace

MarkedTellings parse_marked_tellings(const std::string& notation) {
  MarkedTellings all;
  Marks marks;
  for (std::size_t at = notation.find("== "); at != std::string::npos;) {
    const std::size_t line_end = notation.find('\n', at);
    const std::size_t next = notation.find("\n== ", line_end);
    const std::size_t body_end = next == std::string::npos ? notation.size() : next + 1;
    add_telling(all, marks, notation.substr(at + 3, line_end - at - 3),
                notation.substr(line_end + 1, body_end - line_end - 1));
    at = next == std::string::npos ? next : next + 1;
  }
  for (const Mark& mark : marks) add_to_comparison(all, marks, mark);
  add_copies(all.comparison, marks);
  for (std::size_t i = 0; i < all.comparison.facts.size(); ++i) add_shift_and_omission(all, i);
  add_voices(all);
  all.comparison.newsrooms = static_cast<std::uint32_t>(all.tellings.size());
  return all;
}

}  // namespace rashomon::testing
