"""Python expression nodes to the expressions of rules: variables, values, calls, lookups."""

from __future__ import annotations

import ast
from decimal import Decimal

from oversight.datalog.builtins import AGGREGATES, BUILTINS
from oversight.datalog.complaints import Complaints
from oversight.datalog.misreadings import DEEPEST
from oversight.datalog.scanner import Statement
from oversight.datalog.syntax import Any, Arith, Call, Const, Expr, Lookup, Span, Var
from oversight.problem import suggest

_ARITHMETIC: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
}
_LONGEST_QUOTE = 60


class UnreadableError(Exception):
    """A part of a clause was complained of and has no meaning; the clause is given up."""


class ExpressionReader:
    """Reads expressions of one clause, and knows where in the file each node stands."""

    def __init__(self, statement: Statement, complaints: Complaints) -> None:
        self.statement = statement
        self.complaints = complaints
        self._depth = 0
        self._encoded = [line.encode("utf-8", "surrogatepass") for line in statement.lines]
        self._numbers = {
            (token.line, token.col): token.text
            for token in statement.tokens
            if token.kind == "number"
        }

    def span(self, node: ast.expr) -> Span:
        """Where a node stands; Python counts columns in bytes, we count characters."""
        line, col = self._place(node.lineno, node.col_offset)
        end_line, end_col = self._place(node.end_lineno or 0, node.end_col_offset or 0)
        first = self.statement.first_line
        return Span(self.statement.file, first + line, col + 1, first + end_line, end_col + 1)

    def _place(self, line: int, offset: int) -> tuple[int, int]:
        row = line - 2  # the source begins with a line that holds only a bracket
        ahead = self._encoded[row][:offset]
        return row, len(ahead.decode("utf-8", "surrogatepass"))

    def text(self, node: ast.expr) -> str:
        """A node as its author wrote it, for use in a message."""
        line, col = self._place(node.lineno, node.col_offset)
        end_line, end_col = self._place(node.end_lineno or 0, node.end_col_offset or 0)
        lines = list(self.statement.lines[line : end_line + 1])
        lines[-1] = lines[-1][:end_col]
        lines[0] = lines[0][col:]
        written = " ".join(part.strip() for part in lines)
        return written if len(written) <= _LONGEST_QUOTE else written[:_LONGEST_QUOTE] + "..."

    def refused(self, node: ast.expr, said: str, fix: str) -> UnreadableError:
        """Complain of a node; the caller raises what comes back."""
        self.complaints.add(self.span(node), said, fix)
        return UnreadableError()

    def is_aggregate(self, node: ast.expr) -> bool:
        return (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in AGGREGATES
        )

    def predicate_name(self, node: ast.expr, name: str) -> None:
        if not name[0].islower():
            lower = name.lstrip("_")[:1].lower() + name.lstrip("_")[1:]
            raise self.refused(
                node,
                f"'{name}' is used as a predicate, and a predicate begins with a small letter.",
                f"Write {lower}(...).",
            )

    def expression(self, node: ast.expr) -> Expr:
        """Read one value; raises `UnreadableError` after complaining of what is none."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise self.refused(
                node,
                f"More than {DEEPEST} calculations stand within each other.",
                "Give the steps variables of their own: (X == ...) & (Y == X + ...).",
            )
        try:
            return self._expression(node, self.span(node))
        finally:
            self._depth -= 1

    def _expression(self, node: ast.expr, span: Span) -> Expr:
        if isinstance(node, ast.Name):
            return self._name(node, span)
        if isinstance(node, ast.Constant):
            return self._constant(node, span)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            operand = self.expression(node.operand)
            match operand:
                case Const(value=int() | Decimal() as number) if not isinstance(number, bool):
                    return Const(-number, span)
            return Arith("-", Const(0, span), operand, span)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.UAdd):
            raise self.refused(node, "A '+' before a value means nothing.", "Leave the '+' out.")
        if isinstance(node, ast.BinOp) and type(node.op) in _ARITHMETIC:
            left, right = self.expression(node.left), self.expression(node.right)
            return Arith(_ARITHMETIC[type(node.op)], left, right, span)
        if isinstance(node, ast.Subscript):
            return self.lookup(node)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            return self._call(node, node.func.id, span)
        raise self._no_value(node)

    def _no_value(self, node: ast.expr) -> UnreadableError:
        if isinstance(node, ast.Compare | ast.BinOp) or (
            isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Invert)
        ):
            return self.refused(
                node,
                "A condition stands where a value is due.",
                "Write the condition for itself, joined to the others by '&'.",
            )
        if isinstance(node, ast.Tuple | ast.List):
            return self.refused(
                node,
                "A list of values stands where one value is due.",
                'Write one value; X.in_(("a", "b")) tests for one of several.',
            )
        if isinstance(node, ast.Attribute):
            return self.refused(
                node,
                f"'.{node.attr}' means nothing in a rule.",
                "Name a record's columns in its parentheses, as in event(case=C, ts=T).",
            )
        return self.refused(
            node,
            f"'{self.text(node)}' is no value that a rule knows.",
            "Write a variable, a text, a number, f[X] or a built-in such as workdays(A, B).",
        )

    def _name(self, node: ast.Name, span: Span) -> Expr:
        name = node.id
        if name == "_":
            return Any(span)
        if name[0].isupper() or name[0] == "_":
            return Var(name, span)
        builtin = BUILTINS.get(name)
        if builtin is None:
            raise self.refused(
                node,
                f"'{name}' is neither a variable nor a text.",
                f'Write {name[0].upper() + name[1:]} for a variable, or "{name}" for a text.',
            )
        if not builtin.bare:
            raise self.refused(
                node, f"'{name}' is given nothing to work on.", f"Write {builtin.example}."
            )
        return Call(name, (), (), span)

    def _constant(self, node: ast.Constant, span: Span) -> Expr:
        value = node.value
        if isinstance(value, bool) or value is None:
            return Const(value, span)
        if isinstance(value, str):
            if any(0xD800 <= ord(character) <= 0xDFFF for character in value) or "\0" in value:
                raise self.refused(
                    node,
                    "This text holds a character that cannot be stored.",
                    "Delete it, or write the text without a backslash.",
                )
            return Const(value, span)
        # Decimals are read from the text: Python's float would already have rounded them.
        written = self._numbers.get(self._place(node.lineno, node.col_offset))
        if written is None:
            raise self.refused(
                node,
                f"'{self.text(node)}' is no value that a rule knows.",
                "Write a text or number.",
            )
        return Const(Decimal(written) if "." in written else int(written), span)

    def lookup(self, node: ast.Subscript) -> Lookup:
        if not isinstance(node.value, ast.Name):
            raise self.refused(
                node.value,
                "Only the name of a function stands before '['.",
                "Write f[X], where f is defined by (f[X] == ...) <= ...",
            )
        self.predicate_name(node.value, node.value.id)
        keys = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        if not keys:
            raise self.refused(node, "A function is looked up for nothing.", "Write f[X].")
        return Lookup(node.value.id, tuple(self.expression(key) for key in keys), self.span(node))

    def named(self, node: ast.Call) -> tuple[tuple[str, Expr], ...]:
        """The named arguments of a call; complains of a name that stands twice."""
        pairs: dict[str, Expr] = {}
        for keyword in node.keywords:
            if keyword.arg is None:
                raise self.refused(
                    keyword.value,
                    "'**' means nothing in a rule.",
                    "Name each column, as in event(case=C, act=A).",
                )
            if keyword.arg in pairs:
                raise self.refused(
                    keyword.value,
                    f"'{keyword.arg}' is given twice.",
                    "Leave one out; compare two values of one column with '=='.",
                )
            pairs[keyword.arg] = self.expression(keyword.value)
        return tuple(pairs.items())

    def _call(self, node: ast.Call, name: str, span: Span) -> Call:
        if name in AGGREGATES:
            raise self.refused(
                node,
                f"'{name}' gathers many rows; it stands only in the head of a function.",
                f"Write (name[C] == {self.text(node)}) <= in a clause of its own, then name[C].",
            )
        builtin = BUILTINS.get(name)
        if builtin is None:
            raise self.refused(
                node,
                f"There is no built-in '{name}'.",
                f"{suggest(name, BUILTINS)} A function of your own is looked up with brackets:"
                f" {name}[X].",
            )
        if builtin.bare:
            raise self.refused(node, f"'{name}' takes no parentheses.", f"Write {name}.")
        args = tuple(self.expression(argument) for argument in node.args)
        named = self.named(node)
        if len(args) != len(builtin.args) or [key for key, _ in named] != [
            key for key, _ in builtin.named
        ]:
            raise self.refused(
                node,
                f"'{self.text(node)}' does not give '{name}' what it needs.",
                f"Write {builtin.example}.",
            )
        return Call(name, args, named, span)
