// One window of unpacked bytes grows until it holds the record at hand. Everything is looked up in it, so that going back
// to the beginning of a record whose length was wrong costs nothing.
#include "rashomon/archive/warc_reader.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "rashomon/archive/header_fields.h"
#include "rashomon/base/letters.h"

namespace rashomon {
namespace {

constexpr std::size_t kPartBytes = std::size_t{256} << 10U;
constexpr std::size_t kMaxHeaderBytes = std::size_t{64} << 10U;
constexpr std::string_view kMagic = "WARC/";
constexpr std::size_t kVersionBytes = 7;  // "WARC/1."
constexpr std::string_view kVersionLine = "WARC/1.0", kFirstField = "\r\nWARC-";
constexpr std::size_t kShownBytes = 24;   // of what was found instead
constexpr std::size_t kMaxLineEnds = 64;  // looked past for the next record, while this one is held
constexpr std::size_t kMaxMarks = 100'000;  // members of a few bytes: beyond it a place is that of an earlier one

// Printable, so that a message cannot do anything to a terminal.
std::string shown(std::string_view bytes) {
  std::string text;
  for (const char c : bytes.substr(0, kShownBytes)) {
    if (c == '\n' || c == '\r') break;
    text += c >= 0x20 && c < 0x7F ? std::string(1, c) : fmt::format("\\x{:02X}", static_cast<unsigned char>(c));
  }
  return text;
}

bool is_line_end(char c) { return c == '\r' || c == '\n'; }

}  // namespace

WarcReader::WarcReader(std::unique_ptr<CompressedInput> input, std::string begun, std::size_t max_block_bytes)
    : input_(std::move(input)), max_block_bytes_(max_block_bytes), window_(std::move(begun)), end_(window_.size()) {
  marks_.push_back({0, 0});
}

// Moves what is left to the front only where room is short, and then makes room for half as much again, so that all moves
// together cost no more than a few copies of the file.
bool WarcReader::fill() {
  if (window_.size() - end_ < kPartBytes) {
    std::copy(window_.begin() + static_cast<std::ptrdiff_t>(at_), window_.begin() + static_cast<std::ptrdiff_t>(end_),
              window_.begin());
    window_begin_ += at_;
    end_ -= at_;
    at_ = 0;
    while (marks_.size() > 1 && marks_[1].at <= window_begin_) marks_.pop_front();
    window_.resize(std::max(window_.size(), end_ + end_ / 2 + 2 * kPartBytes));
  }
  const std::size_t got = input_->read(window_.data() + end_, window_.size() - end_);
  if (got > 0 && input_->is_compressed() && input_->offset() != marks_.back().offset && marks_.size() < kMaxMarks)
    marks_.push_back({window_begin_ + end_, input_->offset()});
  end_ += got;
  return got > 0;
}

bool WarcReader::ensure(std::size_t size) {
  while (end_ - at_ < size && fill()) {
  }
  return end_ - at_ >= size;
}

std::uint64_t WarcReader::offset_of(std::size_t at) const {
  const std::uint64_t place = window_begin_ + at;
  if (!input_->is_compressed()) return place;
  const auto next = std::upper_bound(marks_.begin(), marks_.end(), place,
                                     [](std::uint64_t wanted, const Mark& mark) { return wanted < mark.at; });
  return next == marks_.begin() ? marks_.front().offset : std::prev(next)->offset;
}

void WarcReader::skip_line_ends() {
  while (ensure(1) && is_line_end(window_[at_])) ++at_;
}

// "WARC/1." at the beginning of a line, or of what a damaged member leaves.
bool WarcReader::begins_record(std::size_t at) const {
  const std::string_view text = unpacked().substr(at);
  return text.size() >= kVersionBytes && text.starts_with(kMagic) && (text[5] == '1' || text[5] == '0') && text[6] == '.';
}

// Where the header of the record at at_ ends, counted from there; npos: nowhere near. What was searched in vain is not
// searched again for the next record.
std::size_t WarcReader::find_end_of_header() {
  while (true) {
    const std::uint64_t begin = window_begin_ + at_;
    const auto known = static_cast<std::size_t>(no_end_before_ > begin ? no_end_before_ - begin : 0);
    const std::size_t found = end_of_header(window().substr(known));
    if (found != std::string_view::npos) {
      no_end_before_ = begin + known + found - std::min<std::size_t>(found, 3);  // "\n\r\n"
      return known + found;
    }
    no_end_before_ = window_begin_ + end_ - std::min<std::size_t>(end_ - at_, 2);
    if (end_ - at_ >= kMaxHeaderBytes || !fill()) return std::string_view::npos;
  }
}

// Says where, and moves on to the next record.
WarcEvent WarcReader::report(std::uint64_t offset, std::string_view what, std::string& message) {
  message = fmt::format("record at byte {}: {}", offset, what);
  find_next_record();
  return WarcEvent::damage;
}

void WarcReader::find_next_record() {
  while (true) {
    const std::size_t found = unpacked().find(kMagic, at_);
    if (found == std::string_view::npos) {
      // The first letters of the next one may be there, and the line end before them.
      at_ = std::max(at_, end_ - std::min(end_, kMagic.size()));
      if (fill()) continue;
      at_ = end_;
      if (!input_->is_damaged() || !input_->resume()) return;
      start_anew();
      continue;
    }
    const std::size_t before = found > 0 ? 1 : 0;  // whether a line ends there
    at_ = found - before;
    ensure(before + kVersionLine.size() + kFirstField.size());
    const bool begins_line = before == 0 || window_[at_] == '\n';
    const std::string_view text = window().substr(before);
    const bool has_field = text.size() > kVersionLine.size() && text.substr(kVersionLine.size()).starts_with(kFirstField);
    at_ += before;
    if (begins_record(at_) && (begins_line || has_field)) return;
    ++at_;
  }
}

// A member begins a record: a line end stands for the border.
void WarcReader::start_anew() {
  window_begin_ += end_;
  window_[0] = '\n';
  at_ = 0;
  end_ = 1;
}

WarcEvent WarcReader::next(WarcRecord& record, std::string& message) {
  at_ = taken_ = std::max(at_, taken_);
  taken_ = 0;
  skip_line_ends();
  return ensure(1) ? read_record(record, message) : end_or_failure(message);
}

WarcEvent WarcReader::end_or_failure(std::string& message) {
  if (input_->is_damaged()) return report(input_->offset(), std::string(input_->error()), message);
  if (input_->error().empty() || std::exchange(failure_told_, true)) return WarcEvent::end;
  message = fmt::format("record at byte {}: cannot be read: {}", offset_of(at_), input_->error());
  return WarcEvent::damage;
}

WarcEvent WarcReader::read_record(WarcRecord& record, std::string& message) {
  ensure(kVersionBytes);
  if (!begins_record(at_)) {
    return report(offset_of(at_), fmt::format("expected WARC/1.0 or WARC/1.1, found \"{}\"", shown(window())), message);
  }
  const std::size_t header = find_end_of_header();
  const auto step_in = [&](const std::string& what) {
    const std::uint64_t offset = offset_of(at_);
    ++at_;
    return report(offset, what, message);
  };
  if (header == std::string_view::npos || header > kMaxHeaderBytes)
    return step_in(input_->is_damaged() ? input_->error() : "expected an empty line after its header, found none");
  const std::string_view text = window().substr(0, header);
  const HeaderFields fields(text.substr(text.find('\n') + 1));
  const std::string_view size = fields.find("Content-Length");
  std::uint64_t length = 0;
  const auto [stop, failed] = std::from_chars(size.data(), size.data() + size.size(), length);
  if (size.empty() || failed != std::errc{} || stop != size.data() + size.size())
    return step_in(fmt::format("expected a Content-Length of digits, found \"{}\"", shown(size)));
  record = {offset_of(at_), lower_case(fields.find("WARC-Type")), std::string(fields.find("WARC-Record-ID")),
            std::string(fields.find("WARC-Target-URI")), std::string(fields.find("WARC-Date")),
            std::string(fields.find("Content-Type")), std::string(fields.find("WARC-Truncated")),
            !fields.find("WARC-Segment-Number").empty(), {}, false};
  if (record.target_uri.starts_with('<') && record.target_uri.ends_with('>'))  // a habit of WARC 1.0
    record.target_uri = record.target_uri.substr(1, record.target_uri.size() - 2);
  if (length <= max_block_bytes_) return read_block(header, length, record, message);
  at_ += header;
  return step_over(length, record, message);
}

WarcEvent WarcReader::read_block(std::size_t begin, std::uint64_t length, WarcRecord& record, std::string& message) {
  const auto size = static_cast<std::size_t>(length);
  const bool whole = ensure(begin + size);
  // What follows: line ends, then a record or nothing more.
  std::size_t behind = begin + size;
  const std::size_t farthest = behind + kMaxLineEnds;
  while (whole && behind < farthest && ensure(behind + 1) && is_line_end(window()[behind])) ++behind;
  const bool more = whole && behind < farthest && ensure(behind + 1);
  if (more) ensure(behind + kVersionBytes);
  record.doubtful = more && !begins_record(at_ + behind);
  if (!whole || record.doubtful) {
    const std::string_view block = window().substr(begin, size);
    const std::size_t at = block.find("\nWARC/1.");
    if (at != std::string_view::npos && end_of_header(block.substr(at + 1)) != std::string_view::npos) {
      message = fmt::format("record at byte {}: expected {} bytes, found another record after {}", record.offset, length, at);
      at_ += begin + at + 1;
      return WarcEvent::damage;
    }
  }
  if (!whole) {
    const std::size_t found = window().size() - begin;
    const std::string reason = input_->error().empty() ? "the file ends" : input_->error();
    failure_told_ = true;
    at_ = end_;
    if (input_->is_damaged()) find_next_record();
    message = fmt::format("record at byte {}: expected {} bytes, found {}: {}", record.offset, length, found, reason);
    return WarcEvent::damage;
  }
  record.block = window().substr(begin, size);
  taken_ = at_ + begin + size;
  return WarcEvent::record;
}

// A length beyond all bounds may be wrong: another record inside ends it.
WarcEvent WarcReader::step_over(std::uint64_t length, const WarcRecord& record, std::string& message) {
  std::uint64_t left = length;
  while (left > 0) {
    if (at_ == end_ && !fill()) {
      message = fmt::format("record at byte {}: expected {} bytes, found {}", record.offset, length, length - left);
      if (input_->is_damaged()) find_next_record();
      return WarcEvent::damage;
    }
    const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(left, end_ - at_));
    const std::size_t inner = window().substr(0, part).find("\r\n\r\nWARC/1.");
    if (inner != std::string_view::npos) {
      at_ += inner + 4;
      message = fmt::format("record at byte {}: expected {} bytes, found another record after {}", record.offset, length,
                            length - left + inner);
      return WarcEvent::damage;
    }
    // The sign of another record may be cut in two: its first letters stay.
    const std::size_t kept = part < left ? std::min<std::size_t>(part, 10) : 0;
    if (part == kept) {
      if (!fill()) {
        at_ = end_;
        left = kept < left ? left - kept : 0;
      }
      continue;
    }
    at_ += part - kept;
    left -= part - kept;
  }
  return WarcEvent::too_long;
}

}  // namespace rashomon
