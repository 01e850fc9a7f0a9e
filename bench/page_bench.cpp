// Pages to articles: a page of ordinary size and one of many nodes, made here; with a checksum of the text that comes
// out, so that a fast wrong answer shows.
#include <benchmark/benchmark.h>

#include <string>

#include "rashomon/base/hash.h"
#include "rashomon/markup/tree.h"
#include "rashomon/page/extract_article.h"

namespace {

std::string make_page(int paragraphs) {
  std::string page =
      "<!doctype html><html lang=\"en\"><head><title>Ferry late again | The Bay Courier</title><meta charset=\"utf-8\">"
      "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"headline\": \"Ferry late again\", "
      "\"datePublished\": \"2031-05-04T09:30:00+02:00\", \"author\": {\"@type\": \"Person\", \"name\": \"Orla "
      "Pike\"}}</script></head><body><nav><ul>";
  for (int i = 0; i < 60; ++i)
    page += "<li class=\"menu-item\"><a href=\"/section/" + std::to_string(i) + "\">Section</a></li>";
  page += "</ul></nav><script>" + std::string(20'000, 'x') +
          "</script><main><h1>Ferry late again</h1><div class=\"story-body\">";
  for (int i = 0; i < paragraphs; ++i)
    page += "<p class=\"text\">The ferry was late for the " + std::to_string(i) +
            "th time, &ldquo;and nobody knows why,&rdquo; said <a href=\"/pike\">Orla Pike</a>, who runs the bakery by "
            "the harbour.</p>\n"
            "<div class=\"ad-slot\"><p>Advertisement</p></div>";
  page += "</div></main><footer>";
  for (int i = 0; i < 100; ++i) page += "<div><a href=\"/more\">More stories</a></div>";
  return page + "</footer></body></html>";
}

void extract(benchmark::State& state) {
  rashomon::Page page;
  page.format = rashomon::PageFormat::html;
  page.bytes = make_page(static_cast<int>(state.range(0)));
  std::uint64_t checksum = 0;
  for (auto _ : state) {
    const rashomon::Article article = rashomon::extract_article(page);
    checksum = rashomon::hash64(article.text + article.title + article.byline + article.published);
    benchmark::DoNotOptimize(checksum);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * page.bytes.size()));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
  state.counters["checksum"] = static_cast<double>(checksum % 1'000'000);
}
BENCHMARK(extract)->Name("page/extract")->ArgName("paragraphs")->Arg(30)->Arg(3000);

void build_tree(benchmark::State& state) {
  const std::string markup = make_page(static_cast<int>(state.range(0)));
  std::size_t nodes = 0;
  for (auto _ : state) nodes = rashomon::build_tree(markup, {}).nodes().size();
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * markup.size()));
  state.counters["nodes"] = static_cast<double>(nodes);
}
BENCHMARK(build_tree)->Name("page/tree")->ArgName("paragraphs")->Arg(30)->Arg(3000);

}  // namespace
