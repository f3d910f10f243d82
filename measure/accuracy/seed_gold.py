"""The gold labels of the seed reports, and what `concord read` makes of the reports, on one ruler.

Gold spans count code points of the file; a record's spans count code points of its text. The record's
`origin_runs` lead from the one to the other.
"""

import bisect
import dataclasses
import json
import pathlib
import subprocess
import time
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOLD = ROOT / "measure" / "gold" / "seeds.jsonl"
#: Reports that name no day themselves, and the day on which they were published.
DATES = {"002": "2025-04-25", "003": "2025-04-12"}


@dataclasses.dataclass
class Report:
    """One seed: its file, its gold lines by kind, and the record that was read of it."""

    path: pathlib.Path
    text: str
    gold: dict[str, list[dict]]
    record: dict

    @property
    def name(self) -> str:
        return self.path.name[:3]

    def __post_init__(self) -> None:
        self._runs = self.record["article"].get("origin_runs") or []
        self._begins = [run["begin"] for run in self._runs]
        self._byte_to_point = None

    def place(self, span: dict) -> tuple[int, int]:
        """A span of the record as code points of the file."""
        if not self._runs:
            return span["begin"], span["end"]
        return self._point(span["begin"]), self._point(span["end"] - 1) + 1

    def _point(self, at: int) -> int:
        index = bisect.bisect_right(self._begins, at) - 1
        if index < 0:
            return 0
        run = self._runs[index]
        source = run["source_begin"]
        if run["end"] - run["begin"] > 1 or run["source_end"] - run["source_begin"] == 1:
            # Runs are copied byte for byte: walk the bytes of the text before `at`.
            before = self.record["text"][run["begin"]:min(at, run["end"])]
            source += len(before.encode("utf-8"))
        return self._code_point(min(source, run["source_end"]))

    def _code_point(self, byte: int) -> int:
        if self._byte_to_point is None:
            offset, table = 0, []
            for character in self.text:
                table.append(offset)
                offset += len(character.encode("utf-8"))
            self._byte_to_point = table
        return max(bisect.bisect_right(self._byte_to_point, byte) - 1, 0)


def read_gold() -> dict[str, dict[str, list[dict]]]:
    """Gold lines by file and kind."""
    gold: dict[str, dict[str, list[dict]]] = {}
    for line in GOLD.read_text("utf-8").splitlines():
        row = json.loads(line)
        gold.setdefault(row["file"], {}).setdefault(row["kind"], []).append(row)
    return gold


def read_records(program: str, files: list[pathlib.Path], *, dated: bool) -> dict[str, dict]:
    """Records by file name: each report is read by itself, with its day where it names none."""
    records = {}
    for path in files:
        command = [program, "read", "--quiet", str(path)]
        day = DATES.get(path.name[:3])
        if dated and day:
            command[2:2] = ["--date", day]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        for line in done.stdout.splitlines():
            record = json.loads(line)
            if record["schema"] == "concord/article/1":
                records[path.name] = record
        if path.name not in records:
            sys.exit(f"{path.name} gave no article: {done.stderr.strip()}")
    return records


def load_reports(seeds: pathlib.Path, program: str, records_file: str | None, *, dated: bool) -> list[Report]:
    gold = read_gold()
    files = [seeds / name for name in sorted(gold)]
    if records_file:
        lines = [json.loads(line) for line in pathlib.Path(records_file).read_text("utf-8").splitlines()]
        records = {pathlib.Path(line["article"]["path"]).name: line for line in lines}
    else:
        records = read_records(program, files, dated=dated)
    return [Report(path, path.read_bytes().decode("utf-8"), gold[path.name], records[path.name])
            for path in files]


def add_arguments(parser) -> None:
    parser.add_argument("--seeds", type=pathlib.Path, required=True, help="folder with the five seed reports")
    parser.add_argument("--program", default=str(ROOT / "build" / "release" / "concord"))
    parser.add_argument("--records", help="records that were read already, instead of running the program")
    parser.add_argument("--misses", action="store_true", help="after each metric, offsets of what is wrong")


def share(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Length of what two spans have in common by the length of both together."""
    common = min(a[1], b[1]) - max(a[0], b[0])
    return max(common, 0) / (max(a[1], b[1]) - min(a[0], b[0])) if common > 0 else 0.0


class Score:
    """Named shares, each with what was missed."""

    def __init__(self, dataset: str = "seeds") -> None:
        self._dataset = dataset
        self._began = time.perf_counter()
        self._right: dict[str, int] = {}
        self._count: dict[str, int] = {}
        self._misses: dict[str, list[str]] = {}

    def note(self, metric: str, is_right: bool, miss: str) -> None:
        self._right[metric] = self._right.get(metric, 0) + bool(is_right)
        self._count[metric] = self._count.get(metric, 0) + 1
        if not is_right:
            self._misses.setdefault(metric, []).append(miss)

    def count(self, metric: str, *misses: str) -> None:
        """A count of errors, which should be 0; shown with n = 0."""
        self._count.setdefault(metric, 0)
        self._count[metric] += len(misses)
        self._misses.setdefault(metric, []).extend(misses)

    def show(self, *, misses: bool) -> None:
        for metric, count in self._count.items():
            is_share = metric in self._right
            value = round(self._right[metric] / count, 4) if is_share else count
            print(json.dumps({"set": self._dataset, "metric": metric, "value": value, "n": count if is_share else 0,
                              "seconds": round(time.perf_counter() - self._began, 3)}))
            if misses:
                for miss in self._misses.get(metric, []):
                    print("   ", miss)
