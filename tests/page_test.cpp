// page/: dates, bylines and titles as tables of what goes in and what comes out; budgets.
#include <gtest/gtest.h>

#include <chrono>

#include "rashomon/page/metadata/byline.h"
#include "rashomon/page/extract_article.h"
#include "rashomon/page/metadata/published_date.h"
#include "rashomon/page/metadata/title.h"

namespace rashomon {
namespace {

TEST(Date, IsoAndItsRelatives) {
  EXPECT_EQ(read_date("2018-07-16"), "2018-07-16");
  EXPECT_EQ(read_date(" 2018-07-16T09:30:00.123+0200"), "2018-07-16T09:30:00+02:00");
  EXPECT_EQ(read_date("2018-07-16 09:30:00Z"), "2018-07-16T09:30:00Z");
  EXPECT_EQ(read_date("2018-07-16T09:30"), "2018-07-16T09:30");
  EXPECT_EQ(read_date("20180716"), "2018-07-16");
  EXPECT_EQ(read_date("2018/7/6"), "2018-07-06");
}

TEST(Date, AsPeopleWriteThem) {
  EXPECT_EQ(read_date("Mon, 16 Jul 2018 07:30:00 GMT"), "2018-07-16T07:30:00Z");
  EXPECT_EQ(read_date("July 16th, 2018 at 9:30 p.m."), "2018-07-16T21:30");
  EXPECT_EQ(read_date("Published 16 July 2018"), "2018-07-16");
  EXPECT_EQ(read_date("16. Juli 2018, 09:30 Uhr"), "2018-07-16T09:30");
  EXPECT_EQ(read_date("16 de julio de 2018"), "2018-07-16");
  EXPECT_EQ(read_date("le 1er août 2018"), "2018-08-01");
  EXPECT_EQ(read_date("16 июля 2018"), "2018-07-16");
  EXPECT_EQ(read_date("2018 Jul 16"), "2018-07-16");
  EXPECT_EQ(read_date("blog | July 16, 2018"), "2018-07-16");
  EXPECT_EQ(read_date("16.07.2018"), "2018-07-16");
  EXPECT_EQ(read_date("07/16/2018"), "2018-07-16");
}

TEST(Date, NoGuesses) {
  for (const char* none : {"", "31 February 2018", "2018-02-31", "3/4/2018", "July 2018", "2018", "13:45", "16 July",
                           "yesterday", "2018-13-01", "99999999", "Call 555-2018-0716 now"})
    EXPECT_EQ(read_date(none), "") << none;
}

TEST(Date, InAddresses) {
  EXPECT_EQ(date_in_address("https://post.example/2018/07/16/ferry"), "2018-07-16");
  EXPECT_EQ(date_in_address("https://post.example/news/2018-07-16-ferry"), "2018-07-16");
  EXPECT_EQ(date_in_address("https://post.example/2018/07/ferry"), "");
  EXPECT_EQ(date_in_address("https://post.example/20180716123/ferry"), "");
}

std::string names_of(std::string_view text) {
  std::vector<std::string> names;
  add_names(text, names);
  return join_names(names, "Harbour Post");
}

TEST(Byline, Names) {
  EXPECT_EQ(names_of("By Orla Pike and Tom Reed, Staff Writers"), "Orla Pike, Tom Reed");
  EXPECT_EQ(names_of("Written by: Orla Pike, MD"), "Orla Pike");
  EXPECT_EQ(names_of("BY ORLA PIKE | Harbour Post"), "ORLA PIKE");
  EXPECT_EQ(names_of("Von Jürgen Groß und Ana Gil"), "Jürgen Groß, Ana Gil");
  EXPECT_EQ(names_of("Orla Pike for the Harbour Post"), "Orla Pike");
  EXPECT_EQ(names_of("Posted by Orla Pike on Monday"), "Orla Pike");
  EXPECT_EQ(names_of("Orla Pike May 4, 2031"), "Orla Pike");
  EXPECT_EQ(names_of("Tom Reed Jr."), "Tom Reed Jr.");
  EXPECT_EQ(names_of("Northgate Wire and Courier staff Published: 12 March 2031"), "Northgate Wire, Courier staff");
  EXPECT_EQ(names_of("Orla Pike, Courier staff"), "Orla Pike");
  EXPECT_EQ(names_of("Orla Pike, Tom Reed Associated Press"), "Orla Pike, Tom Reed, Associated Press");
  EXPECT_EQ(names_of("Reuters"), "Reuters");
  EXPECT_EQ(names_of("Orla Pike Published"), "Orla Pike");
  EXPECT_EQ(names_of("Analysis by Orla Pike, and Tom Reed"), "Orla Pike, Tom Reed");
  EXPECT_EQ(names_of("Текст: Ольга Щука"), "Ольга Щука");
  EXPECT_EQ(without_outlet_behind("Orla Pike HARBOUR POST", "harbourpost"), "Orla Pike");
  EXPECT_EQ(without_outlet_behind("Harbour Post", "Post"), "Harbour Post");
  EXPECT_EQ(without_outlet_behind("Orla Pike", ""), "Orla Pike");
}

TEST(Byline, NotNames) {
  for (const char* none : {"", "By", "Harbour Post", "orla.pike@post.example", "https://post.example/pike", "admin",
                           "May 4, 2031", "Everything that you ever wanted to know about the ferries"})
    EXPECT_EQ(names_of(none), "") << none;
}

TEST(Title, WithoutTheOutlet) {
  const OutletNames outlet{"The Bay Courier", "https://www.baycourier.example/ferry"};
  EXPECT_EQ(without_outlet("Ferry late again | The Bay Courier", outlet), "Ferry late again");
  EXPECT_EQ(without_outlet("Bay Courier: Ferry late again", outlet), "Ferry late again");
  EXPECT_EQ(without_outlet("Ferry late again – Baycourier.com", {"Baycourier.com", ""}), "Ferry late again");
  EXPECT_EQ(without_outlet("Opinion | Ferry late again - The Bay Courier", outlet), "Ferry late again");
  EXPECT_EQ(without_outlet("Ferry late again | Transport | The Bay Courier", outlet), "Ferry late again");
  EXPECT_EQ(without_outlet("Ferry: late again - and again", outlet), "Ferry: late again - and again");
}

TEST(Article, OverBudgetIsAProblemAndTheRestIsRead) {
  Page page;
  page.format = PageFormat::html;
  page.path = "deep.html";
  for (int i = 0; i < 3'000; ++i) page.bytes += "<div>";
  page.bytes += "<p>The ferry was late again, said Orla Pike, and nobody was surprised by it.</p>";
  const Article article = extract_article(page);
  EXPECT_EQ(article.text, "The ferry was late again, said Orla Pike, and nobody was surprised by it.");
  ASSERT_EQ(article.problems.size(), 1U);
  EXPECT_EQ(article.problems[0].kind, ProblemKind::over_budget);
}

// The whole way of a page, not only its tree: what is written a hundred thousand times costs no more than its bytes, and the one
// paragraph of text beside it is found.
TEST(Article, HostilePagesCostNoMoreThanTheirBytes) {
  constexpr int kMany = 100'000;
  const std::string text = "The ferry was late again, said Orla Pike, and nobody on the quay was surprised by it.";
  const auto repeat = [](const std::string& what, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += what;
    return out;
  };
  std::string attributes, entities, authors;
  for (int i = 0; i < kMany; ++i) attributes += " class" + std::to_string(i) + "=x";
  for (int i = 1; i < 40; ++i) {
    const std::string before = "&a" + std::to_string(i - 1) + ";";
    entities += "<!ENTITY a" + std::to_string(i) + " \"" + before + before + "\">";
  }
  for (int i = 0; i < kMany; ++i) authors += "<meta name=author content='Orla P" + std::to_string(i) + "'>";
  const std::string article = "<article><p>" + text + "</p></article>";
  const std::pair<const char*, std::string> hostile[] = {
      {"nested", repeat("<div>", kMany) + article},
      {"attributes", "<div" + attributes + ">" + article + "</div>"},
      {"class of many words", "<div class='" + repeat("related ", kMany) + "'></div>" + article},
      {"entity bomb", "<!DOCTYPE html [" + entities + "]><title>&a39;</title>" + article},
      {"headlines", repeat("<h1>Ferry late</h1>", kMany) + article},
      {"titles", "<title>Ferry late</title>" + repeat("<h2>Ferry late</h2>", kMany) + article},
      {"long title and articles", "<title>" + std::string(200'000, 'a') + "</title>" + article +
           repeat("<article><h1>" + std::string(200, 'a') + "b</h1><p>" + text + text + text + "</p></article>", 2'000)},
      {"days", "<h1>x</h1>" + repeat("<time datetime='2031-02-31'>31 February 2031</time>", kMany) + article},
      {"line breaks", repeat("<br>", kMany) + "<div>" + repeat("One.<br>", kMany) + "</div>" + article},
      {"large letters", repeat("<font size=5>A<br></font>", kMany) + article},
      {"authors", authors + article},
      {"data", repeat("<script type='application/ld+json'>{\"@type\":\"NewsArticle\"}</script>", 10'000) + article},
      {"nested data", "<script type='application/ld+json'>" + std::string(kMany, '[') + "</script>" + article},
      {"NUL bytes", std::string(kMany, '\0') + repeat("<p>\0</p>", 10) + article},
  };
  const auto begin = std::chrono::steady_clock::now();
  for (const auto& [name, markup] : hostile) {
    Page page;
    page.format = PageFormat::html;
    page.bytes = markup;
    if (std::string_view(name) == "NUL bytes") page.bytes += repeat(" ", 50 * kMany);  // enough besides to be no binary file
    EXPECT_NE(extract_article(page).text.find("said Orla Pike"), std::string::npos) << name;
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(60)) << "seconds, where a few are usual";
}

// The clock is asked between steps; whenever it says that time is up, the page is a problem and has no text, but its path stays.
TEST(Article, OutOfTimeIsAProblem) {
  Page page;
  page.format = PageFormat::html;
  page.path = "slow.html";
  page.bytes = "<h1>Ferry late</h1><p>The ferry was late again, said Orla Pike, and nobody was surprised by it.</p>";
  int asked = 0, most = 0;
  const ExtractOptions options{.out_of_time = [&] { return ++asked > most; }};
  for (; most < 100; ++most) {
    asked = 0;
    const Article article = extract_article(page, options);
    if (asked <= most) break;
    EXPECT_EQ(article.text, "") << most;
    EXPECT_EQ(article.path, "slow.html");
    ASSERT_EQ(article.problems.size(), 1U) << most;
    EXPECT_EQ(article.problems[0].kind, ProblemKind::over_budget);
  }
  EXPECT_GT(most, 1);
  asked = 0;
  EXPECT_EQ(extract_article(page, options).text, "The ferry was late again, said Orla Pike, and nobody was surprised by it.");
}

TEST(Article, IdAndSha256) {
  Page page;
  page.format = PageFormat::text;
  page.bytes = "A text.";
  page.sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
  EXPECT_EQ(extract_article(page).id, "a0123456789ab");
  page.given.id = "mine";
  EXPECT_EQ(extract_article(page).id, "mine");
}

}  // namespace
}  // namespace rashomon
