"""What search has learned is there at the next start, and costs nothing when it is not."""

from __future__ import annotations

import logging
import os
import time
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from bot.content import ranking
from bot.content.kept import keep, recalled
from bot.content.model import Library

QUERIES = ("what is a future", "my taks never runs", "how do I wait for two things", "best pizza")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for what is kept, with the name that ours has in it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "corobot"


@pytest.fixture
def few(library: Library) -> Library:
    """Some lessons, which are learned in no time; nothing that is compared by content alone."""
    lessons = dict(islice(library.lessons.items(), 6))
    return replace(library, lessons=lessons, elsewhere=library.elsewhere[:40])


def answers(library: Library) -> list[object]:
    """What a start answers that remembers no other."""
    ranking._lessons.cache_clear()
    return [ranking.rank(library, query) for query in QUERIES]


def test_a_later_start_answers_the_same(
    few: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the file, to the last digit, and without learning again."""
    first = answers(few)
    (file,) = folder.iterdir()
    assert any(first)

    monkeypatch.setattr(ranking, "_learned", lambda *_: pytest.fail("learned again"))

    assert answers(few) == first
    assert list(folder.iterdir()) == [file]


def test_other_texts_are_learned_anew(few: Library, folder: Path) -> None:
    """An ask more, and it is another file."""
    answers(few)
    answers(replace(few, elsewhere=(*few.elsewhere, "one more")))

    assert len(list(folder.iterdir())) == 2


@pytest.mark.parametrize(
    "what", ["nothing", "no archive", "cut off", "one array", "another", "a folder"]
)
def test_a_broken_file_is_made_anew(few: Library, folder: Path, what: str) -> None:
    """Whatever happened to it, the answers are the same."""
    expected = answers(few)
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    if what == "a folder":
        file.unlink()
        file.mkdir()
    elif what == "another":
        np.savez(file, silence=np.zeros(3))
    elif what == "one array":
        with file.open("wb") as one:
            np.save(one, np.zeros(3))
    else:
        file.write_bytes({"nothing": b"", "no archive": b"PK?", "cut off": whole[:-999]}[what])

    assert answers(few) == expected
    if what != "a folder":
        assert file.stat().st_size == len(whole)
        assert answers(few) == expected


def test_where_nothing_can_be_written_it_is_learned_each_time(
    few: Library, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Said once in the log, for who wonders about slow starts."""
    folder.write_text("in the way", encoding="utf-8")
    caplog.set_level(logging.INFO)

    assert any(answers(few))
    assert "not kept for the next start" in caplog.text


def test_a_disk_that_is_full_keeps_no_half_of_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither under the name nor beside it."""

    def fill(file: object, **_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(np, "savez", fill)
    keep("search-1", {"silence": np.zeros(3)})

    assert list(folder.iterdir()) == []


def test_the_oldest_goes(folder: Path) -> None:
    """Of five that were used at different times four are left."""
    for at in range(4):
        keep(f"search-{at}", {"silence": np.full(3, at)})
        os.utime(folder / f"search-{at}.npz", (at, at))
    assert recalled("search-0") is not None  # used again

    keep("search-4", {"silence": np.zeros(3)})

    assert sorted(file.stem[-1] for file in folder.iterdir()) == ["0", "2", "3", "4"]


def test_what_a_killed_process_left_goes_after_a_while(folder: Path) -> None:
    """Not at once: another process may be writing it."""
    folder.mkdir()
    for name, age in (("old.new", 4000), ("young.new", 10)):
        (folder / name).touch()
        os.utime(folder / name, (time.time() - age,) * 2)

    keep("search-1", {"silence": np.zeros(3)})

    assert sorted(file.name for file in folder.iterdir()) == ["search-1.npz", "young.new"]


def test_a_relative_folder_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would be another one for each place that the bot is started in."""
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)

    keep("search-1", {"silence": np.zeros(3)})

    assert (tmp_path / ".cache/corobot/search-1.npz").exists()


def test_nobody_has_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user without a home learns at each start."""
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", lambda: (_ for _ in ()).throw(RuntimeError))

    keep("search-1", {"silence": np.zeros(3)})

    assert recalled("search-1") is None
