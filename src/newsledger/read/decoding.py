"""From bytes to text, so that offsets in the text are the file's own: no newline is translated, nothing dropped."""

from __future__ import annotations

import codecs
import re

BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
SIGNS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x7fELF",
    b"RIFF",
    b"BZh",
    b"\xfd7zXZ",
    b"(\xb5/\xfd",
    b"SQLite format",
)


class Undecodable(Exception):
    """Bytes that are no text; the message says why and what to do."""


def decoded(held: bytes) -> tuple[str, str | None]:
    """(text, doubt or null). UTF-8 as it is, a byte order mark kept as the text's first character, so that offsets are
    the file's own; UTF-16 by its mark; else Windows-1252, with a doubt. Raises Undecodable.
    """
    for mark, encoding in BOMS:
        if held.startswith(mark):
            return _wide(held, encoding)
    if held.startswith(SIGNS) or b"\0" in held:
        raise Undecodable("is a binary file, not text; save its text as UTF-8")
    try:
        return _checked(held.decode("utf-8")), None
    except UnicodeDecodeError as error:
        broken = error.start
    try:
        text = _checked(held.decode("cp1252"))
    except UnicodeDecodeError:
        raise Undecodable(f"is neither UTF-8 (byte {broken:,}) nor Windows-1252; save it as UTF-8") from None
    return text, f"is not UTF-8 (byte {broken:,}); read as Windows-1252, so letters with accents may be wrong"


def _wide(held: bytes, encoding: str) -> tuple[str, str | None]:
    try:
        text = held.decode(encoding)
    except UnicodeDecodeError:
        raise Undecodable(f"is broken {encoding.upper()}; save it as UTF-8") from None
    return _checked(text), f"is {encoding.upper()}, not UTF-8; offsets count the characters of the decoded text"


def _checked(text: str) -> str:
    """The text, if few of its characters are control characters; else Undecodable."""
    if len(CONTROL.findall(text[:20_000])) > 0.02 * len(text[:20_000]):
        raise Undecodable("is a binary file, not text; save its text as UTF-8")
    return text


def sound(text: str) -> tuple[str, bool]:
    """(text, changed): half characters and NULs, which no file can hold, made U+FFFD, one for one."""
    made = re.sub("[\ud800-\udfff\x00]", "\ufffd", text)
    return made, made != text
