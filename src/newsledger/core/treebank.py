"""The marks that treebanks, and the archives made with their tools, write for brackets."""

from __future__ import annotations

BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
OPENING = frozenset(("(", "[", "{", "-LRB-", "-LSB-", "-LCB-"))  # as printed or as treebanks write it
