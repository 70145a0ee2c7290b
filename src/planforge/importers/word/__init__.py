"""Word files of any program as lines: numbers as printed, headings by style or look, nothing left out unsaid."""

from planforge.importers.word.reading import read_docx

__all__ = ["read_docx"]
