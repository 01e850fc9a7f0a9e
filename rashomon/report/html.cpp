// The page: templates of templates/ filled with a comparison. All text of articles goes through escape_html; nothing is
// loaded, nothing runs, and the page's own policy (CSP) says so to the browser, with the hash of its one style sheet.
//
// The columns are in columns.h, the lists of findings in rows.h; here is what goes around them.
//
// Tested by tests/cases/report and tests/check_html.py.
#include "rashomon/report/html.h"

#include <fmt/format.h>

#include <algorithm>
#include <kainjow/mustache.hpp>

#include "rashomon/base/embedded.h"
#include "rashomon/base/hash.h"
#include "rashomon/base/utf8.h"
#include "rashomon/report/columns.h"
#include "rashomon/report/findings.h"
#include "rashomon/report/marks.h"
#include "rashomon/report/rows.h"

namespace rashomon {
namespace {

using kainjow::mustache::data;

// More columns than this are not squeezed in side by side but scroll.
constexpr std::size_t kMaxColumns = 4;

// With so many articles that they scroll, a list shows this many findings and folds the others. Few articles have short
// lists, which are read whole.
constexpr std::size_t kMaxOpen = 12;

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

// A list whose items after the first ones are folded: the item that begins them says so and how many they are.
data folded(const data& items) {
  const auto& all = items.list_value();
  data list(data::type::list);
  for (std::size_t i = 0; i < all.size(); ++i) {
    data item = all[i];
    item.set("begins_fold", data(i == kMaxOpen));
    item.set("folded", std::to_string(all.size() - kMaxOpen));
    list.push_back(std::move(item));
  }
  return list;
}

// A list of findings, most telling first.
void set_findings(data& page, const std::string& name, data&& items, std::size_t tellings) {
  const bool is_long = tellings > kMaxColumns && items.list_value().size() > kMaxOpen;
  page.set("is_folded_" + name, data(is_long));
  set_list(page, name, is_long ? folded(items) : std::move(items));
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
    const std::string columns = tellings_.size() > kMaxColumns ? "many" : std::to_string(tellings_.size());
    page.set("columns_class", "columns-" + columns);
    page.set("layout", "across-" + columns);
    data counts(data::type::list);
    for (const std::string& count : headline_of(tellings_, comparison_)) {
      const std::size_t space = std::min(count.find(' '), count.size());
      data item("number", count.substr(0, space));
      item.set("words", count.substr(space));
      counts.push_back(item);
    }
    page.set("counts", std::move(counts));
    const Rows rows(tellings_, comparison_, names_, anchors_);
    set_list(page, "articles", articles());
    page.set("has_links", data(!comparison_.facts.empty() || !comparison_.quotes.empty()));
    set_list(page, "conflicts", rows.conflicts());
    set_findings(page, "shifts", rows.shifts(), tellings_.size());
    set_findings(page, "quotes", rows.quotes(), tellings_.size());
    set_findings(page, "retold", rows.retold(), tellings_.size());
    set_list(page, "voices", rows.voices());
    set_list(page, "silent", rows.silent());
    set_findings(page, "all", rows.facts_of_all(), tellings_.size());
    set_findings(page, "some", rows.facts_of_some(), tellings_.size());
    set_findings(page, "missing_voices", rows.missing_voices(), tellings_.size());
    set_findings(page, "missing_figures", rows.missing_figures(), tellings_.size());
    set_findings(page, "wording", rows.wording(), tellings_.size());
    set_findings(page, "copies", rows.copies(), tellings_.size());
    return page;
  }

 private:
  data articles() const {
    const auto marks = collect_marks(tellings_, comparison_, anchors_, names_);
    data list(data::type::list);
    for (std::uint32_t i = 0; i < tellings_.size(); ++i) {
      const Article& article = tellings_[i].article;
      data item("letter", letter_of(i));
      item.set("name", names_[i]);
      item.set("language", article.language);
      item.set("words_own", std::to_string(tellings_[i].reading.voice.outlet_words));
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
      item.set("claims", headline_claims(tellings_[i]));
      item.set("body", column_html(tellings_[i], marks[i]));
      item.set("is_cut", data(article.complete == false));
      item.set("cut_why", article.complete_why);
      fill_share(item, tellings_[i].reading.voice);
      list.push_back(std::move(item));
    }
    return list;
  }

  // What the headline asserts and the text says somebody said.
  static data headline_claims(const Telling& telling) {
    data claims(data::type::list);
    for (const HeadlineClaim& claim : telling.reading.headline) {
      const std::string speaker = speaker_of(telling, claim.body);
      data item("speaker", speaker.empty() ? "somebody" : speaker);
      item.set("said", std::string(text_of(telling.article.text, claim.body)));
      claims.push_back(std::move(item));
    }
    return claims;
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

  std::span<const Telling> tellings_;
  const Comparison& comparison_;
  std::vector<std::string> names_;
  Anchors anchors_;
};

}  // namespace

std::string comparison_to_html(std::span<const Telling> tellings, const Comparison& comparison) {
  data page = Page(tellings, comparison).fill();
  for (const char* part : {"columns", "differences", "voice_table", "facts", "cell_list", "fold"})
    page.set(part, data(kainjow::mustache::partial([part] { return template_text(std::string(part) + ".html"); })));
  kainjow::mustache::mustache skeleton(template_text("page.html"));
  skeleton.set_custom_escape([](const std::string& text) { return escape_html(text); });
  return skeleton.render(page);
}

}  // namespace rashomon
