"""Numbered migrations: all of one or none of it, once, however many race."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.store import open_store
from bot.store.migrations import APPLICATION_ID, Migration, load, migrate
from bot.store.privacy import references
from tests.bot.store.samples import ANN, live

OF_NO_LEARNER = {"learners", "settings", "heard", "installations"}  # and the bot's own facts
OF_NO_LEARNER |= {"class_quizzes", "class_questions"}  # a class's; hosts and votes are apart
SHIPPED = load()
STEPS = (
    Migration(1, "0001_one.sql", "CREATE TABLE one (x INT) STRICT;"),
    Migration(2, "0002_two.sql", "INSERT INTO one VALUES (1);\nINSERT INTO one VALUES (2);"),
)


def opened(path: Path | str = ":memory:") -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def version(db: sqlite3.Connection) -> int:
    (number,) = db.execute("PRAGMA user_version").fetchone()
    return int(number)


def test_every_migration_says_what_it_follows_when_and_why() -> None:
    """Three comment lines open each file."""
    for step in load():
        follows, date, reason = step.sql.splitlines()[:3]

        assert follows.startswith("-- follows: ")
        assert re.fullmatch(r"-- date: \d{4}-\d\d-\d\d", date)
        assert re.fullmatch(r"-- reason: .{10,}", reason)


def test_every_table_is_strict_and_goes_with_its_learner() -> None:
    """Each table belongs to a learner and cascades, or is known to belong to nobody."""
    with closing(opened()) as db:
        migrate(db, load())
        tables = {
            name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
        strict = {name for (name,) in db.execute("SELECT name FROM pragma_table_list WHERE strict")}
        cascading = {
            table
            for table, _ in references(db)
            for row in db.execute(f"PRAGMA foreign_key_list({table})")
            if row[2] == "learners" and row[6] == "CASCADE"
        }

    assert tables == strict
    assert tables - OF_NO_LEARNER == cascading


def test_every_column_that_leads_to_a_parent_has_an_index() -> None:
    """Without one, forgetting a learner would read whole tables."""
    with closing(opened()) as db:
        migrate(db, load())
        plan = db.execute("EXPLAIN QUERY PLAN SELECT 1 FROM learners WHERE id = 'x'").fetchall()
        for table, column in references(db):
            plan += db.execute(
                f"EXPLAIN QUERY PLAN SELECT 1 FROM {table} WHERE {column} = 'x'"
            ).fetchall()

    assert len(plan) > 5
    assert [row[3] for row in plan if "SCAN" in row[3]] == []


def test_steps_are_applied_once_and_in_order() -> None:
    """A second time changes nothing; later steps are added to earlier ones."""
    with closing(opened()) as db:
        migrate(db, STEPS[:1])
        first = version(db)
        migrate(db, STEPS)
        migrate(db, STEPS)
        rows = db.execute("SELECT x FROM one").fetchall()
        (application,) = db.execute("PRAGMA application_id").fetchone()

        assert (first, version(db)) == (1, 2)
    assert rows == [(1,), (2,)]
    assert application == APPLICATION_ID


def test_lock_is_taken_before_the_version_is_read() -> None:
    """Whoever reads it first and locks then may apply a step that another has just applied."""
    said: list[str] = []
    with closing(opened()) as db:
        db.set_trace_callback(said.append)
        migrate(db, STEPS)

    assert said[:2] == ["BEGIN IMMEDIATE", "PRAGMA user_version"]


@pytest.mark.parametrize(
    "fault", ["INSERT INTO nowhere VALUES (1);", "NONSENSE", "CREATE TABLE x ("]
)
def test_failed_step_leaves_the_old_version_whole(fault: str) -> None:
    """Neither half a step nor the steps before it."""
    bad = Migration(3, "0003_bad.sql", f"CREATE TABLE three (x INT) STRICT;\n{fault}")
    with closing(opened()) as db:
        migrate(db, STEPS[:1])
        with pytest.raises(sqlite3.OperationalError):
            migrate(db, (*STEPS, bad))
        tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master")}

        assert (version(db), tables, db.in_transaction) == (1, {"one"}, False)
        assert db.execute("SELECT * FROM one").fetchall() == []


def test_statement_may_contain_semicolons_and_comments() -> None:
    """Triggers and texts are not cut in pieces."""
    sql = """-- a comment; with a semicolon
    CREATE TABLE one (x TEXT) STRICT; CREATE TABLE two (x TEXT) STRICT;
    CREATE TRIGGER copy AFTER INSERT ON one BEGIN
      INSERT INTO two VALUES (new.x);
      INSERT INTO two VALUES ('a;b');
    END;
    INSERT INTO one VALUES ('-- no comment;
    second line');
    -- the end"""
    with closing(opened()) as db:
        migrate(db, (Migration(1, "0001_one.sql", sql),))
        rows = db.execute("SELECT x FROM two ORDER BY rowid").fetchall()

    assert rows == [("-- no comment;\n    second line",), ("a;b",)]


def test_gap_in_the_numbers_is_a_fault(tmp_path: Path) -> None:
    """A forgotten file is found at the start of the first test, not by an operator."""
    for name in ("0001_one.sql", "0003_three.sql"):
        (tmp_path / name).write_text("SELECT 1;")

    with pytest.raises(ValueError, match=r"\[1, 3\]"):
        load(tmp_path)


async def test_older_database_is_brought_up_to_date(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was kept under one version is there under the next one."""
    async with open_store(file) as store:
        await live(store, ANN)
        before = await store.export(ANN.id)
    later = tmp_path / "later"
    later.mkdir()
    for step in SHIPPED:
        (later / step.name).write_text(step.sql)
    (later / f"{len(SHIPPED) + 1:04}_streaks.sql").write_text(
        "CREATE TABLE streaks (learner TEXT PRIMARY KEY REFERENCES learners ON DELETE CASCADE,"
        " days INTEGER NOT NULL) STRICT;\nINSERT INTO streaks SELECT id, 1 FROM learners;"
    )
    monkeypatch.setattr("bot.store.migrations.FOLDER", later)
    async with open_store(file) as store:
        after = await store.export(ANN.id)

    assert after.tables == {**before.tables, "streaks": [{"learner": ANN.id, "days": 1}]}


# ---- races


BARE = """
import sqlite3, sys
from bot.store.migrations import load, migrate
db = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=30)
print("ready", flush=True)
sys.stdin.read(1)
migrate(db, load())
db.execute("INSERT INTO settings VALUES (?, 'was here')", (sys.argv[2],))
db.close()
"""
WHOLE = """
import asyncio, sys
from bot.store import open_store
async def main():
    async with open_store(sys.argv[1], wait_s=30) as store:
        await store.set_setting(sys.argv[2], "was here")
print("ready", flush=True)
sys.stdin.read(1)
asyncio.run(main())
"""


@pytest.mark.parametrize("program", [BARE, WHOLE], ids=["without lock", "whole store"])
def test_racing_processes_all_end_well(file: Path, program: str) -> None:
    """Three at once on a fresh file: one migrates, all go on."""
    command = [sys.executable, "-c", program, str(file)]
    pipe = subprocess.PIPE
    racers = [
        subprocess.Popen([*command, str(number)], stdin=pipe, stdout=pipe, stderr=pipe)
        for number in range(3)
    ]
    for racer in racers:
        assert racer.stdout is not None
        racer.stdout.readline()  # it is as far as the start line
    for racer in racers:
        assert racer.stdin is not None
        racer.stdin.write(b"x")
        racer.stdin.flush()
    errors = [racer.communicate(timeout=60)[1].decode() for racer in racers]
    with closing(opened(file)) as db:
        keys = db.execute("SELECT key FROM settings ORDER BY key").fetchall()

    assert errors == [""] * 3
    assert keys == [("0",), ("1",), ("2",)]
