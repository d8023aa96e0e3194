"""The pages, one a module; each lists the addresses that lead to it in `ROUTES`."""
