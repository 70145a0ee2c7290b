"""The document: a plan with its title, order and numbers resolved, as a flat list of blocks."""
