"""How numbers and the words of a report are set on a page: as readers are used to, with nothing said otherwise."""

from __future__ import annotations

import re

from newsledger.core.treebank import BRACKETS

_SIGNS = {**BRACKETS, "``": "“", "''": "”", "\\/": "/", "\\*": "*"}
_SIGN = re.compile("|".join(map(re.escape, _SIGNS)))  # how treebanks write what a tokeniser set apart
_SHOWN = re.compile("|".join(map(re.escape, (*BRACKETS, "``"))))  # what nobody else writes
_ALONE = re.compile(r"(?<!\S)''(?!\S)")
_BEFORE = re.compile(r" (?=[,.;:?!%)\]”](?: |$|[)\]”,.]))| (?=(?:n['’]t|['’](?:s|re|ve|ll|d|m))\b)")
_AFTER = re.compile(r"(?<=[(\[“]) |(?<=[$£€]) (?=\d)")


def typeset(words: str) -> str:
    """Words as a page prints them: what a tokeniser left apart stands together again.

    The signs of treebanks are read only in words that show one which nobody else writes, but for a closing mark alone.

    >>> typeset("Zenda 's port -LRB- and its `` old '' quay -RRB- burned , for $ 2m .")
    "Zenda's port (and its “old” quay) burned, for $2m."
    """
    told = _SIGN.sub(lambda match: _SIGNS[match.group()], words) if _SHOWN.search(words) else _ALONE.sub("”", words)
    return _AFTER.sub("", _BEFORE.sub("", told))


def digits(number: float) -> str:
    """A number in digits, every one of them: no power of ten.

    >>> digits(2_000_000.0), digits(7.5)
    ('2,000,000', '7.5')
    """
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.10g}"
