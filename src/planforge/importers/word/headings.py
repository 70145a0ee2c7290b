"""Headings where no style says so: by fonts, sizes and weights, as far as a file is consistent in them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from planforge.document.numbering import typed_number
from planforge.importers.letterheads import is_document_number
from planforge.importers.marks import read_mark
from planforge.importers.word.inline import Piece
from planforge.importers.word.nodes import Paragraph
from planforge.importers.word.styles import Look, Role, Styles

LONGEST = 40
"""The characters of the longest heading."""

_LONGEST_TITLE = 60
_TITLE_WITHIN = 15
"""A title is among so many first lines."""

_END_MARKS = ("。", "；", "，", ";", ",", "：", ":")
_RUN_IN_MARKS = ("。", "：", ":")

_FONTS = (("小标宋", "华文中宋", "stzhongsong"), ("黑体", "simhei", "heiti"), ("楷", "kaiti"))
"""What the fonts of titles and headings have in their names, the highest first (GB/T 9704-2012, 7.3)."""

_HEI, _BOLD = 1, len(_FONTS)
_RIGHT = frozenset({"right", "end"})
_CONSISTENT = 2 / 3
"""The share of a look's paragraphs that must be short lines if it is to be that of headings."""


class _Rank(NamedTuple):
    """Where a look stands among those of headings: by its font or weight, then by its size."""

    kind: int
    smallness: int


def usual_look(paragraphs: Iterable[Paragraph]) -> Look:
    """Return the look that most of the text has."""
    counted: Counter[Look] = Counter()
    for paragraph in paragraphs:
        for piece in paragraph.pieces:
            counted[piece.look._replace(color="")] += len(piece.text)
    return counted.most_common(1)[0][0] if counted else Look()


def by_look(paragraphs: Sequence[Paragraph], body: Look) -> dict[int, Role]:
    """Return what paragraphs that no style says anything of are by their looks, by their places."""
    found = dict(_titles(paragraphs, body))
    looks: dict[_Rank, list[Paragraph]] = defaultdict(list)
    for paragraph in paragraphs:
        rank = _rank(paragraph, body)
        if rank is not None and paragraph.role == Role() and paragraph.place not in found:
            looks[rank].append(paragraph)
    ranks = sorted(rank for rank, having in looks.items() if _is_consistent(rank, having))
    deepest = max((each.role.level for each in paragraphs), default=0)
    for rank in ranks:
        headings = list(filter(_is_short, looks[rank]))
        steps = _steps(headings)
        found |= {each.place: Role(level=deepest + step) for each, step in zip(headings, steps, strict=True)}
        deepest += max(steps, default=0)
    return found


def _steps(headings: Sequence[Paragraph]) -> list[int]:
    """Return how deep headings of one look stand, from 1: as deep as their kinds of numbers appear."""
    marks = [read_mark(each.label.text + each.text.strip()) for each in headings]
    families = list(dict.fromkeys(mark.family for mark in marks if mark))
    return [families.index(mark.family) + 1 if mark else 1 for mark in marks]


def run_in(paragraph: Paragraph, body: Look, styles: Styles) -> int:
    """Return how many characters at a paragraph's start look like a heading that the text runs on from."""

    def led(is_heading: Callable[[Piece], bool]) -> int:
        end = position = 0
        for piece in paragraph.pieces:
            position += len(piece.text)
            if is_heading(piece):
                end = position
            elif piece.text.strip() and not styles.is_blank(piece.style):
                break
        return end

    styled = led(lambda piece: styles.is_run_in(piece.style))
    if styled:
        return styled
    text, end = paragraph.text, led(lambda piece: _kind(piece.look, body) is not None)
    if not 0 < end <= LONGEST or not text[end:].strip():
        return 0
    if text[:end].rstrip().endswith(_RUN_IN_MARKS):
        return end
    return end + 1 if text.startswith(_RUN_IN_MARKS, end) else 0


def _titles(paragraphs: Sequence[Paragraph], body: Look) -> Iterator[tuple[int, Role]]:
    """Yield the lines of the title, unless a style names one, and the red mark of the issuing body above it."""
    if any(paragraph.role.part == "title" for paragraph in paragraphs):
        return
    lines = [paragraph for paragraph in paragraphs if paragraph.text.strip()]
    first = list(takewhile(_may_stand_above, lines))[:_TITLE_WITHIN]
    plain = [each for each in first if each.role == Role() and _is_titular(each, body)]
    marks = [each for each in plain if all(map(_is_red, _printed(each)))]
    plain = [each for each in plain if each not in marks]
    if not plain:
        return
    title = max(plain, key=_size)  # the first of the largest
    yield from ((each.place, Role(part="letterhead-mark")) for each in marks if each.place < title.place)
    index = first.index(title)
    for each in takewhile(lambda each: each in plain and _is_alike(each, title), first[index:]):
        yield each.place, Role(part="title")


def _may_stand_above(paragraph: Paragraph) -> bool:
    return len(paragraph.text) <= _LONGEST_TITLE and not paragraph.text.rstrip().endswith("。")


def _is_titular(paragraph: Paragraph, body: Look) -> bool:
    text = paragraph.text.strip()
    if paragraph.alignment in _RIGHT or paragraph.label.depth or text.startswith(("（", "(")) or typed_number(text):
        return False
    if is_document_number(text):
        return False
    stands_out = _size(paragraph) > body.size or paragraph.alignment == "center"
    return stands_out and not text.endswith(_END_MARKS)


def _is_alike(one: Paragraph, other: Paragraph) -> bool:
    return _size(one) == _size(other) and one.alignment == other.alignment and _look(one) == _look(other)


def _is_consistent(rank: _Rank, having: Sequence[Paragraph]) -> bool:
    short = list(filter(_is_short, having))
    if len(short) < _CONSISTENT * len(having):
        return False
    is_numbered = any(each.label.text or typed_number(each.text) for each in short)
    return len(short) > 1 or is_numbered or rank.kind <= _HEI


def _is_short(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    return len(text) <= LONGEST and "\n" not in text and not text.endswith(_END_MARKS)


def _rank(paragraph: Paragraph, body: Look) -> _Rank | None:
    """Return the rank of a paragraph that is all in the look of a heading."""
    pieces = _printed(paragraph)
    if not pieces or paragraph.alignment in _RIGHT:
        return None
    size = _size(paragraph)
    kinds = [kind for piece in pieces if (kind := _kind(piece.look, body)) is not None]
    if len(kinds) == len(pieces):
        return _Rank(max(kinds), -size)
    return _Rank(_BOLD, -size) if min(piece.look.size for piece in pieces) > body.size else None


def _kind(look: Look, body: Look) -> int | None:
    """Return the place of a look's font or weight among those of headings, None where it is that of the body."""
    font = _font(look)
    if font is not None and font != _font(body):
        return font
    return _BOLD if look.bold and not body.bold else None


def _font(look: Look) -> int | None:
    name = look.font.lower()
    return next((place for place, words in enumerate(_FONTS) if any(word in name for word in words)), None)


def _printed(paragraph: Paragraph) -> list[Piece]:
    return [piece for piece in paragraph.pieces if piece.text.strip()]


def _look(paragraph: Paragraph) -> tuple[str, bool]:
    look = _printed(paragraph)[0].look
    return look.font, look.bold


def _size(paragraph: Paragraph) -> int:
    return max((piece.look.size for piece in _printed(paragraph)), default=0)


def _is_red(piece: Piece) -> bool:
    color = piece.look.color
    return len(color) == 6 and color[:2] >= "B0" and color[2:4] < "50" and color[4:] < "50"
