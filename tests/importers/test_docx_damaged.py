"""Whatever is damaged in a file, it is read or refused: properties over files changed at random."""

from contextlib import suppress
from copy import deepcopy
from random import Random

import pytest
from lxml import etree
from test_docx_text import DRAWN, field
from word_files import CHINESE, members, num, p, packed, pstyle, r, restart, tbl, tc

from planforge.errors import CallError
from planforge.importers.word import read_docx

BODY = (
    p("甲", style="1", num=(1, 0))
    + p(r("乙", "<w:b/>") + f"<w:r>{DRAWN}</w:r>" + field("DATE", "今天"))
    + tbl([tc("丙", more='<w:gridSpan w:val="2"/><w:vMerge/>'), tc(tbl(["丁"]))], ["戊"])
    + p("<w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:del><w:r/></w:del>", more="<w:rPr><w:del/></w:rPr>")
    + p(r("藏", "<w:vanish/>"), more='<w:outlineLvl w:val="1"/><w:jc w:val="center"/>')
    + p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:commentReference w:id="1"/></w:r>')
)
WHOLE = members(
    BODY,
    styles=pstyle("1", "heading 1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', base="2")
    + pstyle("2", "Normal", '<w:rPr><w:rFonts w:eastAsia="黑体"/><w:sz w:val="30"/></w:rPr>', default=True),
    numbering=CHINESE + num(1, 1, restart(0, 3)),
    comments=f'<w:comment w:id="1">{p("批")}</w:comment>',
)
VALUES = ("", "-1", "x", "9" * 30, "0", "1.5", "true", "%1%9", "http://[")


def damage(tree: etree._Element, chance: Random) -> None:
    """Change one thing: a value, a name, or where an element stands."""
    elements = list(tree.iter())
    element, other = chance.choice(elements), chance.choice(elements)
    kind = chance.randrange(5)
    if kind < 2 and element.attrib:
        element.set(chance.choice(list(element.attrib)), chance.choice(VALUES))
    elif kind == 2 and element.getparent() is not None:
        element.getparent().remove(element)
    elif kind == 3 and len(elements) < 500:
        element.append(deepcopy(other))
    elif kind == 4:
        element.tag = other.tag


@pytest.mark.parametrize("seed", range(8))
def test_damaged_xml_is_read_or_refused(seed: int) -> None:
    chance = Random(seed)
    for _ in range(60):
        name = chance.choice(list(WHOLE))
        tree = etree.fromstring(WHOLE[name].encode())
        for _ in range(chance.randint(1, 6)):
            damage(tree, chance)
        with suppress(CallError):
            read_docx(packed(WHOLE | {name: etree.tostring(tree)}), "去年.docx")


@pytest.mark.parametrize("seed", range(4))
def test_damaged_archives_are_read_or_refused(seed: int) -> None:
    chance, whole = Random(seed), packed(WHOLE)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 5)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with suppress(CallError):
            read_docx(bytes(data), "去年.docx")
