"""Which encoding a text was written in: by its mark, by strict decoding, by what letters people write.

No guesser is asked: they take cp1252 for its neighbours and put Polish letters into Spanish names.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD = ("cp1252", "cp850", "mac_roman")
"""Of Windows, of its "CSV (MS-DOS)", of the Mac's. Where letters do not decide, the first."""
_WRITTEN = frozenset("áéíóúüñÁÉÍÓÚÜÑçãõâêôàÇÃÕÂÊÔÀèìòùäößïëî¿¡ºª°€·–—“”‘’…´«»")
_BLOCK = 1 << 16
_LOOKED_AT = 1 << 18
_BEYOND_ASCII = bytes(range(128, 256))
_FEW = 100  # a wrong byte among so many is an accident in UTF-8, not another encoding


def encoding_of(file: BinaryIO) -> str:
    """The encoding, as Python calls it; the file is left at its beginning."""
    try:
        return _marked(file) or _bare_utf_16(file) or _by_letters(file)
    finally:
        file.seek(0)


def _marked(file: BinaryIO) -> str:
    file.seek(0)
    begin = file.read(4)
    return next((name for mark, name in _MARKS if begin.startswith(mark)), "")


def _bare_utf_16(file: BinaryIO) -> str:
    """Without a mark: of letters and digits every other byte is zero."""
    file.seek(0)
    begin = file.read(2000)
    even, odd = begin[::2], begin[1::2]
    if len(begin) < 4 or not (0 in even or 0 in odd):
        return ""
    little, big = odd.count(0) / len(odd), even.count(0) / len(even)
    if max(little, big) < 0.6 or min(little, big) > 0.1:
        return ""
    return "utf-16-le" if little > big else "utf-16-be"


def _by_letters(file: BinaryIO) -> str:
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while block := file.read(_BLOCK):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return _with_odd_bytes(file)
    return "utf-8"


def _with_odd_bytes(file: BinaryIO) -> str:
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    odd = beyond = 0
    kept = bytearray()
    while block := file.read(_BLOCK):
        wrong = decoder.decode(block).count("\ufffd")
        odd, beyond = odd + wrong, beyond + len(block) - len(block.translate(None, _BEYOND_ASCII))
        if wrong and len(kept) < _LOOKED_AT:
            kept += block
    odd += len(decoder.decode(b"", final=True))
    if odd * _FEW <= beyond:
        return "utf-8"
    return max(_OLD, key=lambda name: _likelihood(bytes(kept), name))


def _likelihood(data: bytes, name: str) -> int:
    """Letters that people write count for it, signs that nobody types against it."""
    beyond = [char for char in data.decode(name, "replace") if char > "\x7f"]
    return sum(1 if char in _WRITTEN else -1 for char in beyond)
