#include "rashomon/reading/words.h"

#include <unordered_map>

#include "rashomon/base/embedded.h"
#include "rashomon/reading/cue_table.h"
#include "rashomon/reading/table_lines.h"

namespace rashomon {
namespace {

struct ViewHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
using Lexicon = std::unordered_map<std::string, Word, ViewHash, std::equal_to<>>;

constexpr std::size_t kMaxWord = 64;  // bytes; longer ones are in no list

struct ClassName {
  std::string_view name;
  WordClass word_class;
};
constexpr ClassName kClassNames[] = {
    {"determiner", kDeterminer},   {"possessive", kPossessive},       {"subject", kSubject},   {"object", kObject},
    {"preposition", kPreposition}, {"person-pronoun", kPersonPronoun}, {"coordinator", kCoordinator},
    {"subordinator", kSubordinator}, {"relative", kRelative},          {"question", kQuestion}, {"be", kBe},
    {"have", kHave},               {"do", kDo},                       {"modal", kModal},       {"negation", kNegation},
    {"to", kTo},                   {"time", kTime},                   {"adverb", kAdverb},     {"number", kNumber},
};

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

// "stop" -> "stopp" before -ed and -ing: one short vowel between consonants at the end of a word of one syllable (or a
// verb known to stress its last one).
std::string doubled(const std::string& lemma) {
  const std::size_t n = lemma.size();
  std::size_t vowels = 0;
  for (const char c : lemma) vowels += is_vowel(c);
  const bool short_ending = n >= 3 && !is_vowel(lemma[n - 1]) && is_vowel(lemma[n - 2]) && !is_vowel(lemma[n - 3]) &&
                            lemma[n - 1] != 'w' && lemma[n - 1] != 'x' && lemma[n - 1] != 'y';
  const bool stressed = vowels == 1 || lemma == "admit" || lemma == "rebut" || lemma == "concur" || lemma == "commit" ||
                        lemma == "confer" || lemma == "permit" || lemma == "refer" || lemma == "prefer" || lemma == "demur";
  return short_ending && stressed ? lemma + lemma.back() : lemma;
}

std::string with_s(const std::string& lemma) {
  const char last = lemma.back();
  const bool hissing = last == 's' || last == 'x' || last == 'z' || lemma.ends_with("sh") || lemma.ends_with("ch");
  if (hissing || last == 'o') return lemma + "es";
  if (last == 'y' && lemma.size() > 1 && !is_vowel(lemma[lemma.size() - 2])) return lemma.substr(0, lemma.size() - 1) + "ies";
  return lemma + "s";
}

std::string with_ed(const std::string& lemma) {
  if (lemma.back() == 'e') return lemma + "d";
  if (lemma.back() == 'y' && lemma.size() > 1 && !is_vowel(lemma[lemma.size() - 2]))
    return lemma.substr(0, lemma.size() - 1) + "ied";
  return doubled(lemma) + "ed";
}

std::string with_ing(const std::string& lemma) {
  if (lemma.ends_with("ie")) return lemma.substr(0, lemma.size() - 2) + "ying";
  if (lemma.back() == 'e' && !lemma.ends_with("ee")) return lemma.substr(0, lemma.size() - 1) + "ing";
  return doubled(lemma) + "ing";
}

struct Irregular {
  std::vector<std::string_view> past, participle;
};

void add_verb(Lexicon& lexicon, const std::string& lemma, const Irregular* irregular, std::uint16_t cue) {
  const auto add = [&](const std::string& form, std::uint8_t forms) {
    Word& word = lexicon[form];
    word.forms = static_cast<std::uint8_t>(word.forms | forms);
    if (cue != 0 && word.verb_cue == 0) word.verb_cue = cue;
  };
  add(lemma, kBase);
  add(with_s(lemma), kPresent);
  add(with_ing(lemma), kIng);
  if (irregular != nullptr) {
    for (const std::string_view form : irregular->past) add(std::string(form), kPast);
    for (const std::string_view form : irregular->participle) add(std::string(form), kParticiple);
  } else {
    add(with_ed(lemma), kPast | kParticiple);
    if (doubled(lemma) != lemma || lemma.back() != 'l') return;
    add(lemma + "led", kPast | kParticiple);  // British: labelled
    add(lemma + "ling", kIng);
  }
}

void add_verbs(Lexicon& lexicon) {
  std::unordered_map<std::string, Irregular> irregular;
  for (const std::string_view line : table_lines(embedded_text("rashomon/reading/tables/irregular_verbs.txt"))) {
    const std::vector<std::string_view> fields = fields_of(line);
    if (fields.size() == 3) irregular[std::string(fields[0])] = {fields_of(fields[1], '/'), fields_of(fields[2], '/')};
  }
  const std::vector<CueRow>& cues = cue_table();
  for (std::size_t row = 1; row < cues.size(); ++row) {
    const auto id = static_cast<std::uint16_t>(row);
    const std::string& lemma = cues[row].lemma;
    if (lemma == "*") continue;  // any verb
    if (cues[row].kind == CueKind::adjective) {
      lexicon[lemma].adjective_cue = id;
    } else if (cues[row].kind == CueKind::noun) {
      lexicon[lemma].noun_cue = id;
      lexicon[with_s(lemma)].noun_cue = id;
    } else {
      const auto found = irregular.find(lemma);
      add_verb(lexicon, lemma, found == irregular.end() ? nullptr : &found->second, id);
    }
  }
  for (const auto& [lemma, forms] : irregular) add_verb(lexicon, lemma, &forms, 0);
}

Lexicon build_lexicon() {
  Lexicon lexicon;
  for (const std::string_view line : table_lines(embedded_text("rashomon/reading/tables/function_words.txt"))) {
    const std::size_t colon = line.find(':');
    for (const std::string_view word : fields_of(line.substr(colon + 1))) lexicon[std::string(word)];  // "noun" has no bit
    for (const ClassName& known : kClassNames)
      if (line.substr(0, colon) == known.name)
        for (const std::string_view word : fields_of(line.substr(colon + 1)))
          lexicon[std::string(word)].classes |= known.word_class;
  }
  add_verbs(lexicon);
  return lexicon;
}

const Lexicon& lexicon() {
  static const Lexicon all = build_lexicon();
  return all;
}

// Lower case in ASCII, ’ as '; other letters stay. Returns the length, or 0 where the word is too long for any list.
std::size_t fold(std::string_view word, std::array<char, kMaxWord>& out) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (n == kMaxWord) return 0;
    if (word.substr(i, 3) == "\xE2\x80\x99" || word.substr(i, 3) == "\xE2\x80\x98") {
      out[n++] = '\'';
      i += 2;
    } else {
      out[n++] = word[i] >= 'A' && word[i] <= 'Z' ? static_cast<char>(word[i] - 'A' + 'a') : word[i];
    }
  }
  return n;
}

Word by_ending(std::string_view word) {
  Word guess;
  if (word.size() > 4 && word.ends_with("ly")) guess.classes = kAdverb;
  if (word.size() > 3 && word.ends_with("ed")) guess.forms = kPast | kParticiple;
  if (word.size() > 5 && word.ends_with("ing")) guess.forms = kIng;
  return guess;
}

// "he's", "don't", "Obama's": the word before the apostrophe, with what the ending adds.
Word classify_contraction(std::string_view word, std::size_t apostrophe) {
  const std::string_view ending = word.substr(apostrophe + 1);
  const auto& all = lexicon();
  if (ending == "t" && apostrophe > 0) {
    const auto stem = all.find(word.substr(0, apostrophe - (word[apostrophe - 1] == 'n' ? 1 : 0)));
    Word result;
    if (stem != all.end()) result = stem->second;
    if (word == "won't") result.classes = kModal;
    result.classes |= kNegation;
    return result;
  }
  const auto found = all.find(word.substr(0, apostrophe));
  Word stem = found == all.end() ? Word{} : found->second;
  if (stem.is(kSubject | kRelative | kQuestion) || ending == "re" || ending == "ve" || ending == "ll" || ending == "d") {
    stem.classes |= kContracted;
  } else {
    stem = Word{};
    stem.classes = kGenitive;
    if (found != all.end()) stem.classes |= found->second.classes & (kTime | kNumber);
  }
  return stem;
}

Word classify_folded(std::string_view word) {
  const auto& all = lexicon();
  if (const auto found = all.find(word); found != all.end()) return found->second;
  const std::size_t apostrophe = word.rfind('\'');
  if (apostrophe != std::string_view::npos && apostrophe > 0) return classify_contraction(word, apostrophe);
  return by_ending(word);
}

Word classify_sign(std::string_view sign) {
  Word word;
  if (sign == ",") word.classes = kComma;
  else if (sign == ":") word.classes = kColon;
  else if (sign == ";") word.classes = kSemicolon;
  else if (sign == "." || sign == "!" || sign == "?" || sign == "\u2026" || sign == "...") word.classes = kStop;
  else if (sign == "-" || sign == "\u2013" || sign == "\u2014" || sign == "\u2015" || sign == "--") word.classes = kDash;
  else if (sign == "(" || sign == "[") word.classes = kOpenBracket;
  else if (sign == ")" || sign == "]") word.classes = kCloseBracket;
  else word.classes = kOtherSign;
  return word;
}

}  // namespace

Word classify_word(std::string_view word) {
  std::array<char, kMaxWord> folded;
  const std::size_t size = fold(word, folded);
  return size == 0 ? Word{} : classify_folded({folded.data(), size});
}

std::vector<Word> classify_words(std::string_view text, const std::vector<Token>& tokens) {
  std::vector<Word> words;
  words.reserve(tokens.size());
  for (const Token& token : tokens) {
    const std::string_view bytes = text_of(text, token.span);
    if (token.kind == TokenKind::word) {
      words.push_back(classify_word(bytes));
    } else if (token.kind == TokenKind::number) {
      Word number;
      number.classes = kNumber;
      words.push_back(number);
    } else {
      words.push_back(classify_sign(bytes));
    }
  }
  return words;
}

}  // namespace rashomon
