// nn/word_vectors and nn/word_meeting with the weights that ship, against the values that the training side computed for two
// invented texts (train/facts/late/export.py); the two precisions against each other; texts without words.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "rashomon/nn/embedded_weights.h"
#include "rashomon/nn/word_meeting.h"

namespace rashomon {
namespace {

struct Met {
  MeetingSide first, second;
  Meeting meeting;
};

MeetingSide side_of(const WordEncoder& encoder, const std::string& text, const std::vector<std::uint32_t>& begins) {
  EncoderWorkspace workspace;
  std::vector<Span> sentences;
  for (std::size_t i = 0; i < begins.size(); ++i)
    sentences.push_back({begins[i], i + 1 < begins.size() ? begins[i + 1] : static_cast<std::uint32_t>(text.size())});
  return arrange_words(encoder.encode(text, workspace), sentences);
}

// Bytes before a character, from code points: the texts hold quotation marks.
std::vector<std::uint32_t> byte_begins(const std::string& text, const std::vector<std::uint32_t>& code_points) {
  std::vector<std::uint32_t> begins;
  std::uint32_t points = 0;
  for (std::uint32_t at = 0; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
    if (begins.size() < code_points.size() && points == code_points[begins.size()]) begins.push_back(at);
    ++points;
  }
  return begins;
}

Met meet(const nlohmann::json& expected, Precision precision) {
  const ReaderNetwork reader(embedded_weights(), "embedded", precision);
  const WordEncoder encoder(embedded_word_weights(), "embedded", reader, precision);
  Met met;
  for (const std::size_t i : {std::size_t{0}, std::size_t{1}}) {
    const std::string text = expected["texts"][i];
    (i == 0 ? met.first : met.second) = side_of(encoder, text, byte_begins(text, expected["begins"][i]));
  }
  met.meeting = meet_words(met.first, met.second);
  return met;
}

nlohmann::json reference() {
  std::ifstream file(RASHOMON_SOURCE_DIR "/tests/word_meeting_vectors.json");
  return nlohmann::json::parse(file);
}

void expect_near(const std::vector<float>& got, const nlohmann::json& expected, double tolerance) {
  ASSERT_EQ(got.size(), expected.size());
  for (std::size_t i = 0; i < got.size(); ++i)
    EXPECT_NEAR(static_cast<double>(got[i]), expected[i].get<double>(), tolerance) << "at " << i;
}

TEST(WordMeeting, Float32IsWhatTheTrainingSideComputed) {
  const nlohmann::json expected = reference();
  const Met met = meet(expected, Precision::f32);
  expect_near(met.first.weights, expected["weights"][0], 2e-3);
  expect_near(met.second.weights, expected["weights"][1], 2e-3);
  expect_near(met.meeting.log_odds, expected["log_odds"], 2e-2);
  expect_near(met.meeting.first_told, expected["told"][0], 2e-2);
  expect_near(met.meeting.second_told, expected["told"][1], 2e-2);
}

TEST(WordMeeting, Int8IsNear) {
  const nlohmann::json expected = reference();
  expect_near(meet(expected, Precision::int8).meeting.log_odds, expected["log_odds"], 0.5);
}

TEST(WordMeeting, TheSameFactIsLikelierThanAnother) {
  const Met met = meet(reference(), Precision::int8);
  const std::vector<float>& odds = met.meeting.log_odds;
  const auto at = [&](std::size_t a, std::size_t b) { return odds[met.meeting.at(a, b)]; };
  EXPECT_GT(at(0, 0), 0.0F);
  EXPECT_LT(at(0, 1), 0.0F);
  EXPECT_GT(at(1, 2), at(1, 1));
}

TEST(WordMeeting, TurnedRoundItIsTheSame) {
  const Met met = meet(reference(), Precision::int8);
  const Meeting turned = meet_words(met.second, met.first);
  for (std::size_t a = 0; a < met.meeting.first_sentences; ++a)
    for (std::size_t b = 0; b < met.meeting.second_sentences; ++b)
      EXPECT_NEAR(turned.log_odds[turned.at(b, a)], met.meeting.log_odds[met.meeting.at(a, b)], 1e-4F);
}

TEST(WordMeeting, WithoutWordsNothingMeets) {
  const Met met = meet(reference(), Precision::int8);
  EXPECT_TRUE(meet_words({}, met.second).log_odds.empty());
  EXPECT_TRUE(meet_words(met.first, {}).log_odds.empty());
  const MeetingSide blank = arrange_words({}, {{0, 5}, {5, 9}});
  EXPECT_EQ(blank.sentences(), 2U);
  EXPECT_TRUE(meet_words(met.first, blank).log_odds.empty());
}

}  // namespace
}  // namespace rashomon
