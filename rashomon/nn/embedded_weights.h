// The weights that ship inside the program (models/*.weights), so that one file is the whole of it.
#pragma once

#include <string>
#include <string_view>

namespace rashomon {

// The bytes of the reader's weights file; they live as long as the program.
std::string_view embedded_weights();

// Those of the word encoder (word_vectors.h).
std::string_view embedded_word_weights();

// Those of the tagger of names (language/name_tagger.h).
std::string_view embedded_name_weights();

// The first 12 digits of their checksum, as WeightsFile::version() gives them; read off, not computed.
std::string embedded_weights_version();

}  // namespace rashomon
