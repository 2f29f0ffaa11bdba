"""A photo, slowly zoomed, or footage, with its caption line."""

from __future__ import annotations

from functools import partial

from PIL import Image

from vidgen.errors import MediaError
from vidgen.messages import _
from vidgen.paint.photo import check_photo, covering
from vidgen.paint.shapes import rounded_mask
from vidgen.scenario.grammar import SceneGrammar
from vidgen.storyboard import canvas
from vidgen.storyboard.model import Footage, Layer, Picture, Pose
from vidgen.storyboard.scene_type import SceneType
from vidgen.storyboard.stage import Stage

VIDEO_ENDINGS = frozenset({".mp4", ".mov", ".m4v", ".webm", ".mkv"})
_RADIUS = 32


class Photo(SceneType):
    """A heading, the picture across the content width, and what it shows beneath."""

    grammar = SceneGrammar("photo", ("hình ảnh", "ảnh", "video"), media="must")

    def draw(self, stage: Stage) -> None:
        media = stage.scene.media
        if media is None:
            raise ValueError("the loader lets no photo scene pass without a picture")
        y = stage.heading(size=62) + 24
        legend = stage.text(
            media.alt,
            stage.style(34, "regular", stage.palette.muted),
            canvas.CONTENT_WIDTH,
            smallest=28,
            max_lines=2,
            what=_("chú thích ảnh"),
            line=media.line,
        )
        size = (canvas.CONTENT_WIDTH, (canvas.FLOOR - y - legend.height - 16) // 2 * 2)
        path = stage.scenario.folder / media.path
        video = path.suffix.lower() in VIDEO_ENDINGS
        if video and not path.is_file():
            raise MediaError.of(
                "VG-M001",
                _("Không tìm thấy video “{name}”.").format(name=path.name),
                _("Đặt tệp vào {folder} hoặc sửa tên trong kịch bản.").format(folder=path.parent),
                path=stage.scenario.path,
                line=media.line,
            )
        if not video:
            check_photo(path, media.line, stage.scenario.path)
        still = Picture(
            size, partial(_still, stage, path, size) if not video else partial(Image.new, "RGBA", size)
        )
        footage = Footage(path, size, _RADIUS, video, stage.frames, stage.scenario.path, media.line)
        stage.moving = True
        stage.layers.append(Layer("photo", (Pose(0, still, canvas.LEFT, y),), footage))
        stage.show_text("legend", legend, canvas.LEFT, y + size[1] + 16)


def _still(stage: Stage, path: object, size: tuple[int, int]) -> Image.Image:
    media = stage.scene.media
    image = covering(path, size, media.line if media else None, stage.scenario.path).convert("RGBA")  # type: ignore[arg-type]
    image.putalpha(rounded_mask(size, _RADIUS))
    return image
