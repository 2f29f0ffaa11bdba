"""What the trainer's guide holds, for PDF and Word alike."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.delivery.publish.wording import long_date
from vidgen.practice.lesson import Item, Lesson
from vidgen.practice.papers.asking import KINDS, is_right, stop_of, wrong_shows
from vidgen.practice.papers.closing import closing
from vidgen.practice.papers.handout_text import answer, content
from vidgen.practice.papers.pack import Pack
from vidgen.practice.papers.parts import (
    Heading,
    Para,
    Part,
    Point,
    Points,
    Scenes,
    Sign,
    Still,
    Table,
    Title,
    Together,
    bold,
    labelled,
    text,
)
from vidgen.practice.papers.plan import plan_of
from vidgen.practice.papers.roles import NARRATOR, Role, roles_of
from vidgen.practice.papers.words import clean, continued, sentence
from vidgen.scenario.model import Role as TextRole
from vidgen.scenario.practice import QuestionType

_COPIES = "mỗi học viên một bản; để riêng trang đáp án"


def guide_parts(pack: Pack) -> Iterator[Part]:
    """The whole guide."""
    lesson = pack.lesson
    roles = roles_of(lesson)
    day = lesson.scenario.reviewed
    yield Title(
        "Tài liệu giảng viên",
        pack.title,
        (
            f"{lesson.minutes} phút · Mức: {lesson.level} · {len(lesson.items)} câu hỏi · {len(roles)} vai",
            *([f"Rà soát {long_date(day)}"] if day else []),
        ),
    )
    if lesson.goals:
        yield _list("Mục tiêu", lesson.goals)
    yield _preparation(lesson, roles)
    yield from _plan(lesson, roles)
    if lesson.points:
        yield _list("Gợi ý trao đổi", lesson.points)
    yield from content(pack)
    if lesson.items:
        yield Heading("Câu hỏi và đáp án")
    for item in lesson.items:
        yield _question(pack, item)
    if roles:
        yield from _play(roles)
    yield from _scenes(lesson)
    yield from closing(pack)


def _list(heading: str, points: tuple[str, ...]) -> Part:
    return Together((Heading(heading), Points(tuple(Point(text(clean(point))) for point in points))))


def _preparation(lesson: Lesson, roles: tuple[Role, ...]) -> Part:
    told = [
        "Máy tính, màn hình hoặc ti vi, loa; mở thử video và nghe thử ở cuối phòng.",
        "Hai bản video: bản luyện tập (có dừng và đáp án) và bản giảng dạy (không có đáp án).",
        f"In phiếu học viên: {_COPIES}.",
    ]
    if roles:
        told.append(f"In thẻ vai: {len(roles)} vai, cắt theo dấu.")
    if lesson.items:
        told.append("Đọc trước các câu hỏi, đáp án, căn cứ; thử trả lời câu hỏi ngược của học viên.")
    told.append("Kiểm tra ngày rà soát ở cuối tài liệu; quá hạn thì xin bản mới, không tự sửa.")
    return Together((Heading("Chuẩn bị"), Points(tuple(Point(text(each), Sign.BOX) for each in told))))


def _plan(lesson: Lesson, roles: tuple[Role, ...]) -> Iterator[Part]:
    stages = plan_of(lesson, len(roles))
    rows = tuple(
        (text(stage.span), text(str(stage.minutes)), bold(stage.name), text(stage.doing)) for stage in stages
    )
    whole = (text(""), bold(str(lesson.minutes)), bold("Cả bài"), text(""))
    table = Table(
        ("Từ – đến", "Phút", "Phần", "Việc làm"),
        (*rows, whole),
        (0.12, 0.09, 0.25, 0.54),
        total=True,
        centred=frozenset({0, 1}),
    )
    yield Together((Heading("Kế hoạch thời gian"), table))


def _question(pack: Pack, item: Item) -> Part:
    lesson = pack.lesson
    heading, *rest = answer(item, full=not item.options).parts
    about = " · ".join((KINDS[item.type], f"mức {item.level}", f"{item.seconds} giây suy nghĩ"))
    parts: list[Part] = [Para(text(about), "small"), Para(text(stop_of(lesson, item)), "quote")]
    if item.options and item.type is not QuestionType.ORDER:
        parts.append(_options(item))
    elif item.type is QuestionType.ORDER:
        shown = tuple(
            (bold(option.letter), text(clean(option.text)), text(is_right(item, option)))
            for option in item.options
        )
        head = ("", "Hiện trên màn hình", "Đúng ra")
        parts.append(Table(head, shown, (0.08, 0.7, 0.22), centred=frozenset({0, 2})))
    body = (*parts, *rest)
    wrong = Points(tuple(Point(text(each)) for each in wrong_shows(item)))
    name = f"Cảnh {item.at.scene + 1}: {_scene_name(lesson, item.at.scene)}"
    beside: tuple[Part, ...] = (*body, Para(bold("Câu trả lời sai cho thấy"), "body"), wrong)
    return Together((heading, Still(pack.stop(item.number), name, beside)))


def _options(item: Item) -> Table:
    rows = tuple(
        (
            bold(option.letter) if item.type is not QuestionType.TRUE_FALSE else text(""),
            bold(clean(option.text)) if option.right else text(clean(option.text)),
            bold(is_right(item, option)),
            text(""),
        )
        for option in item.options
    )
    head = ("", "Ý trả lời", "", "Số người chọn")
    return Table(head, rows, (0.08, 0.55, 0.13, 0.24), centred=frozenset({0, 2, 3}))


def _scene_name(lesson: Lesson, index: int) -> str:
    scene = lesson.scenes[index]
    name = clean(scene.name)
    return clean(scene.heading) or name[:1].upper() + name[1:]


def _play(roles: tuple[Role, ...]) -> Iterator[Part]:
    steps = (
        "Chia nhóm, mỗi nhóm đủ số vai; phát mỗi người một thẻ, đọc thầm một phút.",
        "Diễn theo lời trên thẻ một lượt; lượt hai bỏ thẻ, nói theo ý mình.",
        "Người xem ghi lại chỗ nói hay và chỗ nói sai so với phiếu học viên.",
        "Nhận xét theo dòng “Giảng viên quan sát” của từng thẻ; đổi vai rồi diễn lại.",
    )
    rows = tuple(
        (bold(role.name), text(role.who), text(" ".join(map(sentence, _watch(role))))) for role in roles
    )
    numbered = Points(tuple(Point(text(step), Sign.NONE) for step in steps), numbered=True)
    yield Together((Heading("Đóng vai"), numbered))
    yield Table(("Vai", "Là ai", "Giảng viên quan sát"), rows, (0.18, 0.37, 0.45))


def _watch(role: Role) -> Iterator[str]:
    """What to watch for, in sentences; what leads a list in is followed by it."""
    if role.watch and role.watch[0].endswith(":"):
        yield f"{role.watch[0]} {'; '.join(map(continued, role.watch[1:]))}"
    else:
        yield from role.watch


def _scenes(lesson: Lesson) -> Iterator[Part]:
    """The whole script, scene by scene, so that a trainer can read what is said without the film."""
    stills: list[Still] = []
    for scene in lesson.scenes:
        name = _scene_name(lesson, scene.place)
        said: list[Part] = [Para(bold(f"Cảnh {scene.place + 1}. {name}"))]
        for line in scene.lines:
            if line.role is TextRole.HEADING:
                continue
            who = clean(line.speaker) if line.speaker else NARRATOR.capitalize()
            said.append(Para(labelled(who, clean(line.text)), "small"))
        stills.append(Still(scene.place, f"Cảnh {scene.place + 1}: {name}", tuple(said)))
    if stills:
        yield Heading("Video theo từng cảnh")
        yield Scenes(tuple(stills))
