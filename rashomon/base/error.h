// The one exception of the library: the world around the program is broken.
//
// Bad *text* is data and becomes a Problem (problem.h); an Error is for what the user or the machine has to set right:
// no such file, a full disk, a weights file of another version. Its message names both sides: what was expected and
// what was found.
#pragma once

#include <stdexcept>
#include <string>

namespace rashomon {

enum class ErrorKind {
  usage,   // the caller asked for something that does not exist or make sense
  file,    // a file cannot be opened, read or written
  format,  // a file of ours (tables, weights, schema) is damaged or of another version
};

class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}
  ErrorKind kind() const { return kind_; }

 private:
  ErrorKind kind_;
};

}  // namespace rashomon
