"""Charts: a table in, a figure out; nothing is computed here but positions."""
