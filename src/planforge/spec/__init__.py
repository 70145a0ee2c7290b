"""The plan file: from bytes to a typed Plan, with a position for every value and a kind word for every slip."""
