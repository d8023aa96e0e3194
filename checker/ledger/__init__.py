"""What people decided and what is new: decisions, fingerprints of a base, and each finding held against both."""
