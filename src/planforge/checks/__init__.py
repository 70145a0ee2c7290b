"""The colleague who reads a plan before it is sent: rules about what is written, each in a file of its own."""

from planforge.checks.engine import Checked, check_plan
from planforge.checks.names import NO_NAMES, Names
from planforge.checks.registry import Rule, all_rules, find_rule
from planforge.checks.subject import Finding, Subject

__all__ = ["NO_NAMES", "Checked", "Finding", "Names", "Rule", "Subject", "all_rules", "check_plan", "find_rule"]
