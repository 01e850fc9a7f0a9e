// Cases of reading/attributions, speakers, actors and voice.
//
// attributions: one line each, "kind | source | cue | content + content"; "-" where there is none; behind the kind of those
// that are no statements stands "attitude".
// actors: one line each, "name (kind; role): all labels [form; additions]".
// speakers: one line each, "name (kind: type; role): the sources that it stands behind"; then the sources of nobody known, with
// the reason.
// voice: the voice of each sentence, then the words of each voice, then whose each figure, date and telling word is, and what
// the headline says without a source.
#include <fmt/format.h>

#include "rashomon/language/analyse.h"
#include "rashomon/reading/actors.h"
#include "rashomon/reading/attribution/attributions.h"
#include "rashomon/reading/attribution/statements.h"
#include "rashomon/reading/read_article.h"
#include "rashomon/reading/speakers/speakers.h"
#include "rashomon/report/names.h"
#include "tests/support/stages.h"
#include "tests/support/text_article.h"

namespace rashomon::testing {
namespace {

std::string_view name_of_type(AttributionType type) {
  switch (type) {
    case AttributionType::direct: return "direct";
    case AttributionType::indirect: return "indirect";
    case AttributionType::mixed: return "mixed";
  }
  return "";
}

std::string_view name_of_kind(SpeakerKind kind) {
  switch (kind) {
    case SpeakerKind::person: return "person";
    case SpeakerKind::organisation: return "organisation";
    case SpeakerKind::group: return "group";
    case SpeakerKind::document: return "document";
    case SpeakerKind::unnamed: return "unnamed";
  }
  return "";
}

std::string_view name_of_voice(Voice voice) {
  switch (voice) {
    case Voice::outlet: return "outlet";
    case Voice::attributed: return "attributed";
    case Voice::mixed: return "mixed";
  }
  return "";
}

std::string show_spans(const Article& article, const std::vector<Span>& spans) {
  std::string out;
  for (const Span& span : spans) out += (out.empty() ? "" : " + ") + std::string(text_of(article.text, span));
  return out.empty() ? "-" : out;
}

std::vector<Attribution> attributions_in(const Article& article, const Analysis& analysis) {
  std::vector<Attribution> attributions = find_attributions(article, analysis);
  mark_statements(article, analysis, attributions);
  return attributions;
}

std::string show_attributions(const std::string& input) {
  const Article article = article_of_text(input);
  std::string out;
  const Analysis analysis = analyse(article);
  for (const Attribution& attribution : attributions_in(article, analysis))
    out += fmt::format("{}{} | {} | {} | {}\n", name_of_type(attribution.type), attribution.statement ? "" : " attitude",
                       show_spans(article, attribution.source), show_spans(article, attribution.cue),
                       show_spans(article, attribution.content));
  return out.empty() ? "no attributions" : out;
}

std::string show_speakers(const std::string& input) {
  const Article article = article_of_text(input);
  const Analysis analysis = analyse(article);
  std::vector<Attribution> attributions = attributions_in(article, analysis);
  const std::vector<Speaker> speakers = resolve_speakers(article, analysis, join_names(article, analysis), attributions);
  std::string out;
  for (std::size_t s = 0; s < speakers.size(); ++s) {
    out += fmt::format("{} ({}", speakers[s].name, name_of_kind(speakers[s].kind));
    if (!speakers[s].type.empty()) out += fmt::format(": {}", speakers[s].type);
    if (!speakers[s].role.empty()) out += fmt::format("; {}", text_of(article.text, speakers[s].role));
    out += "):";
    for (const Attribution& attribution : attributions)
      if (attribution.speaker && index_of(*attribution.speaker) == s) out += " | " + show_spans(article, attribution.source);
    out += "\n";
  }
  for (const Attribution& attribution : attributions)
    if (!attribution.speaker) out += fmt::format("unknown, {}: | {}\n", attribution.speaker_reason, show_spans(article, attribution.source));
  return out.empty() ? "no speakers" : out;
}

template <typename Finding>
std::string show_owners(const Article& article, const Reading& reading, std::string_view kind, const std::vector<Finding>& findings) {
  std::string out;
  for (const Finding& finding : findings) {
    std::string owner = "the outlet";
    if (finding.attribution) {
      const auto& speaker = reading.attributions[index_of(*finding.attribution)].speaker;
      owner = speaker ? reading.speakers[index_of(*speaker)].name : "somebody";
    }
    out += fmt::format("{} {}: {}\n", kind, text_of(article.text, finding.span), owner);
  }
  return out;
}

std::string show_voice(const std::string& input) {
  const Article article = article_of_text(input);
  const Reading reading = read_article(article, analyse(article));
  std::string out;
  for (const SentenceVoice& sentence : reading.sentences)
    out += fmt::format("{}: {}\n", name_of_voice(sentence.voice), text_of(article.text, sentence.span));
  const VoiceShare& share = reading.voice;
  out += fmt::format("\nwords: outlet {}, attributed {}, of these unnamed {}; speakers {}\n", share.outlet_words,
                     share.attributed_words, share.unnamed_words, share.speakers);
  for (const Speaker& speaker : reading.speakers) out += fmt::format("  {}: {}\n", speaker.name, speaker.words);
  out += show_owners(article, reading, "figure", reading.figures);
  out += show_owners(article, reading, "date", reading.dates);
  out += show_owners(article, reading, "wording", reading.wording);
  for (const HeadlineClaim& claim : reading.headline)
    out += fmt::format("headline: {}\n  in the text: {}\n  {}\n", text_of(article.title, claim.headline),
                       text_of(article.text, claim.body), claim.why);
  for (const CaptionVoice& caption : reading.captions) {
    out += fmt::format("caption, {}: {}\n", name_of_voice(caption.voice), article.captions[caption.caption].text);
    if (caption.claim)
      out += fmt::format("  in the text: {}\n  {}\n", text_of(article.text, caption.claim->body), caption.claim->why);
  }
  return out;
}

std::string show_actors(const std::string& input) {
  const Article article = article_of_text(input);
  const Analysis analysis = analyse(article);
  std::vector<Attribution> attributions = attributions_in(article, analysis);
  const std::vector<Speaker> speakers = resolve_speakers(article, analysis, join_names(article, analysis), attributions);
  std::string out;
  for (const Actor& actor : find_actors(article, analysis, join_names(article, analysis), speakers, attributions)) {
    out += fmt::format("{} ({}", actor.name, name_of(actor.kind));
    if (!actor.role.empty()) out += fmt::format("; {}", text_of(article.text, actor.role));
    out += "):";
    for (const ActorLabel& label : actor.labels) {
      out += fmt::format(" | {} [{}", text_of(article.text, label.span), name_of(label.form));
      for (const Addition& addition : label.additions)
        out += fmt::format("; {}{}", text_of(article.text, addition.span), addition.attribution ? ", attributed" : "");
      out += "]";
    }
    out += "\n";
  }
  return out.empty() ? "no actors" : out;
}

const StageRegistration kActors("actors", show_actors);
const StageRegistration kAttributions("attributions", show_attributions);
const StageRegistration kSpeakers("speakers", show_speakers);
const StageRegistration kVoice("voice", show_voice);

}  // namespace
}  // namespace rashomon::testing
