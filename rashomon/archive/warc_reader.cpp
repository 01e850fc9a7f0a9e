// One window of unpacked bytes grows until it holds the record at hand. Everything is looked up in it, so that going back
// to the beginning of a record whose length was wrong costs nothing.
#include "rashomon/archive/warc_reader.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "rashomon/archive/header_fields.h"

namespace rashomon {
namespace {

constexpr std::size_t kPartBytes = std::size_t{256} << 10U;
constexpr std::size_t kMaxHeaderBytes = std::size_t{64} << 10U;
constexpr std::string_view kMagic = "WARC/";
constexpr std::size_t kVersionBytes = 7;  // "WARC/1."
constexpr std::string_view kVersionLine = "WARC/1.0", kFirstField = "\r\nWARC-";
constexpr std::size_t kShownBytes = 24;   // of what was found instead

// Printable, so that a message cannot do anything to a terminal.
std::string shown(std::string_view bytes) {
  std::string text;
  for (const char c : bytes.substr(0, kShownBytes)) {
    if (c == '\n' || c == '\r') break;
    text += c >= 0x20 && c < 0x7F ? std::string(1, c) : fmt::format("\\x{:02X}", static_cast<unsigned char>(c));
  }
  return text;
}

}  // namespace

WarcReader::WarcReader(std::unique_ptr<CompressedInput> input, std::string begun, std::size_t max_block_bytes)
    : input_(std::move(input)), max_block_bytes_(max_block_bytes), window_(std::move(begun)), end_(window_.size()) {
  marks_.push_back({0, 0});
}

bool WarcReader::fill() {
  if (at_ > 0) {
    std::copy(window_.begin() + static_cast<std::ptrdiff_t>(at_), window_.begin() + static_cast<std::ptrdiff_t>(end_),
              window_.begin());
    window_begin_ += at_;
    end_ -= at_;
    at_ = 0;
    while (marks_.size() > 1 && marks_[1].at <= window_begin_) marks_.pop_front();
  }
  if (window_.size() - end_ < kPartBytes) window_.resize(std::max(2 * window_.size(), end_ + kPartBytes));
  const std::size_t got = input_->read(window_.data() + end_, window_.size() - end_);
  if (got > 0 && input_->is_compressed() && input_->offset() != marks_.back().offset)
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
  while (ensure(1) && (window_[at_] == '\r' || window_[at_] == '\n')) ++at_;
}

// "WARC/1." at the beginning of a line, or of what a damaged member leaves.
bool WarcReader::begins_record(std::size_t at) const {
  const std::string_view text = unpacked().substr(at);
  return text.size() >= kVersionBytes && text.starts_with(kMagic) && (text[5] == '1' || text[5] == '0') && text[6] == '.';
}

// Notes where, and moves on to the next record.
WarcEvent WarcReader::report(std::size_t at, std::string_view what, std::string& message) {
  message = fmt::format("record at byte {}: {}", offset_of(at), what);
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
  if (!ensure(1)) {
    if (!input_->is_damaged()) return WarcEvent::end;
    return report(at_, input_->error(), message);
  }
  return read_record(record, message);
}

WarcEvent WarcReader::read_record(WarcRecord& record, std::string& message) {
  ensure(kVersionBytes);
  if (!begins_record(at_)) {
    const std::string found = shown(window());
    const std::size_t at = at_;
    return report(at, fmt::format("expected WARC/1.0 or WARC/1.1, found \"{}\"", found), message);
  }
  std::size_t header = std::string_view::npos;
  while ((header = end_of_header(window())) == std::string_view::npos && end_ - at_ < kMaxHeaderBytes && fill()) {
  }
  const auto step_in = [&](std::string_view what) {
    const std::uint64_t offset = offset_of(at_);
    ++at_;
    find_next_record();
    message = fmt::format("record at byte {}: {}", offset, what);
    return WarcEvent::damage;
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
  record = {offset_of(at_), std::string(fields.find("WARC-Type")), std::string(fields.find("WARC-Record-ID")),
            std::string(fields.find("WARC-Target-URI")), std::string(fields.find("WARC-Date")),
            std::string(fields.find("Content-Type")), std::string(fields.find("WARC-Truncated")), {}, false};
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
  while (whole && ensure(behind + 1) && (window()[behind] == '\r' || window()[behind] == '\n')) ++behind;
  const bool more = whole && ensure(behind + 1);
  if (more) ensure(behind + kVersionBytes);
  record.doubtful = more && !begins_record(at_ + behind);
  if (!whole || record.doubtful) {
    const std::string_view block = window().substr(begin, size);
    for (std::size_t at = block.find("\nWARC/1."); at != std::string_view::npos; at = block.find("\nWARC/1.", at + 1)) {
      if (end_of_header(block.substr(at + 1)) == std::string_view::npos) continue;
      message = fmt::format("record at byte {}: expected {} bytes, found another record after {}", record.offset, length, at);
      at_ += begin + at + 1;
      return WarcEvent::damage;
    }
  }
  if (!whole) {
    const std::size_t found = window().size() - begin;
    const std::string reason = input_->is_damaged() ? input_->error() : "the file ends";
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
