"""用了全角的数字或字母

公文里的阿拉伯数字和外文字母用半角。全角的占一个字的位置，和半角的混在一起，宽窄不一，检索时也找不到。

错误：
    前言: ２０２７年办好Ａ、Ｂ两类社团。
正确：
    前言: 2027年办好A、B两类社团。
出处：GB/T 15835—2011《出版物上数字用法》5.1，阿拉伯数字一般用正体二分字身，占半个汉字的位置。
"""

import re
from collections.abc import Iterator

from planforge.checks.subject import Finding, Subject

LEVEL = "note"

_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]+(?:[．：－／][０-９Ａ-Ｚａ-ｚ]+)*％?")
_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def check(subject: Subject) -> Iterator[Finding]:
    """Find full-width digits and letters."""
    for place in subject.places:
        for match in _WIDE.finditer(place.text):
            fix = match[0].translate(_HALF)
            yield Finding(place.text, *match.span(), f"“{match[0]}”是全角的", f"写成“{fix}”", fix)
