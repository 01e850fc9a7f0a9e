// One article for the terminal: its text, or who says what in it.
//
// A reading shows who is heard, each attribution with its own words, what the outlet says itself, figures, dates and times.
// Lists end after a dozen items and say how many more the JSON has. Nothing is judged.
//
// Tested by tests/cases/report.
#include "rashomon/report/text.h"

#include <fmt/format.h>

#include <algorithm>

#include "rashomon/report/findings.h"
#include "rashomon/report/names.h"
#include "rashomon/report/terminal.h"

namespace rashomon {
namespace {

constexpr std::size_t kMaxItems = 12, kMaxStatements = 30;
constexpr int kIndent = 2, kNumberWidth = 4;

std::string joined_facts(const Article& article) {
  std::string facts;
  for (const std::string& part : {article.outlet, shown_date(article.published), article.byline})
    if (!part.empty()) append_part(facts, " · ", printable(part));
  return facts;
}

void write_head(TerminalText& text, const Article& article) {
  const std::string title = printable(article.title.empty() ? article.path : article.title);
  if (!title.empty()) text.wrapped(0, "", 0, ink(Ink::strong, title));
  const std::string facts = joined_facts(article);
  if (!facts.empty()) text.wrapped(0, "", 0, facts);
}

void write_rest(TerminalText& text, std::size_t count, std::size_t shown = kMaxItems) {
  if (count > shown) text.line(ink(Ink::faint, fmt::format("  … and {} more (all in --format json)", count - shown)));
}

void write_summary(TerminalText& text, const Telling& telling) {
  const VoiceShare& voice = telling.reading.voice;
  std::string summary = counted(count_words(telling.analysis), "word", "words");
  if (voice.attributed_words == 0) {
    summary += ", all in the outlet's own voice";
  } else if (const std::optional<int> own = own_voice_percent(voice)) {
    const std::string to = voice.speakers > 0 ? counted(voice.speakers, "speaker", "speakers") : "nobody named";
    summary += fmt::format(": {} % in the outlet's own voice, {} % attributed to {}", *own, 100 - *own, to);
    if (voice.unnamed_words > 0)
      summary += fmt::format(" ({} of unnamed sources)", counted(voice.unnamed_words, "word", "words"));
  }
  text.wrapped(0, "", 0, summary);
  for (const Problems* problems : {&telling.analysis.problems, &telling.reading.problems})
    for (const Problem& problem : *problems) text.wrapped(0, "", 0, ink(Ink::faint, "Note: " + printable(problem.message)));
  if (telling.article.complete == false)
    text.wrapped(0, "", 0, "The text looks cut off: " + printable(telling.article.complete_why));
}

std::size_t statements_of(const Reading& reading, std::size_t speaker) {
  return static_cast<std::size_t>(std::count_if(
      reading.attributions.begin(), reading.attributions.end(),
      [&](const Attribution& attribution) {
        return attribution.statement && attribution.speaker == static_cast<SpeakerId>(speaker);
      }));
}

// The speakers, who gets most words first.
void write_speakers(TerminalText& text, const Telling& telling) {
  const Reading& reading = telling.reading;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < reading.speakers.size(); ++i)
    if (statements_of(reading, i) > 0) order.push_back(i);
  if (order.empty()) return;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return reading.speakers[a].words > reading.speakers[b].words; });
  text.heading("WHO IS HEARD");
  for (std::size_t i = 0; i < std::min(order.size(), kMaxItems); ++i) {
    const Speaker& speaker = reading.speakers[order[i]];
    std::string name = printable(speaker.name);
    if (!speaker.role.empty()) name += ", " + printable(text_of(telling.article.text, speaker.role));
    const std::string share = fmt::format("{}, {}", counted(speaker.words, "word", "words"),
                                          counted(statements_of(reading, order[i]), "time", "times"));
    std::string kind = speaker.kind == SpeakerKind::person ? "" : fmt::format(" ({})", name_of(speaker.kind));
    if (!speaker.type.empty()) kind = fmt::format(" (unnamed: {})", speaker.type);
    text.wrapped(kIndent, "", kIndent + 2, ink(Ink::strong, name) + kind + ": " + share);
  }
  write_rest(text, order.size());
}

std::string joined_spans(std::string_view article, const std::vector<Span>& spans) {
  std::string joined;
  for (const Span span : spans) append_part(joined, " … ", printable(text_of(article, span)));
  return joined;
}

// "two people share the last name: Ann Lee, Bo Lee"; that the text has no source shows by itself.
std::string reason_of(const Attribution& attribution) {
  return attribution.source.empty() || attribution.speaker_reason.empty() ? "" : fmt::format(" ({})", printable(attribution.speaker_reason));
}

// "Maria Okafor  [she … said]": the speaker, and the words that tie content to speaker. What is no statement is called so.
std::string tie_of(const Telling& telling, const Attribution& attribution) {
  std::string tie = attribution.speaker
                        ? ink(Ink::strong, printable(telling.reading.speakers[index_of(*attribution.speaker)].name))
                        : "nobody named" + ink(Ink::faint, reason_of(attribution));
  std::vector<Span> spans = attribution.source;
  spans.insert(spans.end(), attribution.cue.begin(), attribution.cue.end());
  std::sort(spans.begin(), spans.end());
  const std::string words = joined_spans(telling.article.text, spans);
  if (!words.empty()) tie += ink(Ink::faint, fmt::format("  [{}]", words));
  if (!attribution.statement) tie += ink(Ink::faint, "  an attitude or act");
  return tie;
}

void write_attributions(TerminalText& text, const Telling& telling) {
  const auto& attributions = telling.reading.attributions;
  if (attributions.empty()) return;
  text.heading("WHO SAYS WHAT");
  for (std::size_t i = 0; i < std::min(attributions.size(), kMaxStatements); ++i) {
    const Attribution& attribution = attributions[i];
    text.wrapped(kIndent, fitted(std::to_string(i + 1), kNumberWidth), kIndent + kNumberWidth,
                 tie_of(telling, attribution));
    text.wrapped(kIndent + kNumberWidth, "", kIndent + kNumberWidth,
                 joined_spans(telling.article.text, attribution.content));
  }
  write_rest(text, attributions.size(), kMaxStatements);
}

void write_own_voice(TerminalText& text, const Telling& telling) {
  std::vector<Span> own;
  for (const SentenceVoice& sentence : telling.reading.sentences)
    if (sentence.voice == Voice::outlet) own.push_back(sentence.span);
  if (own.empty()) return;
  text.heading("WHAT THE OUTLET SAYS ITSELF");
  for (std::size_t i = 0; i < std::min(own.size(), kMaxStatements); ++i)
    text.wrapped(kIndent, "- ", kIndent + 2, printable(text_of(telling.article.text, own[i])));
  write_rest(text, own.size(), kMaxStatements);
}

// "some twelve people" means "about 12 (people)".
std::string meaning_of(const Telling& telling, const Figure& figure) {
  std::string meaning = printable(figure.modifier);
  append_part(meaning, " ", fmt::format("{}", figure.value));
  if (figure.upper) meaning += fmt::format(" to {}", *figure.upper);
  if (!figure.base_unit.empty()) append_part(meaning, " ", printable(figure.unit));  // not of a plain count
  if (!figure.counted.empty())
    meaning += fmt::format(" ({})", printable(text_of(telling.article.text, figure.counted)));
  return meaning;
}

std::string voice_of(const Telling& telling, const std::optional<AttributionId>& attribution) {
  if (!attribution) return "";
  const auto& speaker = telling.reading.attributions[index_of(*attribution)].speaker;
  return speaker ? "; says " + printable(telling.reading.speakers[index_of(*speaker)].name) : "; attributed";
}

std::string days_of(const DateMention& date) {
  if (date.from.empty() && date.to.empty()) return "open";
  if (date.from.empty()) return "until " + date.to;
  if (date.to.empty()) return "from " + date.from;
  return date.from == date.to ? date.from : date.from + " to " + date.to;
}

void write_figures_and_dates(TerminalText& text, const Telling& telling) {
  const Reading& reading = telling.reading;
  const std::string_view article = telling.article.text;
  if (!reading.figures.empty()) text.heading("FIGURES");
  for (std::size_t i = 0; i < std::min(reading.figures.size(), kMaxItems); ++i) {
    const Figure& figure = reading.figures[i];
    text.wrapped(kIndent, "", kIndent + 2,
                 fmt::format("{}: {}{}", ink(Ink::strong, printable(text_of(article, figure.span))),
                             meaning_of(telling, figure), voice_of(telling, figure.attribution)));
  }
  write_rest(text, reading.figures.size());
  if (!reading.dates.empty()) text.heading("DATES");
  for (std::size_t i = 0; i < std::min(reading.dates.size(), kMaxItems); ++i) {
    const DateMention& date = reading.dates[i];
    text.wrapped(kIndent, "", kIndent + 2,
                 fmt::format("{}: {}{}", ink(Ink::strong, printable(text_of(article, date.span))), days_of(date),
                             voice_of(telling, date.attribution)));
  }
  write_rest(text, reading.dates.size());
  if (!reading.times.empty()) text.heading("TIMES OF DAY");
  for (std::size_t i = 0; i < std::min(reading.times.size(), kMaxItems); ++i) {
    const TimeMention& time = reading.times[i];
    const std::string zone = time.zone.empty() ? std::string{} : " " + printable(time.zone);
    text.wrapped(kIndent, "", kIndent + 2,
                 fmt::format("{}: {}{}{}", ink(Ink::strong, printable(text_of(article, time.span))), time.time, zone,
                             voice_of(telling, time.attribution)));
  }
  write_rest(text, reading.times.size());
}

// "self-proclaimed prophet: Ivan Drake": labels that a word of doubt or judgement stands in or before.
void write_additions(TerminalText& text, const Telling& telling) {
  std::vector<std::string> lines;
  for (const Actor& actor : telling.reading.actors)
    for (const ActorLabel& label : actor.labels)
      if (!label.additions.empty()) {
        const Addition& first = label.additions.front();
        const Span whole{std::min(first.span.begin, label.span.begin), label.span.end};
        std::string line = ink(Ink::strong, printable(text_of(telling.article.text, whole)));
        if (label.form != LabelForm::name) line += ": " + printable(actor.name);
        lines.push_back(line + voice_of(telling, first.attribution));
      }
  if (!lines.empty()) text.heading("WHAT IS ADDED TO NAMES");
  for (std::size_t i = 0; i < std::min(lines.size(), kMaxItems); ++i) text.wrapped(kIndent, "", kIndent + 2, lines[i]);
  write_rest(text, lines.size());
}

// Terms that differ only across tellings are left to compare, agents to the passives beside them, and verbs that say no more
// than that it was said to the JSON.
bool is_shown(const Wording& wording) {
  if (wording.kind == "report-verb") return wording.stance != "neutral" && wording.stance != "asserting" && wording.stance != "unlisted";
  return wording.kind != "equal" && wording.kind != "agent" && (wording.kind != "passive" || !wording.beside.empty());
}

// "pro-life (The Associated Press Stylebook: abortion; instead: anti-abortion); says Ann Lee"
std::string shown_wording(const Telling& telling, const Wording& wording) {
  const std::string words = printable(text_of(telling.article.text, wording.span));
  if (wording.kind == "report-verb") return fmt::format("{} ({})", words, wording.stance);
  if (wording.kind == "passive")
    return fmt::format("{} (by whom, it does not say), but: {}{}", words,
                       printable(text_of(telling.article.text, wording.beside.front())), voice_of(telling, wording.attribution));
  if (wording.alternative.empty()) return words;
  const std::string form = wording.why.starts_with(words) ? "" : words + ": ";
  return form + printable(wording.why) + voice_of(telling, wording.attribution);
}

// A line a kind: "hedge: likely, about". Kinds that have more to say, a line each.
void write_wording(TerminalText& text, const Telling& telling) {
  std::vector<std::pair<std::string, std::vector<std::string>>> kinds;
  for (const Wording& wording : telling.reading.wording) {
    if (!is_shown(wording)) continue;
    auto kind =
        std::find_if(kinds.begin(), kinds.end(), [&](const auto& known) { return known.first == wording.kind; });
    if (kind == kinds.end()) kind = kinds.insert(kinds.end(), {wording.kind, {}});
    std::string words = shown_wording(telling, wording);
    if (std::find(kind->second.begin(), kind->second.end(), words) == kind->second.end()) kind->second.push_back(std::move(words));
  }
  if (!kinds.empty()) text.heading("WORDING");
  for (const auto& [kind, words] : kinds) {
    const bool is_list = kind != "loaded" && kind != "euphemism" && kind != "passive";
    std::string line;
    for (std::size_t i = 0; i < std::min(words.size(), kMaxItems); ++i) append_part(line, is_list ? ", " : "\n", words[i]);
    if (words.size() > kMaxItems) line += fmt::format(", … and {} more", words.size() - kMaxItems);
    text.wrapped(kIndent, ink(Ink::strong, printable(kind)) + ": ", kIndent + 2, line);
  }
}

void write_caption_claims(TerminalText& text, const Telling& telling) {
  bool any = false;
  for (const CaptionVoice& caption : telling.reading.captions) {
    if (!caption.claim) continue;
    if (!any) text.heading("WHAT CAPTIONS SAY WITHOUT A SOURCE");
    any = true;
    text.wrapped(kIndent, "", kIndent + 2, ink(Ink::strong, printable(telling.article.captions[caption.caption].text)));
    text.wrapped(kIndent, "", kIndent + 2,
                 fmt::format("in the text: {}{}", printable(text_of(telling.article.text, caption.claim->body)),
                             voice_of(telling, caption.claim->attribution)));
  }
}

void write_headline_claims(TerminalText& text, const Telling& telling) {
  if (telling.reading.headline.empty()) return;
  text.heading("WHAT THE HEADLINE SAYS WITHOUT A SOURCE");
  for (const HeadlineClaim& claim : telling.reading.headline) {
    text.wrapped(kIndent, "", kIndent + 2, ink(Ink::strong, printable(text_of(telling.article.title, claim.headline))));
    text.wrapped(kIndent, "", kIndent + 2,
                 fmt::format("in the text: {}{}", printable(text_of(telling.article.text, claim.body)),
                             voice_of(telling, claim.attribution)));
  }
}

}  // namespace

// The article's own paragraphs, one a line and not wrapped: what is written here may be read by another program.
std::string article_to_text(const Article& article, const TextStyle& style) {
  TerminalText text(style);
  if (!article.title.empty() && !article.text.starts_with(article.title))
    text.line(ink(Ink::strong, printable(article.title)));
  const std::string facts = joined_facts(article);
  if (!facts.empty()) text.line(ink(Ink::faint, facts));
  for (const PullQuote& quote : article.pull_quotes) text.line(ink(Ink::faint, "pull quote: " + printable(quote.text)));
  for (const Caption& caption : article.captions) text.line(ink(Ink::faint, "caption: " + printable(caption.text)));
  std::string out = text.take();
  if (!out.empty()) out.push_back('\n');
  for (const FactCandidate& candidate : article.candidates) {
    out += fmt::format("{:<10} {}\n{:>11}{}", printable(candidate.field), printable(candidate.value), "", printable(candidate.origin));
    out += candidate.why.empty() ? "\n" : fmt::format("; chosen: {}\n", candidate.why);
  }
  if (!article.candidates.empty()) out.push_back('\n');
  out += printable_lines(article.text);
  if (out.empty() || out.back() != '\n') out.push_back('\n');
  return out;
}

std::string reading_to_text(const Telling& telling, const TextStyle& style) {
  TerminalText text(style);
  write_head(text, telling.article);
  write_summary(text, telling);
  write_speakers(text, telling);
  write_attributions(text, telling);
  write_own_voice(text, telling);
  write_figures_and_dates(text, telling);
  write_additions(text, telling);
  write_wording(text, telling);
  write_headline_claims(text, telling);
  write_caption_claims(text, telling);
  return text.take();
}

}  // namespace rashomon
