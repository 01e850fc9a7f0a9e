// The bytes of one file or of standard input with their compression taken off: gzip (RFC 1952), zstd (RFC 8878), or none.
//
// Both come in members ("frames" in zstd), often many in a file: archives have one a record, so that one damaged record
// leaves the others readable. What it is is told from the first bytes. A zstd file may begin with a skippable frame that
// holds the dictionary of all others, as the zstd proposal for WARC has it.
//
// ISA-L inflates gzip, at about twice the speed of zlib (docs/evaluation.md, "Archives"), and like it needs no whole
// member in memory. Memory is one buffer. Tested by tests/archive_test.cpp and fuzz/warc.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace rashomon {

class CompressedInput {
 public:
  // "-" is standard input. Where the file cannot be opened, error() says why and there are no bytes.
  static std::unique_ptr<CompressedInput> open(const std::string& path);
  static std::unique_ptr<CompressedInput> of_bytes(std::string bytes);
  ~CompressedInput();
  CompressedInput(const CompressedInput&) = delete;
  CompressedInput& operator=(const CompressedInput&) = delete;

  // At most `size` bytes, of one member only. 0: after the last, or where the data is damaged (is_damaged(), error()).
  std::size_t read(char* into, std::size_t size);

  // After damage: goes on with what looks like the beginning of the next member. False: there is none.
  bool resume();

  bool is_damaged() const { return damaged_; }
  bool is_compressed() const { return format_ != Format::plain; }
  const std::string& error() const { return error_; }

  // Where in the file the member begins that the last bytes came from; of plain bytes: where they begin.
  std::uint64_t offset() const { return member_begin_; }

 private:
  enum class Format { unknown, plain, gzip, zstd };
  struct Decoders;

  CompressedInput();
  bool fill();  // false: no byte more
  bool ensure(std::size_t size);
  void find_format();
  bool begin_member();
  std::size_t read_plain(char* into, std::size_t size);
  std::size_t read_gzip(char* into, std::size_t size);
  std::size_t read_zstd(char* into, std::size_t size);
  bool read_skippable_frame();
  std::size_t damage(std::string message);
  bool stands_at_member();

  int descriptor_ = -1;
  Format format_ = Format::unknown;
  std::unique_ptr<Decoders> decoders_;
  std::string raw_;  // what was read of the file and not yet taken: [at_, raw_.size())
  std::size_t at_ = 0;
  std::uint64_t raw_begin_ = 0;  // where raw_ begins in the file
  std::uint64_t member_begin_ = 0;
  bool at_end_ = false, in_member_ = false, damaged_ = false;
  std::string error_;
};

}  // namespace rashomon
