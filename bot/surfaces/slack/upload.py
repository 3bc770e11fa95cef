"""Pictures and files on their way to Slack, by the upload in three steps.

https://docs.slack.dev/messaging/working-with-files
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.surfaces.slack.calls import REVOKED, NotTakenError, code_of, reason_of
from bot.surfaces.slack.render import ALT_ROOM, key_of
from bot.surfaces.slack.text import short
from bot.surfaces.slack.workspace import Workspace
from bot.talk import Figure, Reply

log = logging.getLogger(__name__)
BYTES = 20 * 1024 * 1024
PATIENCE = 8.0  # seconds for Slack to look at a picture; then it is told in words


async def upload(
    workspace: Workspace,
    name: str,
    data: bytes,
    *,
    alt: str = "",
    channel: str = "",
    thread: str = "",
) -> str:
    """Upload a file, into a thread if one is named; give its id."""
    given = {"alt_txt": alt} if alt else {}
    ticket = await workspace.client.files_getUploadURLExternal(
        filename=name, length=len(data), **given
    )
    await workspace.api.post(str(ticket["upload_url"]), data=data)
    file_id = str(ticket["file_id"])
    await workspace.client.files_completeUploadExternal(
        files=[{"id": file_id, "title": name}],
        channel_id=channel or None,
        thread_ts=thread or None,
    )
    return file_id


async def pictures(
    workspace: Workspace, reply: Reply, *, patience: float = PATIENCE
) -> dict[str, str]:
    """Upload the pictures of a reply; those that Slack will not show yet are left out."""
    found: dict[str, str] = {}
    for block in reply.blocks:
        if isinstance(block, Figure):
            key = key_of(block.png)
            file_id = workspace.pictures.get(key) or await _picture(workspace, block, patience)
            if file_id:
                workspace.remember(key, file_id)
                found[key] = file_id
    return found


async def _picture(workspace: Workspace, block: Figure, patience: float) -> str | None:
    if len(block.png) > BYTES:
        return None
    alt = short(block.alt, ALT_ROOM)
    try:
        async with asyncio.timeout(patience):
            file_id = await upload(workspace, "picture.png", block.png, alt=alt)
            await _processed(workspace, file_id)
    except TimeoutError:
        log.warning("Slack has not processed a picture in %.1f s; it is told in words", patience)
        return None
    except SlackApiError as error:
        if code_of(error) in REVOKED:
            raise
        log.warning("a picture could not be sent: %s", reason_of(error))
        return None
    except (NotTakenError, aiohttp.ClientError) as error:
        log.warning("a picture could not be sent: %r", error)
        return None
    return file_id


async def _processed(workspace: Workspace, file_id: str) -> None:
    """Wait until Slack has looked at a picture: before that a message with it is refused."""
    wait = 0.05
    while True:
        answer = await workspace.client.files_info(file=file_id)
        if _is_seen(answer["file"]):
            return
        await asyncio.sleep(wait)
        wait = min(wait * 2, 1.0)


def _is_seen(file: Mapping[str, Any]) -> bool:
    return bool(file.get("original_w") or any(key.startswith("thumb_") for key in file))
