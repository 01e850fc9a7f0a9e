// The page's lists of findings as rows: a row is a finding, a cell in it one article with its passages, each of which
// leads to its place in the column.
//
//   ≠1  figure    A  212 people …    B  more than 230 people …    C  212 people …
//
// Tested by tests/check_html.py.
#pragma once

#include <kainjow/mustache.hpp>
#include <span>
#include <string>
#include <vector>

#include "rashomon/report/findings.h"
#include "rashomon/compare/comparison.h"
#include "rashomon/report/columns.h"

namespace rashomon {

class Rows {
 public:
  // Lists for the templates, each empty where there is nothing to show.
  using List = kainjow::mustache::data;

  Rows(std::span<const Telling> tellings, const Comparison& comparison, const std::vector<std::string>& names,
       const Anchors& anchors)
      : tellings_(tellings), comparison_(comparison), names_(names), anchors_(anchors) {}

  List conflicts() const;
  List shifts() const;
  List retold() const;  // quoted here, retold there
  List quotes() const;
  List facts_of_all() const { return facts(true); }
  List facts_of_some() const { return facts(false); }
  List voices() const;
  List silent() const;  // who is talked about and heard in none
  List missing_voices() const;
  List missing_figures() const;
  List wording() const;
  List copies() const;

 private:
  struct Passage {
    std::uint32_t article = 0;
    std::string target;  // the id of its place in the column
    std::string html;
    std::string note = {};
  };

  std::string_view text_at(Place place) const { return text_of(tellings_[place.article].article.text, place.span); }
  std::string context_of(Place place) const;
  List facts(bool of_all) const;
  Passage passage_of(MentionIndex at) const;
  std::vector<Passage> passages_of(FactId id) const;
  // Of mentions of facts; a note takes the place of who says it.
  std::vector<Passage> passages_of(const std::vector<Place>& places, std::string_view note) const;
  struct Missing {
    std::vector<std::uint32_t> articles;
    std::string withheld;  // why that is not to be leaned on; may be empty
  };
  std::vector<Missing> missing_of(std::size_t fact) const;
  void set_missing(const std::vector<Missing>& missing, List& item) const;
  List absent_group(const Missing& missing) const;
  void add_missing_cells(const std::vector<std::uint32_t>& articles, const std::string& withheld, List& cells) const;
  List cell_of(std::uint32_t article) const;
  // Folded: the cells after the first ones; not where what differs among them is the finding.
  List cells_of(const std::vector<Passage>& passages, bool folded = false) const;

  std::span<const Telling> tellings_;
  const Comparison& comparison_;
  const std::vector<std::string>& names_;
  const Anchors& anchors_;
};

}  // namespace rashomon
