"""What nobody approved is a draft wherever one looks; what was approved is clear, until something changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from tests.approval_support import Office
from tests.cli.conftest import command  # noqa: F401  (fixture)
from tests.command_line import UNITS, in_vietnamese, own_cache, script, write  # noqa: F401  (fixtures)
from vidgen import render
from vidgen.brand.load import load_brand
from vidgen.delivery.kit import DRAFT_SUBTITLES, DRAFT_VIDEO, SUBTITLES, VIDEO, film_in
from vidgen.delivery.report import read_report
from vidgen.delivery.staleness import Reason
from vidgen.errors import ApprovalError
from vidgen.narration import store as speech_store
from vidgen.pipeline import Product

TALK = "## hook: Ai hỏi **mã OTP**?\nĐừng đọc mã.\n"
WITH_PICTURE = TALK + "\n## photo: Tin nhắn lạ\n![Tin nhắn lạ](tin.png)\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return script(tmp_path / "kịch bản", TALK)


def made(file: Path, **how: object) -> Product:
    return render(file, out=file.parents[1] / "out", offline=True, voice="espeak", **how)  # type: ignore[arg-type]


def names(product: Product) -> set[str]:
    return {path.name for path in product.folder.iterdir()}


def codes(product: Product) -> set[str]:
    return {each.code for each in product.report.findings}


def yellow(film: Path) -> list[float]:
    """Of each frame, how much of the upper band's place is the yellow of the mark."""
    found = []
    with av.open(str(film)) as video:
        for frame in video.decode(video=0):
            rows: NDArray[np.int16] = frame.to_ndarray(format="rgb24")[112:184].astype(np.int16)
            found.append(float((np.abs(rows - (255, 210, 63)).max(axis=2) < 40).mean()))
    return found


def test_a_draft_says_so_in_its_name_its_pictures_its_text_and_its_report(file: Path) -> None:
    product = made(file)
    assert {DRAFT_VIDEO, DRAFT_SUBTITLES} <= names(product) and not {VIDEO, SUBTITLES} & names(product)
    assert min(yellow(film_in(product.folder))) > 0.3, "on every frame"
    post = (product.folder / "post.txt").read_text(encoding="utf-8")
    assert post.startswith("[BẢN NHÁP – chưa được duyệt")
    assert post.count("Bản nháp: chưa được duyệt, không được đăng.") >= 5, "above the words of each platform"
    report = read_report(product.folder / "report.json")
    assert (report.state, report.approval) == ("draft", None)
    assert [each.code for each in report.why_draft] == ["VG-A002"]
    assert {DRAFT_VIDEO, DRAFT_SUBTITLES} <= set(report.files)


def test_an_approved_script_makes_a_clear_film_and_its_report_holds_the_approval(
    file: Path, office: Office
) -> None:
    statement = office.approve(file)
    product = made(file)
    assert {VIDEO, SUBTITLES} <= names(product) and not {DRAFT_VIDEO, DRAFT_SUBTITLES} & names(product)
    assert max(yellow(film_in(product.folder))) < 0.01
    approval = product.report.approval
    assert approval and product.report.state == "final" and not product.report.why_draft
    assert (approval.statement, approval.sample) == (statement.digest, False)
    assert (approval.reviewed_by, approval.approved_by) == ("Nguyễn Thị Rà", "Trần Văn Duyệt")
    assert "BẢN NHÁP" not in (product.folder / "post.txt").read_text(encoding="utf-8")


def test_approving_and_withdrawing_make_it_again_and_say_so(
    file: Path, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIDGEN_CACHE", str(tmp_path / "kho"))
    kept: list[str] = []
    keep = speech_store.SpeechStore.keep
    monkeypatch.setattr(
        speech_store.SpeechStore,
        "keep",
        lambda self, key, *more: (kept.append(key), keep(self, key, *more))[1],
    )
    assert made(file).why == (Reason("new"),)
    assert kept, "the voice spoke once"
    kept.clear()
    office.approve(file)
    approved = made(file)
    assert approved.why == (Reason("approved"),) and not made(file).fresh
    assert VIDEO in names(approved) and DRAFT_VIDEO not in names(approved)
    office.revoke(file)
    lapsed = made(file)
    assert lapsed.why == (Reason("lapsed"),) and "VG-A045" in codes(lapsed)
    assert DRAFT_VIDEO in names(lapsed) and VIDEO not in names(lapsed)
    assert not kept, "what was spoken once is used again"


def test_a_review_alone_leaves_it_a_draft(file: Path, office: Office) -> None:
    office.review(file)
    product = made(file)
    assert product.report.state == "draft" and "VG-A041" in codes(product)


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        (lambda text: text.replace("Đừng đọc", "Cứ đọc"), "[-Đừng-][+Cứ+]"),
        (lambda text: text.replace("OTP", "ОTP"), "⟦U+041E⟧"),
        (lambda text: text.replace("Đừng", "Đừ\u200bng"), "⟦U+200B⟧"),
        (lambda text: text + "Chuyển tiền vào đây.\n", "[+Chuyển tiền vào đây.+]"),
    ],
)
def test_a_copy_with_other_words_is_a_draft_and_the_line_is_shown(
    file: Path, office: Office, change: Callable[[str], str], shown: str
) -> None:
    office.approve(file)
    copy = file.parent / "xã khác" / file.name
    write(copy, change(file.read_text(encoding="utf-8")))
    with pytest.raises(ApprovalError) as caught:
        made(copy, final=True)
    told = {each.code: each for each in reversed(caught.value.findings)}
    assert {"VG-A054", "VG-A046", "VG-A050"} <= set(told)
    assert shown in told["VG-A050"].message and told["VG-A050"].path == copy
    assert not (copy.parents[1] / "out").exists()


def test_a_copy_that_was_only_saved_in_another_way_is_still_approved(file: Path, office: Office) -> None:
    office.approve(file)
    copy = file.parent / "xã khác" / file.name
    copy.parent.mkdir()
    copy.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert made(copy).report.state == "final"


def test_a_swapped_picture_makes_it_a_draft(tmp_path: Path, office: Office) -> None:
    file = script(tmp_path / "kịch bản", WITH_PICTURE)
    Image.new("RGB", (400, 400), "white").save(file.parent / "tin.png")
    office.approve(file)
    assert made(file).report.state == "final"
    Image.new("RGB", (400, 400), "black").save(file.parent / "tin.png")
    product = made(file)
    assert product.report.state == "draft" and "VG-A047" in codes(product)
    assert set(product.why) == {Reason("media"), Reason("lapsed")}


def test_a_picture_swapped_while_the_film_is_made_is_noticed(tmp_path: Path, office: Office) -> None:
    file = script(tmp_path / "kịch bản", WITH_PICTURE)
    Image.new("RGB", (400, 400), "white").save(file.parent / "tin.png")
    office.approve(file)

    def swap(stage: str, share: float) -> None:
        if stage == "narrate":
            Image.new("RGB", (400, 400), "black").save(file.parent / "tin.png")

    with pytest.raises(ApprovalError) as caught:
        made(file, progress=swap)
    assert [each.code for each in caught.value.findings] == ["VG-A055", "VG-A047"]
    assert not list((tmp_path / "out").rglob("video*"))


def test_another_brand_needs_an_approval_of_its_own(file: Path, office: Office, tmp_path: Path) -> None:
    other = write(tmp_path / "nd" / "brand.yaml", "id: khac\nhashtags: ['#KhacDi']\n").parent
    office.approve(file)
    assert "VG-A048" in codes(made(file, brand=other))
    office.approve(file, load_brand(), load_brand(other))
    assert made(file, brand=other).report.state == "final"


def test_what_is_internal_needs_it_too(tmp_path: Path, office: Office) -> None:
    file = script(tmp_path / "kịch bản", TALK, front=["audience: internal"])
    with pytest.raises(ApprovalError):
        made(file, final=True)
    assert made(file).report.state == "draft"
    office.approve(file)
    assert made(file, final=True).report.state == "final"


def test_final_is_refused_before_any_work_with_every_reason(command, tmp_path: Path, office: Office) -> None:  # type: ignore[no-untyped-def]  # noqa: F811
    folder, out = tmp_path / "kịch bản", tmp_path / "out"
    approved, other = script(folder, TALK, id="duyet"), script(folder, TALK.replace("mã", "số"), id="chua")
    office.approve(approved)
    said = command("render", folder, "--final", "--offline", "--voice", "espeak", "-o", out)
    assert said.exit_code == 1 and not out.exists(), said.output
    assert "VG-A054" in said.stderr and "VG-A040" in said.stderr and other.name in said.stderr
    assert approved.name not in said.stderr
    said = command("render", approved, "--final", "--offline", "--voice", "espeak", "-o", out)
    assert said.exit_code == 0 and (out / "chung" / "duyet" / VIDEO).is_file(), said.output


def test_what_was_once_final_is_refused_when_its_approval_is_gone(file: Path, office: Office) -> None:
    office.approve(file)
    made(file, final=True)
    office.revoke(file)
    with pytest.raises(ApprovalError):
        made(file, final=True)
    # A kit that was right when it was made stands until somebody makes it again.
    assert VIDEO in {path.name for path in (file.parents[1] / "out" / "chung" / "thu").iterdir()}


def test_explain_tells_of_an_approval_and_of_what_is_used_again(command, file: Path, office: Office) -> None:  # type: ignore[no-untyped-def]  # noqa: F811
    def why() -> str:
        out = file.parents[1] / "out"
        said = command("render", file, "--offline", "--voice", "espeak", "-o", out, "--explain")
        assert said.exit_code == 0, said.output
        return str(said.stdout)

    assert "(BẢN NHÁP, chưa được duyệt)" in why()
    office.approve(file)
    said = why()
    assert "vì: đã được duyệt nên bỏ dấu BẢN NHÁP" in said and "dùng lại" in said and "(BẢN NHÁP" not in said
    office.revoke(file)
    assert "vì: không còn được duyệt nên thành bản nháp" in why()


def test_sheet_and_preview_of_a_draft_are_marked(command, file: Path, tmp_path: Path, office: Office) -> None:  # type: ignore[no-untyped-def]  # noqa: F811
    def sheet() -> NDArray[np.int16]:
        said = command(
            "sheet", file, "--offline", "--voice", "espeak", "--width", 540, "-o", tmp_path / "a.png"
        )
        assert said.exit_code == 0, said.output
        rows = np.asarray(Image.open(tmp_path / "a.png").convert("RGB"), np.int16)[40:]  # below the progress
        return (np.abs(rows - (255, 210, 63)).max(axis=2) < 30).mean(axis=1) > 0.25

    assert sheet().sum() > 20
    film = tmp_path / "a.mp4"
    assert command("preview", file, "--offline", "--voice", "espeak", "-o", film).exit_code == 0
    assert min(yellow(film)) > 0.3
    office.approve(file)
    assert not sheet().any()
    assert command("preview", file, "--offline", "--voice", "espeak", "-o", film).exit_code == 0
    assert max(yellow(film)) < 0.01


def test_diff_shows_the_words_and_says_it_by_its_exit_code(command, file: Path, office: Office) -> None:  # type: ignore[no-untyped-def]  # noqa: F811
    assert command("diff", file).exit_code == 1, "nobody knows what was approved"
    office.approve(file)
    assert command("diff", file).exit_code == 0
    approved = file.read_text(encoding="utf-8")
    write(file, approved.replace("Đừng", "Cứ"))
    said = command("diff", file)
    assert said.exit_code == 1 and f"{file.name}:8: [-Đừng-][+Cứ+] đọc mã." in said.stdout, said.stdout
    against = write(file.parent.parent / "duyệt.md", approved)
    assert command("diff", file, "--against", against).stdout == said.stdout


def test_verify_shows_the_line_as_well(command, file: Path, office: Office) -> None:  # type: ignore[no-untyped-def]  # noqa: F811
    office.approve(file)
    assert command("verify", file).exit_code == 0
    write(file, file.read_text(encoding="utf-8").replace("Đừng", "Cứ"))
    said = command("verify", file)
    assert said.exit_code == 1 and "Dòng 8 khác bản đã duyệt: [-Đừng-][+Cứ+] đọc mã." in said.output


def test_each_unit_has_a_code_of_its_own_on_one_approval(file: Path, office: Office, tmp_path: Path) -> None:
    from vidgen.scenario.units import load_units

    units = load_units(write(tmp_path / "units.csv", UNITS))
    office.approve(file)
    found = [render(file, unit, out=tmp_path / "out", offline=True, voice="espeak").report for unit in units]
    approvals = [each.approval for each in found]
    assert all(approvals)
    assert len({each.code for each in approvals if each}) == 2
    assert len({each.statement for each in approvals if each}) == 1
