"""Files and folders: which there are, and what bytes they hold, read in bounded time and memory."""

from __future__ import annotations

import gzip
import os
import stat
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from newsledger.core.books import APPLICATION
from newsledger.core.findings import Finding
from newsledger.read import faults
from newsledger.read.limits import Limits

CHUNK = 1 << 16
GZIP = b"\x1f\x8b"
SQLITE = b"SQLite format 3\0"
JOURNAL = "-journal"  # what SQLite puts beside a ledger while it writes


class Unreadable(Exception):
    """A file, or the rest of one, that cannot be read; its text says why and what to do."""


def shown(path: Path) -> str:
    """A path as it can be printed and stored: bytes that are no UTF-8 are written as escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def walk(folder: Path) -> Iterator[Path | Finding]:
    """The files below a folder in order of name, hidden ones left out. Links to folders are not followed."""
    waiting: list[Path | Finding] = [folder]
    while waiting:
        path = waiting.pop()
        if isinstance(path, Finding) or (path != folder and not is_folder(path)):
            yield path
        else:
            waiting.extend(reversed(_inside(path)))


def is_folder(path: Path) -> bool:
    """Whether a path leads to a folder; false where the system will not say."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _inside(folder: Path) -> list[Path | Finding]:
    """What a folder holds: its files, then its folders, each in order of name."""
    try:
        with os.scandir(folder) as found:
            names = sorted((entry.name for entry in found if not entry.name.startswith(".")), key=os.fsencode)
    except OSError as error:
        message = f"cannot be opened ({reason(error)}); check its permissions"
        return [faults.unread(shown(folder), message)]
    paths = [(folder / name, is_folder(folder / name)) for name in names]
    linked = "is a link to a folder and was not followed; name that folder itself to read it"
    held: list[Path | Finding] = [p for p, inner in paths if not inner]
    for path, inner in paths:
        if inner:
            held.append(faults.doubtful(shown(path), linked) if path.is_symlink() else path)
    return held


def is_ledger(path: Path) -> bool:
    """Whether a file is a ledger of ours, or the journal of one."""
    if path.name.endswith(JOURNAL):
        path = path.with_name(path.name.removesuffix(JOURNAL))
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as stream:
            head = stream.read(72)
    except (OSError, ValueError):
        return False
    return head.startswith(SQLITE) and head[68:] == APPLICATION.to_bytes(4, "big")


def reason(error: OSError) -> str:
    """What the system says is wrong, in lower case."""
    return (error.strerror or str(error)).lower()


def opened(path: Path, limits: Limits) -> IO[bytes]:
    """The file's bytes as a stream, unpacked where it is gzip. Raises Unreadable."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            raise Unreadable("is no regular file; give a file or a folder")
        plain = path.open("rb")
    except OSError as error:
        raise Unreadable(f"cannot be opened ({reason(error)}); check the name and its permissions") from None
    if plain.read(2) != GZIP:
        plain.seek(0)
        return plain
    plain.close()
    return Unpacked(path, limits)  # type: ignore[return-value]


class Unpacked:
    """A gzip file, unpacked piece by piece, that refuses to grow beyond all measure."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._packed = path.stat().st_size
        self._stream = gzip.open(path, "rb")  # noqa: SIM115 - closed by close(), as any stream
        self._most = max(limits.unpacked, self._packed * limits.ratio)
        self._given = 0

    def read(self, size: int) -> bytes:
        """Up to `size` bytes; Unreadable where the file is broken or a bomb."""
        try:
            got = self._stream.read1(size)  # what there is, so that what stands before a break is not lost
        except (EOFError, zlib.error, OSError):
            raise Unreadable("is a broken gzip file (cut short or damaged); fetch it again") from None
        self._given += len(got)
        if self._given > self._most:
            raise Unreadable(
                f"unpacks to more than {self._most:,} bytes from {self._packed:,}; that is no text. Check it by hand"
            )
        return got

    def close(self) -> None:
        """Close the file."""
        self._stream.close()

    def __enter__(self) -> Unpacked:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def whole(path: Path, most: int, limits: Limits) -> bytes:
    """All bytes of a file that has at most so many. Raises Unreadable."""
    pieces, size = [], 0
    with opened(path, limits) as stream:
        while piece := _read(stream, CHUNK):
            pieces.append(piece)
            size += len(piece)
            if size > most:
                raise Unreadable(f"is longer than {most:,} bytes, the most that is read of one report; split it")
    return b"".join(pieces)


def _read(stream: IO[bytes], size: int) -> bytes:
    try:
        return stream.read(size)
    except OSError as error:
        raise Unreadable(f"cannot be read ({reason(error)})") from None


def lines(stream: IO[bytes], most: int) -> Iterator[tuple[int, bytes | None]]:
    """(number, line) for each line of a stream; null in place of one with more than `most` bytes."""
    held: list[bytes] = []
    number, size = 1, 0
    while piece := _read(stream, CHUNK):
        *ended, rest = piece.split(b"\n")
        for part in ended:
            if not part and not size:  # an empty line holds nothing, and a hostile file holds millions
                number += 1
                continue
            yield number, b"".join((*held, part)) if size + len(part) <= most else None
            number, size = number + 1, 0
            held.clear()
        size += len(rest)
        if size <= most:
            held.append(rest)
        else:
            held.clear()
    if size:
        yield number, b"".join(held) if size <= most else None
