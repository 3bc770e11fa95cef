"""The command line as people and scripts use it: real processes, real files."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.packs import SMALL

ROOT = Path(__file__).parents[2]


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """An environment of its own: a new database, no token."""
    kept = {"PATH", "LANG", "HOME", "PYTHONPATH", "XDG_CACHE_HOME"}
    keep = {name: value for name, value in os.environ.items() if name in kept}
    return {
        **keep,
        "COROBOT_CONTENT": str(SMALL),
        "COROBOT_DATABASE": str(tmp_path / "corobot.db"),
        "COLUMNS": "80",
    }


def corobot(
    environ: dict[str, str], *words: str, stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=ROOT, env=environ, input=stdin, text=True, capture_output=True, timeout=60, check=False,
    )  # fmt: skip


def said(environ: dict[str, str], *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(corobot(environ, "say", *words, "--json").stdout)
    return found


def last(answer: dict[str, Any], kind: str) -> dict[str, Any]:
    return next(b for b in answer["replies"][-1]["blocks"] if b["kind"] == kind)


def facts(answer: dict[str, Any]) -> dict[str, str]:
    return dict(last(answer, "facts")["rows"])


def test_say_explains_and_a_miss_is_status_1(environ: dict[str, str]) -> None:
    """A lesson is 0; nonsense names the nearest topics and is 1."""
    found = corobot(environ, "say", "/explain futures")
    missed = corobot(environ, "say", "/explain quantum physics", "--json")
    answer = json.loads(missed.stdout)

    assert (found.returncode, missed.returncode) == (0, 1)
    assert "A box for one outcome" in found.stdout
    assert answer["error"]["message"]
    assert answer["replies"][-1]["topics"] == []  # none is meant
    assert len(answer["replies"][-1]["choices"]) == 3


def test_progress_survives_a_kill(environ: dict[str, str]) -> None:
    """An answer counts once, for one learner, also after a terminal was killed in the middle."""
    question = said(environ, "/quiz coroutines choice", "--as", "a")
    token = question["replies"][-1]["choices"][0]["token"]
    first = said(environ, "--press", token, "--as", "a")
    again = said(environ, "--press", token, "--as", "a")
    assert first == again
    assert last(first, "verdict")["mark"] in ("right", "wrong")

    with subprocess.Popen(
        [sys.executable, "-m", "bot", "terminal", "--as", "a"],
        cwd=ROOT, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as terminal:  # fmt: skip
        assert terminal.stdin is not None
        assert terminal.stdout is not None
        terminal.stdin.write("/quiz futures predict\n1\n/progress\n")
        terminal.stdin.flush()
        while "Answers" not in terminal.stdout.readline():
            pass
        os.kill(terminal.pid, signal.SIGKILL)

    assert facts(said(environ, "/progress", "--as", "a"))["Answers"].endswith("of 2")
    assert facts(said(environ, "/progress", "--as", "b"))["Answers"] == "0 right of 0"
    assert said(environ, "--press", token, "--as", "a")["error"] is None


def test_a_second_process_is_told_who_holds_the_database(environ: dict[str, str]) -> None:
    """Two writers would risk the file: the second hears the first one's process id."""
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "terminal"],
        cwd=ROOT, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as terminal:  # fmt: skip
        assert terminal.stdin is not None
        assert terminal.stdout is not None
        while "Corobot teaches" not in terminal.stdout.readline():
            pass
        refused = corobot(environ, "say", "/help")
        doctor = corobot(environ, "doctor")
        terminal.stdin.close()
        assert terminal.wait(20) == 0

    assert refused.returncode not in (0, 1, 2)
    assert str(terminal.pid) in refused.stderr
    assert (doctor.returncode, str(terminal.pid) in doctor.stdout) == (0, True)
    assert "Traceback" not in refused.stderr


def test_a_batch_answers_each_line(environ: dict[str, str]) -> None:
    """One JSON object a line, also for a line that is none."""
    lines = [
        json.dumps({"text": "/explain futures", "as": "a"}),
        "not json",
        json.dumps({"press": "garbage"}),
        json.dumps({"submit": "1:runs:new", "fields": {"code": "print(6 * 7)"}}),
        json.dumps({"nothing": 1}),
        json.dumps([1]),
        json.dumps({"press": "1:runs:new"}),
    ]
    done = corobot(environ, "say", "--batch", "--json", stdin="\n".join(lines) + "\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]

    assert done.returncode == 1
    assert [a["error"] is None for a in answers] == [True, False, False, True, False, False, True]
    assert answers[0]["replies"][-1]["topic"] == "futures"
    assert last(answers[3], "output")["text"] == "42\n"
    assert answers[6]["form"]["fields"][0]["id"] == "code"


@pytest.mark.parametrize(
    "words",
    [
        ["say"],
        ["say", "x", "--press", "1:a:b"],
        ["say", "x", "--field", "a=b"],
        ["run"],
        ["run", "-", "--timeout", "-1"],
        ["run", "-", "--orders", "-1"],
        ["run", "-", "--orders", "many"],
        ["run", "-", "--orders", "100000"],
        ["nonsense"],
        ["content", "check", "--runs", "0"],
        ["content", "new", "poem", "boxes"],
        ["content", "preview", "futures", "--as", "slack"],
    ],
)
def test_wrong_usage_is_status_2(environ: dict[str, str], words: list[str]) -> None:
    """And says what is wrong, without a traceback."""
    done = corobot(environ, *words)

    assert done.returncode == 2
    assert "usage:" in done.stderr
    assert "Traceback" not in done.stderr


def test_run_gives_output_and_status(environ: dict[str, str]) -> None:
    """0 when it ran to the end, 1 when not; all of it as JSON on request."""
    fine = corobot(environ, "run", "-", stdin="import asyncio\nawait asyncio.sleep(0)\nprint('hi')")
    bad = corobot(environ, "run", "-", "--json", stdin="import os")
    outcome = json.loads(bad.stdout)

    assert (fine.returncode, fine.stdout) == (0, "hi\n")
    assert bad.returncode == 1
    assert outcome["verdict"] == "refused"
    assert outcome["refusals"][0]["line"] == 1
    assert set(outcome) == {
        "verdict", "stdout", "stderr", "error", "truncated", "elapsed_ms", "virtual_s",
        "tasks", "events", "diagnoses", "refusals", "explained", "reason",
    }  # fmt: skip


LOST = """
import asyncio
balance = 100
async def change(by):
    global balance
    old = balance
    await asyncio.sleep(0)
    balance = old + by
async def main():
    await asyncio.gather(change(10), change(-30))
    print(balance)
asyncio.run(main())
"""


def test_run_tries_other_orders(environ: dict[str, str]) -> None:
    """As text behind the output, and as a list in the JSON; 24 of them unless told otherwise."""
    shown = corobot(environ, "run", "-", "--orders", stdin=LOST)
    ran = corobot(environ, "run", "-", "--orders", "9", "--json", stdin=LOST)
    outcome = json.loads(ran.stdout)
    own, other = outcome["orders"]

    assert (shown.returncode, ran.returncode) == (0, 0)
    assert shown.stdout.startswith("70\n")
    assert "2 different outputs in 24" in shown.stdout
    assert "first in, first out" in shown.stdout
    assert (own["stdout"], own["is_own"], other["stdout"]) == ("70\n", True, "110\n")
    assert sorted(own["seeds"] + other["seeds"]) == list(range(9))
    assert (outcome["orders_tried"], outcome["orders_steady"]) == (9, True)


def test_what_does_not_run_has_no_orders(environ: dict[str, str]) -> None:
    """The list is empty, the answer the same as without."""
    ran = corobot(environ, "run", "-", "--orders", "--json", stdin="import os")
    outcome = json.loads(ran.stdout)

    assert (ran.returncode, outcome["verdict"], outcome["orders"]) == (1, "refused", [])


def test_an_endless_loop_is_stopped_and_its_output_kept(environ: dict[str, str]) -> None:
    """The time limit of the command line holds."""
    code = "print('begun')\nwhile True: pass"
    done = corobot(environ, "run", "-", "--json", "--timeout", "1", stdin=code)
    outcome = json.loads(done.stdout)

    assert (outcome["verdict"], outcome["stdout"]) == ("timeout", "begun\n")


def test_an_exception_is_explained_beside_the_diagnoses(environ: dict[str, str]) -> None:
    """Under a key of its own: the diagnoses keep to their codes."""
    done = corobot(environ, "run", "-", "--json", stdin="total = 1\nprint(totl)")
    outcome = json.loads(done.stdout)

    assert outcome["diagnoses"] == []
    assert outcome["explained"] == {
        "exception": "NameError",
        "line": 2,
        "topic": None,
        "message": "The name `totl` is used here, but nothing of that name exists. "
        "Did you mean `total`?",
    }


def test_an_endless_program_says_what_ended_it(environ: dict[str, str]) -> None:
    """A verdict alone would not say which of the caps it was."""
    code = "import asyncio\nwhile True:\n    await asyncio.sleep(1)"
    outcome = json.loads(corobot(environ, "run", "-", "--json", stdin=code).stdout)

    assert outcome["verdict"] == "timeout"
    assert outcome["reason"].startswith("It was still going after 1 hour of its own time")
    assert len(outcome["events"]) > 1_000


def test_a_broken_pack_is_refused_with_its_line(environ: dict[str, str], tmp_path: Path) -> None:
    """Named with file and line, and nothing of it is used; the course goes on."""
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "pack.toml").write_text('id = "mine"\ntitle = \n')
    packs = os.pathsep.join([environ["COROBOT_CONTENT"], str(pack)])
    done = corobot({**environ, "COROBOT_CONTENT": packs}, "say", "/explain futures")
    doctor = corobot({**environ, "COROBOT_CONTENT": packs}, "doctor")

    assert done.returncode == 0
    assert "A box for one outcome" in done.stdout
    assert "pack.toml:2:" in done.stderr
    assert (doctor.returncode, "pack.toml:2:" in doctor.stdout) == (3, True)


def test_an_author_begins_fills_in_and_looks(environ: dict[str, str], tmp_path: Path) -> None:
    """A new lesson fails the check at what is to be filled in, and then can be looked at."""
    pack = tmp_path / "school"
    begun = corobot(environ, "content", "new", "lesson", "boxes", "--pack", str(pack))
    again = corobot(environ, "content", "new", "lesson", "boxes", "--pack", str(pack))
    empty = corobot(environ, "content", "check", str(pack), "--json")
    for path in [path for path in pack.rglob("*") if path.is_file()]:
        path.write_text(path.read_text().replace("FILL IN:", "So"))
    shown = corobot(environ, "content", "preview", "boxes", "--pack", str(pack), "--as", "text")
    missed = corobot(environ, "content", "preview", "boxxes", "--pack", str(pack))

    assert (begun.returncode, again.returncode, empty.returncode) == (0, 2, 1)
    assert f"Wrote {pack}/lessons/boxes.md" in begun.stdout
    assert "exists already" in again.stderr
    assert {f["what"][:23] for f in json.loads(empty.stdout)["faults"]} == {
        "still to be filled in: "
    }
    assert (shown.returncode, missed.returncode) == (0, 2)
    assert "Boxes" in shown.stdout
    assert "Nearest: school.boxes" in missed.stderr


def test_without_a_discord_token_one_line_says_so(environ: dict[str, str]) -> None:
    """Status 2, no traceback."""
    done = corobot(environ, "discord")

    assert done.returncode == 2
    assert "DISCORD_TOKEN" in done.stderr


def test_the_backup_is_a_database_with_all_in_it(environ: dict[str, str], tmp_path: Path) -> None:
    """The copy serves in place of the original."""
    said(environ, "/explain futures", "--as", "a")
    copy = tmp_path / "copy.db"
    assert corobot(environ, "backup", str(copy)).returncode == 0
    progress = said({**environ, "COROBOT_DATABASE": str(copy)}, "/progress", "--as", "a")

    assert facts(progress)["Pages read"].startswith("1 of")


def test_the_doctor_finds_this_machine_well(environ: dict[str, str]) -> None:
    """Every needed layer is named and on."""
    done = corobot(environ, "doctor")

    assert done.returncode == 0, done.stdout
    for layer in ("landlock", "seccomp", "limits", "policy"):
        assert f"ok      layer {layer}: on, needed" in done.stdout
    assert done.stdout.count("to get it:") == done.stdout.count(": off, ")


def test_the_doctor_leaves_a_services_layers_to_the_service(environ: dict[str, str]) -> None:
    """Where the sandbox is elsewhere, this machine needs none, and the service must answer."""
    done = corobot({**environ, "COROBOT_SANDBOX": "http://127.0.0.1:9"}, "doctor")

    assert done.returncode == 3
    assert "layer" not in done.stdout
    assert "serve --http 127.0.0.1:9" in done.stdout


def test_without_a_layer_nothing_starts(environ: dict[str, str]) -> None:
    """Where the kernel has no Landlock the bot refuses: status 3, and the layer is named."""
    without = (
        "import sys; from sandbox import keeper;"
        "keeper.start_zygote.__defaults__ = (keeper.BOTH, frozenset({'landlock'}));"
        "keeper.open_embedded.__wrapped__.__kwdefaults__['without'] = frozenset({'landlock'});"
        "from bot.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", without, "say", "/help"],
        cwd=ROOT, env=environ, text=True, capture_output=True, timeout=60, check=False,
    )  # fmt: skip

    assert done.returncode == 3
    assert "landlock" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("damage", ["corrupt", "newer", "read-only", "folder"])
def test_a_database_that_cannot_be_used_is_left_alone(
    environ: dict[str, str], tmp_path: Path, damage: str
) -> None:
    """A clear sentence with the file's name, and not one byte changed."""
    file = Path(environ["COROBOT_DATABASE"])
    said(environ, "/explain futures")
    if damage == "corrupt":
        file.write_bytes(b"this is no database" * 100)
    elif damage == "newer":
        with contextlib.closing(sqlite3.connect(file)) as database:
            database.execute("PRAGMA user_version = 99")
            database.commit()
    elif damage == "read-only":
        file.chmod(0o444)
    else:
        environ = {**environ, "COROBOT_DATABASE": str(tmp_path)}
    before = file.read_bytes()
    done = corobot(environ, "say", "/progress")

    assert done.returncode == 4
    assert environ["COROBOT_DATABASE"] in done.stderr
    assert "Traceback" not in done.stderr
    assert file.read_bytes() == before


def test_run_names_mistakes_and_draws(environ: dict[str, str], tmp_path: Path) -> None:
    """The JSON carries each diagnosis; the picture is a PNG file."""
    file, picture = tmp_path / "a.py", tmp_path / "a.png"
    file.write_text("import asyncio\nasync def f():\n    pass\nf()\n", encoding="utf-8")
    ran = corobot(environ, "run", str(file), "--json", "--picture", str(picture))
    diagnosis = json.loads(ran.stdout)["diagnoses"][0]

    assert (diagnosis["code"], diagnosis["line"]) == ("never-awaited", 4)
    assert diagnosis["topic"] == "never-awaited"
    assert "`asyncio.run(f(...))`" in diagnosis["message"]
    assert picture.read_bytes().startswith(b"\x89PNG")
