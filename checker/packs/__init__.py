"""What there is to know of a subject, as data: entities, metrics, commodities and their words.

A pack is a folder of YAML files, and of a table of reference facts where there are any. `general` is always loaded; others are laid over it. The words are
in the data and the grammar is in `checker.extract`, so that a new subject needs no Python.
"""

from checker.packs.check import Problem
from checker.packs.load import BUILT_IN, check_pack, load_pack
from checker.packs.model import Commodity, Entity, Fact, Metric, Pack

__all__ = ["BUILT_IN", "Commodity", "Entity", "Fact", "Metric", "Pack", "Problem", "check_pack", "load_pack"]
