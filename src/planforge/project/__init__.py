"""planforge.toml, what an office tells all its plans: found, read with positions, and asked for its plans."""
