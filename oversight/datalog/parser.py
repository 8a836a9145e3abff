"""Rule text to syntax tree, by way of Python's own `ast`; nothing of a rule is ever executed.

The text is cut into clauses (`scanner`), each clause is looked through for slips of the pen
(`misreadings`), parsed as one Python expression, and read as head and conditions here.
"""

from __future__ import annotations

import ast
import warnings

from oversight.datalog.complaints import Complaints
from oversight.datalog.conditions import ConditionReader
from oversight.datalog.expressions import UnreadableError
from oversight.datalog.misreadings import check_tokens
from oversight.datalog.scanner import Statement, statements
from oversight.datalog.syntax import (
    Aggregate,
    Clause,
    Const,
    Expr,
    Head,
    Module,
    Span,
    Var,
)
from oversight.datalog.wording import are


def parse(text: str, file: str, first_line: int = 1) -> Module:
    """Read the clauses of one text.

    `first_line` is the line of the file on which the text begins: 1 for a file of clauses,
    the line after the front matter for a rule. Raises `Refused` with every problem of every
    clause; any text at all gives a `Module` or that.

    >>> module = parse('late(C) <= event(case=C, ts=T) & (T > now)', "late.rule")
    >>> [literal.span.col for literal in module.clauses[0].body]
    [12, 35]
    """
    complaints = Complaints()
    clauses = []
    for statement in statements(text, file, first_line):
        if check_tokens(statement, complaints):
            clause = _clause(statement, complaints)
            if clause is not None:
                clauses.append(clause)
    complaints.raise_if_any()
    return Module(file, tuple(clauses))


def _clause(statement: Statement, complaints: Complaints) -> Clause | None:
    whole = statement.span(statement.tokens[0], statement.tokens[-1])
    try:
        # The bracket lets a clause run over several lines, as Python's parser needs.
        source = "(\n" + "\n".join(statement.lines) + "\n)"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            node = ast.parse(source, mode="eval").body
        return _ClauseReader(statement, complaints).clause(node, whole)
    except UnreadableError:
        return None
    except (RecursionError, MemoryError):
        complaints.add(
            whole,
            "The conditions of this clause stand too deep within each other.",
            "Split it into several predicates.",
        )
    except (SyntaxError, ValueError) as error:
        complaints.add(_error_span(statement, error, whole), *_reworded(error))
    return None


def _error_span(statement: Statement, error: Exception, whole: Span) -> Span:
    line = getattr(error, "lineno", None)
    if line is None or not 2 <= line < len(statement.lines) + 2:
        return whole
    number = statement.first_line + line - 2
    column = max(1, getattr(error, "offset", 1) or 1)
    return Span(statement.file, number, column, number, column + 1)


def _reworded(error: Exception) -> tuple[str, str]:
    said = str(error)
    if "positional argument follows keyword" in said:
        return (
            "After a named column stands a value without a name.",
            "Name every column, as in event(case=C, act=A).",
        )
    if "escape" in said or "unicode" in said:
        return (
            "The backslash in this text begins no known sign.",
            "Leave the backslash out, or write it twice.",
        )
    return (
        "This clause cannot be read from here on.",
        "Write it as head <= condition & condition, each comparison in parentheses.",
    )


class _ClauseReader(ConditionReader):
    """Reads the Python expression of one clause as head and conditions."""

    def clause(self, node: ast.expr, whole: Span) -> Clause:
        if isinstance(node, ast.Compare) and any(isinstance(op, ast.LtE) for op in node.ops):
            head_node, body_node = self._arrow(node)
            head = self._head(head_node)
            return Clause(head, tuple(self.body(body_node)), whole)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.UAdd):
            node = node.operand
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitAnd):
            raise self.refused(
                node,
                "These conditions have no head.",
                "Begin with the head: flags(C, Due) <= condition & condition.",
            )
        head = self._head(node)
        for argument in head.args:
            if not isinstance(argument, Const):
                self.complaints.add(
                    argument.span,
                    f"'{head.predicate}' is stated here without conditions, so it can only hold"
                    " fixed values.",
                    "Write texts and numbers, or add conditions after '<='.",
                )
        return Clause(head, (), whole)

    def _arrow(self, node: ast.Compare) -> tuple[ast.expr, ast.expr]:
        """The head and body of `head <= body`; other comparisons at this level are slips."""
        if isinstance(node.ops[0], ast.Eq) and isinstance(node.left, ast.Subscript):
            head = f"({self.text(node.left)} == {self.text(node.comparators[0])})"
            raise self.refused(
                node,
                "The head of a function stands in parentheses.",
                f"Write {head} <= and then the conditions.",
            )
        if not isinstance(node.ops[0], ast.LtE):
            self.loose(node.left, node.ops[0], node.comparators[0])
            raise UnreadableError
        if len(node.ops) > 1:
            for left, operator, right in zip(
                node.comparators, node.ops[1:], node.comparators[1:], strict=False
            ):
                self.loose(left, operator, right)
            raise UnreadableError
        return node.left, node.comparators[0]

    # Heads

    def _head(self, node: ast.expr) -> Head:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            return self._predicate_head(node, node.func.id)
        if (
            isinstance(node, ast.Compare)
            and len(node.ops) == 1
            and isinstance(node.ops[0], ast.Eq)
            and isinstance(node.left, ast.Subscript)
        ):
            return self._function_head(node, node.left)
        if isinstance(node, ast.Subscript):
            raise self.refused(
                node,
                f"The function {self.text(node)} is given no value.",
                f"Write ({self.text(node)} == Value) <= and then the conditions.",
            )
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Invert):
            raise self.refused(
                node,
                "A head cannot be negated.",
                "State what holds, and negate it where it is used.",
            )
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitAnd):
            raise self.refused(
                node,
                "A clause has one head; here several are joined by '&'.",
                "Write one clause for each head.",
            )
        if isinstance(node, ast.Name):
            raise self.refused(
                node,
                f"'{node.id}' stands as a head without its values.",
                f"Write {node.id}(C), with a variable for each value."
                if node.id[:1].islower()
                else "Begin the clause with a predicate, such as flags(C, Due).",
            )
        raise self.refused(
            node,
            "A clause begins with its head, and this is none.",
            "Write a predicate with its values, such as flags(C, Due), or (f[C] == X).",
        )

    def _predicate_head(self, node: ast.Call, name: str) -> Head:
        self.predicate_name(node, name)
        if node.keywords:
            raise self.refused(
                node,
                "A head lists its values by position; it has no named columns.",
                f"Write {name}({', '.join(self.text(k.value) for k in node.keywords)}).",
            )
        if not node.args:
            raise self.refused(
                node, f"'{name}' has no values in its head.", f"Write {name}(C) with a variable."
            )
        arguments = []
        for argument in node.args:
            if self.is_aggregate(argument):
                self.complaints.add(
                    self.span(argument),
                    f"'{self.text(argument)}' gathers many rows and gives a function its value.",
                    f"Write (name[C] == {self.text(argument)}) <= and then the conditions.",
                )
                raise UnreadableError
            arguments.append(self.expression(argument))
        return Head(name, tuple(arguments), False, self.span(node))

    def _function_head(self, node: ast.Compare, target: ast.Subscript) -> Head:
        lookup = self.lookup(target)
        value: Expr | Aggregate
        right = node.comparators[0]
        value = self._aggregate(right) if self.is_aggregate(right) else self.expression(right)
        return Head(lookup.function, (*lookup.keys, value), True, self.span(node))

    def _aggregate(self, node: ast.expr) -> Aggregate:
        assert isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        name = node.func.id
        for_each: tuple[Var, ...] = ()
        if len(node.args) != 1:
            raise self.refused(
                node,
                f"'{name}' takes one value, and {are(len(node.args))} given.",
                f"Write {name}(X).",
            )
        for option in node.keywords:
            if option.arg != "for_each":
                raise self.refused(
                    option.value,
                    f"'{name}' has no option '{option.arg}'.",
                    f"Write {name}(X, for_each=(E,)).",
                )
            each = option.value.elts if isinstance(option.value, ast.Tuple) else [option.value]
            variables = [self.expression(item) for item in each]
            if not variables or not all(isinstance(item, Var) for item in variables):
                raise self.refused(
                    option.value,
                    "for_each lists variables, and here stands something else.",
                    f"Write {name}(X, for_each=(E,)) with the variables that tell rows apart.",
                )
            for_each = tuple(item for item in variables if isinstance(item, Var))
        return Aggregate(name, self.expression(node.args[0]), for_each, self.span(node))
