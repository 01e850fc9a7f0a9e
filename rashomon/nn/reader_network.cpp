// The heads over the encoder, one window after the other.
#include "rashomon/nn/reader_network.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "rashomon/nn/vector_math.h"

// Of GCC's OpenMP, which Debian's oneDNN is linked with, whatever compiles this; clang's header would name another runtime.
extern "C" void omp_set_num_threads(int threads);

namespace rashomon {
namespace {

constexpr float kRoleEpsilon = 1e-5F;  // of the role scorer's layer norms
constexpr std::size_t kCueTags = 3;  // O B I
constexpr std::size_t kDistances = 64, kParagraphOffsets = 5;
constexpr std::size_t kWindowsAtOnce = 8;
constexpr std::size_t kInsideCue = kDistances + kParagraphOffsets;

// log softmax, in place.
void apply_log_softmax(float* x, std::size_t size) {
  const float largest = *std::max_element(x, x + size);
  float sum = 0;
  for (std::size_t i = 0; i < size; ++i) sum += std::exp(x[i] - largest);
  const float log_sum = largest + std::log(sum);
  for (std::size_t i = 0; i < size; ++i) x[i] -= log_sum;
}

ReaderThresholds read_thresholds(const WeightsFile& file) {
  const auto get = [&](const char* name) { return static_cast<float>(file.real_setting(name)); };
  return {get("cue_bias"), get("source"), get("content"), get("source_switch"), get("content_switch"),
          get("rival")};
}

// Exact to 12 words, then four buckets a doubling, up to 31; the words before the cue have 32 to 63.
std::size_t distance_bucket(std::int64_t distance) {
  const auto far = static_cast<double>(std::abs(distance));
  const auto bucket = far <= 12 ? static_cast<std::size_t>(far)
                                : std::min<std::size_t>(31, static_cast<std::size_t>(12 + 4 * std::log2(far / 12)));
  return distance < 0 ? bucket + 32 : bucket;
}

// The best path through the tags O B I in which I follows B or I (Viterbi). `scores`: words x 3.
std::vector<std::uint8_t> best_tags(const float* scores, std::size_t words) {
  std::vector<std::array<std::uint8_t, kCueTags>> back(words);
  std::array<float, kCueTags> best = {scores[0], scores[1], -std::numeric_limits<float>::infinity()};
  for (std::size_t k = 1; k < words; ++k) {
    const auto any = static_cast<std::uint8_t>(std::max_element(best.begin(), best.end()) - best.begin());
    const std::uint8_t cue = best[2] > best[1] ? 2 : 1;
    back[k] = {any, any, cue};
    const float* s = scores + k * kCueTags;
    best = {best[any] + s[0], best[any] + s[1], best[cue] + s[2]};
  }
  std::vector<std::uint8_t> tags(words);
  tags[words - 1] = static_cast<std::uint8_t>(std::max_element(best.begin(), best.end()) - best.begin());
  for (std::size_t k = words - 1; k > 0; --k) tags[k - 1] = back[k][tags[k]];
  return tags;
}

// Cues of one window from its tag scores; words are counted from the beginning of the text.
std::vector<ScoredCue> tag_cues(const ReaderWindow& window, const float* scores) {
  std::vector<ScoredCue> cues;
  const std::size_t words = window.end_word - window.first_word;
  const std::vector<std::uint8_t> tags = best_tags(scores, words);
  for (std::size_t k = 0; k < words; ++k) {
    const auto word = static_cast<std::uint32_t>(window.first_word + k);
    if (tags[k] == 1) {
      std::array<float, kCueTags> s = {scores[k * kCueTags], scores[k * kCueTags + 1], scores[k * kCueTags + 2]};
      apply_log_softmax(s.data(), kCueTags);
      cues.push_back({word, word + 1, 1.0F - std::exp(s[0]), window.first_word, {}, {}});
    } else if (tags[k] == 2) {
      cues.back().end_word = word + 1;
    }
  }
  return cues;
}

// What the file has a row an output, a row an input: both inner loops then run along memory.
std::vector<float> transposed(const float* matrix, std::size_t rows, std::size_t columns) {
  std::vector<float> turned(rows * columns);
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t c = 0; c < columns; ++c) turned[c * rows + r] = matrix[r * columns + c];
  return turned;
}

// oneDNN would take all cores for each small product, and its threads would spin in between; documents are what runs in
// parallel here. A product keeps the number of threads that its calling thread had when it was made, so this comes first.
std::string_view on_one_thread(std::string_view bytes) {
  omp_set_num_threads(1);
  return bytes;
}

}  // namespace

ReaderNetwork::ReaderNetwork(std::string_view bytes, const std::string& name, Precision precision, Checksum checksum)
    : file_(on_one_thread(bytes), name, checksum),
      thresholds_(read_thresholds(file_)),
      tokenizer_(file_.vocabulary()),
      encoder_(file_, precision),
      role_width_(file_.setting("role_width")),
      kernel_size_(file_.setting("kernel")),
      cue_hidden_(file_, "cues.1", encoder_.width(), file_.setting("cue_width"), precision),
      cue_out_(file_, "cues.3", file_.setting("cue_width"), kCueTags, precision),
      role_word_(file_, "roles.word", encoder_.width(), 2 * role_width_, precision),
      role_cue_(file_, "roles.cue", 2 * encoder_.width(), 2 * role_width_, precision),
      role_out_(file_, "roles.out", role_width_, 2, precision),
      role_norm_(file_, "roles.norm", role_width_, kRoleEpsilon) {
  const std::size_t relations = file_.setting("relations");
  relations_ = transposed(file_.tensor("roles.relation.weight", {role_width_, relations}).f32(), role_width_, relations);
  for (std::size_t i = 0; i < file_.setting("convolutions"); ++i) {
    const std::string number = std::to_string(i);
    const std::string along = "roles.along." + number;
    const float* kernel = file_.tensor(along + ".weight", {role_width_, 1, 1, kernel_size_}).f32();
    convolutions_.push_back(
        {transposed(kernel, role_width_, kernel_size_), file_.tensor(along + ".bias", {role_width_}).f32(),
         Linear(file_, "roles.across." + number, role_width_, role_width_, precision),
         LayerNorm(file_, "roles.norms." + number, role_width_, kRoleEpsilon)});
  }
}

ReaderOutput ReaderNetwork::read(std::string_view text, ReaderWorkspace& w) const {
  omp_set_num_threads(1);  // of this thread too, for whatever in oneDNN asks anew
  ReaderInput input = make_reader_input(text, tokenizer_);
  ReaderOutput output;
  const std::size_t width = encoder_.width(), count = input.words.size();
  if (count == 0) return output;

  // From here on a word is its first piece.
  w.words.resize(count * width);
  encode_words(input.windows, w);

  LinearScratch& scratch = w.encoder.linear;
  w.hidden.resize(count * cue_hidden_.outputs());
  w.scores.resize(count * kCueTags);
  cue_hidden_.apply(w.words.data(), count, w.hidden.data(), scratch);
  apply_gelu(w.hidden.data(), w.hidden.size());
  cue_out_.apply(w.hidden.data(), count, w.scores.data(), scratch);
  for (std::size_t k = 0; k < count; ++k) {
    apply_log_softmax(w.scores.data() + k * kCueTags, kCueTags);
    for (std::size_t tag = 1; tag < kCueTags; ++tag) w.scores[k * kCueTags + tag] += thresholds_.cue_bias;
  }

  for (const ReaderWindow& window : input.windows) {
    const std::size_t words = window.end_word - window.first_word;
    const float* window_words = w.words.data() + window.first_word * width;
    std::vector<ScoredCue> cues = tag_cues(window, w.scores.data() + window.first_word * kCueTags);
    if (cues.empty()) continue;
    w.per_word.resize(words * role_word_.outputs());
    role_word_.apply(window_words, words, w.per_word.data(), scratch);
    describe_cues(window, window_words, cues, w);
    for (std::size_t i = 0; i < cues.size(); ++i) {
      score_roles(window, w.per_cue.data() + i * role_cue_.outputs(), cues[i], w);
      output.cues.push_back(std::move(cues[i]));
    }
  }
  output.words = std::move(input.words);
  output.states = w.words;
  output.state_width = width;
  return output;
}

// A few windows at a time, so that memory does not grow with the text but for one row a word.
void ReaderNetwork::encode_words(std::span<const ReaderWindow> windows, ReaderWorkspace& w) const {
  const std::size_t width = encoder_.width();
  float* word = w.words.data();
  for (std::size_t begin = 0; begin < windows.size(); begin += kWindowsAtOnce) {
    const auto group = windows.subspan(begin, std::min(kWindowsAtOnce, windows.size() - begin));
    std::vector<EncoderInput> inputs;
    for (const ReaderWindow& window : group) inputs.push_back({window.ids, window.features});
    const float* states = encoder_.encode(inputs, w.encoder).data();
    for (const ReaderWindow& window : group) {
      for (const std::uint32_t first : window.firsts) word = std::copy_n(states + first * width, width, word);
      states += window.ids.size() * width;
    }
  }
}

// Adds R relation of one word to its row of z.
void ReaderNetwork::relate(const ReaderWindow& window, const ScoredCue& cue, std::size_t word, float* z) const {
  const std::int64_t at = static_cast<std::int64_t>(word), x = cue.first_word - window.first_word,
                     y = cue.end_word - window.first_word;
  const bool inside = at >= x && at < y;
  const std::int64_t distance = inside ? 0 : at < x ? at - x : at - y + 1;
  const std::int64_t offset = static_cast<std::int64_t>(window.paragraphs[word]) -
                              static_cast<std::int64_t>(window.paragraphs[static_cast<std::size_t>(x)]);
  const std::size_t bucket = distance_bucket(distance);
  const std::size_t paragraph = kDistances + static_cast<std::size_t>(std::clamp<std::int64_t>(offset, -2, 2) + 2);
  const auto relation = [&](std::size_t which) { return relations_.data() + which * role_width_; };
  const float *far = relation(bucket), *beside = relation(paragraph), *within = relation(kInsideCue);
  for (std::size_t d = 0; d < role_width_; ++d) z[d] += far[d] + beside[d] + (inside ? within[d] : 0.0F);
}

// B cue and Q cue of each cue of a window, side by side in w.per_cue. A cue is the mean of its words, and its first word.
void ReaderNetwork::describe_cues(const ReaderWindow& window, const float* words, const std::vector<ScoredCue>& cues,
                                  ReaderWorkspace& w) const {
  const std::size_t width = encoder_.width();
  w.cue.assign(cues.size() * 2 * width, 0.0F);
  float* row = w.cue.data();
  for (const ScoredCue& cue : cues) {
    const std::size_t x = cue.first_word - window.first_word, y = cue.end_word - window.first_word;
    for (std::size_t k = x; k < y; ++k)
      for (std::size_t i = 0; i < width; ++i) row[i] += words[k * width + i] / static_cast<float>(y - x);
    row = std::copy_n(words + x * width, width, row + width);
  }
  w.per_cue.resize(cues.size() * role_cue_.outputs());
  role_cue_.apply(w.cue.data(), cues.size(), w.per_cue.data(), w.encoder.linear);
}

void ReaderNetwork::score_roles(const ReaderWindow& window, const float* of_cue, ScoredCue& cue, ReaderWorkspace& w) const {
  const std::size_t count = window.end_word - window.first_word, d = role_width_;
  const float *b = of_cue, *q = b + d;

  w.z.resize(count * d);
  for (std::size_t k = 0; k < count; ++k) {
    const float *a = w.per_word.data() + k * 2 * d, *p = a + d;
    float* z = w.z.data() + k * d;
    for (std::size_t i = 0; i < d; ++i) z[i] = a[i] + b[i] + p[i] * q[i];
    relate(window, cue, k, z);
    role_norm_.apply(z);
  }
  apply_gelu(w.z.data(), count * d);

  w.along.resize(count * d);
  w.step.resize(count * d);
  const auto reach = static_cast<std::ptrdiff_t>(kernel_size_ / 2);
  for (const Convolution& convolution : convolutions_) {
    for (std::size_t k = 0; k < count; ++k) {
      float* out = w.along.data() + k * d;
      std::copy_n(convolution.bias, d, out);
      for (std::ptrdiff_t step = -reach; step <= reach; ++step) {
        const std::ptrdiff_t from = static_cast<std::ptrdiff_t>(k) + step;
        if (from < 0 || from >= static_cast<std::ptrdiff_t>(count)) continue;
        const float* z = w.z.data() + static_cast<std::size_t>(from) * d;
        const float* kernel = convolution.kernel.data() + static_cast<std::size_t>(step + reach) * d;
        for (std::size_t i = 0; i < d; ++i) out[i] += z[i] * kernel[i];
      }
    }
    convolution.across.apply(w.along.data(), count, w.step.data(), w.encoder.linear);
    apply_gelu(w.step.data(), count * d);
    for (std::size_t k = 0; k < count; ++k) {
      float* z = w.z.data() + k * d;
      for (std::size_t i = 0; i < d; ++i) z[i] += w.step[k * d + i];
      convolution.norm.apply(z);
    }
  }
  std::vector<float> logits(count * 2);
  role_out_.apply(w.z.data(), count, logits.data(), w.encoder.linear);
  cue.in_source.resize(count);
  cue.in_content.resize(count);
  for (std::size_t k = 0; k < count; ++k) {
    cue.in_source[k] = logits[2 * k];
    cue.in_content[k] = logits[2 * k + 1];
  }
}

}  // namespace rashomon
