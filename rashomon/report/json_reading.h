// A reading -> its fields as JSON, and what a comparison writes in the same way.
//
// Offsets leave as code points (json_article.h). What is absent is null. Tested by tests/cases/report and tests/check_schema.py.
#pragma once

#include <optional>
#include <string>

#include "rashomon/reading/reading.h"
#include "rashomon/report/json_article.h"

namespace rashomon {

// Two machines may differ in the last bits of a measure; four digits are all that one means.
double rounded(double share);

// What a finding is called: 'f', 2 is f3.
std::string id_of(char prefix, std::size_t index);

template <typename Id>
std::string id_or_nothing(char prefix, const std::optional<Id>& id) {
  return id ? id_of(prefix, index_of(*id)) : std::string();
}

// All of these write into an open object.
void write_voice(JsonWriter& json, const VoiceShare& voice);
// Where the text has as said what a headline or caption puts forward as true.
void write_claim_in_text(JsonWriter& json, const Source& source, const HeadlineClaim& claim);
void write_reading(JsonWriter& json, const Source& source, const Article& article, const Reading& reading);

}  // namespace rashomon
