// The word that stands for each kind in JSON, in the terminal and on the page: one word, one meaning everywhere.
#pragma once

#include <string_view>

#include "rashomon/compare/comparison.h"
#include "rashomon/reading/reading.h"

namespace rashomon {

constexpr std::string_view name_of(Voice voice) {
  switch (voice) {
    case Voice::outlet: return "outlet";
    case Voice::attributed: return "attributed";
    case Voice::mixed: return "mixed";
  }
  return "outlet";
}

constexpr std::string_view name_of(AttributionType type) {
  switch (type) {
    case AttributionType::direct: return "direct";
    case AttributionType::indirect: return "indirect";
    case AttributionType::mixed: return "mixed";
  }
  return "indirect";
}

constexpr std::string_view name_of(SpeakerKind kind) {
  switch (kind) {
    case SpeakerKind::person: return "person";
    case SpeakerKind::organisation: return "organisation";
    case SpeakerKind::group: return "group";
    case SpeakerKind::document: return "document";
    case SpeakerKind::unnamed: return "unnamed";
  }
  return "unnamed";
}

constexpr std::string_view name_of(NameKind kind) {
  switch (kind) {
    case NameKind::person: return "person";
    case NameKind::organisation: return "organisation";
    case NameKind::place: return "place";
    case NameKind::group: return "group";
    case NameKind::other: return "other";
  }
  return "other";
}

constexpr std::string_view name_of(LabelForm form) {
  switch (form) {
    case LabelForm::name: return "name";
    case LabelForm::description: return "description";
    case LabelForm::pronoun: return "pronoun";
  }
  return "name";
}

constexpr std::string_view name_of(QuoteRelation relation) {
  switch (relation) {
    case QuoteRelation::same: return "same";
    case QuoteRelation::trimmed: return "trimmed";
    case QuoteRelation::altered: return "altered";
    case QuoteRelation::paraphrased: return "paraphrased";
  }
  return "same";
}

constexpr std::string_view name_of(ConflictKind kind) {
  switch (kind) {
    case ConflictKind::number: return "number";
    case ConflictKind::date: return "date";
    case ConflictKind::place: return "place";
    case ConflictKind::name: return "name";
    case ConflictKind::wording_of_quote: return "wording-of-quote";
    case ConflictKind::speaker: return "speaker";
    case ConflictKind::event: return "event";
    case ConflictKind::precision: return "precision";
    case ConflictKind::update: return "update";
  }
  return "event";
}

// The same for readers of the terminal and the page.
constexpr std::string_view words_for(QuoteRelation relation) {
  switch (relation) {
    case QuoteRelation::same: return "the same words";
    case QuoteRelation::trimmed: return "shortened";
    case QuoteRelation::altered: return "words differ";
    case QuoteRelation::paraphrased: return "quoted here, retold there";
  }
  return "the same words";
}

constexpr std::string_view words_for(ConflictKind kind) {
  switch (kind) {
    case ConflictKind::number: return "figure";
    case ConflictKind::date: return "date";
    case ConflictKind::place: return "place";
    case ConflictKind::name: return "name";
    case ConflictKind::wording_of_quote: return "wording of a quotation";
    case ConflictKind::speaker: return "who said it";
    case ConflictKind::event: return "what happened";
    case ConflictKind::precision: return "more and less exact";
    case ConflictKind::update: return "changed between publications";
  }
  return "what happened";
}

// What a choice of words is about, behind the name of whom or what: TermChoice::kind.
inline std::string_view words_for_choice(std::string_view kind) {
  if (kind == "equal") return "terms for one thing";
  if (kind == "report-verb") return "verbs that report the same statement";
  if (kind == "passive") return "with and without who did it";
  return "";
}

}  // namespace rashomon
