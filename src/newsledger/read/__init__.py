"""Files and folders of them (text, web pages, JSON rows; gzipped or not), and rows as dictionaries -> raw documents."""

from newsledger.read.documents import Source, documents, expected

__all__ = ["Source", "documents", "expected"]
