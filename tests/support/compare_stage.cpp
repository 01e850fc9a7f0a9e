// Cases of compare/: invented articles in, the findings of one or more kinds out.
//
//   show facts conflicts
//   == Harbour Post, 2024-05-01, by Ida Vane (Reuters)
//   Three boats sank …
//
//   == Evening Flag, 2024-05-02, cut off
//   Text, paragraphs parted by an empty line.
//
// After the outlet, in any order and all optional: a date of publication, "by …" (the byline), "cut off". Articles are
// shown by their letters, A for the first. "show explain:c1" shows how a finding came about.
#include <fmt/format.h>

#include <sstream>

#include "rashomon/compare/compare.h"
#include "rashomon/compare/explain.h"
#include "rashomon/language/analyse.h"
#include "rashomon/reading/read_article.h"
#include "rashomon/page/metadata/agency.h"
#include "rashomon/page/metadata/byline.h"
#include "tests/support/stages.h"
#include "tests/support/text_article.h"

namespace rashomon::testing {
namespace {

void set_fields(const std::string& heading, Article& article) {
  std::istringstream parts(heading);
  std::string part;
  std::getline(parts, article.outlet, ',');
  while (std::getline(parts, part, ',')) {
    part.erase(0, part.find_first_not_of(' '));
    if (part == "cut off")
      article.complete = false;
    else if (part.starts_with("by "))
      article.byline = part.substr(3);
    else
      article.published = part;
  }
}

std::vector<Telling> read_tellings_of(std::istream& input) {
  std::vector<std::pair<std::string, std::string>> parts;  // heading, text
  for (std::string line; std::getline(input, line);) {
    if (line.starts_with("== "))
      parts.emplace_back(line.substr(3), "");
    else if (!parts.empty())
      parts.back().second += line + "\n";
  }
  std::vector<Telling> tellings;
  for (const auto& [heading, text] : parts) {
    Article head;
    set_fields(heading, head);
    Telling telling;
    telling.article = article_of_text(head.published.empty() ? text : "published " + head.published + "\n" + text);
    telling.article.outlet = head.outlet;
    telling.article.byline = head.byline;
    add_names(head.byline, telling.article.bylines);
    telling.article.agency = find_agency(telling.article.bylines, telling.article.text, telling.article.blocks);
    telling.article.complete = head.complete;
    telling.analysis = analyse(telling.article);
    telling.reading = read_article(telling.article, telling.analysis);
    tellings.push_back(std::move(telling));
  }
  return tellings;
}

constexpr std::string_view kVoices[] = {"outlet", "attributed", "mixed"};
constexpr std::string_view kRelations[] = {"same", "trimmed", "altered", "paraphrased"};
constexpr std::string_view kConflicts[] = {"number",  "date",  "place",     "name",  "wording of quote",
                                           "speaker", "event", "precision", "update"};

class Shower {
 public:
  Shower(const std::vector<Telling>& tellings, const Comparison& comparison)
      : tellings_(tellings), found_(comparison) {}

  std::string show(const std::string& kind) const {
    std::string out;
    if (kind == "facts") out = facts();
    if (kind == "quotes") out = quotes();
    if (kind == "conflicts") out = conflicts();
    if (kind == "shifts") out = shifts();
    if (kind == "omissions") out = omissions();
    if (kind == "missing-voices") out = missing_voices();
    if (kind == "missing-figures") out = missing_figures();
    if (kind == "voices") out = voices();
    if (kind == "silent") out = silent();
    if (kind == "retold") out = retold();
    if (kind == "wording") out = wording();
    if (kind == "copies") out = copies();
    if (kind.starts_with("explain:")) out = explanation(kind.substr(kind.find(':') + 1));
    return out.empty() ? "no " + kind + "\n" : out;
  }

 private:
  static char letter(std::uint32_t article) { return static_cast<char>('A' + article); }

  std::string place(const Place& p) const {
    return fmt::format("{} \"{}\"", letter(p.article), text_of(tellings_[p.article].article.text, p.span));
  }

  std::string places(const std::vector<Place>& all, const char* between) const {
    std::string out;
    for (const Place& p : all) out.append(out.empty() ? "" : between).append(place(p));
    return out;
  }

  std::string facts() const {
    std::string out;
    for (const Fact& fact : found_.facts) {
      out += "fact\n";
      for (const FactMention& m : fact.mentions)
        out += fmt::format("  {}  {}{}\n", place(m.place), kVoices[static_cast<int>(m.voice)],
                           m.speaker ? " to " + *m.speaker : "");
    }
    return out;
  }

  std::string quotes() const {
    std::string out;
    for (const SharedQuote& quote : found_.quotes) {
      out += fmt::format("{}, {}\n", kRelations[static_cast<int>(quote.relation)],
                         quote.speaker.value_or("speaker unknown"));
      for (const Place& p : quote.mentions) out += fmt::format("  {}\n", place(p));
    }
    return out;
  }

  std::string conflicts() const {
    std::string out;
    for (const Conflict& c : found_.conflicts)
      out += fmt::format("{}: {}\n  {}\n", kConflicts[static_cast<int>(c.kind)], places(c.values, " / "), c.why);
    return out;
  }

  std::string shifts() const {
    std::string out;
    for (const Shift& shift : found_.shifts)
      out += fmt::format("attributed {}\n  asserted {}\n", places(shift.attributed, ", "), places(shift.outlet, ", "));
    return out;
  }

  std::string omissions() const {
    std::string out;
    for (const Omission& omission : found_.omissions) {
      out += "not in";
      for (const std::uint32_t article : omission.missing_in) out += fmt::format(" {}", letter(article));
      if (!omission.withheld.empty()) out += fmt::format(" (withheld: {})", omission.withheld);
      out += fmt::format(": {}\n", place(found_.facts[index_of(omission.fact)].mentions[0].place));
    }
    return out;
  }

  static std::string letters(const std::vector<std::uint32_t>& articles) {
    std::string out;
    for (const std::uint32_t article : articles) out += fmt::format(" {}", letter(article));
    return out;
  }

  std::string missing_voices() const {
    std::string out;
    for (const MissingVoice& missing : found_.missing_voices) {
      out += fmt::format("{} is heard in{}", found_.voices[missing.voice].name, letters(articles_of(missing.heard)));
      if (!missing.missing_in.empty()) out += fmt::format("; is not in{}", letters(missing.missing_in));
      if (!missing.named.empty()) out += fmt::format("; named, and given no words: {}", places(missing.named, ", "));
      out += missing.withheld.empty() ? "\n" : fmt::format(" (withheld: {})\n", missing.withheld);
    }
    return out;
  }

  std::string missing_figures() const {
    std::string out;
    for (const MissingFigure& missing : found_.missing_figures) {
      out += fmt::format("{}; is not in{}", places(missing.told, ", "), letters(missing.missing_in));
      out += missing.withheld.empty() ? "\n" : fmt::format(" (withheld: {})\n", missing.withheld);
    }
    return out;
  }

  std::string voices() const {
    std::string out;
    for (const ComparedVoice& voice : found_.voices) {
      out += voice.name + ":";
      for (const VoiceInArticle& in : voice.by_article)
        out += fmt::format(" {} {} words{} in {},", letter(in.article), in.words,
                           in.quoted_words > 0 ? fmt::format(" ({} in marks)", in.quoted_words) : "", in.attributions);
      out.back() = '\n';
    }
    return out;
  }

  std::string retold() const {
    std::string out;
    for (const RetoldQuote& quote : found_.retold)
      out += fmt::format("{}: {}\n  retold {}\n", quote.speaker, place(quote.quoted), places(quote.retold, ", "));
    return out;
  }

  std::string silent() const {
    std::string out;
    for (const SilentActor& actor : found_.silent) {
      out += actor.name + ":";
      for (const NamedInArticle& in : actor.by_article) out += fmt::format(" {} {} times,", letter(in.article), in.times);
      out.back() = '\n';
    }
    return out;
  }

  std::string wording() const {
    std::string out;
    for (const TermChoice& choice : found_.wording) {
      out += fmt::format("{}, {}:", choice.kind, choice.about);
      for (std::size_t t = 0; t < choice.terms.size(); ++t) {
        out += fmt::format("{} {}", t == 0 ? "" : ",", place(choice.terms[t]));
        if (choice.speakers[t]) out += fmt::format(" says {}", *choice.speakers[t]);
      }
      out += "\n";
    }
    return out;
  }

  std::string copies() const {
    std::string out;
    for (const Copy& copy : found_.copies) {
      out += fmt::format("{} and {} share {:.0f} %\n", letter(copy.first), letter(copy.second), 100 * copy.share);
      for (const auto& [a, b] : copy.passages)
        out += fmt::format("  {}\n  {}\n", place({copy.first, a}), place({copy.second, b}));
    }
    return out + fmt::format("newsrooms: {}\n", found_.newsrooms);
  }

  std::string explanation(const std::string& id) const {
    std::vector<std::string> letters;
    for (std::uint32_t i = 0; i < tellings_.size(); ++i) letters.emplace_back(1, letter(i));
    std::string out;
    const auto lines = explain_finding(tellings_, found_, letters, id);
    if (lines)
      for (const ExplanationLine& line : *lines) out += std::string(2 * line.depth, ' ') + line.words + "\n";
    return out;
  }

  const std::vector<Telling>& tellings_;
  const Comparison& found_;
};

std::string show_compare(const std::string& input) {
  std::istringstream lines(input);
  std::string command;
  std::getline(lines, command);
  const std::vector<Telling> tellings = read_tellings_of(lines);
  const Comparison comparison = compare(tellings);
  std::istringstream words(command);
  std::string word, out;
  words >> word;  // "show"
  while (words >> word) out += Shower(tellings, comparison).show(word);
  return out;
}

const StageRegistration kCompare("compare", show_compare);

}  // namespace
}  // namespace rashomon::testing
