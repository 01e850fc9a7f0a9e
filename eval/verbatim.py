"""Holds what the program writes to its first promise: no span whose text is not the article's at that place.

In: lines of readings, or a comparison and its articles' texts. Out: how many spans there are and those that are not
verbatim. A span is any object with begin, end and text, wherever it stands.
"""


def spans_of(value):
    """Every span in a JSON value, however deep."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting += item
        elif isinstance(item, dict):
            if {"begin", "end", "text"} <= item.keys():
                yield item
            waiting += item.values()


def is_verbatim(span, text):
    return 0 <= span["begin"] < span["end"] <= len(text) and text[span["begin"]:span["end"]] == span["text"]


def count_reading(reading):
    """(spans, those not verbatim) of one reading."""
    text = reading["article"].get("text") or ""
    spans = list(spans_of({key: value for key, value in reading.items() if key != "article"}))
    return len(spans), [s for s in spans if not is_verbatim(s, text)]


def count_comparison(comparison, texts):
    """The same for a comparison; `article` in a span is the index into `texts`."""
    spans = [s for s in spans_of(comparison) if "article" in s]
    return len(spans), [s for s in spans if not is_verbatim(s, texts[s["article"]])]
