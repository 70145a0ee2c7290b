"""A user's own Word file in place of a preset: its page, styles, headers, footers and theme carry the plan's words."""

from planforge.rendering.word.reference.reading import Reference, read_reference
from planforge.rendering.word.reference.rendering import reference_notes, render_by_reference

__all__ = ["Reference", "read_reference", "reference_notes", "render_by_reference"]
