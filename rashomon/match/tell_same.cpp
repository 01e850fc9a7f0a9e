// A table is read once, checked to lead only downwards, and walked for each row of features.
#include "rashomon/match/tell_same.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "rashomon/base/embedded.h"
#include "rashomon/base/error.h"
#include "rashomon/match/table_rows.h"

namespace rashomon {
namespace {

struct Node {
  std::size_t feature = kFeatureCount;  // kFeatureCount: a leaf
  double value = 0;                     // of a leaf; else the border
  std::size_t yes = 0, no = 0;          // nodes of the same tree, always further down in the table
};
using Tree = std::vector<Node>;

struct Forest {
  double bias = 0;
  std::vector<Tree> trees;
};

[[noreturn]] void fail(const std::string& found) {
  throw Error(ErrorKind::format, "a table of trees of rashomon/match: expected a tree, found " + found);
}

std::size_t feature_named(std::string_view name) {
  const auto at = std::find(kFeatureNames.begin(), kFeatureNames.end(), name);
  if (at == kFeatureNames.end()) fail("a feature \"" + std::string(name) + "\"");
  return static_cast<std::size_t>(at - kFeatureNames.begin());
}

Node read_node(const std::vector<std::string_view>& fields) {
  if (fields.size() == 3 && fields[1] == "leaf") return {kFeatureCount, number_of(fields[2])};
  if (fields.size() != 8 || fields[2] != "<=" || fields[4] != "?" || fields[6] != ":")
    fail("a line that begins with \"" + std::string(fields[0]) + "\"");
  return {feature_named(fields[1]), number_of(fields[3]), static_cast<std::size_t>(number_of(fields[5])),
          static_cast<std::size_t>(number_of(fields[7]))};
}

// A walk that only goes down the table ends: this is what makes estimate_same safe.
void check(const Forest& forest) {
  for (const Tree& tree : forest.trees) {
    if (tree.empty()) fail("an empty tree");
    for (std::size_t i = 0; i < tree.size(); ++i)
      if (tree[i].feature < kFeatureCount &&
          (tree[i].yes <= i || tree[i].no <= i || tree[i].yes >= tree.size() || tree[i].no >= tree.size()))
        fail("a node " + std::to_string(i) + " that does not lead down");
  }
}

Forest read_forest(std::string_view table) {
  Forest forest;
  for (const auto& fields : table_rows(table)) {
    if (fields[0] == "bias" && fields.size() == 2) {
      forest.bias = number_of(fields[1]);
    } else if (fields[0] == "tree") {
      forest.trees.emplace_back();
    } else if (forest.trees.empty()) {
      fail("a node outside a tree");
    } else {
      forest.trees.back().push_back(read_node(fields));
    }
  }
  check(forest);
  return forest;
}

double value_of(const Tree& tree, const PairFeatures& features) {
  std::size_t at = 0;
  while (tree[at].feature < kFeatureCount)
    at = features[tree[at].feature] <= tree[at].value ? tree[at].yes : tree[at].no;
  return tree[at].value;
}

}  // namespace

double estimate_same(const PairFeatures& features, bool met) {
  static const Forest plain_forest = read_forest(embedded_text("rashomon/match/tables/fact_trees.txt"));
  static const Forest met_forest = read_forest(embedded_text("rashomon/match/tables/met_trees.txt"));
  const Forest& forest = met ? met_forest : plain_forest;
  double sum = forest.bias;
  for (const Tree& tree : forest.trees) sum += value_of(tree, features);
  return 1 / (1 + std::exp(-sum));
}

}  // namespace rashomon
