"""The ledger on disk. The only room that speaks SQL to it."""

from newsledger.store.sqlite import Store, StoreError

__all__ = ["Store", "StoreError"]
