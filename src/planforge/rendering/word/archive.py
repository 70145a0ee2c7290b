"""A zip archive with nothing in it that could differ between two runs; the standard library's takes longer to load."""

import zlib
from collections.abc import Mapping
from functools import lru_cache
from struct import pack

_DATE = 0x21
"""1980-01-01, the first day that a zip file can name."""

_VERSION, _DEFLATED = 20, 8

_LONGEST_KEPT = 64 * 1024
"""Most parts of a preset are the same in every file; those no longer than this are kept deflated."""


def zip_bytes(members: Mapping[str, bytes]) -> bytes:
    """Pack members, deflated, in the given order (APPNOTE.TXT 6.3.9, 4.3.7, 4.3.12 and 4.3.16)."""
    chunks: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name, data in members.items():
        packed = _deflated_once(data) if len(data) <= _LONGEST_KEPT else _deflated(data)
        path = name.encode()
        common = pack(
            "<HHHHHIIIHH",
            _VERSION, 0, _DEFLATED, 0, _DATE, zlib.crc32(data), len(packed), len(data), len(path), 0,
        )  # fmt: skip
        local = b"PK\3\4" + common + path
        directory += [b"PK\1\2", pack("<H", _VERSION), common, pack("<HHHII", 0, 0, 0, 0, offset), path]
        chunks += [local, packed]
        offset += len(local) + len(packed)
    listing = b"".join(directory)
    end = pack("<HHHHIIH", 0, 0, len(members), len(members), len(listing), offset, 0)
    return b"".join((*chunks, listing, b"PK\5\6", end))


def _deflated(data: bytes) -> bytes:
    compressor = zlib.compressobj(wbits=-15)
    return compressor.compress(data) + compressor.flush()


_deflated_once = lru_cache(maxsize=32)(_deflated)
