"""Who, where: links between mentions and things, as judgements with reasons."""
from newsledger.resolve.judge import entities, judge

__all__ = ["entities", "judge"]
