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

from planforge import api


def ours(plan: Path, out: Path) -> None:
    """Read the plan and render it."""
    document = api.read(plan.read_bytes()).document
    assert document is not None
    out.write_bytes(api.render(document, "docx"))


def floor_of(plan: Path) -> Callable[[Path, Path], None]:
    """Return what packs the parts of the plan's Word file, known beforehand."""
    document = api.read(plan.read_bytes()).document
    assert document is not None
    with ZipFile(BytesIO(api.render(document, "docx"))) as archive:
        parts = [archive.read(name) for name in archive.namelist()]

    def floor(_: Path, out: Path) -> None:
        out.write_bytes(b"".join(map(_deflated, parts)))

    return floor


def _deflated(part: bytes) -> bytes:
    compressor = zlib.compressobj(wbits=-15)
    return compressor.compress(part) + compressor.flush()


def main() -> None:
    """Print the seconds of one document, after one that is not counted."""
    kind, plan, out, count = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
    render = ours if kind == "ours" else floor_of(plan)
    render(plan, out)
    start = process_time()
    for _ in range(count):
        render(plan, out)
    print((process_time() - start) / count)


if __name__ == "__main__":
    main()
