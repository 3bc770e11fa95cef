"""Every kind of question, asked and answered in the terminal to the way on, right and wrong."""

from __future__ import annotations

import io
import re
from collections.abc import Generator

import pytest
from rich.console import Console

from bot.app import App
from bot.content import Kind, Question
from bot.surfaces.terminal import Piped, Terminal
from bot.talk import Learner
from tests.players import Move, Screen, Way, answering, in_one_form, what_is_right

CHOICE = re.compile(r"^ *(\d+) (.+)$")
LISTED = re.compile(CHOICE.pattern, re.MULTILINE)
Talk = Generator[str, Screen, Screen]


class Keyboard(io.StringIO):
    """Standard input of somebody who looks at the screen before each line."""

    def __init__(self, screen: io.StringIO, talk: Talk) -> None:
        super().__init__()
        self._screen = screen
        self._talk = talk
        self._is_begun = False

    def readline(self, size: int | None = -1, /) -> str:
        """The next line in view of what was shown since the last one; empty at the end."""
        shown = self._screen.getvalue()
        self._screen.seek(0)
        self._screen.truncate()
        try:
            line = self._talk.send(seen(shown)) if self._is_begun else next(self._talk)
        except StopIteration:
            return ""
        self._is_begun = True
        return line + "\n"


def seen(shown: str) -> Screen:
    """Split what was drawn into text and choices, which stand below all text."""
    lines = shown.rstrip().split("\n")
    choices: list[str] = []
    while lines and (found := CHOICE.match(lines[-1])) and found[1] != "0":
        choices.insert(0, found[2])
        lines.pop()
    return Screen("\n".join(lines), tuple(choices))


def typing(move: Move, screen: Screen) -> Talk:
    """What is typed for a move: the number of the choice, then the answers of the form."""
    form = yield str(screen.labels.index(move.label) + 1)
    if move.text is not None:
        form = yield move.text
    for wanted in move.chosen or ():
        listed = {found[2]: found[1] for found in LISTED.finditer(form.text)}
        form = yield " ".join(listed[words.replace("`", "")] for words in wanted)
    return form


def play(question: Question, way: Way, screens: list[Screen]) -> Talk:
    """Ask for the kind, answer, go on to the next question; keep the last two screens."""
    screen = yield f"/quiz {question.kind.value}"
    moves = way.moves(screen)
    move = next(moves, None)
    while move is not None:
        screen = yield from typing(move, screen)
        try:
            move = moves.send(screen)
        except StopIteration:
            move = None
    screens.append(screen)
    screen = yield from typing(Move("Next question"), screen)
    screens.append(screen)
    return screen


async def played(app: App, question: Question, way: Way) -> list[Screen]:
    """The verdict and the screen of the next question."""
    screens: list[Screen] = []
    out = io.StringIO()
    console = Console(file=out, width=80, highlight=False)
    keyboard = Keyboard(out, play(question, way, screens))
    learner = Learner(id="local:ada", name="ada")
    await Terminal(app, learner, console, Piped(keyboard, console)).talk()
    return screens


@pytest.mark.parametrize("right", [True, False], ids=["right", "wrong"])
@pytest.mark.parametrize("kind", list(Kind), ids=lambda kind: kind.value)
async def test_kind_is_played_to_the_end(app: App, kind: Kind, right: bool) -> None:
    """The verdict, the why of this very answer, the explanation, and another question."""
    question = next(q for q in app.library.questions.values() if q.kind is kind)
    verdict, following = await played(app, question, answering(question, right=right))

    assert ("✓ Right" if right else "✗ Not quite") in verdict.text
    assert all(verdict.says(why) for why in answering(question, right=right).whys)
    assert verdict.says(question.explain)
    assert right or all(verdict.says(words) for words in what_is_right(question))
    assert verdict.says("Comes back")
    assert re.search(r": [a-z-]+, level [1-3]$", following.text, re.MULTILINE)


@pytest.mark.parametrize("right", [True, False], ids=["right", "wrong"])
@pytest.mark.parametrize("kind", [Kind.TRUE_FALSE, Kind.ORDER], ids=lambda kind: kind.value)
async def test_whole_answer_is_given_in_one_form(app: App, kind: Kind, right: bool) -> None:
    """Verdict and reason, or all places of an order, are asked one after the other."""
    question = next(q for q in app.library.questions.values() if q.kind is kind)
    way = in_one_form(question, right=right)
    verdict, _ = await played(app, question, way)

    assert ("✓ Right" if right else "✗ Not quite") in verdict.text
    assert all(verdict.says(why) for why in way.whys)
