"""Files, folders, feeds, web pages, archives -> raw documents."""

from newsledger.read.documents import Source, documents

__all__ = ["Source", "documents"]
