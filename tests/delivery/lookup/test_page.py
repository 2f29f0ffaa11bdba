"""The page of codes: anybody types a code or drops a file and gets the truth, on a phone, off the network."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import html
import json
import random
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.delivery.lookup.browser import CHROMIUM, pictured, shown
from vidgen.approval.code import ALPHABET, parse_code, verification_code
from vidgen.delivery.lookup.issued import Issued
from vidgen.delivery.lookup.page import page, write_page

TODAY = dt.date.today()
HOSTILE = "</script><img src=x onerror=alert(1)>{{data}}<!-- \u2028 & “Không” đọc mã"
FILE = b"a film" * 1000

browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
engine = pytest.mark.skipif(shutil.which("node") is None, reason="no JavaScript engine on this machine")


def issued(script: str, **other: object) -> Issued:
    told = {
        "code": verification_code("c0" * 32, script, "suoi-may"),
        "title": "Không đọc mã OTP",
        "unit": "suoi-may",
        "unit_name": "Công an xã Suối Mây",
        "version": "c0" * 32,
        "statement": "ab" * 32,
        "films": (hashlib.sha256(script.encode()).hexdigest(),),
        "approved": dt.date(2026, 11, 20),
        "ends": TODAY + dt.timedelta(days=1),
        "sample": False,
        "state": "approved",
    }
    return Issued(script=script, **{**told, **other})  # type: ignore[arg-type]


GOOD = issued("tot", films=(hashlib.sha256(FILE).hexdigest(),))
FILMS = (
    GOOD,
    issued("het-han", ends=TODAY - dt.timedelta(days=1)),
    issued("thu-hoi", state="withdrawn"),
    issued("ban-cu", state="superseded"),
    issued("la", title=HOSTILE, unit_name="<b>Công an</b> xã"),
    issued("mau", sample=True),
)
CODES = {film.script: film.code for film in FILMS}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_page(
        tmp_path_factory.mktemp("trang tra cứu") / "tra-cuu.html", FILMS, "Công an tỉnh Lào Cai", TODAY
    )


def verdict(dom: str) -> tuple[str, str]:
    """What the page says: its word for it, and the text."""
    found = re.search(r'<section id="answer".*?</section>', dom, re.DOTALL)
    assert found
    word = re.search(r'data-verdict="(\w+)"', found[0])
    return word[1] if word else "", html.unescape(re.sub(r"<[^>]+>", " ", found[0]))


@browser
@pytest.mark.parametrize(
    ("script", "word", "says"),
    [
        ("tot", "official", "Mã có thật, của video này"),
        ("het-han", "expired", "HẾT HẠN"),
        ("thu-hoi", "withdrawn", "THU HỒI"),
        ("ban-cu", "superseded", "BẢN CŨ"),
        ("mau", "official", "Video MẪU để chạy thử"),
    ],
)
def test_a_code_leads_to_its_video_and_how_that_stands(made: Path, script: str, word: str, says: str) -> None:
    found, text = verdict(shown(made, CODES[script]))
    assert found == word and says in text
    assert "Không đọc mã OTP" in text and "Công an xã Suối Mây" in text and "20/11/2026" in text


@browser
def test_codes_are_read_however_they_are_typed(made: Path) -> None:
    bare = GOOD.code.replace("-", "")
    for typed in (bare.lower(), f"{bare[:3]}%20{bare[3:]}", bare.replace("0", "O").replace("1", "l")):
        assert verdict(shown(made, typed))[0] == "official"
    wrong = bare[:-1] + ALPHABET[(ALPHABET.index(bare[-1]) + 1) % 32]
    assert verdict(shown(made, wrong))[0] == "wrong"
    assert verdict(shown(made, "xin%20chào"))[0] == "wrong"
    word, text = verdict(shown(made, verification_code("ff" * 32, "khac", "suoi-may")))
    assert word == "none" and "Không có mã này" in text and "giả" not in text


@browser
def test_hostile_titles_stay_text(made: Path) -> None:
    dom = shown(made, CODES["la"])
    word, text = verdict(dom)
    assert word == "official" and "</script><img src=x onerror=alert(1)>{{data}}<!--" in text
    assert "<img" not in re.sub(r'<script id="data".*?</script>', "", dom, flags=re.DOTALL)
    assert "<b>Công an</b> xã" in text


def dropped(made: Path, content: bytes, own: bool) -> Path:
    """The page with a file chosen in it, as a person would; `own` takes the browser's SHA-256 away."""
    script = f"""
{"Object.defineProperty(globalThis, 'crypto', {value: undefined});" if own else ""}
addEventListener("load", () => {{
  const bytes = Uint8Array.from(atob("{base64.b64encode(content).decode()}"), sign => sign.charCodeAt(0));
  const chosen = new DataTransfer();
  chosen.items.add(new File([bytes], "video.mp4"));
  const picker = document.getElementById("file");
  picker.files = chosen.files;
  picker.dispatchEvent(new Event("change"));
}});"""
    return injected(made, script, "dropped.html")


def injected(made: Path, script: str, name: str) -> Path:
    """The page with a script of a person's doing in it, which its own policy would not let run."""
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", made.read_text(encoding="utf-8"))
    path = made.with_name(name)
    path.write_text(text.replace("<main>", f"<script>{script}</script><main>"), encoding="utf-8")
    return path


@browser
@pytest.mark.parametrize("own", [False, True])
def test_a_file_is_compared_on_the_spot(made: Path, own: bool) -> None:
    word, text = verdict(shown(dropped(made, FILE, own)))
    assert word == "file" and "Đúng tệp gốc" in text and "Công an xã Suối Mây" in text
    word, text = verdict(shown(dropped(made, FILE[:-1] + b"x", own)))
    assert word == "other" and "không có nghĩa là giả" in text


@browser
def test_it_fits_the_smallest_phones(made: Path, tmp_path: Path) -> None:
    script = (
        "addEventListener('load',()=>{document.documentElement.style.width='360px';"
        f"document.getElementById('code').value='{CODES['la']}';document.getElementById('ask').requestSubmit();"
        "const wide=[...document.querySelectorAll('main *')].map(each=>each.getBoundingClientRect().right);"
        "document.title=[Math.ceil(Math.max(...wide)),document.querySelector('button').offsetHeight,"
        "getComputedStyle(document.getElementById('hint')).fontSize].join(' ')})"
    )
    probe = injected(made, script, "narrow.html")
    title = re.search(r"<title>(\d+) (\d+) (\d+)px</title>", shown(probe))
    assert title
    width, button, size = map(int, title.groups())
    assert width <= 360 and button >= 48 and size >= 16
    assert pictured(made, GOOD.code, tmp_path / "a.png", 500, 900).stat().st_size > 10_000


@engine
def test_its_own_sha256_and_check_sign_agree_with_ours(tmp_path: Path) -> None:
    source = (Path(__file__).parents[3] / "vidgen/delivery/lookup/page.js").read_text(encoding="utf-8")
    codes = re.search(r"const ALPHABET.*?;\n", source)
    parsed = re.search(r"const doubled.*?\n}\n", source, re.DOTALL)
    sha = re.search(r"const primes = .*?\n}\n\nconst PIECE", source, re.DOTALL)
    assert codes and parsed and sha
    contents = [
        random.Random(size).randbytes(size) for size in (0, 1, 55, 56, 63, 64, 65, 119, 120, 1000, 70001)
    ]
    typed = [verification_code(f"{at:064x}", "a", "b") for at in range(200)]
    typed += [code[:3] + ALPHABET[at % 32] + code[4:] for at, code in enumerate(typed)]
    script = tmp_path / "run.cjs"
    script.write_text(
        codes[0] + parsed[0] + sha[0].removesuffix("const PIECE")
        + "const told=JSON.parse(require('fs').readFileSync(0));const out={hashes:[],codes:[]};"
        "for(const text of told.contents){const all=Buffer.from(text,'hex'),hash=new Hash();"
        "for(let at=0;at<all.length;at+=37)hash.add(new Uint8Array(all.subarray(at,at+37)));"
        "out.hashes.push(hash.hex())}"
        "for(const code of told.codes){const found=parsed(code);"
        "out.codes.push(found&&found.right?found.code:null)}"
        "console.log(JSON.stringify(out))",
        encoding="utf-8",
    )  # fmt: skip
    given = json.dumps({"contents": [content.hex() for content in contents], "codes": typed})
    done = subprocess.run(["node", script], input=given, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["hashes"] == [hashlib.sha256(content).hexdigest() for content in contents]
    assert told["codes"] == [parse_code(code) for code in typed]


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def test_it_is_one_file_that_asks_nothing_of_anybody(made: Path) -> None:
    text = made.read_text(encoding="utf-8")
    read = Elements()
    read.feed(text)
    assert not any({"src", "href", "action"} & set(attributes) for _tag, attributes in read.seen)
    assert "http://" not in text and "https://" not in text and "fetch(" not in text
    (policy,) = (given["content"] for _tag, given in read.seen if given.get("http-equiv"))
    assert policy and "default-src 'none'" in policy
    for tag in ("style", "script"):
        body = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert len(body) == 1
        digest = base64.b64encode(hashlib.sha256(body[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_every_field_is_named_for_those_who_hear_the_page(made: Path) -> None:
    read = Elements()
    read.feed(made.read_text(encoding="utf-8"))
    fields = {given["id"] for tag, given in read.seen if tag == "input"}
    assert fields == {given["for"] for tag, given in read.seen if tag == "label"}
    assert ("html", {"lang": "vi"}) in read.seen
    assert any(given.get("aria-live") == "polite" for _tag, given in read.seen)


def test_equal_lists_make_equal_pages_and_data_cannot_end_its_element() -> None:
    one = page(FILMS, HOSTILE, TODAY)
    assert one == page(FILMS, HOSTILE, TODAY)
    data = one.split('type="application/json">')[1].split("</script>")[0]
    assert "<" not in data and "\u2028" not in data
    told = json.loads(data)
    assert HOSTILE in told["scripts"] and [film[0] for film in told["films"]] == [film.code for film in FILMS]
    assert html.escape(HOSTILE) in one and one.count("<script") == 2
