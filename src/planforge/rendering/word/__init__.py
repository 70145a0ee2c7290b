"""A document as a Word package: looks from a preset, parts from templates, written without a Word library."""

from planforge.rendering.word.package import render_docx

__all__ = ["render_docx"]
