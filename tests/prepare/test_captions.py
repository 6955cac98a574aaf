"""Captions: known by who took the picture, or by the picture that they speak of."""

from __future__ import annotations

import pytest

from newsledger.prepare.blocks import blocks
from newsledger.prepare.captions import is_caption, photographer


@pytest.mark.parametrize("line", [
    "Divers rest at the quay on Tuesday. (Lund County Sheriff's Office)", "Divers rest at the quay. (KXYZ)",
    "Divers rest at the quay on 3 May. Jo Marsh/Lund Post", "Divers rest at the quay on Tuesday. WXYZ",
    "The bell of the ferry, found by divers (Jo Marsh, The Lund Tribune)", "A blue light (file)",
    "The bell was found by 12 divers 10/16/16 (LPD)", "Twelve divers found the bell of the ferry. VPC",
    "In this May 3, 2014 photo, divers rest at the quay of Lund.", "FILE - The ferry leaves Lund on a calm day.",
    "The captain, Jo Marsh, is shown in this undated picture.", "A view of the quay at Lund.",
    "Jo Marsh (left) and Li Ono on the quay at Lund.", "The harbour police say this photo shows the stolen boat.",
    "Divers rest at the quay. Jo Marsh/Lund Post The bell was found on Tuesday. Previous Next",
])  # fmt: skip
def test_captions(line: str) -> None:
    (block,) = blocks(line)
    assert is_caption(block)


@pytest.mark.parametrize("line", [
    "Twelve divers found the bell of the ferry on Tuesday, the harbour master said. (Reuters)",
    "Twelve divers found the bell of the ferry on Tuesday, the harbour master said. (AFP)",
    "A photo of the bell was released by the museum on Monday.", "The vote was called by the Lund Fishers' Union (LFU)",
    "In a photo that she posted on Monday, the captain is smiling.",
    "The ferry sank near the island. Its bell was found by Jo Marsh and Li Ono.",
    "He turned left (and not right) at the quay, where the ferry lay.",
    "The seat went to Oda Lind (Left) by 40 votes.", "See the map of the shoals (Friday's edition), the pilots say.",
])  # fmt: skip
def test_the_story(line: str) -> None:
    (block,) = blocks(line)
    assert not is_caption(block)


@pytest.mark.parametrize(("line", "name"), [
    ("Divers went down to the ferry again at dawn. Jo Marsh", "Jo Marsh"),
    ("About 15 divers were still on the quay when the tide began rising Jo Marsh", "Jo Marsh"),
    ("The ferry ran aground on Monday, said the harbour master and the mayor of Lund Island", None),
    ("The ferry's bell was bought at auction on Monday by a diver, Jo Marsh.", None),
    ("Ferry Runs Aground On Shoals Near Lund As Storm Nears, Divers Missing Jo Marsh", None),
])  # fmt: skip
def test_the_name_that_may_be_a_photographers(line: str, name: str | None) -> None:
    (block,) = blocks(line)
    assert photographer(block) == name
