"""The talks of the terminal, told to Slack: the same turns come to the same end."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.app import App
from bot.phrase import parse
from bot.surfaces.slack.text import clean, escaped
from bot.talk import Facts, Heading, Output, Reply, Verdict
from tests.bot.surfaces.slack.conftest import OnSlack
from tests.fakes.slack_people import Actor, labels, told
from tests.fakes.slack_wire import FakeSlack
from tests.people import Person

TALKS = sorted((Path(__file__).parents[3] / "talks").glob("*.txt"))
CHANGING = re.compile(r"\d[\d,]* ms|test:u1|slack:T1:U1|\s+")


def typed(text: str) -> list[str]:
    """What was typed in a talk: lines, numbers, and fences with the lines in them."""
    found: list[str] = []
    for line in text.splitlines():
        if line.startswith("> "):
            found.append(line[2:])
        elif line.startswith("| ") and found and found[-1].count("```") == 1:
            found[-1] += "\n" + line[2:]
    return [each for each in found if each.strip() and each.count("```") != 1]


def meaning(reply: Reply) -> list[str]:
    """What must be seen on every surface: headings, verdicts, facts, and what was printed."""
    found: list[str] = []
    for block in reply.blocks:
        if isinstance(block, Heading | Verdict):
            found.append(block.text)
        elif isinstance(block, Facts):
            found += [part for row in block.rows for part in row]
        elif isinstance(block, Output):
            found += clean(block.text).strip("\n").split("\n")[:20]
    return found


def even(text: str) -> str:
    """Without what differs, which is times and the learner's id, and without spaces."""
    return CHANGING.sub("", text)


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.stem)
async def test_talk_means_the_same_on_slack(
    talk: Path, app: App, person: Callable[[str], Person], on_slack: OnSlack, slack: FakeSlack
) -> None:
    """Each typed line, and each number as a press: the last reply says the same to both."""
    ada, there = person("u1"), Actor(slack, "U1")
    shown: dict[str, Any] = {}
    turns = 0
    async with on_slack() as running:
        for line in typed(talk.read_text(encoding="utf-8")):
            if line.startswith("/quit") or (line.isdigit() and not _can_press(ada, line)):
                continue
            turns += 1
            app.chance = random.Random(turns)
            if line.isdigit():
                label = ada.choice(ada.last.choices[int(line) - 1].label).label
                here = await ada.presses(label)
                app.chance = random.Random(turns)
                await there.press(shown, label[:30])
            else:
                here = await ada.send(parse(line, app.commands()))
                app.chance = random.Random(turns)
                shown = await there.says(escaped(line), "D1")
            await running.answers.jobs.finish()
            shown = slack.messages[-1] if here.error else shown
            for words in meaning(here):
                assert even(words)[:60] in even(told(shown)), line
            assert len(labels(shown)) == len({choice.token for choice in here.choices})

    assert turns >= 2


def _can_press(person: Person, line: str) -> bool:
    """Whether a number stands for a choice that opens no form."""
    choices = person.last.choices
    return int(line) <= len(choices) and not person.app.opens_form(choices[int(line) - 1].token)
