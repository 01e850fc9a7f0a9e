// The words of the outer attribution's content are read from its beginning: somebody, "as saying", what is said.
#include "rashomon/reading/attribution/quoted_persons.h"

#include <algorithm>
#include <optional>

#include "rashomon/reading/attribution/content_type.h"

namespace rashomon {
namespace {

constexpr std::uint32_t kMaxPerson = 14;  // words and signs of who is quoted

class QuotedPersons {
 public:
  QuotedPersons(const Article& article, const Analysis& analysis) : article_(article), analysis_(analysis) {}

  std::optional<Attribution> inside(const Attribution& outer) const {
    if (!quotes(outer)) return std::nullopt;
    const Span first = outer.content.front();
    const std::uint32_t begin = first_token_at(analysis_, first.begin);
    std::uint32_t as = begin;
    while (as < begin + kMaxPerson && is_within(as + 2, first) && !(word(as) == "as" && (word(as + 1) == "saying" || word(as + 1) == "telling"))) ++as;
    if (as == begin || word(as) != "as" || !is_within(as + 2, first)) return std::nullopt;
    std::uint32_t person_end = as, said = as + 2;
    if (word(person_end - 1) == ",") --person_end;
    while (is_within(said + 1, first) && (word(said) == "," || word(said) == ":")) ++said;
    if (person_end == begin) return std::nullopt;
    Attribution inner;
    inner.source = {{first.begin, token(person_end - 1).end}};
    inner.cue = {{token(as).begin, token(as + 1).end}};
    inner.content = {{token(said).begin, first.end}};
    inner.content.insert(inner.content.end(), outer.content.begin() + 1, outer.content.end());
    inner.type = type_of_content(article_, analysis_, inner.content);
    inner.confidence = outer.confidence;
    inner.why = "quoted as saying";
    return inner;
  }

 private:
  Span token(std::uint32_t t) const { return analysis_.tokens[t].span; }
  std::string_view word(std::uint32_t t) const { return text_of(article_.text, token(t)); }
  bool is_within(std::uint32_t t, Span span) const { return t < analysis_.tokens.size() && token(t).end <= span.end; }

  // "quoted", "is citing"
  bool quotes(const Attribution& outer) const {
    if (outer.cue.empty()) return false;
    const std::string_view cue = text_of(article_.text, outer.cue.back());
    const std::string_view verb = cue.substr(cue.rfind(' ') == std::string_view::npos ? 0 : cue.rfind(' ') + 1);
    return verb == "quoted" || verb == "quotes" || verb == "quoting" || verb == "cited" || verb == "cites" || verb == "citing";
  }

  const Article& article_;
  const Analysis& analysis_;
};

}  // namespace

void add_quoted_persons(const Article& article, const Analysis& analysis, std::vector<Attribution>& attributions) {
  const QuotedPersons persons(article, analysis);
  for (std::size_t a = 0, count = attributions.size(); a < count; ++a)
    if (std::optional<Attribution> inner = persons.inside(attributions[a])) attributions.push_back(std::move(*inner));
}

}  // namespace rashomon
