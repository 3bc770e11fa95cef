"""The part of the policy for `match`: C code reads attributes there, past the guards.

The rest of the policy is in `policy`.
"""

# ruff: noqa: N802 - the base class calls methods by the names of syntax nodes

from __future__ import annotations

import ast
from typing import Any

from sandbox import rules

_HINT = "name a public attribute, or test it in an `if` after the pattern"


class Patterns:
    """Binds the class and the dotted values of each pattern before its `match` begins."""

    visit: Any
    guard: Any
    refuse: Any
    body: Any
    check_name: Any
    not_allowed: Any

    def __init__(self) -> None:
        super().__init__()
        self._bound = 0
        self._before: list[ast.stmt] = []

    def visit_Match(self, node: ast.Match) -> list[ast.stmt]:
        """A match statement, after the assignments that its patterns need."""
        outer, self._before = self._before, []
        node.subject = self.visit(node.subject)
        for case in node.cases:
            case.pattern = self._pattern(case.pattern)
        before, self._before = self._before, outer
        for case in node.cases:
            if case.guard is not None:
                case.guard = self.visit(case.guard)
            case.body = self.body(case.body)
        return [*before, node]

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
        box = self._bind(rules.BOX, self.visit(value))
        return ast.copy_location(ast.Attribute(box, "value", ast.Load()), value)

    def _pattern(self, pattern: ast.pattern) -> ast.pattern:
        rule = getattr(self, f"_{type(pattern).__name__}", None)
        if rule is None:
            self.not_allowed(pattern)
            return pattern
        rule(pattern)
        return pattern

    def _MatchValue(self, pattern: ast.MatchValue) -> None:
        pattern.value = self._value(pattern.value)

    def _MatchSingleton(self, pattern: ast.MatchSingleton) -> None:
        """True, False and None need nothing."""

    def _MatchSequence(self, pattern: ast.MatchSequence) -> None:
        pattern.patterns = [self._pattern(each) for each in pattern.patterns]

    def _MatchStar(self, pattern: ast.MatchStar) -> None:
        self.check_name(pattern, pattern.name)

    def _MatchMapping(self, pattern: ast.MatchMapping) -> None:
        pattern.keys = [self._value(key) for key in pattern.keys]
        pattern.patterns = [self._pattern(each) for each in pattern.patterns]
        self.check_name(pattern, pattern.rest)

    def _MatchClass(self, pattern: ast.MatchClass) -> None:
        for name in pattern.kwd_attrs:
            if name.startswith("_") or name in rules.SENSITIVE:
                self.refuse(pattern, f"`{name}=` is not available in a class pattern", _HINT)
        pattern.cls = self._bind(rules.MATCH_CLASS, self.visit(pattern.cls))
        pattern.patterns = [self._pattern(each) for each in pattern.patterns]
        pattern.kwd_patterns = [self._pattern(each) for each in pattern.kwd_patterns]

    def _MatchAs(self, pattern: ast.MatchAs) -> None:
        self.check_name(pattern, pattern.name)
        if pattern.pattern is not None:
            pattern.pattern = self._pattern(pattern.pattern)

    def _MatchOr(self, pattern: ast.MatchOr) -> None:
        pattern.patterns = [self._pattern(each) for each in pattern.patterns]
