"""The editor's page: open disagreements one after the other, decided by a key and a reason, on this machine alone."""
