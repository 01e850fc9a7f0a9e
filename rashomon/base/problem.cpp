// The names that problems carry outside of the program; contracts rely on them, so they never change.
#include "rashomon/base/problem.h"

namespace rashomon {

std::string_view name_of(ProblemKind kind) {
  switch (kind) {
    case ProblemKind::unreadable: return "unreadable";
    case ProblemKind::empty: return "empty";
    case ProblemKind::binary: return "binary";
    case ProblemKind::bad_encoding: return "bad-encoding";
    case ProblemKind::bad_json: return "bad-json";
    case ProblemKind::bad_table: return "bad-table";
    case ProblemKind::bad_feed: return "bad-feed";
    case ProblemKind::bad_archive: return "bad-archive";
    case ProblemKind::no_article: return "no-article";
    case ProblemKind::several: return "several";
    case ProblemKind::cut_off: return "cut-off";
    case ProblemKind::over_budget: return "over-budget";
    case ProblemKind::language: return "language";
    case ProblemKind::duplicate: return "duplicate";
  }
  return "unknown";
}

}  // namespace rashomon
