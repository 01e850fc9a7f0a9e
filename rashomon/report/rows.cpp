// Findings -> rows for the templates. Passages of one article stand in one cell, each different one once.
//
// Tested by tests/check_html.py.
#include "rashomon/report/rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "rashomon/report/findings.h"
#include "rashomon/report/marks.h"
#include "rashomon/report/names.h"

namespace rashomon {

using kainjow::mustache::data;

namespace {

constexpr std::string_view kOwnVoice = "in its own voice";
// Where more articles than this lack something, they stand in one folded line: a cell each drowns those that have it.
constexpr std::size_t kMaxMissingCells = 6;
constexpr std::size_t kMaxOpenCells = 8;  // of articles that tell one fact alike

std::string attributed_to(const std::string& speaker) {
  return speaker.empty() ? "" : "attributed to " + speaker;
}

data numbered_item(std::size_t index) {
  return data("number", std::to_string(index + 1));
}

}  // namespace

// The sentence around a value as HTML, the value marked.
std::string Rows::context_of(Place place) const {
  const Telling& telling = tellings_[place.article];
  return mark_up(telling.article.text, sentence_around(telling, place.span), {{place.span, MarkKind::value}});
}

Rows::List Rows::cell_of(std::uint32_t article) const {
  data cell;
  cell.set("letter", letter_of(article));
  cell.set("column", std::to_string(article + 1));
  cell.set("name", names_[article]);
  cell.set("language", tellings_[article].article.language);
  cell.set("is_withheld", data(false));
  return cell;
}

Rows::List Rows::cells_of(const std::vector<Passage>& passages, bool folded) const {
  std::map<std::uint32_t, std::vector<const Passage*>> by_article;
  std::set<std::tuple<std::uint32_t, std::string_view, std::string_view>> known;
  for (const Passage& passage : passages)
    if (known.emplace(passage.article, passage.html, passage.note).second)
      by_article[passage.article].push_back(&passage);
  const bool is_long = folded && by_article.size() > kMaxOpenCells;
  data cells(data::type::list);
  std::size_t count = 0;
  for (const auto& [article, own] : by_article) {
    data list(data::type::list);
    for (std::size_t i = 0; i < own.size(); ++i) {
      data item("passage", own[i]->html);
      item.set("target", own[i]->target);
      // A note holds for the passages after it, too; where it ends, that is said.
      const bool is_new_note = i == 0 || own[i]->note != own[i - 1]->note;
      const std::string_view note = own[i]->note.empty() && i > 0 ? kOwnVoice : std::string_view(own[i]->note);
      item.set("has_note", data(is_new_note && !note.empty()));
      item.set("note", std::string(note));
      item.set("is_own_voice", data(note == kOwnVoice));
      item.set("is_further", data(i > 0));
      list.push_back(item);
    }
    data cell = cell_of(article);
    cell.set("target", own.front()->target);
    cell.set("passages", list);
    cell.set("begins_more", data(is_long && count == kMaxOpenCells));
    cell.set("more", counted(by_article.size() - std::min(by_article.size(), kMaxOpenCells), "more text", "more texts"));
    cell.set("ends_more", data(is_long && count + 1 == by_article.size()));
    cells.push_back(cell);
    ++count;
  }
  return cells;
}

Rows::List Rows::conflicts() const {
  data list(data::type::list);
  for (std::size_t i = 0; i < comparison_.conflicts.size(); ++i) {
    const Conflict& conflict = comparison_.conflicts[i];
    std::vector<Passage> passages;
    for (std::size_t v = 0; v < conflict.values.size(); ++v) {
      const Place value = conflict.values[v];
      const std::string speaker =
          conflict.kind == ConflictKind::speaker ? speaker_of(tellings_[value.article], value.span) : "";
      passages.push_back({value.article, anchors_.conflicts[i][v], context_of(value), attributed_to(speaker)});
    }
    data item = numbered_item(i);
    item.set("layout", "stack");
    item.set("kind", std::string(words_for(conflict.kind)));
    item.set("has_confidence", data(conflict.confidence.has_value()));
    item.set("confidence", fmt::format("{:.2f}", conflict.confidence.value_or(0)));
    item.set("has_why", data(!conflict.why.empty()));
    item.set("why", conflict.why);
    item.set("cells", cells_of(passages));
    list.push_back(item);
  }
  return list;
}

Rows::Passage Rows::passage_of(MentionIndex at) const {
  const FactMention& mention = comparison_.facts[at.fact].mentions[at.mention];
  const std::string note = mention.voice == Voice::attributed ? attributed_to(mention.speaker.value_or("somebody")) : "";
  return {mention.place.article, anchors_.facts[at.fact][at.mention], escape_html(text_at(mention.place)), note};
}

std::vector<Rows::Passage> Rows::passages_of(FactId id) const {
  std::vector<Passage> passages;
  for (std::size_t m = 0; m < comparison_.facts[index_of(id)].mentions.size(); ++m)
    passages.push_back(passage_of({index_of(id), m}));
  return passages;
}

std::vector<Rows::Passage> Rows::passages_of(const std::vector<Place>& places, std::string_view note) const {
  std::vector<Passage> passages;
  for (const Place& place : places)
    if (const auto at = find_mention(comparison_, place)) {
      passages.push_back(passage_of(*at));
      if (!note.empty()) passages.back().note = note;
    }
  return passages;
}

Rows::List Rows::retold() const {
  data list(data::type::list);
  for (const RetoldQuote& quote : comparison_.retold) {
    std::vector<Passage> passages = passages_of({quote.quoted}, "quoted");
    std::ranges::move(passages_of(quote.retold, "retold"), std::back_inserter(passages));
    data item = numbered_item(index_of(quote.fact));
    item.set("speaker", quote.speaker);
    item.set("cells", cells_of(passages));
    list.push_back(item);
  }
  return list;
}

Rows::List Rows::shifts() const {
  data list(data::type::list);
  for (const Shift& shift : comparison_.shifts) {
    std::vector<Passage> passages = passages_of(shift.outlet, kOwnVoice);
    std::ranges::move(passages_of(shift.attributed, {}), std::back_inserter(passages));
    data item = numbered_item(index_of(shift.fact));
    item.set("cells", cells_of(passages));
    list.push_back(item);
  }
  return list;
}

Rows::List Rows::quotes() const {
  data list(data::type::list);
  for (std::size_t i = 0; i < comparison_.quotes.size(); ++i) {
    const SharedQuote& quote = comparison_.quotes[i];
    const auto differing = differing_in(tellings_, quote);
    std::vector<Passage> passages;
    for (std::size_t m = 0; m < quote.mentions.size(); ++m) {
      const std::string_view text = text_at(quote.mentions[m]);
      std::vector<Mark> marks;
      for (const Span span : differing[m]) marks.push_back({span, MarkKind::value});
      passages.push_back({quote.mentions[m].article, anchors_.quotes[i][m],
                          mark_up(text, {0, static_cast<std::uint32_t>(text.size())}, marks)});
    }
    data item = numbered_item(i);
    item.set("speaker", quote.speaker.value_or("Nobody named"));
    item.set("layout", "stack");
    item.set("relation", std::string(words_for(quote.relation)));
    item.set("cells", cells_of(passages));
    list.push_back(item);
  }
  return list;
}

// Cells of articles that do not have something, with the reason where that is not to be leaned on.
void Rows::add_missing_cells(const std::vector<std::uint32_t>& articles, const std::string& withheld, List& cells) const {
  for (const std::uint32_t article : articles) {
    data cell = cell_of(article);
    cell.set("target", "article-" + letter_of(article));
    cell.set("is_withheld", data(!withheld.empty()));
    cell.set("withheld", withheld);
    cells.push_back(cell);
  }
}

// Letters of articles that do not have something, each a link to its article.
Rows::List Rows::absent_group(const Missing& missing) const {
  data articles(data::type::list);
  for (const std::uint32_t article : missing.articles) articles.push_back(data("letter", letter_of(article)));
  data group("articles", articles);
  group.set("is_withheld", data(!missing.withheld.empty()));
  group.set("withheld", missing.withheld);
  return group;
}

void Rows::set_missing(const std::vector<Missing>& missing, List& item) const {
  std::size_t count = 0;
  for (const Missing& part : missing) count += part.articles.size();
  data cells(data::type::list);
  data absent(data::type::list);
  for (const Missing& part : missing) {
    if (count > kMaxMissingCells) {
      absent.push_back(absent_group(part));
    } else {
      add_missing_cells(part.articles, part.withheld, cells);
    }
  }
  item.set("missing", cells);
  item.set("has_absent", data(!absent.is_empty_list()));
  item.set("absent_count", std::to_string(count));
  item.set("absent", absent);
}

std::vector<Rows::Missing> Rows::missing_of(std::size_t fact) const {
  std::vector<Missing> missing;
  for (const Omission& omission : comparison_.omissions)
    if (index_of(omission.fact) == fact) missing.push_back({omission.missing_in, omission.withheld});
  return missing;
}

Rows::List Rows::missing_voices() const {
  data list(data::type::list);
  for (std::size_t i = 0; i < comparison_.missing_voices.size(); ++i) {
    const MissingVoice& missing = comparison_.missing_voices[i];
    std::vector<Passage> passages;
    for (std::size_t p = 0; p < missing.heard.size(); ++p)
      passages.push_back({missing.heard[p].article, anchors_.heard[i][p], escape_html(text_at(missing.heard[p]))});
    for (std::size_t p = 0; p < missing.named.size(); ++p)
      passages.push_back({missing.named[p].article, anchors_.named[i][p], context_of(missing.named[p]), "named, and given no words"});
    data item = numbered_item(i);
    item.set("speaker", comparison_.voices[missing.voice].name);
    item.set("cells", cells_of(passages, true));
    set_missing({{missing.missing_in, missing.withheld}}, item);
    list.push_back(item);
  }
  return list;
}

Rows::List Rows::missing_figures() const {
  data list(data::type::list);
  for (std::size_t i = 0; i < comparison_.missing_figures.size(); ++i) {
    const MissingFigure& missing = comparison_.missing_figures[i];
    std::vector<Passage> passages;
    for (std::size_t p = 0; p < missing.told.size(); ++p)
      passages.push_back({missing.told[p].article, anchors_.figures[i][p], context_of(missing.told[p])});
    data item = numbered_item(i);
    item.set("cells", cells_of(passages, true));
    set_missing({{missing.missing_in, missing.withheld}}, item);
    list.push_back(item);
  }
  return list;
}

Rows::List Rows::facts(bool of_all) const {
  data list(data::type::list);
  for (const std::size_t i : told_most_first(comparison_)) {
    if ((articles_of(comparison_.facts[i]).size() == tellings_.size()) != of_all) continue;
    data item = numbered_item(i);
    item.set("cells", cells_of(passages_of(static_cast<FactId>(i)), true));
    set_missing(missing_of(i), item);
    list.push_back(item);
  }
  return list;
}

Rows::List Rows::silent() const {
  data list(data::type::list);
  for (const SilentActor& actor : comparison_.silent) {
    std::string letters;
    for (const NamedInArticle& named : actor.by_article) append_part(letters, " ", letter_of(named.article));
    data item("name", actor.name);
    item.set("letters", letters);
    list.push_back(item);
  }
  return list;
}

Rows::List Rows::voices() const {
  data rows(data::type::list);
  for (const ComparedVoice* voice : voices_by_weight(comparison_)) {
    data cells(data::type::list);
    for (std::uint32_t i = 0; i < tellings_.size(); ++i) {
      const auto heard = std::find_if(voice->by_article.begin(), voice->by_article.end(),
                                      [&](const VoiceInArticle& in) { return in.article == i; });
      const bool is_heard = heard != voice->by_article.end();
      data cell("is_heard", data(is_heard));
      cell.set("words", is_heard ? std::to_string(heard->words) : "");
      std::string times = is_heard ? counted(heard->attributions, "time", "times") : "";
      if (is_heard && heard->quoted_words > 0) times += fmt::format(", {} quoted", heard->quoted_words);
      cell.set("times", times);
      cells.push_back(cell);
    }
    data row("name", voice->name);
    row.set("kind", std::string(name_of(voice->kind)));
    row.set("cells", cells);
    rows.push_back(row);
  }
  return rows;
}

Rows::List Rows::wording() const {
  data list(data::type::list);
  for (std::size_t i = 0; i < comparison_.wording.size(); ++i) {
    const TermChoice& choice = comparison_.wording[i];
    std::vector<Passage> passages;
    for (std::size_t t = 0; t < choice.terms.size(); ++t)
      passages.push_back({choice.terms[t].article, anchors_.terms[i][t], escape_html(text_at(choice.terms[t])),
                          attributed_to(t < choice.speakers.size() ? choice.speakers[t].value_or("") : "")});
    data item("about", choice.about);
    const std::string_view words = words_for_choice(choice.kind);
    item.set("has_words", data(!words.empty()));
    item.set("words", std::string(words));
    item.set("cells", cells_of(passages));
    list.push_back(item);
  }
  return list;
}

Rows::List Rows::copies() const {
  data list(data::type::list);
  for (std::size_t i = 0; i < comparison_.copies.size(); ++i) {
    const Copy& copy = comparison_.copies[i];
    data pairs(data::type::list);
    for (std::size_t p = 0; p < copy.passages.size(); ++p) {
      const auto& [first, second] = copy.passages[p];
      pairs.push_back(
          data("cells",
               cells_of({{copy.first, anchors_.copies[i][p].first, escape_html(text_at({copy.first, first}))},
                         {copy.second, anchors_.copies[i][p].second, escape_html(text_at({copy.second, second}))}})));
    }
    data item("first", names_[copy.first]);
    item.set("second", names_[copy.second]);
    item.set("percent", std::to_string(static_cast<int>(100 * copy.share + 0.5)));
    item.set("count", counted(copy.passages.size(), "passage", "passages"));
    item.set("layout", "pair");
    item.set("pairs", pairs);
    list.push_back(item);
  }
  return list;
}

}  // namespace rashomon
