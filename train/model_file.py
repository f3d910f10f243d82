"""Writes the file that src/learn/model_file.h reads."""

import numpy
import pathlib

ALIGNMENT = 64


class ModelWriter:
    def __init__(self):
        self.arrays: list[tuple[str, str, bytes]] = []

    def floats(self, name: str, values) -> None:
        self.arrays.append((name, "float32", numpy.ascontiguousarray(values, dtype="<f4").tobytes()))

    def bytes(self, name: str, values) -> None:
        self.arrays.append((name, "int8", numpy.ascontiguousarray(values).tobytes()))

    def text(self, name: str, value: str) -> None:
        self.arrays.append((name, "text", value.encode()))

    def labels(self, name: str, values: list[str]) -> None:
        self.text(name, "".join(v + "\n" for v in values))

    def rows(self, name: str, values: numpy.ndarray) -> None:
        """[rows][columns], each row as bytes with a scale of its own."""
        scales = numpy.maximum(numpy.abs(values).max(1), 1e-12) / 127
        self.arrays.append((name, "int8", numpy.rint(values / scales[:, None]).astype("i1").tobytes()))
        self.floats(name + ".scale", scales)

    def layer(self, name: str, weights: numpy.ndarray, bias: numpy.ndarray) -> None:
        """[outputs][inputs], padded to multiples of 16, in the blocks that the kernels take."""
        outputs, inputs = (-(-n // 16) * 16 for n in weights.shape)
        padded = numpy.zeros((outputs, inputs), dtype="f4")
        padded[:weights.shape[0], :weights.shape[1]] = weights
        scales = numpy.maximum(numpy.abs(padded).max(1), 1e-12) / 127
        whole = numpy.rint(padded / scales[:, None]).astype("i1")
        blocks = whole.reshape(outputs // 16, 16, inputs // 4, 4).transpose(0, 2, 1, 3)
        self.arrays.append((name, "int8", numpy.ascontiguousarray(blocks).tobytes()))
        self.floats(name + ".scale", scales)
        self.floats(name + ".bias", numpy.pad(bias, (0, outputs - len(bias))))

    def write(self, path: pathlib.Path) -> None:
        # The directory tells where the arrays begin, and its own length depends on that: numbers of ten digits.
        size = len(f"concord-model 1 {len(self.arrays)}\n")
        size += sum(len(f"{name} {kind} ") + 22 for name, kind, _ in self.arrays)
        at, lines, body = -(-size // ALIGNMENT) * ALIGNMENT, [], []
        for name, kind, values in self.arrays:
            lines.append(f"{name} {kind} {at:010d} {len(values):010d}\n")
            gap = -len(values) % ALIGNMENT
            body.append(values + bytes(gap))
            at += len(values) + gap
        head = (f"concord-model 1 {len(self.arrays)}\n" + "".join(lines)).encode()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(head + bytes(-len(head) % ALIGNMENT) + b"".join(body))
