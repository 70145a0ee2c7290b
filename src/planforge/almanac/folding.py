"""Brings a written period or festival to one form: width, script, spaces and dashes no longer matter."""

import re
import unicodedata

_TRADITIONAL = "學週開個節婦勞動兒國慶陽際師軍黨護醫記憲願誌紀戰勝職產閱讀鋒樹臘溫涼飲幫殘親維權傳號與兩雙間"
_SIMPLIFIED = "学周开个节妇劳动儿国庆阳际师军党护医记宪愿志纪战胜职产阅读锋树腊温凉饮帮残亲维权传号与两双间"
_DASHES = "‐‑‒–—―−─－﹣~～〜∼"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
_CHARACTERS = (
    str.maketrans(_TRADITIONAL, _SIMPLIFIED)
    | dict.fromkeys(map(ord, _DASHES), "-")
    | dict.fromkeys(map(ord, "○零"), "〇")
    | dict.fromkeys(map(ord, _INVISIBLE))
)


def fold(text: str) -> str:
    """Return the text in half width and Simplified characters, without spaces, every dash a hyphen."""
    return "".join(unicodedata.normalize("NFKC", text).translate(_CHARACTERS).split())


def fold_range(text: str) -> str:
    """Fold a text in which 至 and 到 join two ends; each joint becomes one hyphen."""
    return re.sub("[-至到]+", "-", fold(text))
