"""What the pages need beside their templates, made at set-up: one style sheet, subset type, compiled catalogues."""

import fcntl
import hashlib
import re
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from fontTools import subset
from fontTools.ttLib import TTFont

from bontot.interfaces.shared.catalogues import compile_catalogues


WEB = Path(__file__).resolve().parents[1] / "web"

#: Weight of the type and the file that holds it in the font package.
FACES = {
    "regular": "BeVietnamPro-Regular.ttf",
    "semibold": "BeVietnamPro-SemiBold.ttf",
    "bold": "BeVietnamPro-Bold.ttf",
}

#: Latin, Vietnamese, and the signs our sentences use.
LETTERS = (
    (0x20, 0x7E), (0xA0, 0xFF), (0x102, 0x103), (0x110, 0x111), (0x128, 0x129), (0x168, 0x169),
    (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x1EA0, 0x1EF9), (0x2010, 0x2015), (0x2018, 0x201E),
    (0x2022, 0x2022), (0x2026, 0x2026), (0x203A, 0x203A), (0x2212, 0x2212), (0x2264, 0x2265),
    (0x00D7, 0x00D7), (0x20AB, 0x20AB), (0x300, 0x309), (0x323, 0x323),
)  # fmt: skip


def prepare_static() -> None:
    """
    Make everything served from `STATIC_ROOT`, and the compiled catalogues; again only what changed.

    Called by `./run` before the first page is asked for; needs no database. Of several processes at once one
    makes them and the others wait; one killed on the way leaves the work to the next.
    """
    state = Path(settings.STATE_FOLDER)
    state.mkdir(parents=True, exist_ok=True)
    with (state / "static.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _prepare(state / "made", state / "locale")


def _prepare(made: Path, catalogues: Path) -> None:
    compile_catalogues(catalogues)
    _style_sheet(made)
    _fonts(made / "fonts")
    _sources(made)
    collected = made.with_name("static-collected.txt")
    wanted = _digest_of(made)
    if not collected.is_file() or collected.read_text(encoding="ascii") != wanted:
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        # After the work, so that a killed one is done again.
        collected.write_text(wanted, encoding="ascii")


def _digest_of(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _write_if_new(path: Path, content: bytes) -> None:
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_bytes(content)
    part.replace(path)


def _style_sheet(made: Path) -> None:
    layers = sorted((WEB / "styles").glob("*.css"))
    text = "\n".join(layer.read_text(encoding="utf-8") for layer in layers)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text).replace("} ", "}\n").replace("; }", " }")
    _write_if_new(made / "css" / "bontot.css", text.encode())


def _sources(made: Path) -> None:
    _write_if_new(made / "sources.txt", _digest_of(WEB / "static").encode())


def _fonts(folder: Path) -> None:
    for face, name in FACES.items():
        source = files("fontpkg_be_vietnam_pro").joinpath("files", name).read_bytes()
        made_from = hashlib.sha256(source + repr(LETTERS).encode()).hexdigest()
        stamp = folder / f"{face}.txt"
        target = folder / f"{face}.woff2"
        if target.is_file() and stamp.is_file() and stamp.read_text() == made_from:
            continue
        _write_if_new(target, _subset(source))
        _write_if_new(stamp, made_from.encode())


def _subset(source: bytes) -> bytes:
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum"]
    options.hinting = False
    options.desubroutinize = True
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for first, last in LETTERS for code in range(first, last + 1)])
    font = TTFont(BytesIO(source))
    cutter.subset(font)
    font.flavor = "woff2"
    out = BytesIO()
    font.save(out)
    return out.getvalue()
