"""The catalogues of languages other than Vietnamese: compiled where Django reads them."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.utils.translation.reloader import translation_file_changed


LOCALES = Path(__file__).resolve().parents[1] / "locale"


def compile_catalogues(into: Path) -> None:
    """Compile each language's catalogue where Django reads it (`LOCALE_PATHS`)."""
    for source in sorted(LOCALES.glob("*/LC_MESSAGES/django.po")):
        target = into / source.relative_to(LOCALES).with_suffix(".mo")
        if target.is_file() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        with source.open("rb") as text:
            catalogue = read_po(text)
        part = target.with_suffix(".part")
        with part.open("wb") as compiled:
            write_mo(compiled, catalogue)
        part.replace(target)
        # This process may have looked for it before it was there
        translation_file_changed(None, target)
