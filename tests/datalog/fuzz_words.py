"""What texts are made of: strange characters, numbers, words of the language, pieces of YAML."""

from __future__ import annotations

from oversight.datalog.builtins import AGGREGATES, BUILTINS
from oversight.rulebook.relations import base_relations
from tests.agreement.programs import CONDITIONS, FACTS, TERMS

STRANGE = (
    *"\x00\x07\x0b\x0c\r\x1a\x1b\x7f\x85\xa0\xad\u2028\u2029\u200b\u200e\u202e\ufeff\ufffd\ufffe",
    *(
        "\r\n",
        "中",
        "許可",
        "（",
        "）",
        "，",
        "“",
        "＝",
        "：",
        "é",
        "e\u0301",
        "\U0001f600",
        "²",
        "Ⅷ",
        "٣",
    ),
    *("\U0010ffff", "ß", "İ", "𝒳", "ﬁ"),
)
NUMBERS = (
    *("0", "1", "-1", "007", "1_000", "1__0", "9" * 18, "9" * 19, "9" * 5000, "0.5", "1.", ".5"),
    *(
        "1e309",
        "1e-5",
        "0x1F",
        "0b1",
        "1j",
        "1.2.3",
        "2021-07-15",
        "0." + "3" * 17,
        "1" * 17 + ".5",
    ),
    *("2147483647", "-2147483648", "9223372036854775807", "99999999", "3652059", "0.0", "12:30"),
)
COLUMNS = sorted({c for schema in base_relations().values() for c in schema.columns})
SIGNS = (
    *"()[]&~=<>+-*/.,_:;'\"#@!|\\",
    "<=",
    ">=",
    "==",
    "!=",
    "&&",
    "**",
    "->",
    ":-",
    "\n",
    "\n  ",
)
WORDS = (
    *("C", "D", "T", "X", "Due", "_", "_X", "_No", "None", "True", "False", "today", "now"),
    *("examines", "flags", "cannot_tell", "p", "q", "paid", "in_", "on", "for_each", "and", "or"),
    *("not", "if", "lambda", "import", "__class__", "X" * 61, "é", "x.__init__", "f'{X}'", "b''"),
    *('"accepted"', '"granted"', '"approval"', '"unknown"', '"decide"', '"中"', '"\\ud800"', '""'),
    *('"\\N{BULLET}"', '"\\x00"', '"\\', "'''", '"few"', '"%s {0}"', "'it'", '"a\'b"'),
)
VOCABULARY = (
    *SIGNS,
    *WORDS,
    *COLUMNS,
    *base_relations(),
    *BUILTINS,
    *AGGREGATES,
    *NUMBERS,
)
PHRASES = (
    *CONDITIONS,
    *(condition for _, condition in FACTS),
    *TERMS.strip().splitlines(),
    *("examines(C) <= case(case=C)", "flags(C) <= case(case=C)", "flags(C, Due)", " <= ", " & "),
    *(
        "p(X) <= q(X)",
        "q(X) <= p(X)",
        "~p(X)",
        "p(C, X + 1) <= p(C, X)",
        "(f[C] == f[C] + 1) <= p(C)",
    ),
    *("(X == Y)", "(X == X)", "(1 == 1)", "(X / 0 > 1)", 'norm("few", on=T)', "X.in_(())", "p()"),
    *("(M == A * A)", "(M == A * A * A * A)", "(N == S * 999999999999999999 * 999999999999999999)"),
    *("(D == today + 9999999)", "(D == workday_after(today, 99999999))", "(H == hours(T, now))"),
    *("event(case=C, amount=A, seq=S, ts=T)", "event(case=_)", "org(org=A, parent=B)", "p(C, T)"),
    *("above(A, B) <= org(org=A, parent=B)", "above(A, B) <= above(A, X) & org(org=X, parent=B)"),
)
YAML = (
    *("&a ", "*a", "<<: *a", "!!int ", "!!python/object:os.system ", "!x ", "---", "...", "--- |"),
    *(
        "? [a, b]\n: c",
        "[",
        "]",
        "{",
        "}",
        "{a: {b: [",
        ": ",
        "- ",
        "|\n",
        ">\n",
        "%YAML 9.9\n",
        "\t",
    ),
    *(
        "2021-02-30",
        "0000-00-00",
        "9999-12-31",
        "0001-01-01",
        "2021-07-15 10:00:00Z",
        "1:2:3",
        "=",
        "~",
    ),
    *(
        "10000-01-01",
        "2021-7-5",
        "yes",
        "null",
        ".inf",
        ".nan",
        "1e999",
        "0x10",
        "0o7",
        "''",
        '"',
        "'",
    ),
    *(
        '"\\ud800"',
        '"\\0"',
        '"\\x85"',
        '"\\U0010FFFF"',
        "\u2028",
        "\x85",
        "9" * 400,
        "9" * 5000,
        "-1",
    ),
    *(
        "until: 2001-01-01",
        "subject: event",
        "subject: permit",
        "kind: gap",
        "message: {zh: '{Due}', en: '{'}",
    ),
)
