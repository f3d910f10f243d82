#!/usr/bin/env python3
"""Streams one web archive of invented pages through `concord read` and reports the peak of its memory.

    measure/robust/large_archive.py [--gigabytes 10] [--program build/release/concord] [--jobs 2]

The archive exists only in a pipe. Each record is a page of about 60 KB, most of it furniture, whose report no
other page repeats. Peak memory is that of the kernel's accounting of the finished process.
"""

import argparse
import json
import random
import resource
import subprocess
import threading
import time

WORDS = ("bridge ferry council lake harvest barley border miners quarry vote ministry river envoy truce "
         "station winter market school railway mayor".split())


def page(number: int, filler: bytes) -> bytes:
    rng = random.Random(number)
    paragraphs = "".join(
        f"<p>The {rng.choice(WORDS)} and the {rng.choice(WORDS)} of district {number} were {rng.choice(WORDS)} "
        f"number {rng.randrange(10**9)}, the {rng.choice(WORDS)} said on Monday.</p>" for _ in range(12))
    return (f"<html><head><title>Report {number}</title></head><body><nav>".encode() + filler
            + f"</nav><article><h1>Report {number}</h1>{paragraphs}</article></body></html>".encode())


def record(number: int, filler: bytes) -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page(number, filler)
    return (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://bay.example/{number}\r\n"
            "WARC-Date: 2031-06-06T12:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(body)}\r\n\r\n").encode() + body + b"\r\n\r\n"


def feed(pipe, size: int) -> None:
    filler = b"".join(b'<li><a href="/%d">Section %d</a></li>' % (n, n) for n in range(1500))
    number = written = 0
    while written < size:
        written += pipe.write(record(number, filler))
        number += 1
    pipe.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", default="build/release/concord")
    parser.add_argument("--gigabytes", type=float, default=10)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    begin = time.perf_counter()
    child = subprocess.Popen([options.program, "read", "--jobs", str(options.jobs), "-"],
                             stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    threading.Thread(target=feed, args=(child.stdin, int(options.gigabytes * 1e9)), daemon=True).start()
    articles = sum(1 for _ in child.stdout)
    child.wait()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(json.dumps({"set": f"archive of {options.gigabytes:g} GB", "metric": "peak memory, MB",
                      "value": round(peak, 1), "n": articles,
                      "seconds": round(time.perf_counter() - begin, 1)}))


if __name__ == "__main__":
    main()
