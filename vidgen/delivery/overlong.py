"""What an author wrote for the post that some platform does not take whole (VG-R031)."""

from __future__ import annotations

from vidgen.delivery.platforms import platforms
from vidgen.errors import Finding, Severity
from vidgen.messages import _
from vidgen.review.rule import line_of_key, rows_of
from vidgen.scenario.model import Scenario


def overlong(scenario: Scenario) -> tuple[Finding, ...]:
    """A warning for the text of the post, and one for the title, naming the platforms that would cut it.

    Arguments:
        scenario: localised.
    """
    posted = [platform for platform in platforms().values() if platform.posted]
    fields = (
        ("post", scenario.post, _("Bài đăng"), [(each.name, each.caption) for each in posted]),
        ("title", scenario.title, _("Tiêu đề"), [(each.name, each.title) for each in posted]),
    )
    found: list[Finding] = []
    for key, text, what, limits in fields:
        too_long = [f"{name} ({limit.most})" for name, limit in limits if limit and not limit.fits(text)]
        if too_long:
            found.append(
                Finding(
                    "VG-R031",
                    _("{what} dài {length} ký tự, sẽ bị cắt ở: {platforms}.").format(
                        what=what, length=len(text), platforms=", ".join(too_long)
                    ),
                    _("Viết ngắn lại; điều quan trọng nhất ở câu đầu."),
                    Severity.WARNING,
                    scenario.path,
                    line_of_key(rows_of(scenario.path), key),
                )
            )
    return tuple(found)
