"""The roles of a lesson: who plays whom, with which words at which cue, and what the trainer watches for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vidgen.practice.lesson import Lesson
from vidgen.practice.papers.facts import actions_of, answers_of, legal_of, signs_of
from vidgen.practice.papers.words import clean, shown
from vidgen.scenario.model import CastMember, Kind, Line, Scenario
from vidgen.scenario.practice import QuestionType

NARRATOR = "NGƯỜI DẪN"
OFFICER = "CÁN BỘ"
CITIZEN = "NGƯỜI DÂN"
SPEAKER = "NGƯỜI NÓI"
VIEWER = "NGƯỜI XEM"
_CUE_WORDS = 10
_CITIZEN_CUES = ("Đến gặp cán bộ", "Nghe trả lời xong thì hỏi tiếp")
_WATCHED = 4
_TELLER = CastMember(look="officer", voice="female")

_WHO: Mapping[str, str] = {
    "grandmother": "Bạn là {name}, một bà cụ ở trong xã.",
    "grandfather": "Bạn là {name}, một ông cụ ở trong xã.",
    "farmer": "Bạn là {name}, làm nông ở trong xã.",
    "student": "Bạn là {name}, đang đi học.",
    "shop-owner": "Bạn là {name}, có một quầy hàng nhỏ.",
    "worker": "Bạn là {name}, công nhân, ít thời gian rảnh.",
    "young-mother": "Bạn là {name}, đang nuôi con nhỏ.",
    "officer": "Bạn là {name}, cán bộ làm việc với người dân.",
    "stranger": "Bạn đóng {name}. Chỉ để luyện tập: không thêm tên người hay cơ quan ngoài lời thoại.",
}
_MANNER: Mapping[str, str] = {
    "grandmother": "Nói chậm, thật thà; chưa rõ thì hỏi lại.",
    "grandfather": "Nói chậm, chắc; nghe chưa rõ thì bảo nhắc lại.",
    "farmer": "Nói mộc mạc, hỏi thẳng điều mình cần.",
    "student": "Nói nhanh, quen dùng điện thoại, dễ bỏ qua chi tiết.",
    "shop-owner": "Vừa nói vừa bận việc; muốn xong cho nhanh.",
    "worker": "Nói ngắn, hỏi thẳng; không có nhiều thời gian.",
    "young-mother": "Nói nhỏ nhẹ, hay lo; cần được trấn an.",
    "officer": "Nói rõ, mỗi câu một ý; lịch sự, không hứa thay, không hỏi mã OTP.",
    "stranger": "Nói trơn tru, giục giã, không để người nghe kịp nghĩ; bị từ chối thì ép thêm một lần.",
}


@dataclass(frozen=True, slots=True)
class Turn:
    """What is said at a cue, which may be empty; several lines where it is a list of points."""

    cue: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """One card.

    Attributes:
        member: how they look and sound.
        turns: in the order of the play; none for somebody who only improvises.
        watch: what the trainer watches for.
    """

    name: str
    member: CastMember
    who: str
    manner: str
    turns: tuple[Turn, ...]
    watch: tuple[str, ...]


def roles_of(lesson: Lesson) -> tuple[Role, ...]:
    """A card for each member of the cast, and for narrator and officer where the lesson needs them."""
    scenario = lesson.scenario
    found = [_cast_role(scenario, name, member) for name, member in scenario.cast.items()]
    told = tuple(_turns(scenario, None)) if scenario.cast else ()
    if told:
        found.append(_narrator(told))
    if not scenario.cast and scenario.kind is not Kind.PROCEDURE:
        found += _on_air(lesson)
    elif all(member.look != "officer" for member in scenario.cast.values()):
        found += _desk(lesson)
    return tuple(found)


def _cast_role(scenario: Scenario, name: str, member: CastMember) -> Role:
    named = clean(name)
    return Role(
        named,
        member,
        _WHO[member.look].format(name=named),
        _MANNER[member.look],
        tuple(_turns(scenario, name)),
        tuple(_watched(scenario, member)),
    )


def _narrator(turns: tuple[Turn, ...]) -> Role:
    return Role(
        NARRATOR,
        _TELLER,
        "Bạn dẫn chuyện: mở đầu, nối các cảnh và nêu điều cần nhớ.",
        "Đọc rõ, vừa phải; nghỉ một nhịp trước mỗi ý.",
        turns,
        ("Đọc đúng từng con số, mức phí, điều luật; không thêm bớt.",),
    )


def _desk(lesson: Lesson) -> Iterator[Role]:
    """Who advises people at the office, and with whom, where the script has no such member of its cast."""
    scenario = lesson.scenario
    office = clean(lesson.unit.name) if lesson.unit else "cơ quan"
    who = f"Bạn là cán bộ của {office}."
    officer = CastMember(look="officer", voice="male")
    if scenario.kind is Kind.PROCEDURE:
        asked = answers_of(scenario)
        if not scenario.cast:
            yield Role(
                CITIZEN,
                CastMember(look="farmer", voice="female"),
                _citizen(scenario),
                "Hỏi từng điều một; nghe chưa rõ thì nhờ nhắc lại.",
                tuple(
                    Turn(_CITIZEN_CUES[at] if at < len(_CITIZEN_CUES) else "", (question,))
                    for at, (question, _points) in enumerate(asked)
                ),
                ("Có nhắc lại được giấy tờ phải mang và nơi nộp không.",),
            )
        yield Role(
            OFFICER,
            officer,
            f"{who} Người dân đến hỏi thủ tục.",
            _MANNER["officer"],
            tuple(Turn(question, points) for question, points in asked),
            (
                "Nêu đủ giấy tờ, đúng thứ tự các bước.",
                "Nêu đúng thời hạn và lệ phí của từng cách nộp.",
            ),
        )
        return
    turns = []
    if actions := actions_of(scenario):
        turns.append(Turn("Người dân kể lại sự việc, hỏi phải làm gì", tuple(each.text for each in actions)))
    if legal := legal_of(scenario):
        turns.append(Turn("Người dân hỏi việc này theo quy định nào", legal))
    if turns and scenario.kind is Kind.SCAM:
        yield Role(
            OFFICER,
            officer,
            f"{who} Người dân gọi đến sau khi gặp chuyện.",
            _MANNER["officer"],
            tuple(turns),
            ("Nghe hết rồi mới hướng dẫn; không trách người kể.", "Hướng dẫn đủ các việc ghi trên thẻ."),
        )


def _on_air(lesson: Lesson) -> Iterator[Role]:
    """Who speaks to a camera, and who writes to them, where nobody is acted."""
    turns = tuple(_turns(lesson.scenario, None))
    asked = tuple(_written(clean(item.ask)) for item in lesson.items if item.type is QuestionType.SAY)
    if turns:
        yield Role(
            SPEAKER,
            _TELLER,
            "Bạn nói trước máy quay, một mình, như đang phát trực tiếp.",
            "Nhìn vào ống kính; nói chậm, rõ; nghỉ một nhịp sau mỗi ý.",
            turns,
            ("Nói đúng từng con số, điều luật; không đọc dữ liệu cá nhân của ai.",),
        )
    if asked:
        yield Role(
            VIEWER,
            CastMember(look="shop-owner", voice="female"),
            "Bạn là người xem, viết bình luận hỏi người nói.",
            "Hỏi thật lòng, đọc nguyên câu hỏi; chờ trả lời xong mới hỏi câu sau.",
            tuple(Turn("Khi người nói dừng lại", (ask,)) for ask in asked),
            ("Người nói có trả lời đúng điều được hỏi không; so với câu mẫu trong tài liệu giảng viên.",),
        )


def _written(ask: str) -> str:
    """What a viewer writes, out of a question that quotes it; else the question."""
    quoted = re.search(r"“([^“”]+)”", ask)
    return quoted[1] if quoted else ask


def _citizen(scenario: Scenario) -> str:
    who = shown(scenario.procedure.who) if scenario.procedure else ""
    return f"Bạn là người dân. {who}." if who else "Bạn là người dân đến hỏi thủ tục."


def _turns(scenario: Scenario, speaker: str | None) -> Iterator[Turn]:
    """What one says, line after line, and what is said just before; what goes on in a scene is one turn."""
    before: Line | None = None
    for number, scene in enumerate(scenario.scenes, start=1):
        cue, said = "", list[str]()
        for line in scene.lines:
            if line.speaker == speaker:
                if not said:
                    cue = _cue(before, speaker, number)
                said.append(shown(line.text))
            elif said:
                yield Turn(cue, tuple(said))
                said = []
            before = line
        if said:
            yield Turn(cue, tuple(said))


def _cue(line: Line | None, speaker: str | None, scene: int) -> str:
    if line is None:
        return "Bắt đầu"
    if line.speaker == speaker:
        return f"Nói tiếp, sang cảnh {scene}"
    words = shown(line.text).split()
    last = " ".join(words[-_CUE_WORDS:])
    name = clean(line.speaker) if line.speaker else NARRATOR
    return f"{name}: “{'… ' if len(words) > _CUE_WORDS else ''}{last}”"


def _watched(scenario: Scenario, member: CastMember) -> Iterator[str]:
    if member.look == "stranger":
        signs = signs_of(scenario)
        named = "Cả nhóm có gọi tên được các dấu hiệu không:"
        yield named if signs else "Cả nhóm có nhận ra chỗ đáng ngờ không."
        yield from signs[:_WATCHED]
        return
    if member.look == "officer":
        yield "Hướng dẫn đúng và đủ như phiếu học viên; không hứa thay, không trách người dân."
        return
    actions = actions_of(scenario)
    if scenario.kind is Kind.SCAM and actions:
        yield "Có làm đúng những việc này không:"
        yield from (each.text for each in actions[:_WATCHED])
        return
    yield "Có hỏi lại cho rõ trước khi làm không."
