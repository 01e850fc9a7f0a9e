// One side after the other is looked at from; then the pairs. Names of the numbers are those of train/facts/late/network.py.
#include "rashomon/nn/word_meeting.h"

#include <oneapi/dnnl/dnnl.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

#include "rashomon/base/embedded.h"
#include "rashomon/base/error.h"
#include "rashomon/nn/vector_math.h"

namespace rashomon {
namespace {

constexpr std::size_t kMaxWords = 100;  // of a sentence
constexpr std::size_t kWordInputs = 7, kWordHidden = 12, kPairInputs = 2 * kMeetingSums + 3, kPairHidden = 32;

// A hidden layer and one output.
template <std::size_t Inputs, std::size_t Hidden>
struct SmallNetwork {
  std::array<float, Inputs * Hidden> weights{};  // hidden x inputs
  std::array<float, Hidden> biases{}, out{};
  float bias = 0;

  // rows x Inputs -> rows
  void apply(const std::vector<float>& rows, std::vector<float>& hidden, float* y) const {
    const std::size_t count = rows.size() / Inputs;
    hidden.resize(count * Hidden);
    for (std::size_t k = 0; k < count; ++k)
      for (std::size_t h = 0; h < Hidden; ++h) {
        float sum = biases[h];
        for (std::size_t i = 0; i < Inputs; ++i) sum += weights[h * Inputs + i] * rows[k * Inputs + i];
        hidden[k * Hidden + h] = sum;
      }
    apply_gelu(hidden.data(), hidden.size());
    for (std::size_t k = 0; k < count; ++k) {
      float sum = bias;
      for (std::size_t h = 0; h < Hidden; ++h) sum += out[h] * hidden[k * Hidden + h];
      y[k] = sum;
    }
  }
};

struct Networks {
  SmallNetwork<kWordInputs, kWordHidden> word;
  SmallNetwork<kPairInputs, kPairHidden> pair;
};

// Numbers parted by white space, lines that begin with # left out, in the order of the members above.
class TableReader {
 public:
  explicit TableReader(std::string_view table) : rest_(table) {}
  float next() {
    while (!rest_.empty() && (rest_[0] == ' ' || rest_[0] == '\n' || rest_[0] == '#'))
      rest_.remove_prefix(rest_[0] == '#' ? std::min(rest_.find('\n'), rest_.size()) : 1);
    float value = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (error != std::errc())
      throw Error(ErrorKind::format, "rashomon/nn/tables/word_meeting.txt: expected a number, found \"" +
                                         std::string(rest_.substr(0, 20)) + "\"");
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return value;
  }
  template <typename Network>
  void fill(Network& network) {
    for (float& x : network.weights) x = next();
    for (float& x : network.biases) x = next();
    for (float& x : network.out) x = next();
    network.bias = next();
  }

 private:
  std::string_view rest_;
};

const Networks& networks() {
  static const Networks read = [] {
    Networks found;
    TableReader table(embedded_text("rashomon/nn/tables/word_meeting.txt"));
    table.fill(found.word);
    table.fill(found.pair);
    return found;
  }();
  return read;
}

// Of words x sentences: the mean of `width` rows around each, rows outside counting as zeros.
std::vector<float> smooth(const std::vector<float>& x, std::size_t words, std::size_t columns, std::size_t width) {
  std::vector<float> out(x.size()), sum(columns);
  const std::size_t reach = width / 2;
  for (std::size_t k = 0; k < std::min(reach, words); ++k)
    for (std::size_t j = 0; j < columns; ++j) sum[j] += x[k * columns + j];
  for (std::size_t k = 0; k < words; ++k) {
    if (k + reach < words)
      for (std::size_t j = 0; j < columns; ++j) sum[j] += x[(k + reach) * columns + j];
    if (k > reach)
      for (std::size_t j = 0; j < columns; ++j) sum[j] -= x[(k - reach - 1) * columns + j];
    for (std::size_t j = 0; j < columns; ++j) out[k * columns + j] = sum[j] / static_cast<float>(width);
  }
  return out;
}

// What one side finds in the other. Rows are words or sentences of the side, columns the other's sentences: the loops inside
// run over columns.
class Look {
 public:
  // `nearest`: words x sentences of the other.
  Look(const MeetingSide& side, std::size_t others, std::vector<float> nearest)
      : side_(side), others_(others), words_(side.words.size()), nearest_(std::move(nearest)), told_(nearest_.size()) {
    for (std::vector<float>& sum : sums_) sum.resize(side.sentences() * others);
    weigh();
    measure_words();
    measure_sentences();
  }
  std::vector<float> take_told() { return std::move(told_); }
  MeetingSums sums_at(std::size_t sentence, std::size_t other) const {
    MeetingSums found;
    for (std::size_t i = 0; i < kMeetingSums; ++i) found[i] = sums_[i][sentence * others_ + other];
    return found;
  }

 private:
  void weigh() {
    float total = 0;
    for (const float weight : side_.weights) total += weight;
    const float mean = total / static_cast<float>(words_) + 1e-4F;
    for (const float weight : side_.weights) relative_.push_back(weight / mean);
    excess_.resize(nearest_.size());
    weighed_.resize(nearest_.size());
    for (std::size_t k = 0; k < words_; ++k) {
      float sum = 0;
      for (std::size_t j = 0; j < others_; ++j) sum += nearest_[k * others_ + j];
      const float average = sum / static_cast<float>(others_);
      for (std::size_t j = 0; j < others_; ++j) {
        excess_[k * others_ + j] = nearest_[k * others_ + j] - average;
        weighed_[k * others_ + j] = excess_[k * others_ + j] * relative_[k];
      }
    }
  }

  // The first two sums of each sentence, and from them and the words around whether a word is told.
  void measure_words() {
    near_ = smooth(weighed_, words_, others_, 3);
    const std::vector<float> wide = smooth(weighed_, words_, others_, 9);
    const SmallNetwork<kWordInputs, kWordHidden>& network = networks().word;
    std::fill(told_.begin(), told_.end(), network.bias);
    std::vector<float> base;  // of the words of a sentence, one after the other
    for (std::size_t s = 0; s < side_.sentences(); ++s) {
      const std::size_t begin = side_.begins[s], end = side_.begins[s + 1];
      float *nearest_sum = &sums_[0][s * others_], *excess_sum = &sums_[1][s * others_];
      float total = 1e-12F;
      for (std::size_t k = begin; k < end; ++k) total += side_.weights[k];
      for (std::size_t k = begin; k < end; ++k)
        for (std::size_t j = 0; j < others_; ++j) {
          nearest_sum[j] += nearest_[k * others_ + j] * side_.weights[k] / total;
          excess_sum[j] += excess_[k * others_ + j] * side_.weights[k] / total;
        }
      for (std::size_t h = 0; h < kWordHidden; ++h) {
        std::array<float, kWordInputs> weights{};  // the network is trained on three times its inputs
        for (std::size_t i = 0; i < kWordInputs; ++i) weights[i] = 3 * network.weights[h * kWordInputs + i];
        base.resize((end - begin) * others_);
        for (std::size_t k = begin; k < end; ++k) {
          const float fixed = network.biases[h] + weights[6] * std::min(relative_[k], 4.0F) / 2;
          float* row = base.data() + (k - begin) * others_;
          for (std::size_t j = 0; j < others_; ++j) row[j] = fixed + weights[4] * nearest_sum[j] + weights[5] * excess_sum[j];
        }
        const std::size_t at = begin * others_;
        add_hidden_unit(base.data(), {nearest_.data() + at, excess_.data() + at, near_.data() + at, wide.data() + at},
                        {weights[0], weights[1], weights[2], weights[3]}, network.out[h], base.size(), told_.data() + at);
      }
    }
  }

  void measure_sentences() {
    const std::vector<float> stretch = smooth(weighed_, words_, others_, 7);
    std::vector<float> chances = told_;
    apply_sigmoid(chances.data(), chances.size());
    std::fill(sums_[4].begin(), sums_[4].end(), -10.0F);
    std::fill(sums_[5].begin(), sums_[5].end(), -10.0F);
    for (std::size_t s = 0; s < side_.sentences(); ++s) {
      const std::size_t row = s * others_;
      float total = 1e-12F;
      for (std::size_t k = side_.begins[s]; k < side_.begins[s + 1]; ++k) {
        total += relative_[k];
        for (std::size_t j = 0; j < others_; ++j) sums_[2][row + j] += relative_[k] * chances[k * others_ + j];
        keep_larger(&stretch[k * others_], others_, &sums_[4][row]);
        keep_larger(&near_[k * others_], others_, &sums_[5][row]);
      }
      for (std::size_t j = 0; j < others_; ++j) {
        sums_[3][row + j] = std::log1p(sums_[2][row + j]);
        sums_[2][row + j] /= total;
      }
    }
  }

  const MeetingSide& side_;
  std::size_t others_, words_;
  std::vector<float> nearest_, relative_, excess_, weighed_, near_, told_;
  std::array<std::vector<float>, kMeetingSums> sums_;  // each sentences x sentences of the other
};

// C (m x n) = A (m x k) * B (n x k) transposed.
std::vector<float> multiply(const std::vector<float>& a, std::size_t m, const std::vector<float>& b, std::size_t n, std::size_t k) {
  std::vector<float> c(m * n);
  const auto dim = [](std::size_t x) { return static_cast<dnnl_dim_t>(x); };
  dnnl_sgemm('N', 'T', dim(m), dim(n), dim(k), 1.0F, a.data(), dim(k), b.data(), dim(k), 0.0F, c.data(), dim(n));
  return c;
}

// For both sides words x sentences of the other: the nearest word's cosine.
std::array<std::vector<float>, 2> find_nearest(const MeetingSide& first, const MeetingSide& second) {
  const std::size_t m = first.words.size(), n = second.words.size();
  const std::vector<float> cosines = multiply(first.vectors, m, second.vectors, n, first.width);
  std::array<std::vector<float>, 2> nearest = {std::vector<float>(m * second.sentences(), -1.0F),
                                               std::vector<float>(n * first.sentences(), -1.0F)};
  std::vector<float> best(n);
  for (std::size_t a = 0; a < first.sentences(); ++a) {
    std::fill(best.begin(), best.end(), -1.0F);
    for (std::size_t k = first.begins[a]; k < first.begins[a + 1]; ++k) {
      const float* row = cosines.data() + k * n;
      keep_larger(row, n, best.data());
      find_largest_of_parts(row, second.begins, nearest[0].data() + k * second.sentences());
    }
    for (std::size_t i = 0; i < n; ++i) nearest[1][i * first.sentences() + a] = best[i];
  }
  return nearest;
}

void judge_pairs(const MeetingSide& first, const MeetingSide& second, Meeting& out) {
  const auto length = [](const MeetingSide& side, std::size_t s) {
    return std::log(std::max(1.0F, static_cast<float>(side.begins[s + 1] - side.begins[s]))) / 3;
  };
  std::vector<float> rows, hidden;
  for (std::size_t a = 0; a < out.first_sentences; ++a)
    for (std::size_t b = 0; b < out.second_sentences; ++b) {
      const std::size_t at = out.at(a, b);
      const MeetingSums &x = out.first_sums[at], &y = out.second_sums[at];
      for (std::size_t i = 0; i < kMeetingSums; ++i) rows.push_back(2 * std::max(x[i], y[i]));
      for (std::size_t i = 0; i < kMeetingSums; ++i) rows.push_back(2 * std::min(x[i], y[i]));
      rows.push_back(out.cosine[at]);
      const float p = length(first, a), q = length(second, b);
      rows.push_back(std::min(p, q));
      rows.push_back(std::max(p, q));
    }
  out.log_odds.resize(out.cosine.size());
  networks().pair.apply(rows, hidden, out.log_odds.data());
}

}  // namespace

MeetingSide arrange_words(const WordVectors& vectors, const std::vector<Span>& sentences) {
  MeetingSide side;
  side.width = vectors.width;
  side.begins.push_back(0);
  const std::size_t d = vectors.width;
  for (const Span& sentence : sentences) {
    auto word = std::lower_bound(vectors.words.begin(), vectors.words.end(), sentence.begin,
                                 [](const Span& span, std::uint32_t at) { return span.begin < at; });
    std::vector<float> sum(d);
    for (std::size_t n = 0; n < kMaxWords && word != vectors.words.end() && word->begin < sentence.end; ++n, ++word) {
      const auto k = static_cast<std::size_t>(word - vectors.words.begin());
      const float* vector = vectors.vectors.data() + k * d;
      side.words.push_back(*word);
      side.weights.push_back(vectors.weights[k]);
      side.vectors.insert(side.vectors.end(), vector, vector + d);
      for (std::size_t i = 0; i < d; ++i) sum[i] += vectors.weights[k] * vectors.parts[k * d + i];
    }
    side.begins.push_back(static_cast<std::uint32_t>(side.words.size()));
    float square = 0;
    for (const float x : sum) square += x * x;
    const float length = std::max(std::sqrt(square), 1e-12F);
    for (const float x : sum) side.sentence_vectors.push_back(x / length);
  }
  return side;
}

Meeting meet_words(const MeetingSide& first, const MeetingSide& second) {
  Meeting out;
  out.first_sentences = first.sentences();
  out.second_sentences = second.sentences();
  if (first.words.empty() || second.words.empty()) {
    out.first_sentences = out.second_sentences = 0;
    return out;
  }
  auto [first_nearest, second_nearest] = find_nearest(first, second);
  Look from_first(first, second.sentences(), std::move(first_nearest));
  Look from_second(second, first.sentences(), std::move(second_nearest));
  out.cosine = multiply(first.sentence_vectors, first.sentences(), second.sentence_vectors, second.sentences(), first.width);
  for (std::size_t a = 0; a < out.first_sentences; ++a)
    for (std::size_t b = 0; b < out.second_sentences; ++b) {
      out.first_sums.push_back(from_first.sums_at(a, b));
      out.second_sums.push_back(from_second.sums_at(b, a));
    }
  out.first_told = from_first.take_told();
  out.second_told = from_second.take_told();
  judge_pairs(first, second, out);
  return out;
}

}  // namespace rashomon
