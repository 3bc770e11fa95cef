"""The twelve kinds of question: each reads its own keys and says which programs prove its key.

Nothing is run here (`bot.content.check`).
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from bot.content.model import Kind, Option, Pair, Proof, Rejected, WrongOrder
from bot.content.pages import PARAGRAPH_LIMIT, code_faults
from bot.content.shelf import PackShelf
from bot.content.table import Table

WHY_LEAST = 20  # shorter cannot speak to that one mistake
MARK = "# <-- MARK"
BLANK = "____"
STATEMENT = "STATEMENT"
SHOWN_STATEMENT = "...  # each option stands here"  # what learners see in its place


@dataclass(slots=True)
class Draft:
    """A question while it is read."""

    prompt: str
    explain: str
    code: str = ""
    options: tuple[Option, ...] = ()
    answer: bool | None = None
    items: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    wrong_orders: tuple[WrongOrder, ...] = ()
    pairs: tuple[Pair, ...] = ()
    accept: tuple[str, ...] = ()
    reject: tuple[Rejected, ...] = ()
    tolerance: float = 0.0
    other_why: str = ""
    wants: str = ""
    proofs: list[Proof] = field(default_factory=list)

    def by_name(self) -> dict[str, Any]:
        """All of it by name, for the finished question."""
        values = {each.name: getattr(self, each.name) for each in fields(self)}
        return values | {"proofs": tuple(self.proofs)}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's table with the readers that several kinds share."""

    table: Table
    shelf: PackShelf

    def code(self, key: str = "code", *, holds: str = "", is_required: bool = True) -> str:
        """A program that is shown; with `holds`, one that has that mark exactly once."""
        code = self.table.text(key, is_required=is_required)
        line = self.table.line_of(key) + ("\n" in code)  # a program opens below its quotes
        for offset, what in code_faults(code):
            self.table.sheet.faults.add(self.table.sheet.path, line + offset, what)
        if holds and code and code.count(holds) != 1:
            self.table.fault(f"{key!r} must hold {holds!r} once, not {code.count(holds)}x", key)
        return code

    def option(self, table: Table, *, is_right: bool, text: str, code: str = "") -> Option:
        """One option; a wrong one must say why and name a misconception."""
        why = table.prose("why", least=1 if is_right else WHY_LEAST, most=PARAGRAPH_LIMIT)
        myth = self.shelf.myth(table, is_required=not is_right) if not is_right else ""
        return Option(text=text, is_right=is_right, why=why, myth=myth, code=code)

    def choices(self, key: str = "options", *, has_code: bool = False) -> tuple[Option, ...]:
        """Options with `text` and maybe `correct`."""
        options = tuple(
            self.option(
                table,
                is_right=table.flag("correct", default=False),
                text=table.text("text").strip(),
                code=table.text("code") if has_code else "",
            )
            for table in self.table.tables(key, least=2)
        )
        self.different([option.text for option in options], key)
        return options

    def one_right(self, options: tuple[Option, ...], key: str = "options") -> None:
        """A fault unless exactly one option is right."""
        count = sum(option.is_right for option in options)
        if options and count != 1:
            self.table.fault(f"exactly one of {key!r} must be right, not {count}", key)

    def different(self, texts: list[str], key: str) -> None:
        """A fault at the second of two equal texts."""
        for index, text in enumerate(texts):
            if text in texts[:index]:
                self.table.fault(f"{key!r} holds {text!r} twice", key, index)

    def proof(self, name: str, source: str, key: str, *at: str | int) -> Proof:
        """A proof whose program must print what stands under a key."""
        prints = self.table.text(key).strip()
        line = self.table.line_of(*(at or (key,)))
        return Proof(name=name, source=source, prints=prints, line=line)

    def evidence(self) -> Proof:
        """The program `evidence` and what it `prints`."""
        return self.proof("evidence", self.table.text("evidence"), "prints")

    def rejected(self, key: str = "reject") -> tuple[Rejected, ...]:
        """Typed answers known to be wrong."""
        tables = self.table.tables(key, least=1)
        return tuple(self._rejected(table, table.text("text").strip()) for table in tables)

    def rejected_numbers(self, key: str = "wrong") -> tuple[Rejected, ...]:
        """Numbers known to be wrong."""
        tables = self.table.tables(key, least=1)
        return tuple(self._rejected(table, f"{table.number('value'):g}") for table in tables)

    def _rejected(self, table: Table, text: str) -> Rejected:
        why = table.prose("why", least=WHY_LEAST, most=PARAGRAPH_LIMIT)
        return Rejected(text=text, why=why, myth=self.shelf.myth(table))

    def other_why(self) -> str:
        """What is said of an answer that is none of the listed."""
        return self.table.prose("other_why", least=WHY_LEAST, most=PARAGRAPH_LIMIT)


def _choice(asked: Asked, draft: Draft) -> None:
    draft.code = asked.code(is_required=False)
    draft.options = asked.choices()
    asked.one_right(draft.options)
    draft.proofs.append(asked.evidence())


def _true_false(asked: Asked, draft: Draft) -> None:
    draft.code = asked.code(is_required=False)
    draft.answer = asked.table.flag("answer")
    draft.options = asked.choices("reasons")
    asked.one_right(draft.options, "reasons")
    draft.proofs.append(asked.evidence())


def _predict(asked: Asked, draft: Draft) -> None:
    """The right option is the one without a misconception; the program must print it."""
    draft.code = asked.code()
    rows = [
        (asked.option(table, is_right=not table.has("myth"), text=table.text("text").strip()), at)
        for at, table in enumerate(asked.table.tables("options", least=2))
    ]
    draft.options = tuple(option for option, _ in rows)
    asked.different([option.text for option in draft.options], "options")
    right = [(option, at) for option, at in rows if option.is_right]
    if rows and len(right) != 1:
        what = f"exactly one option has no 'myth', the right one; here {len(right)} have none"
        asked.table.fault(what, "options")
    for option, at in right[:1]:
        line = asked.table.line_of("options", at)
        draft.proofs.append(Proof(name="code", source=draft.code, prints=option.text, line=line))


def _state(asked: Asked, draft: Draft) -> None:
    draft.code = asked.code(holds=MARK)
    probe = asked.table.text("probe")
    if any(MARK in line and line.strip() != MARK for line in draft.code.splitlines()):
        asked.table.fault(f"{MARK!r} must stand on a line of its own", "code")
    draft.options = asked.choices()
    asked.one_right(draft.options)
    draft.proofs.append(asked.proof("probe", _placed(draft.code, MARK, probe), "prints"))


def _order(asked: Asked, draft: Draft) -> None:
    draft.code = asked.code()
    draft.items = asked.table.texts("items", least=3)
    draft.key = asked.table.texts("key")
    asked.different(list(draft.items), "items")
    if draft.key and sorted(draft.key) != sorted(draft.items):
        asked.table.fault("'key' must hold the 'items', each once", "key")
    draft.wrong_orders = tuple(
        _wrong_order(asked, table, draft) for table in asked.table.tables("wrong", least=1)
    )
    draft.other_why = asked.other_why()
    prints, line = "\n".join(draft.key), asked.table.line_of("key")
    draft.proofs.append(Proof(name="code", source=draft.code, prints=prints, line=line))


def _wrong_order(asked: Asked, table: Table, draft: Draft) -> WrongOrder:
    order = table.texts("order")
    if sorted(order) != sorted(draft.items):
        table.fault("a wrong order must hold the 'items', each once", "order")
    elif order == draft.key:
        table.fault("a wrong order is the same as the 'key'", "order")
    why = table.prose("why", least=WHY_LEAST, most=PARAGRAPH_LIMIT)
    return WrongOrder(order=order, why=why, myth=asked.shelf.myth(table))


def _bug(asked: Asked, draft: Draft) -> None:
    draft.code, fixed = asked.code(), asked.table.text("fixed")
    draft.wants = asked.table.text("wants").strip()
    lines = draft.code.splitlines()
    number = asked.table.whole("line", low=1, high=max(1, len(lines)))
    _check_fix(asked, lines, fixed.splitlines(), number)
    rows = [_bug_line(asked, table, lines) for table in asked.table.tables("lines", least=1)]
    text = lines[number - 1].strip() if number <= len(lines) else ""
    right = Option(text=text, is_right=True, why=draft.explain, line=number)
    for index, option in enumerate(rows):
        if option.line in [number, *(row.line for row in rows[:index])]:
            asked.table.fault(f"line {option.line} is listed twice", "lines", index)
    draft.options = tuple(sorted((right, *rows), key=lambda option: option.line))
    draft.other_why = asked.other_why()
    draft.proofs.append(asked.proof("code", draft.code, "shows"))
    draft.proofs.append(asked.proof("fixed", fixed, "wants"))
    if draft.proofs[0].prints == draft.wants:
        asked.table.fault("'shows' and 'wants' must differ", "shows")


def _bug_line(asked: Asked, table: Table, lines: list[str]) -> Option:
    number = table.whole("n", low=1, high=max(1, len(lines)))
    text = lines[number - 1].strip() if number <= len(lines) else ""
    if not text and number <= len(lines):
        table.fault(f"line {number} of 'code' is empty", "n")
    why = table.prose("why", least=WHY_LEAST, most=PARAGRAPH_LIMIT)
    return Option(text=text, is_right=False, why=why, myth=asked.shelf.myth(table), line=number)


def _check_fix(asked: Asked, lines: list[str], fixed: list[str], number: int) -> None:
    """`fixed` may differ in the named line only."""
    pairs = enumerate(zip(lines, fixed, strict=False), start=1)
    differ = [n for n, (old, new) in pairs if old != new]
    if fixed and (len(lines) != len(fixed) or differ != [number]):
        where = ", ".join(map(str, differ)) or "none"
        what = f"'fixed' must differ from 'code' in line {number} only; it differs in {where}"
        if len(lines) != len(fixed):
            what += f" and has {len(fixed)} lines, not {len(lines)}"
        asked.table.fault(what, "fixed")


def _fix(asked: Asked, draft: Draft) -> None:
    setup, start = asked.code("setup", is_required=False), asked.code("start")
    draft.code, draft.wants = setup + start, asked.table.text("wants").strip()
    draft.options = asked.choices(has_code=True)
    asked.one_right(draft.options)
    line = asked.table.line_of("start")
    draft.proofs.append(Proof(name="start", source=draft.code, prints_not=draft.wants, line=line))
    for at, option in enumerate(draft.options):
        proof = Proof(
            name=f"option {option.text!r}",
            source=setup + option.code,
            prints=draft.wants if option.is_right else None,
            prints_not=None if option.is_right else draft.wants,
            line=asked.table.line_of("options", at),
        )
        draft.proofs.append(proof)


def _match(asked: Asked, draft: Draft) -> None:
    draft.pairs = tuple(_pair(asked, table) for table in asked.table.tables("pairs", least=2))
    asked.different([pair.left for pair in draft.pairs], "pairs")
    asked.different([pair.right for pair in draft.pairs], "pairs")
    for at, pair in enumerate(draft.pairs):
        line = asked.table.line_of("pairs", at)
        name = f"pair {pair.left!r}"
        draft.proofs.append(Proof(name=name, source=pair.code, prints=pair.left, line=line))


def _pair(asked: Asked, table: Table) -> Pair:
    return Pair(
        left=table.text("left").strip(),
        right=table.text("right").strip(),
        why=table.prose("why", least=WHY_LEAST, most=PARAGRAPH_LIMIT),
        myth=asked.shelf.myth(table),
        code=table.text("code"),
    )


def _blank(asked: Asked, draft: Draft) -> None:
    draft.code = asked.code(holds=BLANK)
    draft.wants = asked.table.text("wants").strip()
    draft.accept = asked.table.texts("accept", least=1)
    draft.reject = asked.rejected()
    draft.other_why = asked.other_why()
    for at, text in enumerate(draft.accept):
        line = asked.table.line_of("accept", at)
        source = draft.code.replace(BLANK, text)
        proof = Proof(name=f"accept {text!r}", source=source, prints=draft.wants, line=line)
        draft.proofs.append(proof)
    for at, row in enumerate(draft.reject):
        line = asked.table.line_of("reject", at)
        source = draft.code.replace(BLANK, row.text)
        proof = Proof(name=f"reject {row.text!r}", source=source, prints_not=draft.wants, line=line)
        draft.proofs.append(proof)
        if row.text in draft.accept:
            asked.table.fault(f"{row.text!r} is accepted and rejected", "reject", at)


def _number(asked: Asked, draft: Draft) -> None:
    draft.code = asked.code(is_required=False)
    answer = asked.table.number("answer")
    draft.accept = (f"{answer:g}",)
    draft.tolerance = asked.table.number("tolerance", default=0.0)
    draft.reject = asked.rejected_numbers()
    draft.other_why = asked.other_why()
    proof = asked.evidence()
    draft.proofs.append(proof)
    for at, row in enumerate(draft.reject):
        if abs(float(row.text) - answer) <= draft.tolerance:
            asked.table.fault(f"{row.text} counts as right", "wrong", at)
    try:
        is_near = abs(float(proof.prints or "") - answer) <= draft.tolerance
    except ValueError:
        is_near = False
    if asked.table.has("prints") and not is_near:
        asked.table.fault(f"'prints' must be the 'answer', {answer:g}", "prints")


def _multi(asked: Asked, draft: Draft) -> None:
    setup = asked.code("setup", holds=STATEMENT)
    draft.code = asked.code(is_required=False) or _placed(setup, STATEMENT, SHOWN_STATEMENT)
    first = asked.table.text("before").strip()
    second = asked.table.text("after", is_required=False).strip() or "checked"
    options = asked.choices()
    if options and not 0 < sum(option.is_right for option in options) < len(options):
        asked.table.fault("at least one of 'options' must be right and one wrong", "options")
    draft.options = options
    for at, option in enumerate(options):
        lines = (first, second)
        proof = Proof(
            name=f"option {option.text!r}",
            source=_placed(setup, STATEMENT, option.text),
            before=lines if option.is_right else None,
            not_before=None if option.is_right else lines,
            line=asked.table.line_of("options", at),
        )
        draft.proofs.append(proof)


def _short(asked: Asked, draft: Draft) -> None:
    draft.code = asked.code(is_required=False)
    draft.accept = asked.table.texts("accept", least=1)
    draft.reject = asked.rejected()
    draft.other_why = asked.other_why()
    draft.proofs.append(asked.evidence())
    accepted = {text.strip().casefold() for text in draft.accept}
    for at, row in enumerate(draft.reject):
        if row.text.casefold() in accepted:
            asked.table.fault(f"{row.text!r} is accepted and rejected", "reject", at)


def _placed(code: str, mark: str, statement: str) -> str:
    """The program with a mark replaced by a statement, each line of it indented as the mark."""
    lines = []
    for line in code.splitlines():
        indent = line[: len(line) - len(line.lstrip())]
        is_mark = line.strip() == mark
        lines.append(textwrap.indent(statement, indent) if is_mark else line)
    return "\n".join(lines) + "\n"


KINDS: Mapping[Kind, Callable[[Asked, Draft], None]] = {
    Kind.PREDICT: _predict,
    Kind.ORDER: _order,
    Kind.STATE: _state,
    Kind.FIX: _fix,
    Kind.BUG: _bug,
    Kind.TRUE_FALSE: _true_false,
    Kind.MATCH: _match,
    Kind.BLANK: _blank,
    Kind.NUMBER: _number,
    Kind.MULTI: _multi,
    Kind.SHORT: _short,
    Kind.CHOICE: _choice,
}
