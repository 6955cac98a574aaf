"""Who, where: links between mentions and things, as judgements with reasons."""
from newsledger.resolve.judge import entities, judge
from newsledger.resolve.places import facts

__all__ = ["entities", "facts", "judge"]
