// The whole line, stage by stage. What holds after each stage is written where it begins to hold.
//
// Tested by tests/e2e_*.py.
#include "rashomon/pipeline/pipeline.h"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_pipeline.h>

#include <ctime>
#include <memory>
#include <optional>
#include <utility>

#include "rashomon/language/analyse.h"
#include "rashomon/language/names.h"
#include "rashomon/nn/embedded_weights.h"
#include "rashomon/nn/word_vectors.h"
#include "rashomon/reading/read_article.h"

namespace rashomon {
namespace {

// The networks are one of each for all threads and never change; scratch memory is each thread's own.
class Networks {
 public:
  explicit Networks(const PipelineOptions& options) {
    if (options.reader != ReaderChoice::trained) return;
    reader_.emplace(embedded_weights(), "the program's own reader weights", Precision::int8, Checksum::trusted);
    if (options.for_comparison)
      words_.emplace(embedded_word_weights(), "the program's own word weights", *reader_, Precision::int8, Checksum::trusted);
  }

  TrainedReader reader() {
    return {reader_ ? &*reader_ : nullptr, reader_ ? &workspaces_.local() : nullptr};
  }

  WordVectors encode(const Telling& telling) {
    if (!words_ || !knows_text(telling.article, telling.analysis)) return {};
    return words_->encode(telling.article.text, workspaces_.local().encoder);
  }

 private:
  std::optional<ReaderNetwork> reader_;
  std::optional<WordEncoder> words_;
  tbb::enumerable_thread_specific<ReaderWorkspace> workspaces_;
};

// The processor time of this thread, which works on one document at a time: a busy machine costs no document its reading.
double thread_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// The options for one document: its time begins now.
ExtractOptions timed(ExtractOptions options, double max_seconds) {
  options.out_of_time = [end = thread_seconds() + max_seconds] { return thread_seconds() > end; };
  return options;
}

Telling give_up(Article&& article) {
  article.text.clear();
  article.blocks.clear();
  article.pull_quotes.clear();
  article.problems.push_back({ProblemKind::over_budget, "takes longer than a document may; it was not read", article.path});
  Telling telling;
  telling.article = std::move(article);
  return telling;
}

Telling read_page(const Page& page, const PipelineOptions& options, Networks& networks) {
  Telling telling;
  // Bytes become an article. Beyond this point its text is valid UTF-8 and never changes: all else is spans into it.
  const ExtractOptions extract = timed(options.extract, options.max_seconds);
  telling.article = extract_article(page, extract);
  if (is_read(telling.article) && extract.out_of_time()) return give_up(std::move(telling.article));
  // Paragraphs, sentences, tokens, quotation marks and names. Spans are sorted and lie on character borders.
  telling.analysis = analyse(telling.article);
  if (is_read(telling.article) && extract.out_of_time()) return give_up(std::move(telling.article));
  // The trained reader's network, where it knows the text: it has a say in what is a name, and the first in who says what.
  const NetworkReading network = read_by_network(telling.article, telling.analysis, networks.reader());
  if (network.output) telling.analysis.names = find_names(telling.article.text, telling.analysis, network.words());
  // Who says what, figures, dates, wording, voice.
  telling.reading = read_article(telling.article, telling.analysis, network,
                                 options.wording != nullptr ? *options.wording : wording_table());
  // One vector a word, by which facts are matched.
  telling.words = networks.encode(telling);
  return telling;
}

// Runs `work` on every page on all threads and hands the results to `sink` in input order.
template <typename Result, typename Work>
void for_each_page(const std::vector<std::string>& paths, const PipelineOptions& options, const Work& work,
                   const std::function<void(Result&&)>& sink) {
  PageReader reader(paths, options.intake);
  const std::size_t threads =
      options.threads > 0 ? options.threads : static_cast<std::size_t>(tbb::info::default_concurrency());
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  using PagePtr = std::shared_ptr<Page>;
  using ResultPtr = std::shared_ptr<Result>;
  tbb::parallel_pipeline(
      2 * threads,
      tbb::make_filter<void, PagePtr>(tbb::filter_mode::serial_in_order,
                                      [&](tbb::flow_control& flow) -> PagePtr {
                                        std::optional<Page> page = reader.next();
                                        if (page) return std::make_shared<Page>(*std::move(page));
                                        flow.stop();
                                        return nullptr;
                                      }) &
          tbb::make_filter<PagePtr, ResultPtr>(
              tbb::filter_mode::parallel, [&](const PagePtr& page) { return std::make_shared<Result>(work(*page)); }) &
          tbb::make_filter<ResultPtr, void>(tbb::filter_mode::serial_in_order,
                                            [&](const ResultPtr& result) { sink(std::move(*result)); }));
}

}  // namespace

void extract_articles(const std::vector<std::string>& paths, const PipelineOptions& options, const ArticleSink& sink) {
  for_each_page<Article>(
      paths, options, [&](const Page& page) { return extract_article(page, timed(options.extract, options.max_seconds)); }, sink);
}

void read_tellings(const std::vector<std::string>& paths, const PipelineOptions& options, const TellingSink& sink) {
  Networks networks(options);
  for_each_page<Telling>(
      paths, options, [&](const Page& page) { return read_page(page, options, networks); }, sink);
}

bool is_read(const Article& article) { return !article.text.empty(); }

}  // namespace rashomon
