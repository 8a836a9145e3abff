"""Mistakes that show in the words and signs of a clause, before it is parsed.

Python's own parser would say "invalid syntax"; here the author reads which sign is wrong and
what to write instead. `check_tokens` covers whatever would keep the clause from parsing.
"""

from __future__ import annotations

import keyword
import re
import unicodedata

from oversight.datalog.complaints import Complaints
from oversight.datalog.scanner import Statement, Token

LONGEST = 2000
DEEPEST = 40
LONGEST_NAME = 60
_NUMBER = re.compile(r"(0|[1-9][0-9]*)(_[0-9]+)*(\.[0-9]+(_[0-9]+)*)?")

_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")

_WORDS = {
    "and": ("Conditions are joined by '&', not by 'and'.", "Write '&' instead of 'and'."),
    "or": (
        "A clause has no 'or'.",
        "Write one clause for each alternative, with the same head.",
    ),
    "not": ("A condition is negated by '~', not by 'not'.", "Write '~' instead of 'not'."),
    "in": (
        "'in' is no condition of a rule.",
        'Write X.in_(("a", "b")) to say that X is one of several values.',
    ),
    "is": ("Values are compared with '==', not with 'is'.", "Write '==' instead of 'is'."),
    "lambda": (
        "A rule has no functions of its own: 'lambda' means nothing in it.",
        "Define a predicate in a clause of its own.",
    ),
}
_SIGNS = {
    ":-": ("A head and its conditions are joined by '<=', not by ':-'.", "Write '<='."),
    ":=": ("':=' means nothing in a rule.", "Write '==' to give a variable a value."),
    "->": ("'->' means nothing in a rule.", "Write the head first, then '<=' and the conditions."),
    "=>": ("'=>' means nothing in a rule.", "Write '>=' for 'at least', '<=' after a head."),
    "=<": ("'=<' means nothing in a rule.", "Write '<=' for 'at most'."),
    "<>": ("Different values are told apart with '!=', not with '<>'.", "Write '!='."),
    "&&": ("Conditions are joined by one '&'.", "Write '&' instead of '&&'."),
    "||": ("A clause has no 'or'.", "Write one clause for each alternative, with the same head."),
    "|": ("A clause has no 'or'.", "Write one clause for each alternative, with the same head."),
    ";": ("';' means nothing in a rule.", "Write each clause on a line of its own."),
    "!": ("A condition is negated by '~', not by '!'.", "Write '~' instead of '!'."),
    "**": ("'**' means nothing in a rule.", "Use + - * or /."),
    "//": ("'//' means nothing in a rule.", "Write '/', which divides to a decimal fraction."),
    "%": ("'%' means nothing in a rule.", "Use + - * or /."),
    "<<": ("'<<' means nothing in a rule.", "Write '<' or '<='."),
    ">>": ("'>>' means nothing in a rule.", "Write '>' or '>='."),
    "{": ("Braces mean nothing in a rule.", "Write a list of values in parentheses."),
    "}": ("Braces mean nothing in a rule.", "Write a list of values in parentheses."),
    ":": ("':' means nothing in a rule.", "Give a column its value with '=', as in case=C."),
}
_FULL_WIDTH = {"“": '"', "”": '"', "‘": "'", "’": "'", "。": ".", "、": ",", "【": "[", "】": "]"}
_PREFIXES = {"f", "b", "r", "u", "fr", "rf", "br", "rb"}
_BINARY = {"&", "<=", ">=", "==", "!=", "<", ">", "+", "-", "*", "/", "=", "."}
_PREFIX_SIGNS = {"~", "-", "+"}
_CLOSES = {")": "(", "]": "["}


def check_tokens(statement: Statement, complaints: Complaints) -> bool:
    """Complain of every misreading in a clause; true when there was none."""
    before = len(complaints)
    tokens = statement.tokens
    if len(tokens) > LONGEST:
        complaints.add(
            statement.span(tokens[0]),
            f"This clause has {len(tokens):,} words and signs; {LONGEST:,} are the most.",
            "Split it into several predicates.",
        )
        return False
    dates = _check_dates(statement, complaints)
    for position, token in enumerate(tokens):
        sound = token.kind == "string" or (token.kind == "sign" and token.text not in _SIGNS)
        if not sound and position not in dates:
            _check_one(statement, position, token, complaints)
    if len(complaints) == before:
        _check_brackets(statement, complaints)
    if len(complaints) == before:
        _check_separators(statement, complaints)
    if len(complaints) == before:
        _check_order(statement, complaints)
    return len(complaints) == before


def _check_dates(statement: Statement, complaints: Complaints) -> set[int]:
    """Complain of dates written out, which would be subtractions; where their parts stand."""
    tokens = statement.tokens
    found: set[int] = set()
    for position in range(len(tokens) - 4):
        if tokens[position].kind != "number" or tokens[position + 1].text != "-":
            continue
        parts = tokens[position : position + 5]
        written = "".join(part.text for part in parts)
        adjacent = parts[-1].end - parts[0].col == len(written)
        if parts[0].line == parts[-1].line and adjacent and _DATE.fullmatch(written):
            found.update(range(position, position + 5))
            complaints.add(
                statement.span(parts[0], parts[-1]),
                f"The date {written} is written into the rule, where it would be a subtraction.",
                'Put it into norms.yaml and write norm("name", on=D).',
            )
    return found


def _check_one(statement: Statement, position: int, token: Token, complaints: Complaints) -> None:
    span = statement.span(token)
    if token.kind == "unclosed":
        complaints.add(
            span,
            f"The text that begins here with {token.text[0]} is not closed on its line.",
            f"Put {token.text[0]} at the end of the text.",
        )
    elif token.kind == "triple":
        complaints.add(
            span,
            "Three quotation marks mean nothing in a rule.",
            'Write a text on one line between one pair of quotation marks: "text".',
        )
    elif token.kind == "name":
        _check_name(statement, position, token, complaints)
    elif token.kind == "number":
        _check_number(statement, token, complaints)
    elif token.text in _SIGNS:
        complaints.add(span, *_SIGNS[token.text])
    elif token.kind == "stray":
        complaints.add(span, *_stray(token.text))


def _stray(text: str) -> tuple[str, str]:
    plain = _FULL_WIDTH.get(text) or unicodedata.normalize("NFKC", text)
    if plain != text and plain.isascii() and plain.strip():
        return (
            f"'{text}' is the full-width form of a sign.",
            f"Write the half-width '{plain}' instead.",
        )
    if text[0].isalpha():
        return (
            f"'{text[:40]}' stands outside quotation marks.",
            "Put it in quotation marks if it is a text; names are written in the letters A to Z.",
        )
    if not text.isprintable() or text.isspace():
        return (
            f"A character that cannot be seen stands here (U+{ord(text):04X}).",
            "Delete it, or replace it by a blank.",
        )
    return (f"The sign '{text}' means nothing in a rule.", "Leave it out, or put it in a text.")


def _check_name(statement: Statement, position: int, token: Token, complaints: Complaints) -> None:
    span = statement.span(token)
    following = statement.tokens[position + 1 : position + 2]
    if (
        following
        and following[0].kind in ("string", "unclosed", "triple")
        and (following[0].line, following[0].col) == (token.line, token.end)
        and token.text.lower() in _PREFIXES
    ):
        complaints.add(
            span,
            f"The letter {token.text} before a text means nothing in a rule.",
            'Write the text alone: "text".',
        )
    elif len(token.text) > LONGEST_NAME:
        complaints.add(
            span,
            f"The name that begins here has {len(token.text):,} letters; {LONGEST_NAME} are the"
            " most.",
            "Choose a shorter name, or put a text in quotation marks.",
        )
    elif token.text in _WORDS:
        complaints.add(span, *_WORDS[token.text])
    elif keyword.iskeyword(token.text) and token.text not in ("None", "True", "False"):
        complaints.add(
            span,
            f"'{token.text}' is a word of Python and means nothing in a rule.",
            "Choose another name, or leave the word out.",
        )
    elif re.fullmatch(r"_[_0-9].*", token.text):
        complaints.add(
            span,
            f"'{token.text}' is no name of a variable.",
            "Begin a variable with a capital letter, or with '_' and a letter.",
        )


def _check_number(statement: Statement, token: Token, complaints: Complaints) -> None:
    span = statement.span(token)
    if not _NUMBER.fullmatch(token.text):
        digits = token.text.lstrip("0")
        plain = _NUMBER.fullmatch(digits) is not None
        complaints.add(
            span,
            f"'{token.text[:40]}' is no number.",
            f"Write {digits[:40]}, without the leading zero."
            if plain
            else "Write a number with digits and at most one point; put a text or a document"
            " number in quotation marks.",
        )
    elif sum(character.isdigit() for character in token.text) > 18:
        complaints.add(
            span,
            "This number has more than 18 digits.",
            "Use a number of at most 18 digits, or put it in quotation marks if it is an"
            " identifier.",
        )
    elif sum(character.isdigit() for character in token.text.partition(".")[2]) > 4:
        complaints.add(
            span,
            "This number has more than four places after the point.",
            "Decimals have four places: count in a smaller unit, or divide by a whole number.",
        )


def _check_brackets(statement: Statement, complaints: Complaints) -> None:
    opened: list[Token] = []
    for token in statement.tokens:
        if token.kind != "sign":
            continue
        if token.text in _CLOSES.values():
            opened.append(token)
            if len(opened) > DEEPEST:
                complaints.add(
                    statement.span(token),
                    f"More than {DEEPEST} brackets stand within each other.",
                    "Split the clause into several predicates.",
                )
                return
        elif token.text in _CLOSES:
            if not opened or opened[-1].text != _CLOSES[token.text]:
                complaints.add(
                    statement.span(token),
                    f"Nothing was opened that this '{token.text}' could close.",
                    f"Leave it out, or put the missing '{_CLOSES[token.text]}' before it.",
                )
                return
            opened.pop()
    for token in opened[-1:]:
        closing = {"(": ")", "[": "]"}[token.text]
        complaints.add(
            statement.span(token),
            f"The '{token.text}' that stands here is never closed.",
            f"Put the missing '{closing}' in its place.",
        )


def _check_separators(statement: Statement, complaints: Complaints) -> None:
    """A single `=` names a column or option of a call; a comma separates within brackets."""
    tokens = statement.tokens
    calls: list[bool] = []
    for position, token in enumerate(tokens):
        if token.kind != "sign":
            continue
        if token.text in ("(", "["):
            calls.append(token.text == "(" and position > 0 and tokens[position - 1].kind == "name")
        elif token.text in (")", "]"):
            calls.pop()
        elif token.text == "," and not calls:
            complaints.add(
                statement.span(token),
                "Conditions are joined by '&', not by a comma.",
                "Write '&' instead of the comma.",
            )
        elif token.text == "=":
            named = (
                bool(calls)
                and calls[-1]
                and position > 1
                and tokens[position - 1].kind == "name"
                and tokens[position - 2].text in ("(", ",")
            )
            if not named:
                complaints.add(
                    statement.span(token),
                    "'=' only gives a column its value, as in case=C.",
                    "Write '==' to compare two values or to give a variable its value.",
                )


def _check_order(statement: Statement, complaints: Complaints) -> None:
    """Operands and signs must take turns; the first place where they do not is reported."""
    before: Token | None = None  # the sign after which a value or condition is due
    done: Token | None = None  # the last word of what was read, where a sign is due
    for token in statement.tokens:
        sign = token.text if token.kind == "sign" else ""
        if done is None:
            if sign in ("(", "["):
                before = token
            elif sign in (")", "]") and before is not None and before.text in ("(", "[", ","):
                done, before = token, None
            elif sign in _PREFIX_SIGNS:
                before = token
            elif sign:
                _missing(statement, before, token, complaints)
                return
            else:
                done, before = token, None
        elif sign in _BINARY or sign == ",":
            done, before = None, token
        elif sign in (")", "]"):
            done = token
        elif sign == "[" or (sign == "(" and done.kind == "name"):
            done, before = None, token
        else:
            complaints.add(
                statement.span(token),
                f"A sign is missing between {_quoted(done)} and {_quoted(token)}.",
                "Join two conditions with '&', and two values with a comma.",
            )
            return
    if done is None:
        _missing(statement, before, None, complaints)


def _quoted(token: Token) -> str:
    return token.text[:40] if token.kind == "string" else f"'{token.text[:40]}'"


def _missing(
    statement: Statement, before: Token | None, after: Token | None, complaints: Complaints
) -> None:
    if before is None and after is not None:
        complaints.add(
            statement.span(after),
            f"A clause cannot begin with '{after.text}'.",
            "Begin it with its head, such as flags(C, Due); indent the lines that carry it on.",
        )
    elif before is not None and before.text == "." and after is None:
        complaints.add(
            statement.span(before),
            "A clause does not end with a point.",
            "Leave the point out; a clause ends with its line.",
        )
    elif before is not None:
        what = "condition" if before.text in ("&", "~", "<=") else "value"
        place = "at the end of the clause" if after is None else f"before '{after.text}'"
        complaints.add(
            statement.span(before),
            f"After '{before.text}' a {what} is missing {place}.",
            f"Write the {what}, or leave the '{before.text}' out.",
        )
