"""The Home tab: how far the learner is, what is due, the next lesson.

What is said in it is the rooms' business.
"""

from __future__ import annotations

from bot.app import App
from bot.surfaces.slack.render import render
from bot.surfaces.slack.workspace import Workspace
from bot.talk import Ask, Block, Choice, Heading, Learner, Place, Prose, Reply, Style, pack
from bot.wording import escape


async def publish(
    app: App, learner: Learner, place: Place, workspace: Workspace, user: str
) -> None:
    """Draw the tab for one learner."""
    replies = [await _last(app, learner, place, Ask(name)) for name in ("progress", "review")]
    following = await app.ahead(learner)
    choices = [Choice("Next lesson", pack("app", "start"), Style.MAIN)] if following else []
    choices += [choice for reply in replies for choice in reply.choices]
    blocks: tuple[Block, ...] = tuple(each for reply in replies for each in reply.blocks)
    if following:
        lesson, page = following  # the title of a page is our Markdown
        blocks = (Heading("Next lesson"), Prose(f"**{escape(lesson)}**: {page}"), *blocks)
    tab = render(Reply(blocks=blocks, choices=tuple(choices)), owner=user, is_home=True)
    view = {"type": "home", "blocks": tab.blocks}
    await workspace.client.views_publish(user_id=user, view=view)


async def _last(app: App, learner: Learner, place: Place, ask: Ask) -> Reply:
    replies = [reply async for reply in app.handle(learner, place, ask)]
    return replies[-1]
