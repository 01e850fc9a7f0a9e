"""Articles that are odd in every way that a report must bear, for check_schema.py and check_html.py.

Two invented tellings of one event whose words hold markup, templates, escape sequences, right-to-left text, emoji, very
long words and marks that nest; and files that are empty, binary, wrong or oddly named. write_odd_files() puts them into a
folder and returns their paths.
"""
import json
import os

HOSTILE = """<script>alert("one")</script> The ferry Selkie ran aground near Pell at nine on Monday and 12 people were hurt, the coastguard said.

“We told them at six that the buoy had <b onmouseover=alert(1)>drifted</b>,” said Maria Okafor, the harbour master. {{style}} {{{body}}} {{#articles}} --> ]]> </style></main> &amp; &#60;img src=x onerror=alert(2)&gt;

קברניט הספינה אמר „לא ראיתי דבר“ – والسفينة غرقت \u202e\u2066 in the night. 😀👩‍👩‍👧 フェリーがペル島の沖で座礁した。 e\u0301e\u0301

\x1b[31mRed\x1b[0m \x07 \x85 \u2028 """ + "Verylongword" * 400 + """ “an open quotation that ‘nests’ and never ends"""

OTHER = """The ferry Selkie ran aground near Pell at nine on Monday and 14 people were hurt.

“We told them at six that the buoy had drifted,” Maria Okafor, the harbour master, told reporters. “Nobody answered.”

The coastguard said the ferry’s master had not answered the radio.\r\n\r\nAn inquiry begins on Friday."""


def write_odd_files(folder):
    articles = [
        {"id": 'a"b<c>', "url": "javascript:alert(1)", "outlet": 'The "Gazette" <i>& Sons</i>', "title": "<h1>Aground</h1> {{title}}",
         "byline": "Ana \u202eRuiz", "published": "2026-03-02T07:30:00Z", "text": HOSTILE},
        {"outlet": 'The "Gazette" <i>& Sons</i>', "url": "https://news.example/ferry?a=1&b=\"2\"", "published": "2026-03-03", "text": OTHER},
    ]
    files = {
        "hostile.jsonl": "\n".join(json.dumps(article) for article in articles).encode(),
        "empty.txt": b"",
        "blank.txt": b" \n\n ",
        "binary.txt": bytes(range(256)) * 8,
        "broken.json": b'{"text": "never closed',
        "bad bytes.txt": b"The ferry ran aground, the coastguard said. Caf\xe9 owners \xff\xfe came.\n",
        "line\nbreak.txt": "Maria Okafor said the ferry ran aground.\n".encode(),
        "no words.txt": "“”‘’ … – ''\n\n12 %".encode(),
    }
    paths = []
    for name, content in files.items():
        paths.append(os.path.join(folder, name))
        with open(paths[-1], "wb") as file:
            file.write(content)
    strange = os.path.join(os.fsencode(folder), b"odd\xff\x1bname.txt")
    with open(strange, "wb") as file:
        file.write(b"Maria Okafor said the ferry ran aground at nine.")
    return paths + [os.fsdecode(strange)]
