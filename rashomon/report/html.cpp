// The page: templates of templates/ filled with a comparison. All text of articles goes through escape_html; nothing is
// loaded, nothing runs, and the page's own policy (CSP) says so to the browser, with the hash of its one style sheet.
//
// Every list of findings shows "cells": who tells it, a link to the place in the column, and the passage itself.
//
// Tested by tests/cases/report and tests/check_html.py.
#include "rashomon/report/html.h"

#include <fmt/format.h>

#include <algorithm>
#include <kainjow/mustache.hpp>
#include <set>

#include "rashomon/base/embedded.h"
#include "rashomon/base/hash.h"
#include "rashomon/base/utf8.h"
#include "rashomon/report/columns.h"
#include "rashomon/report/findings.h"
#include "rashomon/report/marks.h"
#include "rashomon/report/names.h"

namespace rashomon {
namespace {

using kainjow::mustache::data;

std::string template_text(std::string_view name) {
  return std::string(embedded_text(fmt::format("rashomon/report/templates/{}", name)));
}

// Base 64 (RFC 4648) of bytes given in hexadecimal digits: how CSP names a hash.
std::string base64_of_hex(std::string_view hex) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  constexpr std::string_view kHexDigits = "0123456789abcdef";
  std::string out;
  for (std::size_t at = 0; at < hex.size(); at += 6) {  // 6 hexadecimal digits, 3 bytes, 4 digits of base 64
    const std::string_view group = hex.substr(at, 6);
    unsigned bits = 0;
    for (std::size_t i = 0; i < 6; ++i)
      bits = bits << 4U | (i < group.size() ? static_cast<unsigned>(kHexDigits.find(group[i])) : 0U);
    for (std::size_t i = 0; i < 4; ++i)
      out.push_back(i <= group.size() / 2 ? kDigits[bits >> (18U - 6U * i) & 63U] : '=');
  }
  return out;
}

bool is_web_address(std::string_view url) {
  return url.starts_with("http://") || url.starts_with("https://");
}

// "three", "12".
std::string in_words(std::size_t count) {
  constexpr std::string_view kWords[] = {"no",  "one",   "two",   "three", "four", "five",
                                         "six", "seven", "eight", "nine",  "ten"};
  return count < std::size(kWords) ? std::string(kWords[count]) : std::to_string(count);
}

std::string plural(std::size_t count, std::string_view one, std::string_view many) {
  return std::string(count == 1 ? one : many);
}

// Fills a list of the page; the section that shows it is left out where it is empty.
void set_list(data& page, const std::string& name, data&& items) {
  const bool is_empty = items.is_empty_list();
  page.set("has_" + name, data(!is_empty));
  page.set(name, std::move(items));
}

class Page {
 public:
  Page(std::span<const Telling> tellings, const Comparison& comparison)
      : tellings_(tellings),
        comparison_(comparison),
        names_(name_articles(tellings)),
        anchors_(name_anchors(comparison)) {}

  data fill() const {
    data page;
    const std::string style = template_text("page.css");
    page.set("style", style);
    page.set("style_hash", base64_of_hex(sha256_hex(style)));
    page.set("version", RASHOMON_VERSION);
    page.set("heading",
             "One event, " + in_words(tellings_.size()) + " " + plural(tellings_.size(), "telling", "tellings"));
    page.set("columns_class",
             "columns-" + (tellings_.size() > 4 ? std::string("many") : std::to_string(tellings_.size())));
    data counts(data::type::list);
    for (const std::string& count : headline_of(tellings_, comparison_)) counts.push_back(data("count", count));
    page.set("counts", std::move(counts));
    set_list(page, "articles", articles());
    page.set("has_links", data(!comparison_.facts.empty() || !comparison_.quotes.empty()));
    set_list(page, "conflicts", conflicts());
    set_list(page, "shifts", shifts());
    set_list(page, "quotes", quotes());
    fill_facts(page);
    fill_voices(page);
    set_list(page, "wording", wording());
    set_list(page, "copies", copies());
    return page;
  }

 private:
  std::string_view text_at(Place place) const { return text_of(tellings_[place.article].article.text, place.span); }

  // One passage of a finding: whose it is, where it stands in the column, and the words, as HTML.
  data cell(std::uint32_t article, const std::string& target, const std::string& passage,
            const std::string& note = {}) const {
    data cell;
    cell.set("letter", letter_of(article));
    cell.set("name", names_[article]);
    cell.set("target", target);
    cell.set("passage", passage);
    cell.set("has_note", data(!note.empty()));
    cell.set("note", note);
    cell.set("language", tellings_[article].article.language);
    return cell;
  }

  data articles() const {
    const auto marks = collect_marks(tellings_, comparison_, anchors_, names_);
    data list(data::type::list);
    for (std::uint32_t i = 0; i < tellings_.size(); ++i) {
      const Article& article = tellings_[i].article;
      data item = cell(i, "article-" + letter_of(i), "");
      item.set("title", article.title.empty() ? "Without a headline" : article.title);
      data facts(data::type::list);
      for (const std::string& fact : {shown_date(article.published), article.byline})
        if (!fact.empty()) facts.push_back(data("fact", fact));
      facts.push_back(data("fact", counted(count_words(tellings_[i].analysis), "word", "words")));
      item.set("facts", std::move(facts));
      item.set("has_url", data(is_web_address(article.url)));
      item.set("url", article.url);
      item.set("path", repair_utf8(article.path));
      item.set("sha256", article.sha256);
      item.set("body", column_html(tellings_[i], marks[i]));
      item.set("is_cut", data(article.complete == false));
      item.set("cut_why", article.complete_why);
      fill_share(item, tellings_[i].reading.voice);
      list.push_back(std::move(item));
    }
    return list;
  }

  static void fill_share(data& item, const VoiceShare& voice) {
    const std::optional<int> own = own_voice_percent(voice);
    item.set("has_share", data(own.has_value()));
    if (!own) return;
    item.set("own", std::to_string(*own));
    item.set("others", std::to_string(100 - *own));
    item.set("speakers", voice.attributed_words == 0 ? "anybody else"
                         : voice.speakers == 0       ? "nobody named"
                                                     : counted(voice.speakers, "speaker", "speakers"));
  }

  // The sentence around a value as HTML, the value marked.
  std::string context_of(Place place) const {
    const Telling& telling = tellings_[place.article];
    return mark_up(telling.article.text, sentence_around(telling, place.span), {{place.span, MarkKind::value}});
  }

  data conflicts() const {
    data list(data::type::list);
    for (std::size_t i = 0; i < comparison_.conflicts.size(); ++i) {
      const Conflict& conflict = comparison_.conflicts[i];
      data item;
      item.set("number", std::to_string(i + 1));
      item.set("kind", std::string(words_for(conflict.kind)));
      item.set("has_why", data(!conflict.why.empty()));
      item.set("why", conflict.why);
      data cells(data::type::list);
      for (std::size_t v = 0; v < conflict.values.size(); ++v) {
        const Place value = conflict.values[v];
        data one = cell(value.article, anchors_.conflicts[i][v], context_of(value));
        one.set("value", std::string(text_at(value)));
        cells.push_back(std::move(one));
      }
      item.set("cells", std::move(cells));
      list.push_back(std::move(item));
    }
    return list;
  }

  // The cells of a fact's mentions for which `is_wanted` holds.
  template <typename Wanted>
  data fact_cells(FactId id, const Wanted& is_wanted) const {
    const std::size_t index = index_of(id);
    const Fact& fact = comparison_.facts[index];
    data cells(data::type::list);
    for (std::size_t m = 0; m < fact.mentions.size(); ++m) {
      const FactMention& mention = fact.mentions[m];
      if (!is_wanted(mention)) continue;
      std::string note;
      if (mention.voice == Voice::attributed) note = "attributed to " + mention.speaker.value_or("somebody");
      cells.push_back(cell(mention.place.article, anchors_.facts[index][m], escape_html(text_at(mention.place)), note));
    }
    return cells;
  }

  data shifts() const {
    data list(data::type::list);
    for (const Shift& shift : comparison_.shifts) {
      const auto is_among = [](const std::vector<Place>& places) {
        return [&places](const FactMention& mention) {
          return std::find(places.begin(), places.end(), mention.place) != places.end();
        };
      };
      data item;
      item.set("number", std::to_string(index_of(shift.fact) + 1));
      item.set("outlet", data("cells", fact_cells(shift.fact, is_among(shift.outlet))));
      item.set("attributed", data("cells", fact_cells(shift.fact, is_among(shift.attributed))));
      list.push_back(std::move(item));
    }
    return list;
  }

  data quotes() const {
    data list(data::type::list);
    for (std::size_t i = 0; i < comparison_.quotes.size(); ++i) {
      const SharedQuote& quote = comparison_.quotes[i];
      std::vector<std::string_view> versions;
      for (const Place place : quote.mentions) versions.push_back(text_at(place));
      const bool is_worded = quote.relation == QuoteRelation::altered || quote.relation == QuoteRelation::trimmed;
      const auto differing = is_worded ? differing_words(versions) : std::vector<std::vector<Span>>(versions.size());
      data cells(data::type::list);
      for (std::size_t m = 0; m < versions.size(); ++m) {
        std::vector<Mark> marks;
        for (const Span span : differing[m]) marks.push_back({span, MarkKind::value});
        const Span whole{0, static_cast<std::uint32_t>(versions[m].size())};
        cells.push_back(cell(quote.mentions[m].article, anchors_.quotes[i][m], mark_up(versions[m], whole, marks)));
      }
      data item;
      item.set("number", std::to_string(i + 1));
      item.set("speaker", quote.speaker.value_or("Nobody named"));
      item.set("relation", std::string(words_for(quote.relation)));
      item.set("cells", std::move(cells));
      list.push_back(std::move(item));
    }
    return list;
  }

  void fill_facts(data& page) const {
    std::vector<const Omission*> omission_of(comparison_.facts.size(), nullptr);
    for (const Omission& omission : comparison_.omissions) omission_of[index_of(omission.fact)] = &omission;
    data all(data::type::list), some(data::type::list);
    for (std::size_t i = 0; i < comparison_.facts.size(); ++i) {
      data item;
      item.set("number", std::to_string(i + 1));
      item.set("cells", fact_cells(static_cast<FactId>(i), [](const FactMention&) { return true; }));
      const Omission* omission = omission_of[i];
      item.set("is_omitted", data(omission != nullptr));
      if (omission != nullptr) {
        data missing(data::type::list);
        for (const std::uint32_t article : omission->missing_in)
          missing.push_back(cell(article, "article-" + letter_of(article), ""));
        item.set("missing", std::move(missing));
        item.set("is_withheld", data(!omission->withheld.empty()));
        item.set("withheld", omission->withheld);
      }
      const bool told_by_all = articles_of(comparison_.facts[i]).size() == tellings_.size();
      (told_by_all ? all : some).push_back(std::move(item));
    }
    set_list(page, "all", std::move(all));
    set_list(page, "some", std::move(some));
  }

  void fill_voices(data& page) const {
    data rows(data::type::list);
    for (const ComparedVoice& voice : comparison_.voices) {
      data row;
      row.set("name", voice.name);
      row.set("kind", std::string(name_of(voice.kind)));
      data cells(data::type::list);
      for (std::uint32_t i = 0; i < tellings_.size(); ++i) {
        const auto heard = std::find_if(voice.by_article.begin(), voice.by_article.end(),
                                        [&](const VoiceInArticle& in) { return in.article == i; });
        data one;
        one.set("is_heard", data(heard != voice.by_article.end()));
        if (heard != voice.by_article.end()) {
          one.set("words", std::to_string(heard->words));
          one.set("times", counted(heard->attributions, "time", "times"));
        }
        cells.push_back(std::move(one));
      }
      row.set("cells", std::move(cells));
      rows.push_back(std::move(row));
    }
    data own(data::type::list);
    for (const Telling& telling : tellings_)
      own.push_back(data("words", std::to_string(telling.reading.voice.outlet_words)));
    page.set("own_voice", std::move(own));
    set_list(page, "voices", std::move(rows));
  }

  data wording() const {
    data list(data::type::list);
    for (std::size_t i = 0; i < comparison_.wording.size(); ++i) {
      const TermChoice& choice = comparison_.wording[i];
      data cells(data::type::list);
      std::set<std::pair<std::uint32_t, std::string_view>> shown;  // a word once an article
      for (std::size_t t = 0; t < choice.terms.size(); ++t)
        if (shown.emplace(choice.terms[t].article, text_at(choice.terms[t])).second)
          cells.push_back(cell(choice.terms[t].article, anchors_.terms[i][t], escape_html(text_at(choice.terms[t]))));
      data item("about", choice.about);
      item.set("cells", std::move(cells));
      list.push_back(std::move(item));
    }
    return list;
  }

  data copies() const {
    data list(data::type::list);
    for (std::size_t i = 0; i < comparison_.copies.size(); ++i) {
      const Copy& copy = comparison_.copies[i];
      data passages(data::type::list);
      for (std::size_t p = 0; p < copy.passages.size(); ++p) {
        const Place first{copy.first, copy.passages[p].first}, second{copy.second, copy.passages[p].second};
        data cells(data::type::list);
        cells.push_back(cell(first.article, anchors_.copies[i][p].first, escape_html(text_at(first))));
        cells.push_back(cell(second.article, anchors_.copies[i][p].second, escape_html(text_at(second))));
        passages.push_back(data("cells", std::move(cells)));
      }
      data item;
      item.set("first", names_[copy.first]);
      item.set("second", names_[copy.second]);
      item.set("percent", std::to_string(static_cast<int>(100 * copy.share + 0.5)));
      item.set("count", counted(copy.passages.size(), "passage", "passages"));
      item.set("passages", std::move(passages));
      list.push_back(std::move(item));
    }
    return list;
  }

  std::span<const Telling> tellings_;
  const Comparison& comparison_;
  std::vector<std::string> names_;
  Anchors anchors_;
};

}  // namespace

std::string comparison_to_html(std::span<const Telling> tellings, const Comparison& comparison) {
  data page = Page(tellings, comparison).fill();
  for (const char* part : {"columns", "differences", "voice_table", "facts", "cell_list"})
    page.set(part, data(kainjow::mustache::partial([part] { return template_text(std::string(part) + ".html"); })));
  kainjow::mustache::mustache skeleton(template_text("page.html"));
  skeleton.set_custom_escape([](const std::string& text) { return escape_html(text); });
  return skeleton.render(page);
}

}  // namespace rashomon
