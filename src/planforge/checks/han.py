"""Classes of characters for patterns, each to be put between square brackets.

A pattern with HAN in it takes a millisecond or two to compile, because Python 3.11 walks through all its characters:
where few texts need one it stays a string, which `re` compiles when it is first used.
"""

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇"
"""Han characters, Simplified and Traditional."""

OPENING = "“‘（《〈【〔「『"
CLOSING = "”’）》〉】〕」』"
STOPS = "，。、；：？！"
"""The marks that end a sentence or a part of one."""

BLANKS = " \t\u00a0\u2002-\u200a\u202f\u3000"
