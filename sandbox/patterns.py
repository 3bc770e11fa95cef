"""The part of the policy for `match`: C code reads attributes there, past the guards.

What it has read is looked at in the guard of its case, before the snippet's own guard and body.

The rest of the policy is in `policy`.
"""

# ruff: noqa: N802 - the base class calls methods by the names of syntax nodes

from __future__ import annotations

import ast
from typing import Any

from sandbox import rules

_IN_CLASS = "put it into a function"
_HINT = "name a public attribute, or test it in an `if` after the pattern"


class Patterns:
    """Binds the class and the dotted values of each pattern before its `match` begins."""

    visit: Any
    _scopes: list[str]
    guard: Any
    refuse: Any
    body: Any
    check_name: Any
    not_allowed: Any

    def __init__(self) -> None:
        super().__init__()
        self._bound = 0
        self._before: list[ast.stmt] = []
        self._checks: list[ast.expr] = []  # of one case: what its class patterns have read
        self._is_read = False  # whether a pattern is for an attribute that C reads
        self._looks = 0
        self._hides = False

    def visit_Match(self, node: ast.Match) -> list[ast.stmt]:
        """A match statement, after the assignments that its patterns need."""
        if self._scopes[-1:] == ["class"]:  # an Enum would take the hidden names for members
            self.refuse(node, "`match` in a class body is not available here", _IN_CLASS)
        outer, self._before = self._before, []
        node.subject = self.visit(node.subject)
        checks = [self._checked_pattern(case) for case in node.cases]
        before, self._before = self._before, outer
        for case, check in zip(node.cases, checks, strict=True):
            if case.guard is not None:
                case.guard = self.visit(case.guard)
            if check is not None:
                both = [check] if case.guard is None else [check, case.guard]
                case.guard = check if len(both) == 1 else ast.BoolOp(ast.And(), both)
                ast.copy_location(case.guard, check)
            case.body = self.body(case.body)
        return [*before, node]

    def _checked_pattern(self, case: ast.match_case) -> ast.expr | None:
        """Rewrite a pattern; what looks at all that it has read, before the snippet sees any."""
        outer, self._checks = self._checks, []
        self._looks = 0
        self._hides = any(isinstance(each, ast.MatchClass) for each in ast.walk(case.pattern))
        case.pattern = self._pattern(case.pattern)
        checks, self._checks = self._checks, outer
        if not checks:
            return None
        call = ast.Call(func=ast.Name(rules.MATCHED, ast.Load()), args=checks, keywords=[])
        ast.copy_location(call, case.pattern)
        return ast.fix_missing_locations(call)

    def _bind(self, guard: str, value: ast.expr) -> ast.Name:
        """Assign the guarded value to a name that no snippet can write."""
        self._bound += 1
        name = f"$case{self._bound}"
        assign = ast.Assign(
            targets=[ast.Name(name, ast.Store())], value=self.guard(guard, value, value)
        )
        ast.copy_location(assign, value)
        self._before.append(ast.fix_missing_locations(assign))
        return ast.copy_location(ast.Name(name, ast.Load()), value)

    def _value(self, value: ast.expr) -> ast.expr:
        if not isinstance(value, ast.Attribute):
            visited: ast.expr = self.visit(value)
            return visited
        read: ast.expr = self.visit(value)
        if self._is_read:
            read = self.guard(rules.MATCH_VALUE, read, read)
        box = self._bind(rules.BOX, read)
        return ast.copy_location(ast.Attribute(box, "value", ast.Load()), value)

    def _pattern(self, pattern: ast.pattern) -> ast.pattern:
        rule = getattr(self, f"_{type(pattern).__name__}", None)
        if rule is None:
            self.not_allowed(pattern)
            return pattern
        rule(pattern)
        return pattern

    def _of_attribute(self, pattern: ast.pattern) -> ast.pattern:
        """The pattern of an attribute: what it binds is bound once it was looked at."""
        outer, self._is_read = self._is_read, True
        pattern = self._pattern(pattern)
        self._is_read = outer
        if isinstance(pattern, ast.MatchValue | ast.MatchSingleton | ast.MatchAs):
            return pattern
        self._looks += 1
        return self._look_at(pattern, f"$look{self._looks}")

    def _look_at(self, pattern: ast.pattern, name: str) -> ast.pattern:
        self._check(self.guard(rules.OK, _at(pattern), ast.Name(name, ast.Load())))
        return ast.copy_location(ast.MatchAs(pattern, name), pattern)

    def _bound_name(self, pattern: ast.pattern, name: str | None) -> str | None:
        """The name that C binds: beside class patterns a hidden one, the snippet's in the guard.

        Alternatives must bind the same names, so all names of such a case are hidden.
        """
        self.check_name(pattern, name)
        if name is None or not self._hides:
            return name
        hidden = f"$as_{name}"
        value = self.guard(rules.OK, _at(pattern), ast.Name(hidden, ast.Load()))
        self._check(ast.NamedExpr(ast.Name(name, ast.Store()), value))
        return hidden

    def _check(self, check: ast.expr) -> None:
        """Note a check; the alternatives of one pattern bind the same names, each once."""
        told = ast.dump(check)
        if all(ast.dump(each) != told for each in self._checks):
            self._checks.append(check)

    def _MatchValue(self, pattern: ast.MatchValue) -> None:
        pattern.value = self._value(pattern.value)

    def _MatchSingleton(self, pattern: ast.MatchSingleton) -> None:
        """True, False and None need nothing."""

    def _MatchSequence(self, pattern: ast.MatchSequence) -> None:
        pattern.patterns = [self._pattern(each) for each in pattern.patterns]

    def _MatchStar(self, pattern: ast.MatchStar) -> None:
        pattern.name = self._bound_name(pattern, pattern.name)

    def _MatchMapping(self, pattern: ast.MatchMapping) -> None:
        pattern.keys = [self._value(key) for key in pattern.keys]
        pattern.patterns = [self._pattern(each) for each in pattern.patterns]
        pattern.rest = self._bound_name(pattern, pattern.rest)

    def _MatchClass(self, pattern: ast.MatchClass) -> None:
        for name in pattern.kwd_attrs:
            if name.startswith("_") or name in rules.SENSITIVE:
                self.refuse(pattern, f"`{name}=` is not available in a class pattern", _HINT)
        pattern.cls = self._bind(rules.MATCH_CLASS, self.visit(pattern.cls))
        pattern.patterns = [self._of_attribute(each) for each in pattern.patterns]
        pattern.kwd_patterns = [self._of_attribute(each) for each in pattern.kwd_patterns]

    def _MatchAs(self, pattern: ast.MatchAs) -> None:
        if pattern.pattern is not None:
            pattern.pattern = self._pattern(pattern.pattern)
        pattern.name = self._bound_name(pattern, pattern.name)

    def _MatchOr(self, pattern: ast.MatchOr) -> None:
        """Alternatives bind the same names, also those that no snippet can write."""
        start = most = self._looks
        ends = []
        for at, each in enumerate(pattern.patterns):
            self._looks = start
            pattern.patterns[at] = self._pattern(each)
            ends.append(self._looks)
            most = max(most, self._looks)
        for at, end in enumerate(ends):
            for number in range(end + 1, most + 1):
                pattern.patterns[at] = self._look_at(pattern.patterns[at], f"$look{number}")
        self._looks = most


def _at(pattern: ast.pattern) -> ast.expr:
    """An expression where a pattern stands, to take the location from."""
    return ast.copy_location(ast.Constant(None), pattern)
