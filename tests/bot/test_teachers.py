"""A teacher's pack beside the course: taught, kept apart, run only in the sandbox, or refused."""

from __future__ import annotations

import logging
import random
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import open_app
from bot.content import Start, begin
from bot.settings import Settings
from bot.talk import Learner, Mark, Submit, Verdict, pack
from tests.packs import SMALL
from tests.people import Clock, Person, words


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text

    path.write_text(text.replace(old, new, 1))


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """A lesson, a question of it, a question on a topic of the course, and a challenge."""
    folder = tmp_path / "school"
    for what, name, topic in (
        ("lesson", "crates", ""),
        ("question", "crates-what", "crates"),
        ("question", "futures-more", "futures"),
        ("challenge", "crates-twice", "crates"),
    ):
        begin(Start(what=what, id=name, pack=folder, topic=topic))
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        path.write_text(path.read_text().replace("FILL IN:", "So").replace("FILL IN", "so"))
    return folder


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A second pack, without a fault."""
    folder = tmp_path / "club"
    begin(Start(what="lesson", id="barrels", pack=folder))
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        path.write_text(path.read_text().replace("FILL IN:", "So").replace("FILL IN", "so"))
    return folder


@pytest.fixture
def packs(school: Path, other: Path) -> tuple[Path, ...]:
    return (SMALL, school, other)


@pytest.fixture
async def ada(
    database: Path, clock: Clock, packs: tuple[Path, ...], sandbox_service: str
) -> AsyncIterator[Person]:
    settings = Settings(database=database, content=packs, sandbox=sandbox_service)
    async with open_app(settings, clock=clock, chance=random.Random(1)) as app:
        yield Person(app, Learner(id="test:ada", name="ada"))


# ---- taught


async def test_lesson_is_explained_by_any_of_its_names(ada: Person) -> None:
    """By its title, its id and its full id; its example runs."""
    for name in ("crates", "Crates", "school.crates", "what are crates"):
        reply = await ada.says(f"/explain {name}")
        assert reply.topic == "school.crates", name

    await ada.presses("Run it")
    assert "hello" in words(ada.last)


async def test_lessons_of_all_packs_stand_on_one_map(ada: Person) -> None:
    """`/topics` lists them by track."""
    listed = words(await ada.says("/topics"))

    assert all(title in listed for title in ("Futures", "Crates", "Barrels"))


async def test_questions_are_asked_and_kept_under_their_full_ids(ada: Person) -> None:
    """Also one on a topic of the course, beside the course's own."""
    library = ada.app.library
    assert library.questions["school.futures-more"].topic == "futures"

    await ada.says("/quiz school.crates")
    reply = await ada.presses("right answer")

    assert reply.details["question"] == "school.crates-what"
    assert "Answers: 1 right of 1" in words(await ada.says("/progress"))


async def test_challenge_is_tried_in_the_sandbox(ada: Person) -> None:
    """Its own solution passes, its own wrong one does not."""
    challenge = ada.app.library.challenges["school.crates-twice"]
    token = pack("challenges", "write", challenge.id)
    marks = []
    for source in (challenge.solution, challenge.wrong_sources["wrong_once.py"]):
        reply = await ada.send(Submit(token, {"code": source}))
        marks.append(next(block.mark for block in reply.blocks if isinstance(block, Verdict)))

    assert marks == [Mark.RIGHT, Mark.WRONG]
    assert (await ada.says("/challenge Crates twice")).error is None


# ---- never imported


@pytest.fixture
def trace(school: Path, tmp_path: Path) -> Path:
    """What programs of the pack would leave behind if they ran outside the sandbox."""
    left = tmp_path / "left"
    line = f"open({str(left)!r}, 'w').close()\n"
    for path in school.glob("challenges/*/*.py"):
        path.write_text(line + path.read_text())
    return left


async def test_programs_of_a_pack_are_never_imported(trace: Path, ada: Person) -> None:
    """Loading reads them; trying them ends in the sandbox, which refuses files."""
    challenge = ada.app.library.challenges["school.crates-twice"]
    token = pack("challenges", "write", challenge.id)
    reply = await ada.send(Submit(token, {"code": challenge.solution}))

    assert Mark.RIGHT not in [b.mark for b in reply.blocks if isinstance(b, Verdict)]
    assert not trace.exists()
    assert not [name for name in sys.modules if name.startswith(("school", "challenges", "checks"))]


# ---- refused whole


@pytest.fixture
def broken(school: Path) -> None:
    """Two faults in one pack, in a question and in its challenge."""
    change(school / "questions/crates.toml", "level = 1", "level = 4")
    change(school / "challenges/crates-twice/challenge.toml", "minutes = 10", "minutes = 1000")


async def test_pack_with_a_fault_is_left_out_and_the_rest_goes_on(
    broken: None, caplog: pytest.LogCaptureFixture, ada: Person
) -> None:
    """Nothing of it is there; the course and the other pack are, and every fault is logged."""
    library = ada.app.library
    logged = [r.getMessage() for r in caplog.get_records("setup") if r.levelno == logging.WARNING]

    assert [pack.id for pack in library.packs] == ["core", "club"]
    assert not [key for key in (*library.topics, *library.questions) if key.startswith("school")]
    assert (await ada.says("/explain barrels")).topic == "club.barrels"
    assert (await ada.says("/explain futures")).topic == "futures"
    assert (await ada.says("/explain crates")).error is not None
    assert [line.partition("school/")[2].partition(":")[0] for line in logged] == [
        "challenges/crates-twice/challenge.toml",
        "questions/crates.toml",
    ]
