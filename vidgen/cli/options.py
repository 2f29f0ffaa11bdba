"""Options several commands share, and how they become values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from vidgen.messages import _

if TYPE_CHECKING:
    from vidgen.brand.kit import Brand
    from vidgen.brand.profile import Profile
    from vidgen.scenario.model import Unit
    from vidgen.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])

PATH = click.Path(path_type=Path)
EXISTING = click.Path(path_type=Path, exists=True)

_MOST_LISTED = 12  # units named in a message; a province has hundreds


units_option = click.option(
    "--units",
    "units_file",
    type=PATH,
    metavar="FILE",
    help=_("Danh sách đơn vị; mặc định: units.csv gần kịch bản."),
)


def unit_options(command: Command) -> Command:
    """``--unit ID`` (several), ``--all-units``, ``--units FILE``."""
    for option in (
        units_option,
        click.option("--all-units", is_flag=True, help=_("Làm cho mọi đơn vị trong danh sách.")),
        click.option(
            "--unit", "-u", "unit_ids", multiple=True, metavar="ID", help=_("Mã đơn vị; dùng được nhiều lần.")
        ),
    ):
        command = option(command)
    return command


brand_option = click.option(
    "--brand",
    type=PATH,
    metavar="NAME|DIR",
    help=_("Bộ nhận diện: tên một bộ đi kèm (xem vidgen brand list) hoặc một thư mục."),
)
voice_option = click.option(
    "--voice", metavar="ENGINE[:NAME]", help=_("Giọng đọc thay cho giọng trong bộ nhận diện.")
)
final_option = click.option(
    "--final", is_flag=True, help=_("Chỉ dựng bản chính thức: từ chối ngay khi có kịch bản chưa được duyệt.")
)
offline_option = click.option("--offline", is_flag=True, help=_("Không dùng mạng."))
profile_option = click.option(
    "--profile",
    type=click.Choice(["normal", "elderly", "screen"]),
    help=_(
        "Người xem: normal (mặc định), elderly (người cao tuổi: chữ lớn, đọc chậm) hoặc screen (màn hình tại "
        "trụ sở: không lời, đọc là đủ, phát lặp lại)."
    ),
)
out_option = click.option(
    "--out",
    "-o",
    type=PATH,
    default=Path("out"),
    show_default=True,
    metavar="DIR",
    help=_("Nơi ghi kết quả."),
)
json_option = click.option("--json", "as_json", is_flag=True, help=_("In JSON cho chương trình khác đọc."))


@dataclass(frozen=True, slots=True)
class Making:
    """For which units and how a script is to be made, as `making_options` say."""

    units_file: Path | None
    all_units: bool
    unit_ids: tuple[str, ...]
    brand: Path | None
    voice: str | None
    offline: bool
    profile: Profile | None

    def units(self, script: Path) -> tuple[Unit | None, ...]:
        """See `units_for`."""
        return units_for(script, self.units_file, self.unit_ids, self.all_units)

    def kit(self) -> Brand:
        """The brand.

        Raises:
            BrandError: it cannot be used.
        """
        from vidgen.brand.load import load_brand

        return load_brand(self.brand)

    def settings(self) -> Settings:
        from vidgen.settings import Settings

        return Settings(self.offline, self.voice, profile=self.profile)

    def files_of(self, script: Path) -> Callable[[], tuple[Path, ...]]:
        """What ``--watch`` watches: all that a video of the script is made from, as it is at the moment."""
        from vidgen.brand.shipped import located
        from vidgen.scenario.units import find_units_file
        from vidgen.sources import sources

        def files() -> tuple[Path, ...]:
            units = self.units_file or find_units_file(script)
            return sources(script, units, self.brand and located(self.brand))

        return files


def making_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of units, brand, voice, network and profile; the command gets them as ``making``."""

    @wraps(command)
    def gathered(**given: Any) -> None:
        making = Making(**{field.name: given.pop(field.name) for field in fields(Making)})
        command(making=making, **given)

    for option in (profile_option, offline_option, voice_option, brand_option, unit_options):
        gathered = option(gathered)
    return gathered


def units_for(
    script: Path, units_file: Path | None, unit_ids: tuple[str, ...], all_units: bool
) -> tuple[Unit | None, ...]:
    """The units asked for; ``(None,)`` where none was named and the script's folder has no list.

    Raises:
        UnitsError: the list is wrong, a unit is not in it, or it has several and none was chosen.
    """
    from vidgen.errors import UnitsError
    from vidgen.scenario.units import choose, find_units_file, load_units

    path = units_file or find_units_file(script)
    if path is None:
        if unit_ids or all_units:
            raise UnitsError.of(
                "VG-U020",
                _("Không tìm thấy units.csv gần “{script}”.").format(script=script),
                _("Chỉ rõ tệp bằng --units, hoặc tạo tệp mới bằng: vidgen new units units"),
            )
        return (None,)
    units = load_units(path)
    if all_units:
        return units
    if unit_ids:
        try:
            return choose(units, unit_ids)
        except UnitsError as error:
            listed = _("Các mã trong {file}: {ids}.").format(file=path.name, ids=_ids(units))
            raise UnitsError(
                replace(each, fix=f"{each.fix} {listed}", path=path) for each in error.findings
            ) from error
    if len(units) == 1:
        return units
    raise UnitsError.of(
        "VG-U021",
        _("Chưa chọn đơn vị; {file} có {count}: {ids}.").format(
            file=path.name, count=len(units), ids=_ids(units)
        ),
        _("Thêm --unit ID, hoặc --all-units để làm cho tất cả."),
        path=path,
    )


def _ids(units: Sequence[Unit]) -> str:
    more = f", … (+{len(units) - _MOST_LISTED})" if len(units) > _MOST_LISTED else ""
    return ", ".join(unit.id for unit in units[:_MOST_LISTED]) + more
