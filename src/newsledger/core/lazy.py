"""Look-ups that fetch what is asked for when it is asked for, and keep it: a big ledger opens without being read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")


class Lazy(Mapping[str, T], Generic[T]):
    """A mapping of known keys whose values are fetched one by one; `fetch` gives the same for a key every time."""

    def __init__(self, keys: Iterable[str], fetch: Callable[[str], T]) -> None:
        self._keys = dict.fromkeys(keys)
        self._fetch = fetch
        self._held: dict[str, T] = {}

    def __getitem__(self, key: str) -> T:
        if key not in self._held:
            if key not in self._keys:
                raise KeyError(key)
            self._held[key] = self._fetch(key)
        return self._held[key]

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class ByReport(Mapping[str, T], Generic[T]):
    """Nouns of reports by id, found through the report that an id names: one report is read to look one up."""

    def __init__(self, reports: Iterable[str], nouns: Callable[[str], Mapping[str, T]]) -> None:
        self._reports = Lazy(reports, nouns)

    def __getitem__(self, ident: str) -> T:
        return self._reports[ident.rpartition(":")[0]][ident]

    def __contains__(self, ident: object) -> bool:
        return isinstance(ident, str) and ident in self._reports.get(ident.rpartition(":")[0], {})

    def __iter__(self) -> Iterator[str]:
        return (ident for nouns in self._reports.values() for ident in nouns)

    def __len__(self) -> int:
        return sum(len(nouns) for nouns in self._reports.values())
