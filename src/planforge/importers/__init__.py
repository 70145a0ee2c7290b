"""Last year's file as a plan: readers turn it into lines, the outline into plans, the writer into plan files."""
