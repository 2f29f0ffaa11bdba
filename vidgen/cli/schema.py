"""``vidgen schema``: the JSON Schema of scripts and registers, and of what programs read."""

from __future__ import annotations

import json

import click

from vidgen.messages import _


@click.command(
    "schema",
    help=_(
        "In JSON Schema của kịch bản dạng YAML/JSON, của can-cu.yaml, course.yaml, publish.yaml hoặc "
        "chatbot.json."
    ),
)
@click.argument(
    "what", type=click.Choice(["script", "register", "course", "publish", "chatbot"]), default="script"
)
def command(what: str) -> None:
    if what == "publish":
        from vidgen.delivery.publish.model import publish_schema as schema
    elif what == "chatbot":
        from vidgen.delivery.publish.chatbot import chatbot_schema as schema
    elif what == "course":
        from vidgen.practice.course.model import course_schema as schema
    elif what == "register":
        from vidgen.review.register_schema import register_schema as schema
    else:
        from vidgen.scenario.schema import schema

    click.echo(json.dumps(schema(), ensure_ascii=False, indent=2))
