"""Numbers with their hedges: numerals, units, intervals, periods; this room knows no articles."""
