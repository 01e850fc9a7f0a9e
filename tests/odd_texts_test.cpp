// The whole reading, rules and network, of texts that are no articles: what it finds lies in the text, it ends soon, and what
// the network does not know or will not take is told as a problem while the rules answer.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "rashomon/base/error.h"
#include "rashomon/base/utf8.h"
#include "rashomon/language/analyse.h"
#include "rashomon/language/names.h"
#include "rashomon/nn/embedded_weights.h"
#include "rashomon/page/text_blocks.h"
#include "rashomon/reading/read_article.h"

namespace rashomon {
namespace {

Reading read(const std::string& text, const std::string& language) {
  static const ReaderNetwork network(embedded_weights(), "embedded");
  ReaderWorkspace workspace;
  Article article;
  article.language = language;
  article.text = text;
  article.blocks = find_text_blocks(article.text);
  Analysis analysis = analyse(article);
  const NetworkReading by_network = read_by_network(article, analysis, {&network, &workspace});
  analysis.names = find_names(article.text, analysis, by_network.words());
  Reading reading = read_article(article, analysis, by_network);
  for (const Attribution& attribution : reading.attributions)
    for (const auto* spans : {&attribution.source, &attribution.cue, &attribution.content})
      for (const Span& span : *spans)
        EXPECT_TRUE(span.begin < span.end && span.end <= text.size() && is_char_border(text, span.begin) &&
                    is_char_border(text, span.end));
  return reading;
}

std::string repeat(const std::string& part, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += part;
  return text;
}

// The first problem's message.
std::string problem_of(const Reading& reading) { return reading.problems.empty() ? "" : reading.problems.front().message; }

bool by_network(const Attribution& attribution) { return attribution.why == "trained reader"; }

TEST(OddTexts, WithoutSentences) {
  for (const std::string text : {"", " \n\n\t", "...", "“”‘’ … – ''\n\n12 %", "\n\n* * *\n\n"})
    EXPECT_TRUE(read(text, "en").attributions.empty()) << text;
}

TEST(OddTexts, ASentenceOfAHundredThousandWordsIsReadByRule) {
  const Reading reading = read("The mayor said that " + repeat("the old harbour bridge and ", 20'000) + "it is safe.", "en");
  EXPECT_NE(problem_of(reading).find("read by rule alone"), std::string::npos) << problem_of(reading);
  ASSERT_FALSE(reading.attributions.empty());
  EXPECT_TRUE(std::none_of(reading.attributions.begin(), reading.attributions.end(), by_network));
}

TEST(OddTexts, AThousandQuotationMarks) {
  for (const std::string mark : {"\"", "“", "”", "« ", "“a” ", "' "}) {
    const Reading reading = read("“Close it,” the mayor said. " + repeat(mark, 1000), "en");
    EXPECT_TRUE(reading.problems.empty()) << problem_of(reading);
    EXPECT_FALSE(reading.attributions.empty()) << mark;
  }
}

TEST(OddTexts, UnbalancedMarks) {
  for (const std::string text : {"“The bridge is safe, the mayor said. He left.", "The bridge is safe,” the mayor said. “He left.",
                                 "\"The bridge is \"safe,\" the mayor said.", "“The bridge “is safe,” the mayor said.”"})
    EXPECT_FALSE(read(text, "en").attributions.empty()) << text;
}

TEST(OddTexts, OnlyCapitals) {
  const Reading reading = read("“THE BRIDGE IS SAFE,” MAYOR ANA PENA SAID ON TUESDAY. ENGINEERS WARNED THAT IT WOULD FALL.", "en");
  EXPECT_GE(reading.attributions.size(), 2U);
}

TEST(OddTexts, OfAnotherLanguageTheRulesAnswer) {
  const Reading reading = read("„Die Brücke ist sicher“, sagte die Bürgermeisterin am Dienstag. „Niemand muss sich sorgen.“", "de");
  EXPECT_NE(problem_of(reading).find("knows English only, found \"de\""), std::string::npos) << problem_of(reading);
  EXPECT_FALSE(reading.attributions.empty());
  EXPECT_TRUE(std::none_of(reading.attributions.begin(), reading.attributions.end(), by_network));
}

TEST(OddTexts, WeightsOfSomethingElseAreRefused) {
  try {
    const ReaderNetwork network(embedded_word_weights(), "words.weights");
    FAIL() << "made a reader of the weights for word vectors";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("words.weights"), std::string::npos) << error.what();
  }
  EXPECT_THROW(ReaderNetwork("", "nothing"), Error);
}

}  // namespace
}  // namespace rashomon
