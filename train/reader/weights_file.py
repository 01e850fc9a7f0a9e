"""The one file that the C++ engine loads: write it, read it back.

Layout, little-endian:
    0   8 bytes   "RSHMWTS" and a zero byte
    8   u32       version of this layout: 1
    12  u32       zero
    16  u64       n, length of the header in bytes
    24  n bytes   header: a JSON object in UTF-8, see below
    ..  zeros up to the next multiple of 64: here the data begin
    ..  tensors, each at a multiple of 64 from where the data begin, row-major, zeros between
    ..  zeros up to a multiple of 64
    end 32 bytes  SHA-256 of everything before

Header: {"kind": ..., "tensors": [{"name", "dtype": "f32"|"i8"|"i32", "shape", "offset", "bytes", "scales"?}], and what
the writer adds}.  `offset` counts from where the data begin.  An i8 tensor has `scales`, the offset of shape[0] floats:
value[r][c] = scale[r] * int8[r][c], the int8 within -127..127.
Nothing here knows what the tensors mean.
"""
import hashlib
import json
import struct

import numpy as np

MAGIC, VERSION, ALIGN = b"RSHMWTS\0", 1, 64
DTYPES = {"f32": np.dtype("<f4"), "i8": np.dtype("i1"), "i32": np.dtype("<i4")}


def quantise_rows(matrix):
    """Symmetric int8 of each row: (int8 matrix, float32 scales); a row of zeros has scale 1."""
    matrix = np.asarray(matrix, dtype=np.float32)
    scales = np.abs(matrix).max(axis=1) / np.float32(127)
    scales[scales == 0] = 1
    return np.rint(matrix / scales[:, None]).clip(-127, 127).astype(np.int8), scales


def write(path, kind, tensors, more=None):
    """tensors: {name: float or int array, or (int8 matrix, scales)}; more: further keys of the header."""
    table, data = [], bytearray()

    def place(array):
        data.extend(b"\0" * (-len(data) % ALIGN))
        at = len(data)
        data.extend(array.tobytes())
        return at

    for name, value in tensors.items():
        scales = None
        if isinstance(value, tuple):
            value, scales = value
        dtype = "i8" if value.dtype == np.int8 else "i32" if value.dtype.kind == "i" else "f32"
        value = np.ascontiguousarray(value, dtype=DTYPES[dtype])
        entry = dict(name=name, dtype=dtype, shape=list(value.shape), offset=place(value), bytes=value.nbytes)
        if scales is not None:
            entry["scales"] = place(np.ascontiguousarray(scales, dtype="<f4"))
        table.append(entry)
    header = json.dumps(dict(kind=kind, tensors=table, **(more or {})), ensure_ascii=False, separators=(",", ":")).encode()
    content = MAGIC + struct.pack("<IIQ", VERSION, 0, len(header)) + header
    content += b"\0" * (-len(content) % ALIGN) + bytes(data)
    content += b"\0" * (-len(content) % ALIGN)
    with open(path, "wb") as file:
        file.write(content + hashlib.sha256(content).digest())


def read(path):
    """(header, {name: float32 array with the scales applied, or int32 array}); raises ValueError on any damage."""
    with open(path, "rb") as file:
        content = file.read()
    if content[:8] != MAGIC:
        raise ValueError(f"{path}: not a weights file")
    version, _, length = struct.unpack_from("<IIQ", content, 8)
    if version != VERSION:
        raise ValueError(f"{path}: expected version {VERSION}, found {version}")
    if hashlib.sha256(content[:-32]).digest() != content[-32:]:
        raise ValueError(f"{path}: the checksum does not agree: truncated or damaged")
    header = json.loads(content[24:24 + length])
    begin = 24 + length + (-(24 + length) % ALIGN)
    tensors = {}
    for entry in header["tensors"]:
        dtype, shape = DTYPES[entry["dtype"]], entry["shape"]
        value = np.frombuffer(content, dtype, entry["bytes"] // dtype.itemsize, begin + entry["offset"]).reshape(shape)
        if "scales" in entry:
            scales = np.frombuffer(content, "<f4", shape[0], begin + entry["scales"])
            value = value.astype(np.float32) * scales[:, None]
        tensors[entry["name"]] = value
    return header, tensors
