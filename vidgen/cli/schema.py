"""``vidgen schema``: the JSON Schema of scripts written by programs."""

from __future__ import annotations

import json

import click

from vidgen.messages import _


@click.command("schema", help=_("In JSON Schema của kịch bản dạng YAML/JSON."))
def command() -> None:
    from vidgen.scenario.schema import schema

    click.echo(json.dumps(schema(), ensure_ascii=False, indent=2))
