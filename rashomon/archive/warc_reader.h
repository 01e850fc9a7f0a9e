// Web archives (WARC 1.0 and 1.1, ISO 28500): record by record, damage reported and stepped over.
//
// Each record says how long it is. Where what follows is no record, that length was wrong or the file is damaged: the next
// line that begins with "WARC/1." is looked for, behind a damaged member in the next one (compressed_input.h). Memory
// holds one record of at most `max_block_bytes`, and half as much room beside it; a longer one is stepped over. No byte is
// searched more than a few times, whatever lengths the records claim.
//
// Source of the format: the IIPC's WARC 1.1 specification. Tested by tests/archive_test.cpp, tests/cases/intake and
// fuzz/warc.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>

#include "rashomon/archive/compressed_input.h"

namespace rashomon {

struct WarcRecord {
  std::uint64_t offset = 0;  // in the file; of a compressed one: where its member begins
  std::string type;          // in small letters
  std::string id, target_uri, date, content_type;
  std::string truncated;     // why the archive holds less than the server had: "length", "time", "disconnect"; empty: it does not
  bool segmented = false;    // the block goes on in other records
  std::string_view block;    // until the next call
  bool doubtful = false;     // what follows is no record: the length may be wrong
};

enum class WarcEvent {
  record,   // `record` holds one
  damage,   // `message` says what was expected and found; the next call goes on behind it
  too_long, // `record` lacks its block
  end,
};

class WarcReader {
 public:
  // `begun`: bytes that were taken from `input` already.
  WarcReader(std::unique_ptr<CompressedInput> input, std::string begun, std::size_t max_block_bytes);

  WarcEvent next(WarcRecord& record, std::string& message);

 private:
  struct Mark {
    std::uint64_t at, offset;  // a byte of all that were unpacked, and where in the file its member begins
  };

  bool fill();  // false: the input ended or is damaged
  bool ensure(std::size_t size);
  std::string_view unpacked() const { return {window_.data(), end_}; }
  std::string_view window() const { return unpacked().substr(at_); }
  void skip_line_ends();
  bool begins_record(std::size_t at) const;
  std::size_t find_end_of_header();
  std::uint64_t offset_of(std::size_t at) const;
  WarcEvent report(std::uint64_t offset, std::string_view what, std::string& message);
  WarcEvent end_or_failure(std::string& message);
  void find_next_record();
  void start_anew();
  WarcEvent read_record(WarcRecord& record, std::string& message);
  WarcEvent read_block(std::size_t begin, std::uint64_t length, WarcRecord& record, std::string& message);
  WarcEvent step_over(std::uint64_t length, const WarcRecord& record, std::string& message);

  std::unique_ptr<CompressedInput> input_;
  const std::size_t max_block_bytes_;
  std::string window_;  // what was unpacked and not yet taken: [at_, end_); behind it is room
  std::size_t at_ = 0, end_ = 0;
  std::size_t taken_ = 0;  // up to where the last record's block reaches
  std::uint64_t window_begin_ = 0;  // bytes unpacked before window_
  std::uint64_t no_end_before_ = 0;  // of all bytes unpacked: behind at_, no header ends before this one
  bool failure_told_ = false;        // that the file could not be read to its end
  std::deque<Mark> marks_;
};

}  // namespace rashomon
