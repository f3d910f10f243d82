#!/usr/bin/env python3
"""Speed of `concord serve`: requests a second, and what idle connections cost.

    measure/speed/serve.py --program build/release/concord --store story.db [--requests 1000]

Asks for the page of the largest story over 8 keep-alive connections: requests a second, median and
95th percentile of a request in milliseconds. Then 64 idle connections are opened (half of them in
the middle of a request) and new connections ask for the same page, one after the other. One JSON
line a metric. Only the standard library; the load comes from a process of its own.
"""

import argparse
import http.client
import json
import socket
import statistics
import subprocess
import threading
import time
from urllib.parse import urlsplit


def fetch(connection: http.client.HTTPConnection, path: str) -> int:
    """Bytes of the body of one answer, which must be 200."""
    connection.request("GET", path)
    answer = connection.getresponse()
    size = len(answer.read())
    if answer.status != 200:
        raise SystemExit(f"{path} gives {answer.status}")
    return size


def timed(connection: http.client.HTTPConnection, path: str) -> float:
    begin = time.perf_counter()
    fetch(connection, path)
    return time.perf_counter() - begin


def load(host: str, port: int, path: str, requests: int, connections: int) -> tuple[float, list[float]]:
    """Seconds for all requests, and of each."""
    seconds: list[float] = []

    def work(count: int) -> None:
        connection = http.client.HTTPConnection(host, port, timeout=30)
        mine = [timed(connection, path) for _ in range(count)]
        connection.close()
        seconds.extend(mine)

    workers = [threading.Thread(target=work, args=(requests // connections,)) for _ in range(connections)]
    begin = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return time.perf_counter() - begin, seconds


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def hold_idle(host: str, port: int, count: int) -> list[socket.socket]:
    """Open connections; every second one has sent half a request."""
    held = []
    for i in range(count):
        idle = socket.create_connection((host, port))
        if i % 2:
            idle.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        held.append(idle)
    return held


def report(metric: str, value: float, **more: object) -> None:
    print(json.dumps({"metric": metric, "value": round(value, 3), **more}), flush=True)


def measure(origin: str, requests: int) -> None:
    address = urlsplit(origin)
    host, port = address.hostname or "127.0.0.1", address.port or 80
    connection = http.client.HTTPConnection(host, port, timeout=30)
    connection.request("GET", "/stories.json")
    stories = json.loads(connection.getresponse().read())
    story = max(stories, key=lambda row: row["articles"])
    path = f"/story/{story['id']}"
    size = fetch(connection, path)
    connection.close()
    more = {"bytes": size, "articles": story["articles"]}

    seconds, each = load(host, port, path, requests, 8)
    report("story pages/s, 8 connections", len(each) / seconds, **more)
    report("story page p50 ms, 8 connections", statistics.median(each) * 1e3, **more)
    report("story page p95 ms, 8 connections", percentile(each, 0.95) * 1e3, **more)

    held = hold_idle(host, port, 64)
    fresh = []
    for _ in range(100):
        connection = http.client.HTTPConnection(host, port, timeout=30)
        fresh.append(timed(connection, path))
        connection.close()
    report("story page p50 ms, new connection beside 64 idle", statistics.median(fresh) * 1e3, **more)
    report("story page p99 ms, new connection beside 64 idle", percentile(fresh, 0.99) * 1e3, **more)
    for idle in held:
        idle.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", default="build/release/concord")
    parser.add_argument("--store", required=True)
    parser.add_argument("--requests", type=int, default=1000)
    options = parser.parse_args()

    server = subprocess.Popen([options.program, "serve", options.store, "--port", "0"], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True)
    try:
        assert server.stdout is not None
        measure(server.stdout.readline().strip(), options.requests)
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
