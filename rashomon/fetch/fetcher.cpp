// libcurl hands over the head and the body as they were sent, chunks and codings left on; WARC keeps them so.
#include "rashomon/fetch/fetcher.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <ctime>
#include <map>
#include <thread>

#include <fmt/format.h>

#include "rashomon/archive/header_fields.h"
#include "rashomon/archive/http_message.h"
#include "rashomon/base/error.h"
#include "rashomon/base/letters.h"
#include "rashomon/fetch/robots.h"

namespace rashomon {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double kLongestWait = 60;        // that a server may ask for, seconds
constexpr std::size_t kMaxHeadBytes = std::size_t{256} << 10U;

// The parts of an address, as libcurl reads it.
struct Address {
  std::string whole, scheme, host, origin, path;  // origin: scheme, host and port; path: with its query
  std::string trouble;                            // why it cannot be fetched; empty: it can
};

std::string part_of(CURLU* url, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, flags) != CURLUE_OK) return {};
  std::string copy(text);
  curl_free(text);
  return copy;
}

// `text` may be relative to `base`.
Address read_address(const std::string& text, const std::string& base) {
  Address address;
  address.whole = text;
  const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> url(curl_url(), &curl_url_cleanup);
  if (!base.empty()) curl_url_set(url.get(), CURLUPART_URL, base.c_str(), 0);
  if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK) {
    address.trouble = "expected an address such as https://example.org/page";
    return address;
  }
  curl_url_set(url.get(), CURLUPART_FRAGMENT, nullptr, 0);
  address.whole = part_of(url.get(), CURLUPART_URL);
  address.scheme = part_of(url.get(), CURLUPART_SCHEME);
  address.host = lower_case(part_of(url.get(), CURLUPART_HOST));  // the same server, however it is written
  address.origin = address.scheme + "://" + address.host + ":" + part_of(url.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT);
  address.path = part_of(url.get(), CURLUPART_PATH);
  if (const std::string query = part_of(url.get(), CURLUPART_QUERY); !query.empty()) address.path += "?" + query;
  if (address.scheme != "http" && address.scheme != "https")
    address.trouble = fmt::format("expected http or https, found {}", address.scheme);
  else if (!part_of(url.get(), CURLUPART_USER).empty() || !part_of(url.get(), CURLUPART_PASSWORD).empty())
    address.trouble = "expected an address without a user's name or password";
  return address;
}

// One answer as it was sent.
struct Answer {
  std::string head, body, request;
  std::string trouble;    // why it is not whole
  std::string truncated;  // the word that WARC has for that
  std::size_t limit = 0;
  bool over_limit = false;

  int status() const { return read_http_head(head).status; }
  std::string field(std::string_view name) const {
    const std::size_t line = head.find('\n');
    return line == std::string::npos ? std::string() : std::string(HeaderFields(std::string_view(head).substr(line + 1)).find(name));
  }
};

std::size_t take_head(char* data, std::size_t, std::size_t size, void* into) {
  auto& answer = *static_cast<Answer*>(into);
  if (std::string_view(data, size).starts_with("HTTP/")) answer.head.clear();  // "100 Continue" came before
  if (answer.head.size() + size > kMaxHeadBytes) {
    answer.over_limit = true;
    return 0;
  }
  answer.head.append(data, size);
  return size;
}

std::size_t take_body(char* data, std::size_t, std::size_t size, void* into) {
  auto& answer = *static_cast<Answer*>(into);
  const std::size_t room = answer.limit - answer.body.size();
  answer.body.append(data, std::min(room, size));
  answer.over_limit = size > room;
  return answer.over_limit ? 0 : size;
}

// The request as it went out.
int take_request(CURL*, curl_infotype type, char* data, std::size_t size, void* into) {
  if (type == CURLINFO_HEADER_OUT) static_cast<Answer*>(into)->request.append(data, size);
  return 0;
}

std::chrono::duration<double> seconds(double s) { return std::chrono::duration<double>(s); }

}  // namespace

class Fetcher::Impl {
 public:
  Impl(FetchOptions options, WarcWriter& archive) : options_(std::move(options)), archive_(archive) {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (started != CURLE_OK || curl_ == nullptr) throw Error(ErrorKind::file, "libcurl cannot be started");
  }
  ~Impl() { curl_easy_cleanup(curl_); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  FetchResult fetch(const std::string& text) {
    FetchResult result;
    std::string base, next = text;
    bool waited = false;
    for (int hops = 0;;) {
      const Address address = read_address(next, base);
      result.url = address.whole;
      result.message = address.trouble.empty() ? check_robots(address) : address.trouble;
      if (!result.message.empty()) return result;
      const Answer answer = request(address, options_.max_bytes);
      result.status = answer.status();
      result.bytes = answer.body.size();
      result.message = answer.trouble;
      if (result.status == 0) return result;
      save(address, answer);
      if (!answer.trouble.empty()) return result;
      if (asks_to_wait(result.status) && !std::exchange(waited, true) && wait_as_asked(address, answer)) continue;
      const std::string location = answer.field("Location");
      if (result.status < 300 || result.status >= 400 || location.empty()) break;
      if (++hops > options_.max_redirects) {
        result.message = fmt::format("expected at most {} redirects, found another to {}", options_.max_redirects, location);
        return result;
      }
      base = address.whole;
      next = location;
    }
    result.ok = result.status == 200;
    if (!result.ok) result.message = fmt::format("expected a page (200), the server answered {}", result.status);
    return result;
  }

 private:
  static bool asks_to_wait(int status) { return status == 429 || status == 503; }

  // False: it asks for longer than we wait, or not at all.
  bool wait_as_asked(const Address& address, const Answer& answer) {
    const std::string after = answer.field("Retry-After");
    double wait = -1;
    if (std::from_chars(after.data(), after.data() + after.size(), wait).ec != std::errc{})
      wait = static_cast<double>(curl_getdate(after.c_str(), nullptr) - std::time(nullptr));  // -1 - now where it is no date
    if (!(wait >= 0 && wait <= kLongestWait)) return false;  // also where it is no number
    not_before_[address.host] = std::max(not_before_[address.host], Clock::now() + std::chrono::duration_cast<Clock::duration>(seconds(wait)));
    return true;
  }

  // Why the address may not be fetched; empty: it may.
  std::string check_robots(const Address& address) {
    if (options_.ignore_robots) return {};
    auto known = robots_.find(address.origin);
    if (known == robots_.end()) known = robots_.emplace(address.origin, read_robots(address)).first;
    if (known->second.first.allows(address.path)) return {};
    return known->second.second.empty() ? "robots.txt does not allow it (--ignore-robots fetches it all the same)" : known->second.second;
  }

  // The rules, and why nothing is allowed where robots.txt cannot be read.
  std::pair<RobotsRules, std::string> read_robots(const Address& page) {
    std::string base, next = page.origin + "/robots.txt";
    for (int hops = 0; hops <= options_.max_redirects; ++hops) {
      const Address address = read_address(next, base);
      if (!address.trouble.empty()) break;
      const Answer answer = request(address, kMaxRobotsBytes);
      const int status = answer.status();
      // A file that broke off says nothing of what it would have forbidden; of one that is too long, what was read counts.
      const bool broken = !answer.trouble.empty() && !answer.over_limit;
      if (status == 0 || status >= 500 || broken)
        return {RobotsRules::nothing_allowed(),
                fmt::format("expected {} to answer, so that it can be known what is allowed: {}", address.whole,
                            status == 0 || broken ? answer.trouble : fmt::format("it answered {}", status))};
      if (status >= 300 && status < 400 && !answer.field("Location").empty()) {
        base = address.whole;
        next = answer.field("Location");
        continue;
      }
      if (status >= 400) return {};
      std::string ignored;
      const std::string message = answer.head + answer.body;
      RobotsRules rules(read_http_body(message, read_http_head(message), kMaxRobotsBytes, &ignored),
                        std::string_view(options_.user_agent).substr(0, options_.user_agent.find_first_of("/ ")));
      if (const auto delay = rules.crawl_delay_s()) delays_[page.host] = std::min(*delay, kLongestWait);
      return {rules, {}};
    }
    return {};  // redirects without an end: as where there is none (RFC 9309, 2.3.1.2)
  }

  Answer request(const Address& address, std::size_t limit) {
    const double delay = std::max(options_.delay_s, delays_.contains(address.host) ? delays_[address.host] : 0);
    std::this_thread::sleep_until(not_before_[address.host]);
    Answer answer;
    answer.limit = limit;
    char reason[CURL_ERROR_SIZE] = "";
    const auto milliseconds = [](double s) { return static_cast<long>(s * 1000); };
    curl_easy_reset(curl_);
    curl_easy_setopt(curl_, CURLOPT_URL, address.whole.c_str());
    curl_easy_setopt(curl_, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl_, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(curl_, CURLOPT_HTTP_CONTENT_DECODING, 0L);
    curl_easy_setopt(curl_, CURLOPT_HTTP_TRANSFER_DECODING, 0L);
    curl_easy_setopt(curl_, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl_, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl_, CURLOPT_USERAGENT, options_.user_agent.c_str());
    curl_easy_setopt(curl_, CURLOPT_CONNECTTIMEOUT_MS, milliseconds(options_.connect_timeout_s));
    curl_easy_setopt(curl_, CURLOPT_TIMEOUT_MS, milliseconds(options_.timeout_s));
    curl_easy_setopt(curl_, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(curl_, CURLOPT_LOW_SPEED_TIME, std::max(1L, static_cast<long>(options_.stall_timeout_s)));
    curl_easy_setopt(curl_, CURLOPT_ERRORBUFFER, reason);
    curl_easy_setopt(curl_, CURLOPT_HEADERFUNCTION, &take_head);
    curl_easy_setopt(curl_, CURLOPT_HEADERDATA, &answer);
    curl_easy_setopt(curl_, CURLOPT_WRITEFUNCTION, &take_body);
    curl_easy_setopt(curl_, CURLOPT_WRITEDATA, &answer);
    curl_easy_setopt(curl_, CURLOPT_VERBOSE, 1L);
    curl_easy_setopt(curl_, CURLOPT_DEBUGFUNCTION, &take_request);
    curl_easy_setopt(curl_, CURLOPT_DEBUGDATA, &answer);
    curl_slist* fields = curl_slist_append(nullptr, "Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.5");
    fields = curl_slist_append(fields, "Accept-Encoding: gzip, deflate, br, zstd");
    curl_easy_setopt(curl_, CURLOPT_HTTPHEADER, fields);
    const CURLcode code = curl_easy_perform(curl_);
    curl_slist_free_all(fields);
    not_before_[address.host] = Clock::now() + std::chrono::duration_cast<Clock::duration>(seconds(delay));
    if (code == CURLE_OK) return answer;
    if (answer.over_limit) {
      answer.trouble = fmt::format("larger than {} bytes; the rest was not fetched", limit);
      answer.truncated = "length";
    } else {
      answer.trouble = reason[0] != '\0' ? reason : curl_easy_strerror(code);
      answer.truncated = code == CURLE_OPERATION_TIMEDOUT ? "time" : "disconnect";
    }
    return answer;
  }

  void save(const Address& address, const Answer& answer) {
    WarcWriter::Fields fields = {{"WARC-Target-URI", address.whole}};
    const std::string request =
        archive_.write("request", "application/http; msgtype=request", fields, answer.request);
    fields.emplace_back("WARC-Concurrent-To", request);
    if (!answer.truncated.empty()) fields.emplace_back("WARC-Truncated", answer.truncated);
    archive_.write("response", "application/http; msgtype=response", fields, answer.head + answer.body);
  }

  const FetchOptions options_;
  WarcWriter& archive_;
  CURL* curl_ = curl_easy_init();
  std::map<std::string, std::pair<RobotsRules, std::string>> robots_;  // by origin
  std::map<std::string, double> delays_;                               // by host, seconds
  std::map<std::string, Clock::time_point> not_before_;                // by host
};

Fetcher::Fetcher(FetchOptions options, WarcWriter& archive) : impl_(std::make_unique<Impl>(std::move(options), archive)) {}
Fetcher::~Fetcher() = default;

FetchResult Fetcher::fetch(const std::string& url) { return impl_->fetch(url); }

}  // namespace rashomon
