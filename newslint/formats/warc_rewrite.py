"""A WARC record with another block, and what its header says of the block set right.

Only the values of `Content-Length` and of the digests change, and a digest is written as the old
one was: the same algorithm, in the same base. One that was not that of the old block is left alone,
so that whoever checks it learns of it as before; one that cannot be computed here goes away, since
it would be wrong, and none is required.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

from newslint.formats.gzip_member import packed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newslint.formats.warc_records import Stored

_LINE = re.compile(
    rb"(?P<name>Content-Length|WARC-Block-Digest|WARC-Payload-Digest)"
    rb"(?P<colon>[ \t]*:\s*)(?P<value>[^\r\n]*?)(?P<end>[ \t]*\r?\n)",
    re.IGNORECASE,
)
"""A line of a header, or two if the value was put on one of its own."""


def rewritten(record: Stored, block: bytes) -> bytes:
    """Give the record with `block`, packed if it was; the payload has to be all of the block."""
    lines = re.split(rb"(?<=\n)(?![ \t])", record.header)
    header = b"".join(_line(line, record.block, block) for line in lines)
    content = header + block + record.behind
    return packed(content) if record.is_packed else content


def _line(line: bytes, old: bytes, new: bytes) -> bytes:
    found = _LINE.fullmatch(line)
    if found is None:
        return line
    if found["name"].lower() == b"content-length":
        value: bytes | None = b"%d" % len(new)
    else:
        value = _digest_like(found["value"], old, new)
    return b"" if value is None else found["name"] + found["colon"] + value + found["end"]


def _digest_like(value: bytes, old: bytes, new: bytes) -> bytes | None:
    """Give the digest of `new` in the way in which `value` is that of `old`.

    It is `value` if that is not the digest of `old`, and None if the algorithm is not known.
    """
    name, _, digest = value.partition(b":")
    algorithm = _algorithm(name.decode("ascii", "replace"))
    if algorithm is None:
        return None
    ways = zip(_spellings(algorithm(old)), _spellings(algorithm(new)), strict=True)
    return next((name + b":" + now for then, now in ways if then == digest), value)


def _algorithm(name: str) -> Callable[[bytes], bytes] | None:
    """Give what computes the digests that go by a name such as `sha1`, `SHA-256` or `md5`."""
    known = name.lower().replace("_", "-")
    for python in (known.replace("-", ""), known.replace("-", "_")):
        if python in hashlib.algorithms_guaranteed and not python.startswith("shake"):
            # A check sum against accidents, also where the rules forbid it for secrets.
            return lambda data: hashlib.new(python, data, usedforsecurity=False).digest()
    return None


def _spellings(digest: bytes) -> Iterator[bytes]:
    """Give all the ways in which archives write a digest, those of Common Crawl first."""
    upper = (base64.b32encode(digest), base64.b16encode(digest))
    mixed = (base64.b64encode(digest), base64.urlsafe_b64encode(digest))
    for one in (*upper, *(one.lower() for one in upper), *mixed):
        yield one
        yield one.rstrip(b"=")
