from io import BytesIO
from zipfile import ZipFile

import pytest

from planforge.rendering.word.archive import packed, zip_bytes

CONTENTS = {"short.xml": "青溪".encode(), "long.xml": bytes(range(256)) * 1000, "empty.xml": b""}


def test_parts_short_and_long_read_back_from_every_archive() -> None:
    first, again = (zip_bytes({name: packed((data,)) for name, data in CONTENTS.items()}) for _ in range(2))
    assert first == again
    with ZipFile(BytesIO(again)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == CONTENTS


@pytest.mark.parametrize("length", [1, 7, 258, 4096, 70_000])
def test_how_a_part_is_cut_makes_no_difference(length: int) -> None:
    for data in CONTENTS.values():
        assert packed(data[at : at + length] for at in range(0, len(data), length)) == packed((data,))
