"""Python expression nodes to the conditions of a clause: atoms, comparisons, memberships."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from oversight.datalog.expressions import ExpressionReader, UnreadableError
from oversight.datalog.syntax import Atom, Comparison, Const, Literal, Membership

OPERATORS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
_OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


class ConditionReader(ExpressionReader):
    """Reads what stands behind `<=`: conditions joined by `&`."""

    def body(self, node: ast.expr) -> Iterator[Literal]:
        parts: list[ast.expr] = []
        stack = [node]
        while stack:
            part = stack.pop()
            if isinstance(part, ast.BinOp) and isinstance(part.op, ast.BitAnd):
                stack += [part.right, part.left]
            else:
                parts.append(part)
        failed = False
        for part in parts:
            try:
                yield self._literal(part)
            except UnreadableError:
                failed = True
        if failed:
            raise UnreadableError

    def _literal(self, node: ast.expr, negated: bool = False) -> Literal:
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Invert):
            return self._negation(node, negated)
        if isinstance(node, ast.Compare):
            return self._comparison(node)
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                return self._membership(node, node.func, negated)
            if isinstance(node.func, ast.Name):
                return self._atom(node, node.func.id, negated)
        raise self._no_condition(node)

    def _no_condition(self, node: ast.expr) -> UnreadableError:
        if isinstance(node, ast.Subscript):
            fix = f"Compare it, as in ({self.text(node)} > 0)."
        elif isinstance(node, ast.Name) and node.id[:1].islower():
            fix = f"Write {node.id}(C), with its values in parentheses."
        elif isinstance(node, ast.Constant) and node.value is True:
            fix = "Leave it out: a condition that always holds says nothing."
        else:
            fix = "Write a predicate with its values, or a comparison such as (T > Due)."
        return self.refused(node, f"'{self.text(node)}' is a value and no condition.", fix)

    def _negation(self, node: ast.UnaryOp, negated: bool) -> Literal:
        inner = node.operand
        if negated or (isinstance(inner, ast.UnaryOp) and isinstance(inner.op, ast.Invert)):
            raise self.refused(
                node, "A condition is negated twice.", "Leave both '~' out, or keep only one."
            )
        if isinstance(inner, ast.Compare):
            comparison = self._comparison(inner)
            sign = _OPPOSITE[comparison.op]
            left, right = self.text(inner.left), self.text(inner.comparators[0])
            raise self.refused(
                node,
                "A comparison is not negated with '~'.",
                f"Write the opposite: ({left} {sign} {right}).",
            )
        if isinstance(inner, ast.BinOp):
            raise self.refused(
                node,
                "Several conditions are negated together.",
                "Give them a predicate of their own in another clause, and negate that.",
            )
        literal = self._literal(inner, negated=True)
        outer = self.span(node)
        if isinstance(literal, Atom):
            return Atom(literal.relation, literal.args, literal.named, True, outer)
        assert isinstance(literal, Membership)
        return Membership(literal.item, literal.values, True, outer)

    def _comparison(self, node: ast.Compare) -> Comparison:
        operators = [OPERATORS.get(type(op)) for op in node.ops]
        if len(node.ops) > 1:
            sides = [self.text(side) for side in (node.left, *node.comparators)]
            pairs = [
                f"({left} {sign or '=='} {right})"
                for left, sign, right in zip(sides, operators, sides[1:], strict=False)
            ]
            raise self.refused(node, "Two comparisons stand in one.", f"Write {' & '.join(pairs)}.")
        right = node.comparators[0]
        for side in (node.left, right):
            if isinstance(side, ast.BinOp) and isinstance(side.op, ast.BitAnd):
                self.loose(node.left, node.ops[0], right)
                raise UnreadableError
        return Comparison(
            operators[0] or "==",
            self.expression(node.left),
            self.expression(right),
            self.span(node),
        )

    def _membership(self, node: ast.Call, function: ast.Attribute, negated: bool) -> Membership:
        if function.attr != "in_":
            raise self.refused(
                node,
                f"'.{function.attr}' means nothing in a rule.",
                'The only thing that follows a point is in_, as in X.in_(("a", "b")).',
            )
        listed = node.args[0] if len(node.args) == 1 and not node.keywords else None
        if isinstance(listed, ast.Tuple | ast.List) and listed.elts:
            values = [self.expression(element) for element in listed.elts]
            for value in values:
                if not isinstance(value, Const):
                    self.complaints.add(
                        value.span,
                        "in_ lists fixed values, and here stands something else.",
                        "Write texts or numbers; compare with a variable by '=='.",
                    )
            item = self.expression(function.value)
            constants = tuple(value for value in values if isinstance(value, Const))
            return Membership(item, constants, negated, self.span(node))
        raise self.refused(
            node,
            "in_ takes one list of values in parentheses of its own.",
            f'Write {self.text(function.value)}.in_(("a", "b")); a list of one is ("a",).',
        )

    def _atom(self, node: ast.Call, name: str, negated: bool) -> Atom:
        self.predicate_name(node, name)
        if self.is_aggregate(node):
            raise self.refused(
                node,
                f"'{name}' gathers many rows; it stands only in the head of a function.",
                f"Write (name[C] == {self.text(node)}) <= in a clause of its own.",
            )
        if node.args and node.keywords:
            raise self.refused(
                node,
                f"'{name}' mixes values by position with named columns.",
                "Name every column of a record; list the values of a predicate by position.",
            )
        if not node.args and not node.keywords:
            raise self.refused(
                node,
                f"'{name}' has no values.",
                f"Write {name}(C), or {name}(case=C) for a record.",
            )
        args = tuple(self.expression(argument) for argument in node.args)
        named = self.named(node)
        return Atom(name, args, named, negated, self.span(node))

    def loose(self, left: ast.expr, operator: ast.cmpop, right: ast.expr) -> None:
        """Complain of a comparison that lacks its parentheses, and show it with them."""
        while isinstance(left, ast.BinOp) and isinstance(left.op, ast.BitAnd):
            left = left.right
        while isinstance(right, ast.BinOp) and isinstance(right.op, ast.BitAnd):
            right = right.left
        if isinstance(operator, ast.LtE) and isinstance(left, ast.Call | ast.UnaryOp):
            self.complaints.add(
                self.span(left),
                "A second '<=' follows in the same clause.",
                "Begin the next clause on a line of its own at the left margin; put a comparison"
                " in parentheses.",
            )
            return
        sign = OPERATORS.get(type(operator), "==")
        self.complaints.add(
            self.span(left),
            "A comparison among the conditions stands in parentheses.",
            f"Write ({self.text(left)} {sign} {self.text(right)}).",
        )
