// Anchors, marks and paragraphs of the page's columns.
//
// A fact's pin reads "3 A C": the number leads to the list of facts, the letters to the same fact in the other columns.
//
// Tested by tests/cases/report and tests/check_html.py.
#include "rashomon/report/columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "rashomon/report/findings.h"

namespace rashomon {
namespace {

// With more articles than this a pin shows its number only: the list it leads to names them all.
constexpr std::size_t kMaxLetters = 7;

std::string lower_letter_of(std::uint32_t article) {
  std::string letters = letter_of(article);
  for (char& c : letters) c = static_cast<char>(c - 'A' + 'a');
  return letters;
}

// Names the passages of one finding: prefix, article, and from the second one in the same article a number.
class PassageNames {
 public:
  PassageNames(char kind, std::size_t index) : prefix_(fmt::format("{}{}", kind, index + 1)) {}
  std::string next(std::uint32_t article) {
    const int time = ++times_[article];
    const std::string name = prefix_ + "-" + lower_letter_of(article);
    return time == 1 ? name : name + std::to_string(time);
  }

 private:
  std::string prefix_;
  std::map<std::uint32_t, int> times_;
};

template <typename Findings, typename PlacesOf>
std::vector<std::vector<std::string>> name_passages(char kind, const Findings& findings, const PlacesOf& places_of) {
  std::vector<std::vector<std::string>> all;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    PassageNames names(kind, i);
    std::vector<std::string> ids;
    for (const Place place : places_of(findings[i])) ids.push_back(names.next(place.article));
    all.push_back(std::move(ids));
  }
  return all;
}

std::vector<Place> places_of_fact(const Fact& fact) {
  std::vector<Place> places;
  for (const FactMention& mention : fact.mentions) places.push_back(mention.place);
  return places;
}

// A link of a pin: `label` is what is seen, `spoken` what a screen reader says.
std::string pin_link(std::string_view target, std::string_view label, std::string_view spoken) {
  return fmt::format("<a href=\"#{}\" aria-label=\"{}\">{}</a>", target, escape_html(spoken), label);
}

std::string in_pins(std::string_view links) {
  return fmt::format("<span class=\"pins\">{}</span>", links);
}

// The first passage of each article in a list of passages.
std::vector<std::size_t> first_passages(const std::vector<Place>& places) {
  std::set<std::uint32_t> known;
  std::vector<std::size_t> first;
  for (std::size_t i = 0; i < places.size(); ++i)
    if (known.insert(places[i].article).second) first.push_back(i);
  return first;
}

class MarkCollector {
 public:
  MarkCollector(std::span<const Telling> tellings, const Comparison& comparison, const Anchors& anchors,
                const std::vector<std::string>& names)
      : tellings_(tellings), comparison_(comparison), anchors_(anchors), names_(names), marks_(tellings.size()) {}

  std::vector<std::vector<Mark>> collect() {
    add_facts();
    add_quotes();
    add_values();
    add_terms();
    add_missing();
    add_copies();
    add_attributions();
    for (std::vector<Mark>& marks : marks_)
      std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
        return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
      });
    return std::move(marks_);
  }

 private:
  void add(Place place, MarkKind kind, std::string id, std::string pins) {
    marks_[place.article].push_back({place.span, kind, std::move(id), {}, std::move(pins)});
  }

  // Marks all passages of a finding. A pin has the finding's number, which leads to `target`, and a letter for each
  // other article that has it.
  void add_finding(MarkKind kind, const std::string& target, const std::string& label, const std::string& spoken,
                   const std::vector<Place>& places, const std::vector<std::string>& ids) {
    const std::vector<std::size_t> first = first_passages(places);
    for (std::size_t m = 0; m < places.size(); ++m) {
      std::string links = pin_link(target, label, spoken);
      for (const std::size_t i : first.size() <= kMaxLetters ? first : std::vector<std::size_t>{}) {
        const std::uint32_t article = places[i].article;
        if (article != places[m].article)
          links += pin_link(ids[i], letter_of(article), fmt::format("{} in {}", spoken, names_[article]));
      }
      add(places[m], kind, ids[m], in_pins(links));
    }
  }

  void add_facts() {
    for (std::size_t i = 0; i < comparison_.facts.size(); ++i) {
      const Fact& fact = comparison_.facts[i];
      const auto kind = articles_of(fact).size() == tellings_.size() ? MarkKind::fact_of_all : MarkKind::fact_of_some;
      add_finding(kind, fmt::format("fact-{}", i + 1), std::to_string(i + 1), fmt::format("fact {}", i + 1),
                  places_of_fact(fact), anchors_.facts[i]);
    }
  }

  void add_quotes() {
    for (std::size_t i = 0; i < comparison_.quotes.size(); ++i)
      add_finding(MarkKind::quote, fmt::format("quote-{}", i + 1), fmt::format("“{}”", i + 1),
                  fmt::format("quotation {}", i + 1), comparison_.quotes[i].mentions, anchors_.quotes[i]);
  }

  void add_values() {
    for (std::size_t i = 0; i < comparison_.conflicts.size(); ++i)
      add_finding(MarkKind::value, fmt::format("differ-{}", i + 1), fmt::format("≠{}", i + 1),
                  fmt::format("values differ, {}", i + 1), comparison_.conflicts[i].values, anchors_.conflicts[i]);
  }

  void add_terms() {
    for (std::size_t i = 0; i < comparison_.wording.size(); ++i)
      for (std::size_t m = 0; m < comparison_.wording[i].terms.size(); ++m)
        add(comparison_.wording[i].terms[m], MarkKind::term, anchors_.terms[i][m], "");
  }

  // Nothing is to be seen in the text of what others do not have; links lead to it.
  void add_missing() {
    const auto add_all = [&](const std::vector<Place>& places, const std::vector<std::string>& ids) {
      for (std::size_t i = 0; i < places.size(); ++i) add(places[i], MarkKind::term, ids[i], "");
    };
    for (std::size_t i = 0; i < comparison_.missing_voices.size(); ++i) {
      add_all(comparison_.missing_voices[i].heard, anchors_.heard[i]);
      add_all(comparison_.missing_voices[i].named, anchors_.named[i]);
    }
    for (std::size_t i = 0; i < comparison_.missing_figures.size(); ++i)
      add_all(comparison_.missing_figures[i].told, anchors_.figures[i]);
  }

  void add_copies() {
    for (std::size_t i = 0; i < comparison_.copies.size(); ++i) {
      const Copy& copy = comparison_.copies[i];
      for (std::size_t p = 0; p < copy.passages.size(); ++p) {
        const auto& [first, second] = anchors_.copies[i][p];
        add({copy.first, copy.passages[p].first}, MarkKind::copied, first, copy_pin(second, copy.second));
        add({copy.second, copy.passages[p].second}, MarkKind::copied, second, copy_pin(first, copy.first));
      }
    }
  }

  std::string copy_pin(const std::string& target, std::uint32_t article) const {
    return in_pins(pin_link(target, fmt::format("={}", letter_of(article)), "the same words in " + names_[article]));
  }

  void add_attributions() {
    for (std::size_t i = 0; i < tellings_.size(); ++i) {
      const Reading& reading = tellings_[i].reading;
      for (const Attribution& attribution : reading.attributions) {
        if (!attribution.statement) continue;
        const std::string speaker =
            attribution.speaker ? reading.speakers[index_of(*attribution.speaker)].name : "nobody named";
        for (const Span content : attribution.content)
          marks_[i].push_back({content, MarkKind::attributed, {}, "attributed to " + speaker, {}});
      }
    }
  }

  std::span<const Telling> tellings_;
  const Comparison& comparison_;
  const Anchors& anchors_;
  const std::vector<std::string>& names_;
  std::vector<std::vector<Mark>> marks_;
};

struct Stretch {
  Span span;
  BlockKind kind = BlockKind::paragraph;
};

std::vector<Stretch> stretches_of(const Telling& telling) {
  const std::string& text = telling.article.text;
  std::vector<Stretch> stretches;
  for (const Paragraph& paragraph : telling.analysis.paragraphs) stretches.push_back({paragraph.span, paragraph.kind});
  if (stretches.empty() && !text.empty()) stretches.push_back({{0, static_cast<std::uint32_t>(text.size())}});
  return stretches;
}

std::string element_of(BlockKind kind, const std::string& inside) {
  switch (kind) {
    case BlockKind::paragraph: return "<p dir=\"auto\">" + inside + "</p>\n";
    case BlockKind::heading: return "<p class=\"subheading\" dir=\"auto\">" + inside + "</p>\n";
    case BlockKind::list_item: return "<p class=\"item\" dir=\"auto\">" + inside + "</p>\n";
    case BlockKind::quotation: return "<blockquote dir=\"auto\">" + inside + "</blockquote>\n";
  }
  return inside;
}

}  // namespace

Anchors name_anchors(const Comparison& comparison) {
  Anchors anchors;
  anchors.facts = name_passages('f', comparison.facts, places_of_fact);
  anchors.quotes = name_passages('q', comparison.quotes, [](const SharedQuote& quote) { return quote.mentions; });
  anchors.conflicts =
      name_passages('c', comparison.conflicts, [](const Conflict& conflict) { return conflict.values; });
  anchors.terms = name_passages('w', comparison.wording, [](const TermChoice& choice) { return choice.terms; });
  const auto& voices = comparison.missing_voices;
  anchors.heard = name_passages('v', voices, [](const MissingVoice& missing) { return missing.heard; });
  anchors.named = name_passages('m', voices, [](const MissingVoice& missing) { return missing.named; });
  anchors.figures =
      name_passages('n', comparison.missing_figures, [](const MissingFigure& missing) { return missing.told; });
  for (std::size_t i = 0; i < comparison.copies.size(); ++i) {
    const Copy& copy = comparison.copies[i];
    PassageNames names('p', i);
    auto& ids = anchors.copies.emplace_back();
    for (std::size_t p = 0; p < copy.passages.size(); ++p) {
      const std::string first = names.next(copy.first);
      ids.emplace_back(first, names.next(copy.second));
    }
  }
  return anchors;
}

std::vector<std::vector<Mark>> collect_marks(std::span<const Telling> tellings, const Comparison& comparison,
                                             const Anchors& anchors, const std::vector<std::string>& names) {
  return MarkCollector(tellings, comparison, anchors, names).collect();
}

std::string column_html(const Telling& telling, const std::vector<Mark>& marks) {
  const std::vector<Stretch> stretches = stretches_of(telling);
  std::vector<std::vector<Mark>> by_stretch(stretches.size());
  for (const Mark& mark : marks) {
    auto first = std::partition_point(stretches.begin(), stretches.end(),
                                      [&](const Stretch& stretch) { return stretch.span.end <= mark.span.begin; });
    for (; first != stretches.end() && first->span.begin < mark.span.end; ++first)
      by_stretch[static_cast<std::size_t>(first - stretches.begin())].push_back(mark);
  }
  std::string html;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    // The headline stands above the column already; it stands in it too where a finding points at it.
    const bool is_title = i == 0 && text_of(telling.article.text, stretches[i].span) == telling.article.title;
    if (is_title && by_stretch[i].empty()) continue;
    html += element_of(stretches[i].kind, mark_up(telling.article.text, stretches[i].span, by_stretch[i]));
  }
  return html;
}

}  // namespace rashomon
