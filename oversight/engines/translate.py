"""A checked program in pyDatalog's own words.

Every name is replaced by a plain ASCII one (variables `V..`, predicates `p..`, base relations
`r..`), so that no name of a rule can mean anything to pyDatalog. A base relation becomes one
predicate for each set of columns that some literal looks at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from oversight.datalog.checked import CheckedClause, CheckedProgram, Predicate, Type
from oversight.datalog.context import HOUR_CLOCK_COLUMNS, Context
from oversight.datalog.syntax import (
    Aggregate,
    Any,
    Arith,
    Atom,
    Call,
    Comparison,
    Const,
    Expr,
    Literal,
    Lookup,
    Membership,
    Scalar,
    Var,
)

_RESULTS = {
    "now": Type.INSTANT,
    "today": Type.DATE,
    "date": Type.DATE,
    "workday_after": Type.DATE,
    "hours": Type.FLOAT,
}
_OPERATORS = {"+": "fn_add", "-": "fn_sub", "*": "fn_mul", "/": "fn_div"}


@dataclass(frozen=True)
class Usage:
    """The columns of a base relation that a literal looks at: with a value, or missing.

    `hours` chooses the rows of clocks counted in hours; it matters only where `dated`.
    """

    relation: str
    columns: tuple[str, ...]
    missing: tuple[str, ...]
    hours: bool = False
    dated: bool = False


@dataclass(frozen=True)
class Translation:
    """pyDatalog text, and the names under which facts and answers stand in it."""

    text: str
    usages: Mapping[Usage, str]
    constants: Mapping[str, Scalar]
    predicates: Mapping[str, str]
    recursive: Mapping[str, tuple[str, int]]
    """By the name under which others read a recursive predicate: its name inside, its width.

    pyDatalog asks a recursive predicate while it is still being derived, and would take for
    absent what it has not found yet. Others read it as facts, when it is whole.
    """


def translate(program: CheckedProgram, context: Context) -> Translation:
    """The whole program as pyDatalog text."""
    translator = _Translator(program, context)
    for predicate in program.predicates:
        for clause in predicate.clauses:
            translator.clause(predicate, clause)
    return Translation(
        "\n".join(translator.lines),
        translator.usages,
        translator.constants,
        translator.predicates,
        {
            translator.predicates[p.name]: (_inside(translator.predicates[p.name]), len(p.types))
            for p in program.predicates
            if p.recursive
        },
    )


def _inside(name: str) -> str:
    """What a recursive predicate is called among the clauses that derive it."""
    return f"{name}_inside"


class _Translator:
    def __init__(self, program: CheckedProgram, context: Context) -> None:
        self.program = program
        self.context = context
        self.lines: list[str] = []
        self.usages: dict[Usage, str] = {}
        self.constants: dict[str, Scalar] = {}
        self.predicates = {p.name: f"p{i}" for i, p in enumerate(program.predicates)}
        self.fresh = 0
        self.names: dict[str, str] = {}
        self.types: dict[str, Type] = {}
        self.body: list[str] = []
        self.together: tuple[str, ...] = ()

    def _called(self, predicate: str) -> str:
        """The name of a predicate in the clause at hand."""
        name = self.predicates[predicate]
        return _inside(name) if predicate in self.together else name

    def clause(self, predicate: Predicate, checked: CheckedClause) -> None:
        self.names = {}
        self.types = dict(checked.types)
        self.body = []
        self.together = predicate.recursive
        for item in checked.clause.body:
            self._literal(item)
        head = checked.clause.head
        name = self._called(predicate.name)
        plain = [argument for argument in head.args if not isinstance(argument, Aggregate)]
        arguments = [self._term(argument) for argument in plain]
        last = head.args[-1]
        if isinstance(last, Aggregate):
            self._aggregate(name, arguments, last)
            return
        self._write(f"{name}({', '.join(arguments)})", self.body)

    def _aggregate(self, name: str, keys: list[str], aggregate: Aggregate) -> None:
        """Through a predicate of the distinct rows, then pyDatalog's own aggregate."""
        value = self._term(aggregate.value)
        each = [self._variable(variable.name) for variable in aggregate.for_each]
        rows, function = self._new("a"), self._new("f")
        self._write(f"{rows}({', '.join([*keys, value, *each])})", self.body)
        keyed = [f"K{i}" for i in range(len(keys))]
        eachs = [f"E{i}" for i in range(len(each))]
        for_each = f"for_each=({', '.join(eachs or ['Y'])},)"
        measure = {
            "len_": "len_(Y)",
            "sum_": f"sum_(Y, {for_each})",
            "mean_": f"mean_(Y, {for_each})",
            "min_": "min_(Y, order_by=(Y,))",
            "max_": "max_(Y, order_by=(Y,))",
        }[aggregate.function]
        self._write(
            f"({function}[{', '.join(keyed)}] == {measure})",
            [f"{rows}({', '.join([*keyed, 'Y', *eachs])})"],
        )
        self._write(
            f"{name}({', '.join([*keyed, 'Z'])})", [f"({function}[{', '.join(keyed)}] == Z)"]
        )

    # -- literals ---------------------------------------------------------------

    def _literal(self, item: Literal) -> None:
        match item:
            case Atom():
                self._atom(item)
            case Comparison():
                self._comparison(item)
            case Membership():
                self._member(item)

    def _member(self, item: Membership) -> None:
        """Through a predicate of the values, which may be exact numbers."""
        is_float = self._kind(item.item) is Type.FLOAT
        known = self._new("m")
        rest = self.body
        for constant in item.values:
            self.body = []
            term = self._constant(constant.value)
            member = self._apply("fn_float", term) if is_float else term
            self._write(f"{known}({member})", self.body)
        self.body = rest
        value = self._term(item.item)
        if is_float:
            value = self._apply("fn_float", value)
        self.body.append(f"~{known}({value})" if item.negated else f"{known}({value})")

    def _atom(self, atom: Atom) -> None:
        looked = [(c, a) for c, a in self._arguments(atom) if not isinstance(a, Any)]
        present = [(c, a) for c, a in looked if not (isinstance(a, Const) and a.value is None)]
        missing = tuple(c for c, a in looked if isinstance(a, Const) and a.value is None)
        if self.program.predicate(atom.relation) is None:
            columns = tuple(column for column, _ in present)
            dated = atom.relation == "clock" and bool(HOUR_CLOCK_COLUMNS & {*columns, *missing})
            hours = dated and self.context.counts_hours(atom)
            usage = Usage(atom.relation, columns, missing, hours, dated)
            name = self.usages.setdefault(usage, f"r{len(self.usages)}")
            width = [str(i) for i in range(len(columns))]
            kept = width
        else:
            name = self._called(atom.relation)
            width = [column for column, _ in self._arguments(atom)]
            kept = [column for column, _ in present]
        free = [
            isinstance(argument, Var) and argument.name not in self.names for _, argument in present
        ]
        if atom.negated and (any(free) or len(kept) < len(width)):
            bound = [c for c, is_free in zip(kept, free, strict=True) if not is_free]
            name = self._project(name, width, bound)
            present = [p for p, is_free in zip(present, free, strict=True) if not is_free]
            width = kept = bound
        terms = {c: self._term(a) for c, (_, a) in zip(kept, present, strict=True)}
        placed = [terms.get(column) or self._new("V") for column in width]
        # pyDatalog has no predicate without arguments: a 0 stands for "there is a row".
        text = f"{name}({', '.join(placed) or '0'})"
        self.body.append(f"~{text}" if atom.negated else text)

    def _project(self, name: str, width: list[str], kept: list[str]) -> str:
        """A predicate of only the columns kept: what `~` may range over.

        With none kept it holds for a dummy, so that "no row at all" can be asked.
        """
        projected = self._new("p")
        variables = {column: f"X{i}" for i, column in enumerate(width)}
        head = ", ".join(variables[column] for column in kept) or "0"
        body = f"{name}({', '.join(variables.values()) or '0'})"
        self._write(f"{projected}({head})", [body])
        return projected

    def _comparison(self, item: Comparison) -> None:
        if item.op == "==":
            for one, other in ((item.left, item.right), (item.right, item.left)):
                if isinstance(one, Var) and one.name not in self.names:
                    value = self._term(other)
                    self.body.append(f"({self._variable(one.name)} == {value})")
                    return
        left, right = self._term(item.left), self._term(item.right)
        kinds = {self._kind(item.left), self._kind(item.right)}
        if kinds == {Type.DATE, Type.INSTANT}:
            left, right = self._apply("fn_civil", left), self._apply("fn_civil", right)
        elif Type.FLOAT in kinds:
            left, right = self._apply("fn_float", left), self._apply("fn_float", right)
        self.body.append(f"({left} {item.op} {right})")

    # -- expressions ------------------------------------------------------------

    def _term(self, node: Expr) -> str:
        match node:
            case Var(name=name):
                return self._variable(name)
            case Const(value=value):
                return self._constant(value)
            case Arith():
                return self._apply(
                    _OPERATORS[node.op], self._term(node.left), self._term(node.right)
                )
            case Call(name="today"):
                return self._constant(self.context.as_of)
            case Call(name="now"):
                return self._constant(self.context.now)
            case Call():
                arguments = [*node.args, *(value for _, value in node.named)]
                return self._apply(f"fn_{node.name}", *(self._term(a) for a in arguments))
            case Any() | Lookup():
                raise AssertionError("the checker leaves neither `_` nor a lookup here")

    def _apply(self, function: str, *arguments: str) -> str:
        result = self._new("V")
        self.body.append(f"{function}({', '.join([*arguments, result])})")
        return result

    def _constant(self, value: Scalar) -> str:
        """Text and whole numbers stand in the clause; other values come through a fact."""
        if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
            return repr(value)
        name = next((n for n, v in self.constants.items() if v is value), None)
        if name is None:
            name = f"k{len(self.constants)}"
            self.constants[name] = value
        variable = self._new("V")
        self.body.append(f"{name}({variable})")
        return variable

    def _variable(self, name: str) -> str:
        if name not in self.names:
            self.names[name] = self._new("V")
        return self.names[name]

    def _kind(self, node: Expr) -> Type:
        match node:
            case Var(name=name):
                return self.types[name]
            case Call(name=name) if name in _RESULTS:
                return _RESULTS[name]
            case Arith():
                return self._arithmetic_kind(node)
            case Const(value=str()):
                return Type.TEXT
        return Type.INT

    def _arithmetic_kind(self, node: Arith) -> Type:
        kinds = {self._kind(node.left), self._kind(node.right)}
        if node.op == "/" or Type.FLOAT in kinds:
            return Type.FLOAT
        if Type.DATE in kinds:
            return Type.INT if len(kinds) == 1 else Type.DATE
        return Type.DECIMAL if Type.DECIMAL in kinds else Type.INT

    # -- text -------------------------------------------------------------------

    def _arguments(self, atom: Atom) -> list[tuple[str, Expr]]:
        if atom.named:
            return list(atom.named)
        return [(str(i), argument) for i, argument in enumerate(atom.args)]

    def _new(self, prefix: str) -> str:
        self.fresh += 1
        return f"{prefix}_{self.fresh}"

    def _write(self, head: str, body: list[str]) -> None:
        self.lines.append(f"{head} <= {' & '.join(body)}" if body else f"+ {head}")
