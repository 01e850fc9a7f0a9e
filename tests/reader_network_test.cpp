// nn/reader_network with the weights that ship, against the values that the training side computed for one invented text
// (train/reader/write_test_vectors.py); and its two precisions against each other.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numeric>
#include <span>
#include <thread>

#include "rashomon/nn/embedded_weights.h"
#include "rashomon/nn/reader_network.h"

namespace rashomon {
namespace {

nlohmann::json reference() {
  std::ifstream file(RASHOMON_SOURCE_DIR "/tests/reader_vectors.json");
  return nlohmann::json::parse(file);
}

ReaderOutput read(const std::string& text, Precision precision) {
  const ReaderNetwork network(embedded_weights(), "embedded", precision);
  ReaderWorkspace workspace;
  return network.read(text, workspace);
}

const ScoredCue* cue_at(const ReaderOutput& output, std::uint32_t word) {
  for (const ScoredCue& cue : output.cues)
    if (cue.first_word == word) return &cue;
  return nullptr;
}

// All differences to the expected values of the roles of each cue that was found.
std::vector<double> differences(const ReaderOutput& output, const nlohmann::json& expected) {
  std::vector<double> all;
  const auto add = [&](std::span<const float> got, const nlohmann::json& row) {
    EXPECT_EQ(got.size(), row.size());
    for (std::size_t i = 0; i < got.size(); ++i)
      all.push_back(std::fabs(static_cast<double>(got[i]) - row[i].get<double>()));
  };
  std::size_t found = 0;
  for (const nlohmann::json& cue : expected["cues"]) {
    const ScoredCue* got = cue_at(output, cue["first_word"]);
    if (got == nullptr || got->end_word != got->first_word + 1) continue;
    ++found;
    add(got->in_source, cue["source"]);
    add(got->in_content, cue["content"]);
  }
  EXPECT_GE(found, 3U);
  return all;
}

TEST(ReaderNetwork, Float32IsWhatTheTrainingSideComputed) {
  const nlohmann::json expected = reference();
  const std::vector<double> all = differences(read(expected["text"], Precision::f32), expected);
  EXPECT_LT(*std::max_element(all.begin(), all.end()), 0.01);
}

// A log odd of -9 may become -9.5 where activations are rounded too; what counts is that the bulk stays.
TEST(ReaderNetwork, Int8StaysClose) {
  const nlohmann::json expected = reference();
  const std::vector<double> all = differences(read(expected["text"], Precision::int8), expected);
  EXPECT_LT(std::accumulate(all.begin(), all.end(), 0.0) / static_cast<double>(all.size()), 0.15);
}

TEST(ReaderNetwork, BothPrecisionsFindTheSameCues) {
  const std::string text = reference()["text"];
  const ReaderOutput int8 = read(text, Precision::int8), f32 = read(text, Precision::f32);
  ASSERT_EQ(int8.cues.size(), f32.cues.size());
  for (std::size_t i = 0; i < int8.cues.size(); ++i) {
    EXPECT_EQ(int8.cues[i].first_word, f32.cues[i].first_word);
    EXPECT_EQ(int8.cues[i].end_word, f32.cues[i].end_word);
  }
}

TEST(ReaderNetwork, TheVersionReadOffIsTheOneComputed) {
  EXPECT_EQ(ReaderNetwork(embedded_weights(), "embedded").version(), embedded_weights_version());
}

TEST(ReaderNetwork, ReadsTheSameTwiceInOneWorkspace) {
  const ReaderNetwork network(embedded_weights(), "embedded");
  ReaderWorkspace workspace;
  const std::string text = reference()["text"], other = "“No,” she said. He asked why.";
  const ReaderOutput first = network.read(text, workspace);
  static_cast<void>(network.read(other, workspace));
  const ReaderOutput second = network.read(text, workspace);
  ASSERT_EQ(first.cues.size(), second.cues.size());
  for (std::size_t i = 0; i < first.cues.size(); ++i) EXPECT_EQ(first.cues[i].in_content, second.cues[i].in_content);
  EXPECT_TRUE(network.read("", workspace).words.empty());
}

// oneDNN's scratch memory was once shared by threads, which changed a sum now and then.
TEST(ReaderNetwork, ThreadsThatShareItFindTheSame) {
  const ReaderNetwork network(embedded_weights(), "embedded");
  const std::string text = reference()["text"];
  ReaderWorkspace workspace;
  const ReaderOutput alone = network.read(text, workspace);
  const auto read_often = [&](std::vector<ReaderOutput>& results) {
    ReaderWorkspace own;
    for (ReaderOutput& result : results) result = network.read(text, own);
  };
  std::vector<std::vector<ReaderOutput>> results(4, std::vector<ReaderOutput>(10));
  std::vector<std::thread> threads;
  for (std::vector<ReaderOutput>& of_thread : results) threads.emplace_back(read_often, std::ref(of_thread));
  for (std::thread& thread : threads) thread.join();
  for (const std::vector<ReaderOutput>& of_thread : results)
    for (const ReaderOutput& result : of_thread) {
      ASSERT_EQ(result.cues.size(), alone.cues.size());
      for (std::size_t i = 0; i < alone.cues.size(); ++i) EXPECT_EQ(result.cues[i].in_content, alone.cues[i].in_content);
    }
}

}  // namespace
}  // namespace rashomon
