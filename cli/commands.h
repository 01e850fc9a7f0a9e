// The commands of the program, one file each; main.cpp lists them in one table.
//
// A command declares its options on a CLI11 sub-command and returns what runs it. Results go to standard output (or -o),
// all else to standard error. Exit codes: 0 all read, 1 at least one input could not be read, 2 wrong usage.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

namespace rashomon::cli {

using Run = std::function<int()>;

Run add_article(CLI::App& app);
Run add_read(CLI::App& app);
Run add_compare(CLI::App& app);
Run add_fetch(CLI::App& app);

}  // namespace rashomon::cli
