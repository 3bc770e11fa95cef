"""Code that comes as a file beside a message: longer than a form or a message takes.

How code is found in the words of a message is in `snippet`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yarl

from bot.errors import LearnerError
from bot.surfaces.slack.workspace import Workspace

BYTES = 100_000
TOO_LONG = LearnerError(f"That file is longer than {BYTES:,} bytes.", hint="Send less of it.")
NOT_GIVEN = LearnerError("Slack did not hand out that file.", hint="Paste the code instead.")
HOSTS = ("slack.com", "slack-gov.com", "slack-files.com")


async def code(workspace: Workspace, message: Mapping[str, Any]) -> str | None:
    """Read the first program that is attached; None if there is none.

    Raises:
        LearnerError: it is too long, or Slack does not hand it out.
    """
    programs = [file for file in message.get("files") or () if _is_program(file)]
    if not programs:
        return None
    size = programs[0].get("size")
    if isinstance(size, int) and size > BYTES:
        raise TOO_LONG
    url = _url_of(programs[0])
    if url is None:
        raise NOT_GIVEN
    if not _is_slacks(url, workspace.api.url):  # the token goes along
        raise LearnerError("That file does not lie with Slack.", hint="Upload it to Slack.")
    headers = {"Authorization": f"Bearer {workspace.token}"}
    async with workspace.api.session.get(url, headers=headers, allow_redirects=False) as answer:
        data = await answer.content.read(BYTES + 1)
        is_page = answer.content_type == "text/html"  # Slack answers so where a scope is missing
        if answer.status != 200 or is_page:
            raise NOT_GIVEN
        if len(data) > BYTES:
            raise TOO_LONG
    if b"\x00" in data[:1000]:
        raise LearnerError(
            "That file is not a text in UTF-8.", hint="Save it as UTF-8, or paste it."
        )
    return data.decode("utf-8", "backslashreplace")


def _url_of(file: Mapping[str, Any]) -> yarl.URL | None:
    try:
        url = yarl.URL(str(file.get("url_private_download") or file.get("url_private") or ""))
    except ValueError:
        return None
    return url if url.absolute else None


def _is_program(file: object) -> bool:
    if not isinstance(file, Mapping):
        return False
    name, mime = str(file.get("name") or ""), str(file.get("mimetype") or "")
    return name.endswith(".py") or file.get("filetype") == "python" or mime.startswith("text/plain")


def _is_slacks(url: yarl.URL, api: str) -> bool:
    host = url.host or ""
    ours = yarl.URL(api)
    if url.origin() == ours.origin():
        return True
    return url.scheme == "https" and any(
        host == each or host.endswith(f".{each}") for each in HOSTS
    )
