"""Identities: short digests that depend on what a thing is, never on when or in what order it came."""

from __future__ import annotations

import re
from hashlib import blake2b

from anyascii import anyascii


def digest(*parts: str, size: int = 4) -> str:
    """A hexadecimal digest of the parts, `size` bytes long (BLAKE2b, RFC 7693)."""
    hasher = blake2b(digest_size=size)
    for part in parts:
        hasher.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return hasher.hexdigest()


def slug(words: str) -> str:
    """Words as a readable part of an id: lower case, ASCII, hyphens; "x" where nothing is left."""
    return re.sub(r"[^a-z0-9]+", "-", anyascii(words).lower()).strip("-")[:60] or "x"
