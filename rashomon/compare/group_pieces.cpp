// A node is a sentence. Each group keeps the pull of its members on all their neighbours, so that a fit is one look-up.
#include "rashomon/compare/group_pieces.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

namespace rashomon {
namespace {

constexpr double kMinFit = 0.7;  // mean chance with which a piece belongs to a group

constexpr std::size_t kMaxGroups = 8;  // of one piece; a weaker pair that would make one more says nothing new

using Node = std::size_t;  // a sentence of one article

struct Member {
  Node node;
  SentencePiece piece;
};

struct Group {
  std::vector<Member> members;
  std::unordered_map<Node, double> pull;                      // sum of a sentence's chances to the members
  std::unordered_map<std::uint32_t, std::size_t> of_article;  // how many members each article has
};

struct Neighbour {
  Node node;
  double chance;
};

class Grouping {
 public:
  explicit Grouping(const std::vector<SimilarPair>& pairs) {
    for (const SimilarPair& pair : pairs) {
      const Node a = node_of(pair.first), b = node_of(pair.second);
      neighbours_[a].push_back({b, pair.chance});
      neighbours_[b].push_back({a, pair.chance});
    }
  }

  void add(const SimilarPair& pair) {
    const Member first{node_of(pair.first), pair.first}, second{node_of(pair.second), pair.second};
    const std::vector<std::size_t> with_first = groups_with(first), with_second = groups_with(second);
    for (const std::size_t group : with_first)
      if (std::find(with_second.begin(), with_second.end(), group) != with_second.end()) return;
    if (merge(with_first, with_second)) return;
    if (join_best(second, with_first) || join_best(first, with_second)) return;
    if (std::max(with_first.size(), with_second.size()) >= kMaxGroups) return;
    groups_.emplace_back();
    put(first, groups_.size() - 1);
    put(second, groups_.size() - 1);
  }

  std::vector<PieceGroup> take() const {
    std::vector<PieceGroup> found;
    for (std::size_t at = 0; at < groups_.size(); ++at) {
      const Group& group = groups_[at];
      if (group.members.empty() || is_within_another(at)) continue;
      PieceGroup taken;
      taken.score = fit(group, group);
      for (const Member& member : group.members) taken.pieces.push_back(member.piece);
      std::sort(taken.pieces.begin(), taken.pieces.end());
      found.push_back(std::move(taken));
    }
    return found;
  }

 private:
  Node node_of(const SentencePiece& piece) {
    const auto [at, is_new] = nodes_.try_emplace({piece.article, piece.sentence}, nodes_.size());
    if (is_new) {
      neighbours_.emplace_back();
      groups_of_.emplace_back();
    }
    return at->second;
  }

  // Two pieces of one sentence tell the same if they share half of the shorter one.
  static bool is_same_piece(const Member& a, const Member& b) {
    return a.node == b.node &&
           2 * common_size(a.piece.span, b.piece.span) >= std::min(a.piece.span.size(), b.piece.span.size());
  }

  // Whether another group has all pieces of this one: it tells the same and more.
  bool is_within_another(std::size_t at) const {
    const Group& group = groups_[at];
    for (const auto& entry : groups_of_[group.members.front().node]) {
      const std::vector<Member>& others = groups_[entry.first].members;
      if (entry.first == at || others.size() < group.members.size()) continue;
      if (others.size() == group.members.size() && entry.first > at) continue;
      const bool has_all = std::all_of(group.members.begin(), group.members.end(), [&](const Member& own) {
        return std::any_of(others.begin(), others.end(),
                           [&](const Member& theirs) { return is_same_piece(own, theirs); });
      });
      if (has_all) return true;
    }
    return false;
  }

  std::vector<std::size_t> groups_with(const Member& piece) const {
    std::vector<std::size_t> found;
    for (const auto& [group, member] : groups_of_[piece.node])
      if (!groups_[group].members.empty() && is_same_piece(member, piece)) found.push_back(group);
    return found;
  }

  static double mean(double sum, std::size_t pairs) { return pairs == 0 ? 0 : sum / static_cast<double>(pairs); }

  static double fit(const Member& piece, const Group& group) {
    const auto pull = group.pull.find(piece.node);
    const auto same_article = group.of_article.find(piece.piece.article);
    const std::size_t others =
        group.members.size() - (same_article == group.of_article.end() ? 0 : same_article->second);
    return mean(pull == group.pull.end() ? 0 : pull->second, others);
  }

  static double fit(const Group& a, const Group& b) {
    double sum = 0;
    std::size_t pairs = a.members.size() * b.members.size();
    for (const Member& member : a.members) {
      if (const auto pull = b.pull.find(member.node); pull != b.pull.end()) sum += pull->second;
      if (const auto same = b.of_article.find(member.piece.article); same != b.of_article.end()) pairs -= same->second;
    }
    return mean(sum, pairs);
  }

  bool join_best(const Member& piece, const std::vector<std::size_t>& groups) {
    double best_fit = kMinFit;
    std::size_t best = groups_.size();
    for (const std::size_t group : groups) {
      const double found = fit(piece, groups_[group]);
      if (found < best_fit || (found == best_fit && best != groups_.size())) continue;
      best_fit = found;
      best = group;
    }
    if (best == groups_.size()) return false;
    put(piece, best);
    return true;
  }

  // Merges the first two groups that fit.
  bool merge(const std::vector<std::size_t>& first, const std::vector<std::size_t>& second) {
    for (const std::size_t a : first)
      for (const std::size_t b : second) {
        if (fit(groups_[a], groups_[b]) < kMinFit) continue;
        for (const Member& member : std::exchange(groups_[b], {}).members) put(member, a);
        return true;
      }
    return false;
  }

  void put(const Member& piece, std::size_t at) {
    Group& group = groups_[at];
    if (std::any_of(group.members.begin(), group.members.end(), [&](const Member& m) { return m.node == piece.node; }))
      return;
    group.members.push_back(piece);
    ++group.of_article[piece.piece.article];
    for (const Neighbour& neighbour : neighbours_[piece.node]) group.pull[neighbour.node] += neighbour.chance;
    groups_of_[piece.node].emplace_back(at, piece);
  }

  std::map<std::pair<std::uint32_t, std::uint32_t>, Node> nodes_;  // article and sentence
  std::vector<std::vector<Neighbour>> neighbours_;                 // by node
  std::vector<std::vector<std::pair<std::size_t, Member>>>
      groups_of_;              // by node: groups, also such as were merged away
  std::vector<Group> groups_;  // one that was merged away stays as an empty one
};

}  // namespace

std::vector<PieceGroup> group_pieces(std::vector<SimilarPair> pairs) {
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const SimilarPair& a, const SimilarPair& b) { return a.chance > b.chance; });
  Grouping grouping(pairs);
  for (const SimilarPair& pair : pairs) grouping.add(pair);
  return grouping.take();
}

}  // namespace rashomon
