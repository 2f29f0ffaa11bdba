"""The command line: thin. Each command parses, calls the library and prints.

Exit codes: 0 done, 1 the content or a job is at fault, 2 usage.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from vidgen import __version__
from vidgen.garbage import look_no_more, look_seldom
from vidgen.messages import _, speak_clicks_language

COMMANDS = {
    "render": "vidgen.cli.render",
    "practice": "vidgen.cli.practice",
    "status": "vidgen.cli.status",
    "index": "vidgen.cli.index",
    "check": "vidgen.cli.check",
    "diff": "vidgen.cli.diff",
    "new": "vidgen.cli.new",
    "scenes": "vidgen.cli.scenes",
    "sheet": "vidgen.cli.sheet",
    "preview": "vidgen.cli.preview",
    "say": "vidgen.cli.say",
    "voices": "vidgen.cli.voices",
    "brand": "vidgen.cli.brand",
    "inspect": "vidgen.cli.inspect",
    "approve": "vidgen.cli.approve",
    "revoke": "vidgen.cli.revoke",
    "where": "vidgen.cli.where",
    "verify": "vidgen.cli.verify",
    "lookup": "vidgen.cli.lookup",
    "log": "vidgen.cli.log",
    "keys": "vidgen.cli.keys",
    "trust": "vidgen.cli.trust",
    "qr": "vidgen.cli.qr",
    "chatbot": "vidgen.cli.chatbot",
    "schema": "vidgen.cli.schema",
    "cache": "vidgen.cli.cache",
    "doctor": "vidgen.cli.doctor",
}


class _Commands(click.Group):
    """Commands imported when called, so that ``--help`` comes at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=_("Từ kịch bản ngắn tiếng Việt thành video dọc có lời đọc, phụ đề karaoke và nhận diện của đơn vị."),
    epilog=_("Bắt đầu: vidgen new scam ten-kich-ban, sửa tệp, rồi vidgen render ten-kich-ban.md --unit ID."),
)
@click.version_option(
    __version__,
    "-V",
    "--version",
    prog_name="vidgen",
    message=_("%(prog)s, phiên bản %(version)s"),
    help=_("In số phiên bản rồi thoát."),
)
def _root() -> None:
    pass


def main() -> None:
    """The console script."""
    look_seldom()
    # It would read a file of every package there is, to look for plugins nobody has.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for stream in (sys.stdout, sys.stderr):
        # A Windows console's legacy code page must not stop a Vietnamese message.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    speak_clicks_language()
    try:
        _root(prog_name="vidgen")
    finally:
        look_no_more()
