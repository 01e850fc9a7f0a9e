// reading/network_attributions: from scores to spans, on scores made by hand.
#include <gtest/gtest.h>

#include "rashomon/language/analyse.h"
#include "rashomon/reading/attribution/network_attributions.h"
#include "rashomon/reading/attribution/quoted_persons.h"

namespace rashomon {
namespace {

struct Sample {
  Article article;
  Analysis analysis;
  ReaderOutput output;
};

// Words parted by spaces; the cue is the word at `cue`.
Sample sample(const std::string& text, std::uint32_t cue, std::vector<float> source, std::vector<float> content) {
  Sample made;
  made.article.text = text;
  made.article.blocks = {{{0, static_cast<std::uint32_t>(text.size())}, BlockKind::paragraph}};
  made.analysis = analyse(made.article);
  for (std::uint32_t begin = 0; begin < text.size();) {
    const auto end = static_cast<std::uint32_t>(std::min(text.find(' ', begin), text.size()));
    ReaderWord word;
    word.span = {begin, end};
    made.output.words.push_back(word);
    begin = end + 1;
  }
  made.output.cues = {{cue, cue + 1, 0.9F, 0, std::move(source), std::move(content)}};
  return made;
}

// The texts of the content, joined by |.
std::string contents(const Sample& made, const ReaderThresholds& thresholds) {
  std::string out;
  for (const Attribution& found : decode_attributions(made.article, made.analysis, made.output, thresholds))
    for (const Span& span : found.content) out.append(text_of(made.article.text, span)).push_back('|');
  return out;
}

const std::string kText = "Rain will fall , she said , until noon";

TEST(NetworkAttributions, NeighboursAreOneSpanAndOthersApart) {
  const Sample made = sample(kText, 5, {-9, -9, -9, -9, 3, -9, -9, -9, -9}, {4, 4, 4, -4, -9, -9, -9, 2, 2});
  EXPECT_EQ(contents(made, {}), "Rain will fall|until noon|");
  EXPECT_EQ(decode_attributions(made.article, made.analysis, made.output, {})[0].source.size(), 1U);
}

TEST(NetworkAttributions, ACostForEachBorderClosesSmallGapsAndDropsLoneWords) {
  const Sample made = sample(kText, 5, {-9, -9, -9, -9, 3, -9, -9, -9, -9}, {4, -0.5F, 4, -4, -9, -9, -9, -1, 0.5F});
  EXPECT_EQ(contents(made, {}), "Rain|fall|noon|");
  EXPECT_EQ(contents(made, {0, 0, 0, 1, 1, 1}), "Rain will fall|");
}

TEST(NetworkAttributions, WithoutContentThereIsNone) {
  EXPECT_EQ(contents(sample(kText, 5, std::vector<float>(9, 1.0F), std::vector<float>(9, -1.0F)), {}), "");
}

TEST(NetworkAttributions, SignsAloneAreNoContent) {
  ReaderThresholds plain;
  EXPECT_EQ(contents(sample("Ana said . ” it burns", 1, std::vector<float>(6, -1), {-1, -1, 1, -1, 1, 1}), plain), "it burns|");
  EXPECT_EQ(contents(sample("Ana said . ” it burns", 1, std::vector<float>(6, -1), {-1, -1, 1, 1, -1, -1}), plain), "");
}

TEST(NetworkAttributions, AConfidenceIsNoSurerThanSuchAttributionsAreRight) {
  const Sample made = sample(kText, 5, std::vector<float>(9, -9.0F), {4, 4, 4, -4, -9, -9, -9, -9, -9});
  EXPECT_NEAR(decode_attributions(made.article, made.analysis, made.output, {})[0].confidence, 0.72, 0.01);  // of 0.9
}

TEST(NetworkAttributions, WhoIsAskedDoesNotSpeak) {
  const auto sources = [](const std::string& text, std::uint32_t cue, std::uint32_t cue_end) {
    Sample made = sample(text, cue, {4, 4, -9, -9, -9, -9, -9}, {-9, -9, -9, -9, -9, 4, 4});
    made.output.cues[0].end_word = cue_end;
    return decode_attributions(made.article, made.analysis, made.output, {})[0].source.size();
  };
  EXPECT_EQ(sources("The mayor was asked about the bridge", 2, 5), 0U);
  EXPECT_EQ(sources("The mayor often asked about the bridge", 2, 5), 1U);
}

TEST(NetworkAttributions, OfTwoCuesWithNearlyTheSameContentTheMoreProbableStays) {
  Sample made = sample(kText, 5, std::vector<float>(9, -9.0F), {4, 4, 4, -4, -9, -9, -9, -9, -9});
  made.output.cues.push_back(made.output.cues[0]);
  made.output.cues[1].first_word = 7;
  made.output.cues[1].end_word = 8;
  made.output.cues[1].probability = 0.95F;
  made.output.cues[1].in_content[3] = 4;
  EXPECT_EQ(contents(made, {0, 0, 0, 0, 0, 0.8F}), "Rain will fall ,|");
  EXPECT_EQ(decode_attributions(made.article, made.analysis, made.output, {0, 0, 0, 0, 0, 0.9F}).size(), 2U);
}

TEST(NetworkAttributions, QuotationsThatTheNetworkMissedAreAdded) {
  Attribution known, missed, indirect;
  known.content = {{0, 10}, {20, 30}};
  missed.content = {{28, 40}};
  indirect.content = {{50, 60}};
  indirect.type = AttributionType::indirect;
  Attribution covered = known;
  covered.content = {{2, 25}};
  const std::vector<Attribution> merged = combine_attributions({known}, {covered, missed, indirect});
  ASSERT_EQ(merged.size(), 2U);
  EXPECT_EQ(merged[1].content, missed.content);
}

// "The port will open, a spokesman told the paper." But not what is less sure, and not "A spokesman said the port will open."
TEST(NetworkAttributions, SpeechThatTheNetworkMissedIsAddedWhereItsSpeakerStandsBehindIt) {
  Attribution behind;
  behind.type = AttributionType::indirect;
  behind.content = {{0, 18}};
  behind.source = {{20, 31}};
  behind.cue = {{32, 36}};
  behind.confidence = 0.9;
  Attribution unsure = behind, before = behind;
  unsure.confidence = 0.6;
  before.source = {{0, 11}};
  before.cue = {{12, 16}};
  before.content = {{17, 40}};
  EXPECT_EQ(combine_attributions({}, {behind}).size(), 1U);
  EXPECT_EQ(combine_attributions({behind}, {behind}).size(), 1U);
  EXPECT_TRUE(combine_attributions({}, {unsure, before}).empty());
}

TEST(NetworkAttributions, ALineThatNamesTheSpeakerIsBelievedBeforeTheNetwork) {
  Attribution over_both, nested, elsewhere, first, second;
  over_both.content = {{0, 50}};
  nested.content = {{2, 6}};
  elsewhere.content = {{60, 80}};
  elsewhere.type = AttributionType::indirect;
  first.content = {{0, 20}};
  second.content = {{30, 50}};
  first.named_by_layout = second.named_by_layout = true;
  const std::vector<Attribution> merged = combine_attributions({over_both, nested, elsewhere}, {first, second});
  std::vector<std::vector<Span>> left;
  for (const Attribution& attribution : merged) left.push_back(attribution.content);
  EXPECT_EQ(left, (std::vector<std::vector<Span>>{first.content, nested.content, second.content, elsewhere.content}));
}

// Source, cue and content of what is added for a content; empty where nothing is.
std::string quoted_person(const std::string& text, const std::string& cue, const std::string& content) {
  Article article;
  article.text = text;
  article.blocks = {{{0, static_cast<std::uint32_t>(text.size())}, BlockKind::paragraph}};
  const auto span_of = [&](const std::string& part) {
    const auto begin = static_cast<std::uint32_t>(text.find(part));
    return Span{begin, begin + static_cast<std::uint32_t>(part.size())};
  };
  Attribution outer;
  outer.cue = {span_of(cue)};
  outer.content = {span_of(content)};
  std::vector<Attribution> attributions = {outer};
  add_quoted_persons(article, analyse(article), attributions);
  if (attributions.size() == 1) return "";
  const Attribution& inner = attributions.back();
  return std::string(text_of(text, inner.source[0])) + "|" + std::string(text_of(text, inner.cue[0])) + "|" + std::string(text_of(text, inner.content[0]));
}

TEST(QuotedPersons, WhoIsQuotedSaysIt) {
  const std::string text = "The Herald quoted Conrad Vane, a farmer, as saying that nobody was hurt";
  EXPECT_EQ(quoted_person(text, "quoted", "Conrad Vane, a farmer, as saying that nobody was hurt"), "Conrad Vane, a farmer|as saying|that nobody was hurt");
  EXPECT_EQ(quoted_person(text, "Herald", "Conrad Vane, a farmer, as saying that nobody was hurt"), "");
  EXPECT_EQ(quoted_person(text, "quoted", "as saying that nobody was hurt"), "");
  EXPECT_EQ(quoted_person(text, "quoted", "Conrad Vane, a farmer, as saying"), "");
}

}  // namespace
}  // namespace rashomon
