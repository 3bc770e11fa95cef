"""Tests of bot/workshop.py and pythons.py: one check, on one Python or more, told in two ways."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot import content, pythons, workshop
from bot.content import Fault, Library, Start
from bot.errors import SetupError
from bot.pythons import Other
from bot.settings import Settings
from bot.workshop import Wish, check
from tests.packs import SMALL

pytestmark = pytest.mark.may_block  # commands of one person: nobody waits beside them


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course of one lesson in place of the shipped one: it takes no time to run."""
    pack = tmp_path / "core"
    content.begin(Start(what="lesson", id="boxes", pack=pack))
    (pack / "misconceptions.toml").write_text("")
    head = pack / "pack.toml"
    head.write_text(f'{head.read_text()}\n[[track]]\nid = "why-async"\ntitle = "Why"\n')
    for path in [path for path in pack.rglob("*") if path.is_file()]:
        path.write_text(path.read_text().replace("FILL IN:", "So").replace("FILL IN", "so"))
    return pack


@pytest.fixture
def chosen(course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """For this process and for those that it starts."""
    monkeypatch.setenv("COROBOT_CONTENT", str(course))
    return Settings(database=tmp_path / "corobot.db", content=(course,))


@pytest.fixture
def lesson(course: Path) -> Path:
    return course / "lessons/boxes.md"


Told = Callable[[], dict[str, Any]]


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    """What was written as JSON."""

    def read() -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(capsys.readouterr().out)
        return answer

    return read


# ---- one Python


async def test_sound_pack_is_status_0(chosen: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """The last line counts what there is."""
    assert await check(chosen, Wish()) == 0
    out = capsys.readouterr().out

    assert out.startswith("1 lessons, 0 questions, 0 challenges, 0 errors: no faults (1 programs")


async def test_advice_is_told_and_is_status_0(
    chosen: Settings, lesson: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A teacher may write as they like."""
    lesson.write_text(lesson.read_text().replace("So two to", "So simply two to"))

    assert await check(chosen, Wish()) == 0
    out = capsys.readouterr().out

    assert ": advice: page: do without 'simply'" in out
    assert ": no faults, 1 piece of advice (" in out


async def test_house_that_lacks_something_is_status_1(
    chosen: Settings, course: Path, told: Told
) -> None:
    """`house = true` makes the rules of coverage faults."""
    head = course / "pack.toml"
    head.write_text(head.read_text().replace("version =", "house = true\nversion =", 1))

    assert await check(chosen, Wish(as_json=True)) == 1
    answer = told()

    assert "1 topics, at least 50" in [fault["what"] for fault in answer["faults"]]
    assert answer["advice"] == []


async def test_program_that_does_otherwise_is_status_1(
    chosen: Settings, lesson: Path, told: Told
) -> None:
    """Faults of rules and of programs come in one list."""
    lesson.write_text(lesson.read_text().replace("```output\nhello", "```output\nbye"))

    assert await check(chosen, Wish(as_json=True)) == 1
    answer = told()

    assert [fault["path"] for fault in answer["faults"]] == [str(lesson)]
    assert "prints 'hello' where 'bye' is written" in answer["faults"][0]["what"]
    assert (answer["python"], answer["programs"], answer["runs"]) == (pythons.OWN, 1, 1)
    assert answer["counts"]["lessons"] == 1


async def test_pack_that_cannot_be_read_is_status_1(
    chosen: Settings, lesson: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its faults are told like any other; nothing is run."""
    lesson.write_text(lesson.read_text().replace("level = 1", "level = 7"))

    assert await check(chosen, Wish(is_long=False)) == 1
    out = capsys.readouterr().out.splitlines()

    assert "'level' must be from 1 to 3, not 7" in out[0]
    assert out[-1] == "1 fault: the packs cannot be read"


async def test_folder_without_a_pack_is_told(chosen: Settings, tmp_path: Path) -> None:
    """The path is wrong, not the pack."""
    with pytest.raises(SetupError, match=r"no pack\.toml"):
        await check(chosen, Wish(folder=tmp_path))


async def test_program_that_depends_on_chance_says_so(
    chosen: Settings, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault that comes in some runs only is told with how many."""
    always, once = Fault("a.md", 1, "always"), Fault("a.md", 2, "once")
    found = iter([(always,), (always, once), (always,)])

    async def fake(library: Library, run: object) -> tuple[Fault, ...]:
        return next(found)

    monkeypatch.setattr(content, "check", fake)

    assert await check(chosen, Wish(runs=3, as_json=True)) == 1
    assert [fault["what"] for fault in told()["faults"]] == ["always", "once (in 1 of 3 runs)"]


async def test_every_program_is_run_as_often_as_wished(chosen: Settings, told: Told) -> None:
    """Not once and remembered: chance shows only in new runs."""
    await check(chosen, Wish(runs=2, as_json=True))
    answer = told()

    assert (answer["programs"], answer["runs"]) == (1, 2)


# ---- other Pythons


async def test_other_python_checks_the_same(chosen: Settings, lesson: Path, told: Told) -> None:
    """A process of its own, whose faults are told once if ours are the same."""
    lesson.write_text(lesson.read_text().replace("```output\nhello", "```output\nbye"))

    assert await check(chosen, Wish(pythons=(sys.executable,), as_json=True)) == 1
    answer = told()

    assert [other["python"] for other in answer["others"]] == [pythons.OWN]
    assert answer["others"][0]["faults"] == answer["faults"]


async def test_fault_of_another_python_only_names_it(
    chosen: Settings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Status 1 though all is well here."""
    other = Other(path="/python3.12", python="3.12", faults=(Fault("a.md", 7, "prints less"),))

    async def find(given: object, *, is_search: bool) -> tuple[tuple[Other, ...], dict[str, str]]:
        return (other,), {"/python3.13": "Python 3.13, no rapidfuzz"}

    async def ask(other: Other, options: object) -> Other:
        return other

    monkeypatch.setattr(pythons, "find", find)
    monkeypatch.setattr(pythons, "check", ask)

    assert await check(chosen, Wish(is_long=True)) == 1
    out = capsys.readouterr().out.splitlines()
    assert out[:3] == [
        "a.md:7: on Python 3.12: prints less",
        "Python 3.12 (/python3.12): 1 faults",
        "Left out /python3.13: Python 3.13, no rapidfuzz",
    ]


def fake_python(folder: Path, name: str, version: str, lacks: str = "") -> Path:
    """A program that answers as an interpreter would."""
    folder.mkdir(parents=True, exist_ok=True)
    end = f"echo \"No module named '{lacks}'\" >&2; exit 1\n" if lacks else ""
    path = folder / name
    path.write_text(f"#!/bin/sh\necho {version}\n{end}")
    path.chmod(0o755)
    return path


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with no Python but those that a test puts there."""
    monkeypatch.setattr(pythons, "ROOT", tmp_path / "house")
    monkeypatch.setattr(pythons, "OWN", "3.11")
    monkeypatch.setenv("PATH", f"{tmp_path / 'path'}:/usr/bin:/bin")
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    monkeypatch.setattr(pythons, "SUPPORTED", ("3.11", "3.98", "3.99"))
    return tmp_path


async def test_one_python_of_each_other_version_is_found(machine: Path) -> None:
    """The environments of `make` first, then PATH, then pyenv; never our own version again."""
    ours = fake_python(machine / "house/.venv-3.98/bin", "python", "3.98")
    fake_python(machine / "path", "python3.98", "3.98")
    fake_python(machine / "pyenv/versions/3.11.9/bin", "python", "3.11")
    pyenv = fake_python(machine / "pyenv/versions/3.99.1/bin", "python", "3.99")
    fake_python(machine / "pyenv/versions/4.0.0/bin", "python", "4.0")

    found, left_out = await pythons.find(is_search=True)

    assert [(other.python, other.path) for other in found] == [
        ("3.98", str(ours)),
        ("3.99", str(pyenv)),
    ]
    assert left_out == {}


async def test_python_without_our_libraries_is_left_out_by_name(machine: Path) -> None:
    """With what it lacks; not told when another one of its version serves."""
    bare = fake_python(machine / "path", "python3.98", "3.98", "rapidfuzz")
    fake_python(machine / "path", "python3.99", "3.99", "rapidfuzz")
    full = fake_python(machine / "pyenv/versions/3.99.1/bin", "python", "3.99")

    found, left_out = await pythons.find(is_search=True)

    assert [other.path for other in found] == [str(full)]
    assert left_out == {str(bare): "Python 3.98, No module named 'rapidfuzz'"}


async def test_python_that_was_named_must_be_able(machine: Path) -> None:
    """Left out in silence, it would be taken for checked."""
    bare = fake_python(machine / "path", "python3.98", "3.98", "rapidfuzz")

    for path in (str(bare), "/no/such/python"):
        with pytest.raises(SetupError, match="cannot check the content"):
            await pythons.find([path], is_search=False)


async def test_python_that_breaks_down_is_told(machine: Path) -> None:
    """With the last thing it said."""
    other = Other(path=str(fake_python(machine / "path", "python3.98", "?", "rich")), python="3.98")

    with pytest.raises(SetupError, match=r"broke down on .*: No module named 'rich'"):
        await pythons.check(other, [])


# ---- new files


def test_beginning_says_what_comes_next(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Which files there are, and how to look at them."""
    workshop.begin(Start(what="lesson", id="boxes", pack=tmp_path / "school"))
    out = capsys.readouterr().out

    assert f"Wrote {tmp_path}/school/lessons/boxes.md" in out
    assert f"content preview boxes --pack {tmp_path}/school" in out
    assert SMALL.exists()
