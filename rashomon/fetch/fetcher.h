// Addresses -> pages, saved in a web archive as they came.
//
// One request at a time, over HTTP or HTTPS only; each redirect is a request of its own, held to the same rules. robots.txt is
// asked first (robots.h), once a site; a host is left in peace for a while between two requests. Whatever an answer does, it is
// given up at a time and size. The only part of the program that uses a network (libcurl), and only where it is told to.
//
// Tested by tests/e2e_fetch.py against a server on loopback.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "rashomon/archive/warc_writer.h"

namespace rashomon {

struct FetchOptions {
  std::string user_agent;        // its first word up to a slash is what robots.txt is asked for
  double delay_s = 1;            // between two requests to one host, at the least
  double connect_timeout_s = 10, stall_timeout_s = 20, timeout_s = 60;
  std::size_t max_bytes = std::size_t{20} << 20U;  // of one answer
  int max_redirects = 5;
  bool ignore_robots = false;
};

struct FetchResult {
  bool ok = false;          // a page was saved, whole
  int status = 0;           // of the last answer; 0: there was none
  std::size_t bytes = 0;    // of its body
  std::string url;          // of the last answer
  std::string message;      // why not: what was expected and what came
};

class Fetcher {
 public:
  // Throws Error where libcurl cannot be set up.
  Fetcher(FetchOptions options, WarcWriter& archive);
  ~Fetcher();
  Fetcher(const Fetcher&) = delete;
  Fetcher& operator=(const Fetcher&) = delete;

  // Saves every answer on the way. Throws Error only where the archive cannot be written.
  FetchResult fetch(const std::string& url);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rashomon
