"""From findings to what to believe: which claims to doubt, and which value of a measure stands."""

from checker.diagnose.blame import diagnose
from checker.diagnose.sources import Sources, copies, independent
from checker.diagnose.values import suggest

__all__ = ["Sources", "copies", "diagnose", "independent", "suggest"]
