"""Benchmarks: opt-in, fixed in size, a peer and a floor in the same run; nothing here asserts on a clock."""
