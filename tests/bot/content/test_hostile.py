"""Packs that nobody writes by accident: each is left out, and nothing else suffers."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.content import Fault, load_sound

SHEET = """
id = "school"
title = "Ours"
version = "1.0.0"
language = "en"
authors = ["we"]
licence = "MIT"
python = ">=3.11"
tested_on = ["3.11"]
"""
ERROR = """
[[error]]
pattern = '{pattern}'
topic = "gather"
page = "order"
cause = "This one is raised by nothing at all."
example = "raise ValueError"
fixed = "print(1)"
"""


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """A pack with nothing in it yet."""
    pack = tmp_path / "school"
    for folder in ("lessons", "questions", "challenges"):
        (pack / folder).mkdir(parents=True)
    (pack / "pack.toml").write_text(SHEET, encoding="utf-8")
    return pack


def faults_of(pack: Path) -> list[tuple[str, int, str]]:
    """What is said of a pack beside the course, which goes on without it."""
    library, faults = load_sound([pack])
    assert [each.id for each in library.packs] == ["core"]
    return [_inside(fault, pack) for fault in faults]


def _inside(fault: Fault, pack: Path) -> tuple[str, int, str]:
    return os.path.relpath(fault.path, pack), fault.line, fault.what


def test_a_link_out_of_the_pack_is_refused_under_its_own_name(school: Path) -> None:
    """What it leads to is not told, and the course is not blamed."""
    (school / "lessons" / "x.md").symlink_to("/etc/passwd")

    assert ("lessons/x.md", 1, "a link that leads out of the pack") in faults_of(school)


def test_a_link_to_the_folder_above_is_not_followed(school: Path) -> None:
    """A challenge is a folder of the pack itself."""
    (school / "challenges" / "up").symlink_to("../..")

    assert ("challenges/up", 1, "a link that leads out of the pack") in faults_of(school)


def test_a_pipe_is_not_waited_for(school: Path) -> None:
    """Reading it would never end."""
    os.mkfifo(school / "lessons" / "x.md")

    assert faults_of(school) == [("lessons/x.md", 1, "not a file")]


def test_deep_nesting_is_a_fault_of_the_file(school: Path) -> None:
    """A reader that calls itself for every bracket gives up."""
    (school / "questions" / "x.toml").write_text("x = " + "[" * 9999, encoding="utf-8")

    assert faults_of(school) == [("questions/x.toml", 1, "TOML: nested too deeply")]


def test_bytes_that_are_no_text_are_a_fault(school: Path) -> None:
    """The line is that of the first such byte."""
    (school / "lessons" / "x.md").write_bytes(b"+++\n\xff\xfe")

    assert ("lessons/x.md", 2, "not UTF-8 text") in faults_of(school)


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)+$", r"(\w\s?){2,}!"])
def test_a_pattern_that_can_take_for_ever_is_refused(school: Path, pattern: str) -> None:
    """One pasted text would stop the bot for everybody."""
    (school / "errors.toml").write_text(ERROR.format(pattern=pattern), encoding="utf-8")

    assert faults_of(school) == [("errors.toml", 3, "a repeated group can take for ever")]
