"""Last year's file as a plan: readers turn it into lines, the outline into plans, the writer into plan files."""

from planforge.importers.importing import Imported, import_plan
from planforge.importers.lines import Doubt

__all__ = ["Doubt", "Imported", "import_plan"]
