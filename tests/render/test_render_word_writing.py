from io import BytesIO
from pathlib import Path

import docx
import pytest
from conftest import ROOT
from hypothesis import given
from strategies import plans

from planforge import api
from planforge.document.build import build
from planforge.document.nodes import Document, Paragraph
from planforge.rendering.word.package import AT_ONCE
from planforge.rendering.word.parts import Indent, Part, Run
from planforge.rendering.word.preset_files import load_preset
from planforge.rendering.word.writing import body_xml, escape
from planforge.spec.model import Plan, Style, Text

PARAGRAPHS = Path(__file__).with_name("document.xml.j2")
"""A template that writes the parts by itself, one by one."""


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("templates")
    (folder / "word").mkdir()
    (folder / "word" / PARAGRAPHS.name).write_bytes(PARAGRAPHS.read_bytes())
    return folder


@given(plan=plans())
def test_a_template_that_writes_the_parts_itself_gives_the_same(plan: Plan, templates: Path) -> None:
    document, _ = build(plan, draft=True)
    assert document is not None
    for style in ("gbt9704", "enterprise"):
        plain = document._replace(style=Style(Text(style)))
        assert api.render(plain, "docx") == api.render(plain, "docx", templates=templates)


def test_a_document_of_many_pieces_is_the_same_as_in_one(templates: Path) -> None:
    blocks = tuple(Paragraph(f"第{number}段") for number in range(3 * AT_ONCE))
    for count in (len(blocks), AT_ONCE - 3, 1, 0):
        cut = Document("标题", "单位", "2027年", blocks=blocks[:count])
        assert api.render(cut, "docx") == api.render(cut, "docx", templates=templates)


@pytest.mark.parametrize("text", ["<w:p>", "&amp;", "\"引'", "]]>", "甲<?planforge?>乙", "&&<<>>"])
def test_a_text_stands_for_itself(text: str) -> None:
    written = escape(text)
    assert not set(written) & set("<>\"'")
    for entity, sign in {"&lt;": "<", "&gt;": ">", "&#34;": '"', "&#39;": "'", "&amp;": "&"}.items():
        written = written.replace(entity, sign)
    assert written == text


def test_every_property_of_a_paragraph_is_written_in_the_order_of_the_schema() -> None:
    part = Part("p", "甲&乙", (Run("", "\t"), Run("丙", "丁")), True, Indent(1, 2, 3, "left"), 90)
    assert body_xml([part], load_preset().page) == (
        '<w:p><w:pPr><w:pStyle w:val="甲&amp;乙"/><w:keepNext/>'
        '<w:ind w:leftChars="0" w:left="1" w:rightChars="0" w:right="2" w:firstLineChars="0" w:hanging="3"/>'
        '<w:jc w:val="left"/></w:pPr>'
        '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/><w:w w:val="90"/></w:rPr><w:tab/></w:r>'
        '<w:r><w:rPr><w:rStyle w:val="丙"/><w:rFonts w:hint="eastAsia"/><w:w w:val="90"/></w:rPr>'
        '<w:t xml:space="preserve">丁</w:t></w:r></w:p>'
    )


def test_the_marks_of_a_frame_are_texts_like_others_in_a_plan() -> None:
    text = "<?planforge?>&"
    data = (ROOT / "examples" / "school-union" / "plan.yaml").read_text(encoding="utf-8")
    document = api.read(data.replace("开好教代会", text).replace("青溪实验学校工会", text).encode()).document
    assert document is not None
    written = docx.Document(BytesIO(api.render(document, "docx")))
    assert sum(text in paragraph.text for paragraph in written.paragraphs) >= 2
    assert written.core_properties.author == text
