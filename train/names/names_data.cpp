// What the training of names.weights needs from the program itself, so that training and use see the same features.
// Not part of the program; built by `ninja names_data`.
//
//   names_data features LEXICON < TEXTS.jsonl   {"id", "text"} a line in; out for each text "#", id; for each token of a stretch
//                                       begin, end, end without 's (code points) and its features in hexadecimal; an empty
//                                       line after each stretch. LEXICON: the slots of name_lexicon.h, or "none"
//   names_data states < TEXTS.jsonl     for each token that `features` tells of, in the same order, the state that the trained
//                                       reader's encoder has of its first word: float32, as many as the encoder is wide
//   names_data words < WORDS.txt        hash_word of each line, and that of pairs of words, in hexadecimal
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "rashomon/base/utf8.h"
#include "rashomon/language/analyse.h"
#include "rashomon/language/name_features.h"
#include "rashomon/language/name_rules.h"
#include "rashomon/nn/embedded_weights.h"
#include "rashomon/nn/reader_network.h"
#include "rashomon/page/text_blocks.h"

namespace rashomon {
namespace {

std::vector<std::uint32_t> read_slots(const std::string& path) {
  if (path == "none") return {0};
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  std::vector<std::uint32_t> slots(bytes.size() / 4);
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(slots.data()));
  return slots;
}

Article article_of(std::string text) {
  Article article;
  article.language = "en";
  article.text = std::move(text);
  article.blocks = find_text_blocks(article.text);
  return article;
}

void write_features(const std::string& id, std::string text, const NameLexicon& lexicon) {
  const Article article = article_of(std::move(text));
  const Analysis analysis = analyse(article);
  NameText words(article.text, analysis);
  const std::vector<Name> by_rule = find_names_by_rule(words);
  const CodePoints points(article.text);
  NameFeatures features(words, by_rule, lexicon);
  fmt::print("# {}\n", id);
  for (Stretch stretch = features.next_stretch(); stretch.end_token > 0; stretch = features.next_stretch()) {
    for (std::uint32_t t = stretch.first_token; t < stretch.end_token; ++t) {
      NameFeatures::List list;
      const std::size_t count = features.features_of(t, list);
      const Span span = analysis.tokens[t].span;
      fmt::print("{} {} {}", points.at(span.begin), points.at(span.end),
                 points.at(span.end - features.possessive_size(t)));
      for (std::size_t i = 0; i < count; ++i) fmt::print(" {:x}", list[i]);
      fmt::print("\n");
    }
    fmt::print("\n");
  }
}

void write_states(std::string text, const ReaderNetwork& network, ReaderWorkspace& workspace) {
  const Article article = article_of(std::move(text));
  const Analysis analysis = analyse(article);
  NameText words(article.text, analysis);
  const std::vector<std::uint32_t> slots = read_slots("none");
  const NameLexicon lexicon(slots.data(), slots.size());
  const ReaderOutput read = network.read(article.text, workspace);
  const std::vector<Name> by_rule;
  NameFeatures features(words, by_rule, lexicon);
  std::size_t word = 0;
  for (Stretch stretch = features.next_stretch(); stretch.end_token > 0; stretch = features.next_stretch())
    for (std::uint32_t t = stretch.first_token; t < stretch.end_token; ++t) {
      while (read.words[word].span.end <= analysis.tokens[t].span.begin) ++word;
      std::fwrite(read.states.data() + word * read.state_width, sizeof(float), read.state_width, stdout);
    }
}

}  // namespace
}  // namespace rashomon

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  std::string line;
  if (args.size() == 2 && args[0] == "features") {
    const std::vector<std::uint32_t> slots = rashomon::read_slots(args[1]);
    const rashomon::NameLexicon lexicon(slots.data(), slots.size());
    while (std::getline(std::cin, line)) {
      const auto text = nlohmann::json::parse(line);
      rashomon::write_features(text.at("id"), text.at("text"), lexicon);
    }
  } else if (args.size() == 1 && args[0] == "states") {
    const rashomon::ReaderNetwork network(rashomon::embedded_weights(), "embedded");
    rashomon::ReaderWorkspace workspace;
    while (std::getline(std::cin, line)) rashomon::write_states(nlohmann::json::parse(line).at("text"), network, workspace);
  } else if (args.size() == 1 && args[0] == "words") {
    while (std::getline(std::cin, line)) {
      const std::size_t space = line.find(' ');
      fmt::print("{:08x}\n", space == std::string::npos ? rashomon::hash_word(line)
                                                        : rashomon::hash_pair(rashomon::hash_word(line.substr(0, space)),
                                                                              rashomon::hash_word(line.substr(space + 1))));
    }
  } else {
    fmt::print(stderr, "usage: names_data features LEXICON|states|words\n");
    return 2;
  }
  return 0;
}
