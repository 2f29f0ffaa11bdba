"""From a file to a `Scenario`: Markdown for people, YAML and JSON for programs, one model for all.

Codes, by family of ten: ``VG-S00x`` the file itself (see `scenario.source`), ``01x`` its syntax, ``02x`` keys
and values, ``03x`` scenes against their grammar, ``04x`` cast and facts, ``05x`` Markdown that a script does
not use, ``06x`` inline markup, ``07x`` slots, ``08x`` lines, pictures and links, ``09x`` new scripts, ``10x``
practice material.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from vidgen.errors import Finding, ScriptError
from vidgen.messages import _
from vidgen.scenario.checks import LAW, check_lines, check_plain, check_scene, check_text, check_words
from vidgen.scenario.collector import Collector
from vidgen.scenario.data import read_scene_data
from vidgen.scenario.draft import Cast, SceneDraft
from vidgen.scenario.front_matter import split
from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.header import cast_of, prepared, read_header, texts
from vidgen.scenario.json_tree import read_json
from vidgen.scenario.markdown import read_scenes
from vidgen.scenario.media_names import check_files
from vidgen.scenario.model import Kind, Scenario, Scene
from vidgen.scenario.notation import gather_undeclared
from vidgen.scenario.practice_words import name_practice_keys
from vidgen.scenario.reserved import device
from vidgen.scenario.slots import check_slots, slot_names
from vidgen.scenario.source import read_source
from vidgen.scenario.stops import with_scene_types
from vidgen.scenario.tree import Tree
from vidgen.scenario.vocabulary import Vocabulary
from vidgen.scenario.yaml_tree import read_yaml

MOST_QUESTIONS = 60  # of practice material; a day's lesson has a dozen
SUFFIXES = (".md", ".yaml", ".yml", ".json")

_PLAIN_KEYS = ("title", "field", "hashtags")  # also read by machines: no markup
_FREE_KEYS = ("post", "source")
_MARKED_KEYS = ("legal", "procedure", "practice")


def load(path: Path, scenes: Mapping[str, SceneGrammar]) -> Scenario:
    """The scenario in a file; see `load_with_warnings`."""
    return load_with_warnings(path, scenes)[0]


def load_with_warnings(
    path: Path, scenes: Mapping[str, SceneGrammar]
) -> tuple[Scenario, tuple[Finding, ...]]:
    """The scenario in a file and the warnings about it.

    Arguments:
        path: ``.md``, ``.yaml``, ``.yml`` or ``.json``.
        scenes: the registry of scene types, by canonical name.

    Raises:
        ScriptError: all that is wrong with the file, errors and warnings, in order of line.
    """
    found = Collector(path, ScriptError)
    if path.suffix.lower() not in SUFFIXES and not path.is_dir():
        found.error(
            "VG-S010",
            _("Không đọc được loại tệp “{suffix}”.").format(suffix=path.suffix or path.name),
            _("Kịch bản là tệp .md (hoặc .yaml, .json); tệp Word thì chép chữ sang tệp .md."),
        )
        found.close()
    text = read_source(path, raises=ScriptError, family="VG-S")
    if not text.strip():
        found.error(
            "VG-S011", _("Tệp trống."), _("Lệnh “vidgen new” tạo sẵn khung kịch bản để viết tiếp."), line=1
        )
        found.close()
    tree, cast, drafts = _parts(path, text, found)
    header = read_header(tree, found) if tree else None
    legal = len(header.legal) if header else 1  # an unread header must not call a law scene empty
    gather_undeclared(found)
    made = _scenes(drafts, Vocabulary(scenes), legal, found)
    check_files((scene.media for scene in made if scene.media), path, found)
    _check_cast(cast, drafts, tree, found)
    if tree:
        _check_header_texts(tree, found)
    if header and tree:
        _check_header(header, tree, path, found)
    if not drafts and tree and (header or not isinstance(tree.data, dict)):
        _check_derivable(header, tree, scenes, found)
    found.close()
    if header is None:
        raise AssertionError("a header is only refused with a finding")
    practice = header.practice and with_scene_types(header.practice, made, Vocabulary(scenes))
    return (
        header.model_copy(update={"scenes": tuple(made), "path": path, "practice": practice}),
        found.findings,
    )


def _parts(path: Path, text: str, found: Collector) -> tuple[Tree | None, Cast, list[SceneDraft]]:
    """The header's tree (None if it cannot be read), the cast and the scenes as read."""
    if path.suffix.lower() == ".md":
        front, offset, body = split(text, found)
        tree = None if front is None else read_yaml(front, found, offset=offset)
        if tree and tree.data is None:
            tree.data = {}
        if tree:
            name_practice_keys(tree, found)
        if tree and isinstance(tree.data, dict) and "scenes" in tree.data:
            found.error(
                "VG-S020",
                _("Khoá “scenes” không viết trong phần đầu của tệp Markdown."),
                _("Viết mỗi cảnh bằng một dòng ## dưới phần đầu."),
                line=tree.line(("scenes",)),
            )
            del tree.data["scenes"]
        cast = cast_of(tree, found)
        return tree, cast, read_scenes(body, cast, found)
    tree = read_json(text, found) if path.suffix.lower() == ".json" else read_yaml(text, found)
    if tree is None:
        return None, Cast(known=False), []
    name_practice_keys(tree, found)
    cast = cast_of(tree, found)
    if not isinstance(tree.data, dict):
        return tree, cast, []
    return tree, cast, read_scene_data(tree.data.pop("scenes", None), tree, cast, found)


def _scenes(
    drafts: Sequence[SceneDraft], vocabulary: Vocabulary, legal: int, found: Collector
) -> list[Scene]:
    made: list[Scene] = []
    for draft in drafts:
        grammar = vocabulary.find(draft.name)
        if grammar is None:
            if not draft.unsure:
                vocabulary.refuse(draft, found)
        else:
            check_scene(draft, grammar, legal, found)
            made.append(
                Scene(
                    type=grammar.name,
                    heading=draft.heading,
                    lines=tuple(draft.lines),
                    media=draft.media[0] if draft.media else None,
                    line=draft.line,
                )
            )
        check_lines(draft, found)
    return made


def _check_cast(cast: Cast, drafts: Sequence[SceneDraft], tree: Tree | None, found: Collector) -> None:
    if tree is None:
        return
    speakers = {line.speaker for draft in drafts for line in draft.lines}
    for name in cast.names:
        if name not in speakers:
            found.warning(
                "VG-S041",
                _("Nhân vật “{name}” không nói câu nào.").format(name=name),
                _("Xoá khỏi cast, hoặc viết lời “{name}: …”.").format(name=name),
                line=tree.line(("cast", name)),
            )


def _check_header_texts(tree: Tree, found: Collector) -> None:
    if not isinstance(tree.data, dict):
        return
    for loc, text in texts(prepared(tree.data)):
        key, line = str(loc[0]), tree.line(loc)
        if key in _PLAIN_KEYS:
            check_plain(key, text, line, found)
        elif key in _FREE_KEYS or loc[-1] == "source":
            check_slots(text, line, found)
        elif key in _MARKED_KEYS:
            check_text(text, line, found)
            if isinstance(loc[-1], int):  # legal, documents, steps, options: each is read by itself
                check_words(text, line, found)


def _check_header(header: Scenario, tree: Tree, path: Path, found: Collector) -> None:
    if header.reviewed and header.expires and header.expires < header.reviewed:
        found.error(
            "VG-S027",
            _("Ngày hết hạn {expires} trước ngày rà soát {reviewed}.").format(
                expires=header.expires, reviewed=header.reviewed
            ),
            _("Sửa expires thành ngày sau reviewed."),
            line=tree.line(("expires",)),
        )
    if device(header.id):
        found.error(
            "VG-S029",
            _("id “{id}” là tên Windows dành riêng, không đặt cho thư mục được.").format(id=header.id),
            _("Chọn id khác."),
            line=tree.line(("id",)),
        )
    if path.stem != header.id:
        found.warning(
            "VG-S029",
            _("id “{id}” khác tên tệp “{name}”.").format(id=header.id, name=path.name),
            _("Đổi tên tệp thành {id}{suffix}, hoặc sửa id.").format(id=header.id, suffix=path.suffix),
            line=tree.line(("id",)),
        )
    if header.practice and len(header.practice.questions) > MOST_QUESTIONS:
        found.error(
            "VG-S100",
            _("Có {count} câu hỏi luyện tập; tối đa {most}.").format(
                count=len(header.practice.questions), most=MOST_QUESTIONS
            ),
            _("Chia thành nhiều bài, mỗi bài một kịch bản."),
            line=tree.line(("practice", "questions", MOST_QUESTIONS)),
        )
    for index, tag in enumerate(header.hashtags):
        if not tag or any(char.isspace() for char in tag):
            found.error(
                "VG-S087",
                _("Thẻ “{tag}” trống hoặc có dấu cách.").format(tag=tag),
                _("Viết liền, ví dụ: CảnhGiácLừaĐảo."),
                line=tree.line(("hashtags", index)),
            )
    source = header.procedure.source if header.procedure else ""
    if source and not slot_names(source) and not source.startswith(("http://", "https://")):
        found.error(
            "VG-S088",
            _("Địa chỉ nguồn “{source}” không phải trang web.").format(source=source[:60]),
            _("Chép nguyên địa chỉ trang công bố thủ tục, bắt đầu bằng https://."),
            line=tree.line(("procedure", "source")),
        )


def _check_derivable(
    header: Scenario | None, tree: Tree, scenes: Mapping[str, SceneGrammar], found: Collector
) -> None:
    """A script without scenes must be a procedure whose facts give them."""
    procedure = header.procedure if header else None
    if header is None or header.kind is not Kind.PROCEDURE:
        found.error(
            "VG-S031",
            _("Kịch bản chưa có cảnh nào."),
            _("Viết cảnh đầu tiên: ## mở đầu: Câu mở đầu, rồi lời dẫn ở dòng dưới."),
            line=tree.first_line,
        )
        return
    if procedure is None or not (procedure.documents or procedure.steps):
        found.error(
            "VG-S044",
            _("Thủ tục chưa có cảnh và cũng chưa đủ dữ kiện để tự dựng."),
            _("Ghi procedure: who, documents, steps, where, channels, … ở phần đầu, hoặc viết các cảnh."),
            line=tree.line(("procedure",)),
        )
        return
    counts = {
        "checklist": (len(procedure.documents), ("procedure", "documents")),
        "steps": (len(procedure.steps), ("procedure", "steps")),
        LAW: (len(header.legal), ("legal",)),
    }
    for name, (count, loc) in counts.items():
        if name in scenes and count > scenes[name].items[1]:
            found.error(
                "VG-S046",
                _("“{key}” có {count} mục; cảnh tự dựng nhận tối đa {most}.").format(
                    key=".".join(loc), count=count, most=scenes[name].items[1]
                ),
                _("Gộp bớt cho người xem dễ nhớ, hoặc tự viết các cảnh."),
                line=tree.line(loc),
            )
