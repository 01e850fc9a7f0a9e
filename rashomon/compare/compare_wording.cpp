// Titles are collected by last name first, so that each voice finds those that stand before it.
#include "rashomon/compare/compare_wording.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "rashomon/match/stem.h"

namespace rashomon {
namespace {

constexpr std::size_t kMaxLabelsOfArticle = 4;

std::string last_word(std::string_view name) {
  const std::size_t blank = name.find_last_of(' ');
  return fold_word(name.substr(blank == std::string_view::npos ? 0 : blank + 1));
}

// "Mr." and its like say nothing about anybody.
bool is_plain_title(const std::string& folded) {
  static const std::set<std::string> titles = {"mr",   "mrs", "ms",  "miss",     "herr",
                                               "frau", "m",   "mme", "monsieur", "madame"};
  return titles.contains(folded);
}

// The places at which an article labels somebody with a given last name: title spans.
using TitlesByName = std::map<std::string, std::vector<Span>>;

std::vector<TitlesByName> collect_titles(std::span<const Telling> tellings) {
  std::vector<TitlesByName> all;
  for (const Telling& telling : tellings) {
    TitlesByName titles;
    for (const Name& name : telling.analysis.names)
      if (!name.title.empty()) titles[last_word(text_of(telling.article.text, name.span))].push_back(name.title);
    all.push_back(std::move(titles));
  }
  return all;
}

// The labels of one voice in one article, each wording once, in order of place.
std::vector<Span> labels_in(const Telling& telling, const Voices::Joined& voice, std::uint32_t article,
                            const TitlesByName& titles) {
  std::vector<Span> spans;
  for (const Voices::Member& member : voice.members) {
    if (member.article != article) continue;
    const Speaker& speaker = telling.reading.speakers[index_of(member.speaker)];
    if (!speaker.role.empty()) spans.push_back(speaker.role);
  }
  if (const auto found = titles.find(last_word(voice.name)); voice.kind == SpeakerKind::person && found != titles.end())
    spans.insert(spans.end(), found->second.begin(), found->second.end());
  std::stable_sort(spans.begin(), spans.end());
  std::set<std::string> seen;
  std::vector<Span> labels;
  for (const Span span : spans) {
    const std::string label = fold_word(text_of(telling.article.text, span));
    if (!is_plain_title(label) && labels.size() < kMaxLabelsOfArticle && seen.insert(label).second)
      labels.push_back(span);
  }
  return labels;
}

}  // namespace

std::vector<TermChoice> compare_wording(std::span<const Telling> tellings, const Voices& voices) {
  const std::vector<TitlesByName> titles = collect_titles(tellings);
  std::vector<TermChoice> choices;
  for (const Voices::Joined& voice : voices.joined) {
    if (voice.kind == SpeakerKind::unnamed) continue;
    TermChoice choice{voice.name, {}};
    std::set<std::uint32_t> articles;
    std::set<std::string> wordings;
    for (const Voices::Member& member : voice.members) {
      if (!articles.insert(member.article).second) continue;
      const Telling& telling = tellings[member.article];
      const std::vector<Span> labels = labels_in(telling, voice, member.article, titles[member.article]);
      if (labels.empty()) articles.erase(member.article);
      for (const Span label : labels) {
        choice.terms.push_back({member.article, label});
        wordings.insert(fold_word(text_of(telling.article.text, label)));
      }
    }
    if (articles.size() >= 2 && wordings.size() >= 2) choices.push_back(std::move(choice));
  }
  return choices;
}

}  // namespace rashomon
