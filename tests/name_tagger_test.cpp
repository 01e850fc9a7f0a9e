// The tagger of names against a second implementation of it (train/names/write_test_vectors.py) on invented sentences, without
// the reader's encoder and with it; its lexicon; what it makes of texts without names and of wrong weights.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "rashomon/base/error.h"
#include "rashomon/language/analyse.h"
#include "rashomon/language/name_rules.h"
#include "rashomon/language/name_tagger.h"
#include "rashomon/nn/embedded_weights.h"
#include "rashomon/page/text_blocks.h"

namespace rashomon {
namespace {

const NameTagger& tagger() {
  static const NameTagger only(embedded_name_weights(), "embedded");
  return only;
}

nlohmann::json tagged(const std::string& text, const ReaderOutput* read = nullptr) {
  Article article;
  article.language = "en";
  article.text = text;
  article.blocks = find_text_blocks(article.text);
  const Analysis analysis = analyse(article);
  nlohmann::json found = nlohmann::json::array();
  NameText words(text, analysis);
  for (const TaggedName& name : tagger().tag(words, find_names_by_rule(words), read)) {
    std::string_view last = text_of(text, analysis.tokens[name.end_token - 1].span);
    for (const std::string_view ending : {"'s", "’s"})
      if (last.ends_with(ending)) last.remove_suffix(ending.size());
    const auto begin = analysis.tokens[name.first_token].span.begin;
    const auto end = static_cast<std::size_t>(last.data() + last.size() - text.data());
    const char* kind = name.kind == NameKind::person ? "person" : name.kind == NameKind::place ? "place" : "organisation";
    found.push_back({text.substr(begin, end - begin), kind});
  }
  return found;
}

TEST(NameTagger, FindsWhatTheTrainingSideFinds) {
  std::ifstream file(RASHOMON_SOURCE_DIR "/tests/name_tagger_vectors.json");
  std::size_t names = 0;
  for (const nlohmann::json& sentence : nlohmann::json::parse(file)) {
    EXPECT_EQ(tagged(sentence["text"]), sentence["names"]) << sentence["text"];
    names += sentence["names"].size();
  }
  EXPECT_GT(names, 15U);
}

TEST(NameTagger, WithTheReadersStatesFindsWhatTheTrainingSideFinds) {
  const ReaderNetwork network(embedded_weights(), "embedded");
  ReaderWorkspace workspace;
  std::ifstream file(RASHOMON_SOURCE_DIR "/tests/name_tagger_vectors.json");
  std::size_t changed = 0;
  for (const nlohmann::json& sentence : nlohmann::json::parse(file)) {
    const std::string text = sentence["text"];
    const ReaderOutput read = network.read(text, workspace);
    EXPECT_EQ(tagged(text, &read), sentence["read"]) << text;
    changed += sentence["read"] != sentence["names"] ? 1 : 0;
  }
  EXPECT_GT(changed, 0U) << "the head decides nowhere";
}

TEST(NameTagger, RefusesStatesOfAnotherWidth) {
  ReaderOutput read;
  const std::vector<float> states(2);
  read.words = {{{0, 3}, 0, 1, 0, true}};
  read.states = states;
  read.state_width = states.size();
  EXPECT_THROW(tagged("Roe left.", &read), Error);
}

TEST(NameTagger, FindsNothingWhereNothingIsNamed) {
  EXPECT_TRUE(tagged("").empty());
  EXPECT_TRUE(tagged("nobody knows. it rained, and 12 sheds burned!").empty());
}

TEST(NameTagger, KnowsWordsWhateverTheirCase) {
  const NameLexicon& lexicon = tagger().lexicon();
  EXPECT_TRUE(lexicon.find(hash_word("Mary")).is_given_name());
  EXPECT_TRUE(lexicon.find(hash_word("mary")).is_given_name());
  EXPECT_TRUE(lexicon.find(hash_word("Smith")).is_last_name());
  EXPECT_FALSE(lexicon.find(hash_word("Smith")).is_town());
  EXPECT_TRUE(lexicon.find(hash_pair(hash_word("New"), hash_word("Delhi"))).is_town());
  EXPECT_EQ(lexicon.find(hash_word("Zzqxvane")).bits, 0U);
}

TEST(NameTagger, RefusesWeightsThatAreNone) {
  EXPECT_THROW(NameTagger("not weights", "x"), Error);
  EXPECT_THROW(NameTagger(embedded_name_weights().substr(0, 5000), "x"), Error);
  EXPECT_THROW(NameTagger(embedded_word_weights(), "x"), Error);
}

}  // namespace
}  // namespace rashomon
