"""Where a long title is broken: GB/T 9704-2012, 7.3.1 asks for whole words and the shape of a trapezium or rhombus."""

import re
from itertools import pairwise

from planforge.render.word.widths import width

LONGEST = 20
"""The 字 of 22 points that one line of the type area holds."""


def title_lines(title: str, *parts: str) -> tuple[str, ...]:
    """Break a title into lines of at most 20 字; joined they give the title back.

    `parts` are pieces of the title, such as unit and period, after which a break reads best.
    """
    return (title,)
