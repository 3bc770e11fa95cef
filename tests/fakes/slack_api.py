"""The methods of Slack's Web API that a bot like ours calls, and what they leave behind.

How they are reached, and what is delivered to the bot, is in `slack_wire`.
"""

from __future__ import annotations

import itertools
import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.fakes.slack_rules import RuleError, check_message, check_view, need

Json = dict[str, Any]
APP_TOKEN = "xapp-good"
TEAM, BOT = "T1", "UBOT"


@dataclass
class Fault:
    """What the next request to a method gets instead of its answer."""

    method: str
    status: int = 200
    body: Json = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


class SlackError(Exception):
    """An answer `ok: false`."""


@dataclass
class Address:
    """A response_url."""

    channel: str
    user: str
    message: Json | None = None
    uses: int = 0


class SlackMethods:
    """Channels, forms and files of some workspaces."""

    def __init__(self) -> None:
        self.base = ""
        self.teams = {"xoxb-good": TEAM}
        self.revoked: set[str] = set()
        self.members = {"C1", "D1"}  # channels that the bot can write to
        self.admins: set[str] = set()  # of every workspace
        self.requests: list[tuple[str, Json]] = []
        self.times: list[float] = []
        self.is_strict = True
        self.faults: list[Fault] = []
        self.violations: list[str] = []
        self.messages: list[Json] = []
        self.views: list[Json] = []
        self.homes: dict[str, Json] = {}
        self.files: dict[str, Json] = {}
        self.looks = 1  # how often files.info is asked until a picture is processed
        self.urls: dict[str, Address] = {}
        self._triggers: dict[str, float] = {}
        self._numbers = itertools.count(1)

    def check(self, body: Json, *, is_post: bool = True) -> None:
        """Check a message; a benchmark leaves it out, for it costs more than the answer."""
        if self.is_strict:
            check_message(body, is_post=is_post)

    async def stir(self) -> None:
        """Wake up who waits for something; the wire knows how."""

    def number(self) -> int:
        return next(self._numbers)

    # ---- Web API

    async def api(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        body = await _body(request)
        self.requests.append((method, body))
        self.times.append(time.monotonic())
        fault = next((f for f in self.faults if re.fullmatch(f.method, method)), None)
        try:
            if fault is not None:
                self.faults.remove(fault)
                return web.json_response(fault.body, status=fault.status, headers=fault.headers)
            bearer = request.headers.get("Authorization", "").removeprefix("Bearer ")
            answer = self._answer(method, body, bearer or str(body.get("token", "")))
        except SlackError as error:
            return web.json_response({"ok": False, "error": str(error)})
        except RuleError as error:
            self.violations.append(f"{method}: {error}")
            return web.json_response({"ok": False, "error": "invalid_blocks"})
        finally:
            await self.stir()
        return web.json_response({"ok": True, **answer})

    def _answer(self, method: str, body: Json, token: str) -> Json:
        if method == "oauth.v2.access":
            return self._installed(body)
        if method == "apps.connections.open":
            if token != APP_TOKEN:
                raise SlackError("invalid_auth")
            return {"url": self.base.replace("http", "ws") + f"/socket?ticket={self.number()}"}
        if token in self.revoked:
            raise SlackError("token_revoked")
        if token not in self.teams:
            raise SlackError("invalid_auth")
        name = "_" + re.sub(r"[.]", "_", method)
        handler = getattr(self, name, None)
        need(handler is not None, "a method that this fake does not know")
        assert handler is not None
        answer: Json = handler(body, self.teams[token])
        return answer

    def _installed(self, body: Json) -> Json:
        if body.get("code") != "good-code":
            raise SlackError("invalid_code")
        return {
            "access_token": "xoxb-second",
            "token_type": "bot",
            "scope": "commands",
            "bot_user_id": BOT,
            "app_id": "A1",
            "team": {"id": "T2", "name": "Two"},
            "enterprise": None,
            "is_enterprise_install": False,
            "authed_user": {"id": "U1"},
        }

    def _auth_test(self, body: Json, team: str) -> Json:
        return {
            "team_id": team,
            "team": "One",
            "user": "corobot",
            "user_id": BOT,
            "bot_id": "B1",
            "url": f"{self.base}/",
        }

    # ---- messages

    def _chat_postMessage(self, body: Json, team: str) -> Json:
        channel = body["channel"]
        if channel.startswith("U"):
            channel = f"D-{channel}"
        elif channel not in self.members and not channel.startswith("D-"):
            raise SlackError("not_in_channel")
        self.check(body)
        need(body.get("mrkdwn") is False, "mrkdwn is on")
        message = self.keep(channel, body, team=team)
        return {"channel": channel, "ts": message["ts"], "message": message}

    def _chat_update(self, body: Json, team: str) -> Json:
        self.check(body)
        if body["channel"] not in self.members and not body["channel"].startswith("D-"):
            raise SlackError("channel_not_found")
        found = self.find(body["ts"])
        if found is None or found.get("ephemeral"):
            raise SlackError("message_not_found")
        self._change(found, body)
        return {"channel": body["channel"], "ts": body["ts"], "text": body["text"]}

    def _chat_postEphemeral(self, body: Json, team: str) -> Json:
        self.check(body)
        if body["channel"] not in self.members:
            raise SlackError("not_in_channel")
        message = self.keep(body["channel"], body, team=team, ephemeral=body["user"])
        return {"message_ts": message["ts"]}

    def keep(self, channel: str, body: Json, **more: Any) -> Json:
        """Store a message as Slack does; blocks get the ids that they lack."""
        self._pictures(body)
        message: Json = {
            "ts": f"1700000000.{self.number():06}",
            "channel": channel,
            "user": BOT,
            "history": [],
            **more,
        }
        if body.get("thread_ts"):
            message["thread_ts"] = body["thread_ts"]
        self._change(message, body)
        self.messages.append(message)
        return message

    def _change(self, message: Json, body: Json) -> None:
        self._pictures(body)
        blocks = [{"block_id": f"b{n}", **block} for n, block in enumerate(body["blocks"])]
        message["blocks"], message["text"] = blocks, body["text"]
        message["history"].append(blocks)

    def _pictures(self, body: Json) -> None:
        for block in body["blocks"]:
            if block["type"] == "image":
                file = self.files.get(block["slack_file"]["id"])
                need(file and file["is_complete"], "a picture that was not uploaded")
                assert file is not None
                need("original_w" in file, "invalid slack file: not processed yet")

    def find(self, ts: str) -> Json | None:
        return next((m for m in self.messages if m["ts"] == ts), None)

    async def response(self, request: web.Request) -> web.StreamResponse:
        address = self.urls[request.match_info["key"]]
        body = await request.json()
        self.requests.append(("response_url", body))
        fault = next((f for f in self.faults if f.method == "response_url"), None)
        try:
            if fault is not None:
                self.faults.remove(fault)
                return web.Response(status=fault.status, headers=fault.headers)
            address.uses += 1
            need(address.uses <= 5, "a response_url used more than five times")
            self.check(body, is_post=False)
            self._respond(address, body)
        except RuleError as error:
            self.violations.append(f"response_url: {error}")
            return web.Response(status=400, text="invalid_blocks")
        finally:
            await self.stir()
        return web.Response(text="ok")

    def _respond(self, address: Address, body: Json) -> None:
        if body.get("replace_original"):
            need(address.message is not None, "nothing to replace")
            assert address.message is not None
            self._change(address.message, body)
            return
        need(body.get("response_type") in ("ephemeral", "in_channel"), "no response_type")
        hidden = body["response_type"] == "ephemeral"
        more = {"ephemeral": address.user} if hidden else {}
        address.message = self.keep(address.channel, body, **more)

    def _users_info(self, body: Json, team: str) -> Json:
        is_admin = body["user"] in self.admins
        return {"user": {"id": body["user"], "name": body["user"].lower(), "is_admin": is_admin}}

    def _conversations_open(self, body: Json, team: str) -> Json:
        return {"channel": {"id": f"D-{body['users']}"}}

    # ---- views

    def _views_open(self, body: Json, team: str) -> Json:
        view = _object(body["view"])
        began = self._triggers.pop(body["trigger_id"], None)
        if began is None:
            raise SlackError("exchanged_trigger_id")
        if time.monotonic() - began > 3:
            raise SlackError("expired_trigger_id")
        check_view(view)
        view["id"] = f"V{self.number()}"
        self.views.append(view)
        return {"view": view}

    def _views_publish(self, body: Json, team: str) -> Json:
        view = _object(body["view"])
        check_view(view)
        self.homes[body["user_id"]] = view
        return {"view": view}

    # ---- files

    def _files_getUploadURLExternal(self, body: Json, team: str) -> Json:
        need(int(body["length"]) > 0, "an empty file")
        need(len(body.get("alt_txt", "")) <= 1000 or body.get("alt_txt"), "alt_txt")
        file_id = f"F{self.number()}"
        self.files[file_id] = {
            "id": file_id,
            "name": body["filename"],
            "length": int(body["length"]),
            "alt": body.get("alt_txt", ""),
            "is_complete": False,
            "asked": 0,
        }
        return {"upload_url": f"{self.base}/upload/{file_id}", "file_id": file_id}

    async def upload(self, request: web.Request) -> web.StreamResponse:
        file = self.files[request.match_info["id"]]
        fault = next((f for f in self.faults if f.method == "upload"), None)
        if fault is not None:
            self.faults.remove(fault)
            return web.Response(status=fault.status, headers=fault.headers)
        file["data"] = await request.read()
        if len(file["data"]) != file["length"]:
            self.violations.append("a file of another length than was told")
        return web.Response(text="OK")

    def _files_completeUploadExternal(self, body: Json, team: str) -> Json:
        for each in _object(body["files"]):
            file = self.files[each["id"]]
            need("data" in file, "completed before the upload")
            file.update(is_complete=True, channel=body.get("channel_id"))
            file["thread_ts"] = body.get("thread_ts")
        return {"files": _object(body["files"])}

    def _files_info(self, body: Json, team: str) -> Json:
        file = self.files[body["file"]]
        file["asked"] += 1
        if file["asked"] >= self.looks:
            file["original_w"] = 600
        told = {key: value for key, value in file.items() if key != "data"}
        return {"file": told}

    async def download(self, request: web.Request) -> web.StreamResponse:
        if request.headers.get("Authorization", "").removeprefix("Bearer ") not in self.teams:
            return web.Response(text="<html>log in</html>", content_type="text/html")
        return web.Response(body=self.files[request.match_info["id"]]["data"])


async def _body(request: web.Request) -> Json:
    if request.content_type == "application/json":
        found: Json = await request.json()
        return found
    return {**request.query, **dict(await request.post())}


def _object(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
