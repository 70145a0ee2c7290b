from io import BytesIO
from zipfile import ZipFile

from planforge.rendering.word.archive import zip_bytes


def test_parts_short_and_long_read_back_from_every_archive() -> None:
    members = {"short.xml": "青溪".encode(), "long.xml": bytes(range(256)) * 1000, "empty.xml": b""}
    first, again = zip_bytes(members), zip_bytes(members)
    assert first == again
    with ZipFile(BytesIO(again)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == members
