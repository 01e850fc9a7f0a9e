// reading/speakers on sources that no rule writes: the network's come in several parts.
#include <gtest/gtest.h>

#include "rashomon/language/analyse.h"
#include "rashomon/page/text_blocks.h"
#include "rashomon/reading/speakers/entities.h"
#include "rashomon/reading/speakers/speakers.h"

namespace rashomon {
namespace {

// The name of the speaker of one attribution whose source is these parts of the text.
std::string speaker_of(const std::string& text, const std::vector<std::string>& parts, const std::string& content) {
  Article article;
  article.language = "en";
  article.text = text;
  article.blocks = find_text_blocks(article.text);
  const auto span_of = [&](const std::string& part) {
    const auto begin = static_cast<std::uint32_t>(text.find(part));
    return Span{begin, begin + static_cast<std::uint32_t>(part.size())};
  };
  Attribution attribution;
  for (const std::string& part : parts) attribution.source.push_back(span_of(part));
  attribution.content = {span_of(content)};
  std::vector<Attribution> attributions = {attribution};
  const Analysis analysis = analyse(article);
  const std::vector<Speaker> speakers = resolve_speakers(article, analysis, join_names(article, analysis), attributions);
  return attributions[0].speaker ? speakers[index_of(*attributions[0].speaker)].name : "nobody";
}

TEST(Speakers, OfSeveralPartsTheOneWithANameSpeaks) {
  const std::string text = "The picture shows the tram, taken from a bridge. Martin Bamford, who was on it, said it shook badly.";
  EXPECT_EQ(speaker_of(text, {"The picture", "Martin Bamford, who was on it,"}, "it shook badly"), "Martin Bamford");
  EXPECT_EQ(speaker_of(text, {"Martin Bamford", "who was on it"}, "it shook badly"), "Martin Bamford");
  EXPECT_EQ(speaker_of(text, {"The picture", "the tram"}, "it shook badly"), "The picture");
}

}  // namespace
}  // namespace rashomon
