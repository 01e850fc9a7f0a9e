// How a case file's input is run and shown, one function a stage.
//
// A stage registers itself in a file of its own (page_stage.cpp, …):
//   std::string show_page(const std::string& input) { … }
//   const StageRegistration kPage("page", show_page);
#pragma once

#include <map>
#include <string>

namespace rashomon::testing {

using ShowStage = std::string (*)(const std::string& input);

std::map<std::string, ShowStage>& stages();

struct StageRegistration {
  StageRegistration(const std::string& name, ShowStage show) { stages()[name] = show; }
};

}  // namespace rashomon::testing
