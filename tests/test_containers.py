"""What the containers promise, read from Dockerfile and docker-compose.yml; no engine is needed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]  # comes with pre-commit

ROOT = Path(__file__).parent.parent
SOCKET = "/run/corobot/sandbox.sock"


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    """The services with their merged settings."""
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    found: dict[str, Any] = compose["services"]
    return found


@pytest.fixture(scope="module")
def dockerfile() -> str:
    """The instructions without comments, one a line."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return re.sub(r"\s*\\\n\s*", " ", "\n".join(lines))


@pytest.mark.parametrize("name", ["bot", "sandbox"])
def test_service_is_hardened(services: dict[str, Any], name: str) -> None:
    """Nothing to write to, no capability and no way to gain one, bounded memory and processes."""
    service = services[name]

    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "cap_add" not in service
    assert "privileged" not in service
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["pids_limit"] > 0
    assert service["mem_limit"]
    assert all("noexec,nosuid,nodev" in mount for mount in service["tmpfs"])
    assert service["healthcheck"]["test"][0] == "CMD"


def test_sandbox_has_no_network_and_no_secret(services: dict[str, Any]) -> None:
    """`internal: true` is not enough: such a container reached the bot and the host's gateway."""
    sandbox = services["sandbox"]

    assert sandbox["network_mode"] == "none"
    assert sandbox["user"].startswith("65534:")
    assert not {"env_file", "environment", "ports", "networks", "secrets"} & sandbox.keys()
    assert sandbox["volumes"] == ["socket:/run/corobot"]


def test_both_meet_at_the_socket(services: dict[str, Any]) -> None:
    """The bot asks where the sandbox listens, and waits until it does."""
    bot, sandbox = services["bot"], services["sandbox"]

    assert sandbox["command"][:3] == ["serve", "--unix", SOCKET]
    assert bot["environment"]["COROBOT_SANDBOX"] == f"unix:{SOCKET}"
    assert "socket:/run/corobot:ro" in bot["volumes"]
    assert bot["depends_on"] == {"sandbox": {"condition": "service_healthy"}}
    assert bot["image"] == sandbox["image"]


def test_sandbox_has_room_for_its_runs(services: dict[str, Any]) -> None:
    """The container's bounds never strike before the bounds of a single run do."""
    sandbox = services["sandbox"]
    slots = int(sandbox["command"][sandbox["command"].index("--slots") + 1])

    assert int(sandbox["mem_limit"].removesuffix("m")) >= slots * 256 + 256
    assert sandbox["pids_limit"] >= slots * 64 + 16


def test_image_never_runs_as_root(dockerfile: str) -> None:
    """The last word on the user is not root."""
    users = re.findall(r"^USER (\S+)$", dockerfile, re.MULTILINE)

    assert users
    assert users[-1] == "10001:10001"


def test_image_takes_nothing_without_a_hash(dockerfile: str) -> None:
    """Each pip step is either hash-checked or may not fetch at all."""
    steps = re.findall(r"(?<=/bin/)pip .*?(?= && |$)", dockerfile, re.MULTILINE)

    assert len(steps) == 4
    for step in steps:
        assert re.search(r"--require-hashes|--no-index|wheel --no-deps --no-build-isolation", step)


def test_image_gets_only_what_it_copies() -> None:
    """What .dockerignore lets through is what the Dockerfile asks for, and .env never is."""
    rules = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    allowed = {rule.removeprefix("!") for rule in rules if rule.startswith("!")}
    copies = re.findall(r"^COPY (?!--from)(.+) \S+$", (ROOT / "Dockerfile").read_text(), re.M)

    assert rules[1] == "*"
    assert allowed == {name for line in copies for name in line.split()}
