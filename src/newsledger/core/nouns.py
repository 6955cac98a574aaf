"""The base that every noun is made of: immutable, slotted, keyword-only, and strict when decoded.

The nouns are msgspec structs rather than dataclasses: they are as frozen and as slotted, and a claim's body (a figure,
a happening or a statement) decodes by its tag, which msgspec does not do for a union of dataclasses.
"""

from __future__ import annotations

import msgspec


class Noun(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Something the books speak of. Never changed after it is made; `msgspec.structs.replace` makes another.

    The collector of cycles need not look at nouns (`gc=False`): nothing that is made whole can hold itself.
    A subclass says `frozen=True, kw_only=True` again: msgspec inherits the first, type checkers and `kw_only` do not.
    """
