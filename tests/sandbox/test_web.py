"""The service over HTTP: its routes, its ids, its ends, and the bot's side of it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest

from sandbox import JobError, SandboxUnavailable, open_sandbox
from sandbox.door import CEILINGS, STDIN_BYTES
from sandbox.job import Job, Outcome, Running, Verdict
from sandbox.messages import HEAD_BYTES, Answer, encode_request, read_answer, refusal
from sandbox.web import Web, open_web
from sandbox.wire import outcome_to_dict
from tests.sandbox.boxes import KERNEL
from tests.sandbox.test_keeper import HELLO, SLEEPER, until

ROOT = Path(__file__).parents[2]
RANDOM = "import random\nprint(random.random())"
SLOW = "import asyncio, random\nasyncio.run(asyncio.sleep(0.3))\nprint(random.random())"


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    return port


@contextlib.asynccontextmanager
async def service(slots: int = 2, waiting: int = 100) -> AsyncIterator[tuple[Web, int]]:
    port = free_port()
    async with open_web(f"127.0.0.1:{port}", slots, waiting) as web:
        yield web, port


async def send(port: int, raw: bytes) -> Answer:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=HEAD_BYTES)
    writer.write(raw)
    try:
        return await read_answer(reader, 1 << 24)
    finally:
        writer.close()
        await writer.wait_closed()


async def ask(port: int, value: Any = None, path: str = "/run") -> Answer:
    return await send(port, encode_request("GET" if value is None else "POST", path, "x", value))


async def test_door_is_the_same_over_http() -> None:
    """Outcomes, stages and JobErrors come through."""
    async with service() as (_, port), open_sandbox(f"http://127.0.0.1:{port}") as box:
        stages = [stage async for stage in box.watch(HELLO)]
        failed = await box.run(Job("1/0"))
        with pytest.raises(JobError):
            await box.run(Job("x" * 70_000))
        with pytest.raises(JobError, match="every layer"):
            await box.run(Job("", layers=KERNEL))
        many = await asyncio.gather(*(box.run(Job(f"print({n})")) for n in range(5)))

    assert isinstance(stages[0], Running)
    assert isinstance(stages[-1], Outcome)
    assert stages[-1].stdout == "hello\n"
    assert failed.error is not None
    assert failed.error.line == 1
    assert [outcome.stdout for outcome in many] == [f"{n}\n" for n in range(5)]


async def test_same_id_runs_once() -> None:
    """Asked again, during the run and after it, the same id has the same outcome."""
    job = {"id": "a1", "source": SLOW, "clock": "real"}
    async with service() as (_, port):
        first, second = await asyncio.gather(ask(port, job), ask(port, job))
        third = await ask(port, job)
        other = await ask(port, {**job, "id": "a2"})
        clash = await ask(port, {"id": "a1", "source": "print(1)"})

    assert first.value["stdout"]
    assert first.value == second.value == third.value
    assert other.value["stdout"] != first.value["stdout"]
    assert clash.status == 409


async def test_finished_runs_are_forgotten_in_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only so many outcomes are kept, and only for so long."""
    monkeypatch.setattr("sandbox.web._KEPT", 3)
    async with service() as (web, port):
        for number in range(6):
            await ask(port, {"id": str(number), "source": ""})
        kept = list(web._runs)
        monkeypatch.setattr("sandbox.web._KEPT_S", 0.0)
        old = await ask(port, {"id": "x", "source": RANDOM})
        new = await ask(port, {"id": "x", "source": RANDOM})

    assert kept == ["3", "4", "5"]
    assert old.value["stdout"] != new.value["stdout"]


def post(body: bytes, *headers: str, kind: str = "application/json") -> bytes:
    """A request by hand, where `encode_request` would write a right one."""
    told = headers or (f"Content-Length: {len(body)}",)
    head = "\r\n".join(["POST /run HTTP/1.1", f"Content-Type: {kind}", *told])
    return head.encode() + b"\r\n\r\n" + body


BAD: dict[str, tuple[bytes, int, str]] = {
    "not_http": (b"hello\r\n\r\n", 400, "HTTP"),
    "no_such_page": (encode_request("GET", "/", "x", None), 404, "/run"),
    "wrong_method": (encode_request("GET", "/run", "x", None), 405, "method"),
    "no_body": (post(b""), 400, "JSON"),
    "not_a_job": (encode_request("POST", "/run", "x", {"code": ""}), 400, "'code'"),
    "list": (post(b"[]"), 400, "object"),
    "nan": (post(b'{"source":"","limits":{"cpu_s":NaN}}'), 400, "NaN"),
    "not_utf8": (post(b'{"source":"\xff"}'), 400, "utf-8"),
    "number_for_id": (post(b'{"id":1,"source":""}'), 400, "id"),
    "form": (post(b"{}", kind="text/plain"), 415, "application/json"),
    "huge_body": (post(b"", "Content-Length: 99999999"), 413, "at most"),
    "huge_head": (post(b"", f"X: {'x' * 20_000}"), 431, "headers"),
    "two_lengths": (post(b"", "Content-Length: 1", "Content-Length: 2"), 400, "header"),
    "minus": (post(b"", "Content-Length: -1"), 400, "number"),
    "chunks": (post(b"", "Transfer-Encoding: chunked"), 411, "chunks"),
}


async def test_bad_request_is_told_what_is_wrong() -> None:
    """A status and a sentence for each; nothing starts, and the service lives."""
    async with service() as (web, port):
        for name, (raw, status, said) in BAD.items():
            answer = await send(port, raw)

            assert (answer.status, name) == (status, name)
            assert said in answer.value["error"], name
        assert not web._unfinished()
        assert web._keeper is not None
        assert not web._keeper._running
        assert not web._keeper._leaving
        assert (await ask(port, {"source": "print(1)"})).value["stdout"] == "1\n"


async def test_job_of_the_largest_size_is_taken() -> None:
    """What is taken elsewhere is taken here, also where JSON needs six bytes for one."""
    source = "#" + "\x7f" * (CEILINGS.source_bytes - 1)
    job = Job(source, stdin="\x7f" * STDIN_BYTES, limits=CEILINGS)
    async with service() as (_, port), open_sandbox(f"http://127.0.0.1:{port}") as box:
        outcome = await box.run(job)

    assert outcome.verdict is Verdict.OK


async def test_run_that_is_being_ended_is_begun_anew() -> None:
    """Whoever asks again just after hanging up gets an answer."""
    job = {"id": "j", "source": SLOW, "clock": "real"}
    async with service() as (web, port):
        for _ in range(3):
            first = asyncio.create_task(ask(port, job))
            await until(lambda: "j" in web._runs and not web._runs["j"].task.cancelling())
            ended = web._runs["j"].task
            first.cancel()
            await until(ended.cancelling)
            again = await ask(port, job)
            del web._runs["j"]

            assert again.value["verdict"] == "ok"


async def test_what_is_kept_is_counted_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error's text and wide characters are memory like any other."""
    monkeypatch.setattr("sandbox.web._KEPT_BYTES", 200_000)
    async with service() as (web, port):
        for number in range(9):
            source = f"# {number}\nraise ValueError('\N{SNOWMAN}' * 9000)"
            await ask(port, {"id": str(number), "source": source})
        kept = sum(each.size() for each in web._runs.values())

    assert 100_000 < kept <= 200_000


async def test_body_that_is_too_large_is_told_so_while_it_comes() -> None:
    """The answer is not lost because somebody is still sending."""
    async with service() as (_, port):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(post(b"", "Content-Length: 9999999", kind="Application/JSON ; charset=utf-8"))
        for _ in range(40):
            writer.write(b" " * 65536)
            await writer.drain()
        answer = await read_answer(reader, 1 << 16)
        writer.close()

    assert answer.status == 413


async def test_full_service_says_when_to_come_back() -> None:
    """More than slots and places in line: 503 with Retry-After, and healthy all the same."""
    async with service(slots=1, waiting=1) as (web, port):
        busy = [
            asyncio.create_task(ask(port, {"source": SLEEPER.source, "clock": "real"}))
            for _ in range(2)
        ]
        await until(lambda: len(web._unfinished()) == 2)
        full = await ask(port, {"source": ""})
        health, ready = await ask(port, None, "/healthz"), await ask(port, None, "/readyz")
        for task in busy:
            task.cancel()
        await asyncio.wait(busy)
        await until(lambda: not web._unfinished())

    assert (full.status, full.headers["retry-after"]) == (503, "1")
    assert (health.status, ready.status) == (200, 200)


async def test_hanging_up_ends_the_run_unless_another_waits() -> None:
    """The last who waits takes the child along; one of two does not."""
    job = {"id": "j", "source": SLOW, "clock": "real"}
    async with service(slots=1) as (web, port):
        first = asyncio.create_task(ask(port, job))
        second = asyncio.create_task(ask(port, job))
        await until(lambda: "j" in web._runs and web._runs["j"].waiting == 2)
        first.cancel()
        joined = await second
        sleeper = asyncio.create_task(
            ask(port, {"id": "s", "source": SLEEPER.source, "clock": "real"})
        )
        await until(lambda: "s" in web._runs)
        sleeper.cancel()
        await until(lambda: "s" not in web._runs)

        assert joined.value["verdict"] == "ok"
        assert web._keeper is not None
        await until(lambda: not web._keeper._running and not web._keeper._leaving)  # type: ignore[union-attr]


async def test_service_is_ready_only_with_a_fork_server() -> None:
    """Starting, up, fork server down, draining: /readyz tells each; /healthz only that it lives."""
    async with service() as (web, port):
        keeper = web._keeper
        assert keeper is not None
        told = [await ask(port, None, "/readyz")]
        web._keeper = None
        told.append(await ask(port, None, "/readyz"))
        web._keeper, zygote, keeper._zygote = keeper, keeper._zygote, None
        told.append(await ask(port, None, "/readyz"))
        keeper._zygote = zygote
        await web.drain()
        told.append(await ask(port, None, "/readyz"))
        refused = await ask(port, {"source": ""})
        health = await ask(port, None, "/healthz")

    assert [answer.value.get("error", "") for answer in told] == [
        "", "starting", "the fork server is down", "draining",
    ]  # fmt: skip
    assert [answer.status for answer in told] == [200, 503, 503, 503]
    assert (refused.status, health.status) == (503, 200)


@pytest.mark.may_block
async def test_sigterm_lets_runs_finish() -> None:
    """Told to stop, it takes no more, answers what runs, and ends with 0."""
    port = free_port()
    command = [sys.executable, "-m", "sandbox", "serve", "--http", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, cwd=ROOT) as process:
        with contextlib.suppress(ConnectionError):
            await until(lambda: process.poll() is not None or is_open(port))
        while (await ask(port, None, "/readyz")).status != 200:
            await asyncio.sleep(0.01)
        slow = (
            "import asyncio\nprint('in', flush=True)\nasyncio.run(asyncio.sleep(1))\nprint('out')"
        )
        run = asyncio.create_task(ask(port, {"source": slow, "clock": "real"}))
        await asyncio.sleep(0.3)
        process.send_signal(signal.SIGTERM)
        late = await ask(port, None, "/readyz")
        outcome = await run

        assert process.wait(timeout=10) == 0
    assert outcome.value["stdout"] == "in\nout\n"
    assert late.status == 503


def is_open(port: int) -> bool:
    with socket.socket() as knocking:
        return knocking.connect_ex(("127.0.0.1", port)) == 0


async def test_client_repeats_under_the_same_id() -> None:
    """A service that drops the connection and then is full is asked again, with one id."""
    seen: list[dict[str, Any]] = []

    async def flaky(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        if b"/healthz" in head:
            writer.write(Answer(HTTPStatus.OK, {}).encode())
        else:
            length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
            seen.append(json.loads(await reader.readexactly(length)))
            if len(seen) == 2:
                writer.write(refusal(HTTPStatus.SERVICE_UNAVAILABLE, "full", retry_s=0).encode())
            if len(seen) == 3:
                writer.write(
                    Answer(HTTPStatus.OK, outcome_to_dict(Outcome(verdict=Verdict.OK))).encode()
                )
        writer.close()

    server = await asyncio.start_server(flaky, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server, open_sandbox(f"http://127.0.0.1:{port}") as box:
        outcome = await box.run(HELLO)

    assert outcome.verdict is Verdict.OK
    assert len(seen) == 3
    assert len({each["id"] for each in seen}) == 1


async def test_nobody_at_the_url_is_said_clearly() -> None:
    """The message names the URL and the command; a URL that is none is named too."""
    port = free_port()
    for url, said in ((f"http://127.0.0.1:{port}", "serve --http"), ("http://x:99999", "no http")):
        with pytest.raises(SandboxUnavailable, match=said):
            async with open_sandbox(url):
                pass


@pytest.mark.parametrize("where", ["8080", ":8080", "127.0.0.1:", "127.0.0.1:99999", "300.0.0.1:1"])
async def test_address_that_is_none_is_refused(where: str) -> None:
    """It listens where it was told, or not at all."""
    with pytest.raises(SandboxUnavailable, match=r"Cannot listen|HOST:PORT"):
        async with open_web(where, 1, 1):
            pass
