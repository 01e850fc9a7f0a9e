"""Tests of the training side on invented text; no data needed, a minute at most.

usage: python -m unittest discover -s train/reader -p 'test_*.py'
Guards: the feature and window rules of README.md, targets, Viterbi, the weights file, plain numpy against PyTorch.
"""
import itertools
import pathlib
import tempfile
import unittest

import numpy as np
import torch
from safetensors.torch import load_file

import check_export
import decode
import export
import weights_file
import windows
from batches import collate, describe_cues, gold_words, targets
from model import Reader

TOKENIZER = windows.load_tokenizer()


def document(text):
    return windows.make_document("t", text, TOKENIZER)


class Words(unittest.TestCase):
    def test_features_tell_case_and_marks(self):
        d = document("NATO said: “We go.” X said.\nHe \"quit")
        got = {d.word(k): f for k, f in enumerate(d.features)}
        self.assertEqual([got[w] for w in ("NATO", "said", "“", "We", "go", "”", "quit")], [2, 0, 9, 5, 4, 10, 4])

    def test_words_keep_the_span_of_the_text(self):
        d = document("Señor Ünal's  well-known\tcafé")
        self.assertEqual([d.word(k) for k in range(len(d.begins))], ["Señor", "Ünal", "'", "s", "well", "-", "known", "café"])

    def test_long_paragraphs_are_cut_at_sentence_ends(self):
        d = document("The old bridge was closed again on Monday. " * 60)
        self.assertTrue(all(size <= windows.MAX_UNIT + 1 for size in d.sizes))
        self.assertTrue(all(d.word(end - 1) == "." for _, end, _ in d.units))
        self.assertEqual([starts for _, _, starts in d.units], [True] + [False] * (len(d.units) - 1))

    def test_windows_hold_every_word_once(self):
        d = document("\n\n".join(f"Paragraph {k} says that nothing happened in town {k}." for k in range(90)))
        packed = windows.pack(d)
        self.assertEqual([k for w in packed for k in range(w.begin, w.begin + w.count)], list(range(len(d.begins))))
        self.assertTrue(all(len(w.ids) <= windows.MAX_PIECES for w in packed))


class Targets(unittest.TestCase):
    def test_cues_and_roles_become_words(self):
        text = "The mayor said it rained."
        d = document(text)
        gold = {"t": gold_words(d, [([(0, 9)], [(10, 14)], [(15, 24)])])}
        tags, cues, roles = targets(windows.pack(d), gold, 6)
        self.assertEqual(tags.tolist(), [[0, 0, 1, 0, 0, 0]])
        self.assertEqual(cues, [(0, 2, 3)])
        self.assertEqual(roles[0].T.tolist(), [[1, 1, 0, 0, 0, 0], [0, 0, 0, 1, 1, 0]])

    def test_viterbi_never_starts_inside(self):
        scores = np.log(np.array([[.6, .1, .3], [.2, .3, .5], [.3, .1, .6]]))
        self.assertEqual(decode.best_tags(scores), [0, 1, 2])


    def test_a_switch_cost_drops_lone_words_and_closes_gaps(self):
        scores = [-3, 1, -3, 4, 4, -1, 4, -5]
        self.assertEqual(decode.chosen_words(scores, 0), [1, 3, 4, 6])
        self.assertEqual(decode.chosen_words(scores, 1), [3, 4, 5, 6])
        self.assertEqual(decode.chosen_words([5.0, 5.0], 1), [0, 1])
        for switch in (0.0, 0.5, 2.0):
            rng = np.random.default_rng(3)
            for _ in range(50):
                row = rng.normal(size=7)
                def value(bits):
                    edges = [0, *bits, 0]
                    return sum(s for s, b in zip(row, bits) if b) - switch * sum(a != b for a, b in zip(edges, edges[1:]))
                best = max(value(bits) for bits in itertools.product((0, 1), repeat=7))
                got = decode.chosen_words(row, switch)
                self.assertAlmostEqual(value([int(k in got) for k in range(7)]), best)


    def test_of_two_with_nearly_the_same_content_the_likelier_stays(self):
        cue = lambda begin, p: decode.Cue(begin, begin + 1, p, 0, None)
        found = [([], cue(3, .5), [5, 6, 7, 8]), ([], cue(4, .9), [5, 6, 7]), ([], cue(9, .4), [7, 20, 21, 22])]
        self.assertEqual([c.begin for _, c, _ in decode.without_rivals(found, .65)], [4, 9])


class Files(unittest.TestCase):
    def test_a_weights_file_comes_back_and_damage_is_found(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "w"
            matrix = np.random.default_rng(1).normal(size=(5, 33)).astype(np.float32)
            weights_file.write(path, "test", {"a": matrix, "b": weights_file.quantise_rows(matrix)}, {"more": 1})
            header, tensors = weights_file.read(path)
            self.assertEqual(header["more"], 1)
            np.testing.assert_array_equal(tensors["a"], matrix)
            self.assertLess(np.abs(tensors["b"] - matrix).max(), np.abs(matrix).max() / 200)
            content = bytearray(path.read_bytes())
            content[200] ^= 1
            path.write_bytes(content)
            with self.assertRaises(ValueError):
                weights_file.read(path)

    def test_numpy_computes_what_pytorch_computes(self):
        torch.manual_seed(1)
        reader = Reader().eval()
        reader.encoder.load_base(load_file(windows.base_model_folder() / "model.safetensors"))
        want = export.trace(reader, TOKENIZER)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "w"
            export.write_weights(path, reader, export.header_of(reader, {}), int8=False)
            got = check_export.compute(check_export.Net(path), want)
        for name, value in got.items():
            np.testing.assert_allclose(value, want[name], atol=1e-3, err_msg=name)

    def test_padding_changes_nothing(self):
        torch.manual_seed(1)
        reader = Reader().eval()
        short, = windows.pack(document("She said so."))
        long, = windows.pack(document("They wrote that the long road to the sea was open."))
        with torch.no_grad():
            outs = []
            for group in ([short], [short, long]):
                batch = collate(group)
                words = reader.words(batch)
                roles = reader.roles(words, *describe_cues([(0, 1, 2)], batch).to(torch.float32))
                outs.append((words[0, :4], roles[0, :4]))
        for a, b in zip(*outs):
            np.testing.assert_allclose(a, b, atol=1e-4)


if __name__ == "__main__":
    unittest.main()
