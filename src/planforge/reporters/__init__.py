"""Diagnostics on their way out, a module for each form."""
