"""Many documents in one process: `warm.py ours|floor PLAN OUT COUNT` tells the processor's seconds of each.

The floor is what no program that writes this Word file can avoid: deflating its parts and writing them.
"""

import sys
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import process_time
from zipfile import ZipFile

from plans import variant

from planforge import api


def ours(plan: bytes, out: Path) -> None:
    """Read the plan and render it."""
    document = api.read(plan).document
    assert document is not None
    out.write_bytes(api.render(document, "docx"))


def floor_of(plan: bytes) -> Callable[[bytes, Path], None]:
    """Return what packs the parts of the plan's Word file, known beforehand."""
    document = api.read(plan).document
    assert document is not None
    with ZipFile(BytesIO(api.render(document, "docx"))) as archive:
        parts = [archive.read(name) for name in archive.namelist()]

    def floor(_: bytes, out: Path) -> None:
        out.write_bytes(b"".join(map(_deflated, parts)))

    return floor


def _deflated(part: bytes) -> bytes:
    compressor = zlib.compressobj(wbits=-15)
    return compressor.compress(part) + compressor.flush()


def main() -> None:
    """Print the seconds of one document, after one that is not counted; every plan is that of another unit."""
    kind, source, out, count = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
    first, *plans = (variant(source.read_text(encoding="utf-8"), number).encode() for number in range(count + 1))
    render = ours if kind == "ours" else floor_of(first)
    render(first, out)
    start = process_time()
    for plan in plans:
        render(plan, out)
    print((process_time() - start) / count)


if __name__ == "__main__":
    main()
