// The letter that an accented one is written as in plain ASCII, or the letter itself: é -> e, ž -> z. Latin-1 and Latin
// Extended-A only, small letters. Tested by tests/base_text_test.cpp.
#pragma once

namespace rashomon {

char32_t without_accent(char32_t letter);

}  // namespace rashomon
