"""The language people read: Vietnamese as written in the source, English under an English locale (gettext).

Domain ``vidgen``; catalogues lie in ``vidgen/locale``. `VIDGEN_LANG` overrides the system's locale.
"""

from __future__ import annotations

import gettext
import locale
import os
from functools import cache
from pathlib import Path

LOCALE_DIR = Path(__file__).parent / "locale"


def language() -> str:
    """``en`` under an English locale, otherwise ``vi``."""
    wanted = next(
        (
            os.environ[name]
            for name in ("VIDGEN_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
            if os.environ.get(name)
        ),
        None,
    )
    if wanted is None:
        wanted = locale.getlocale()[0] or "vi"
    return "en" if wanted.lower().startswith("en") else "vi"


@cache
def _catalogue(lang: str) -> gettext.NullTranslations:
    return gettext.translation("vidgen", LOCALE_DIR, languages=[lang], fallback=True)


def _(vietnamese: str) -> str:
    """The message in the language of the screen; fill in values with ``.format`` afterwards."""
    return _catalogue(language()).gettext(vietnamese)


def N_(vietnamese: str) -> str:
    """The message as it is, marked for the catalogue: for tables whose words are looked up with `_` later."""
    return vietnamese


def speak_clicks_language() -> None:
    """Have click's own words (``Usage``, ``Missing argument``) come in the language of the screen too.

    Click asks the global gettext domain, so that is pointed at this package's catalogue.
    """
    gettext.bindtextdomain("messages", str(LOCALE_DIR))
    os.environ["LANGUAGE"] = language()
