#!/usr/bin/env python3
"""Write warc/capture.warc.gz from the pages in warc/*.html: the same bytes on every run.

WARC/1.1 (ISO 28500:2017): one gzip member a record; a warcinfo record, then for each page a
request, a response and a metadata record. Dates and record ids are fixed; digests are SHA-1 in
base 32, as crawlers write them. `python3 make_warc.py --check` compares with the file as shipped.
"""
import base64
import hashlib
import struct
import sys
import uuid
import zlib
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = HERE / "warc" / "capture.warc.gz"
PAGES = [  # file, address, time of capture
    ("rmv-ustrel-updated.html", "https://rmv.example/en/news/ustrel-weir-street", "2031-06-12T15:21:44Z"),
    ("nord7-miralen.html", "https://nord7.example/news/three-hours-by-the-lake", "2031-06-13T21:02:10Z"),
    ("torinform-ceasefire.html", "https://torinform.example/en/president/31061807", "2031-06-18T13:40:59Z"),
]
HTTP_DATE = {
    "2031-06-12T15:21:44Z": "Thu, 12 Jun 2031 15:21:44 GMT",
    "2031-06-13T21:02:10Z": "Fri, 13 Jun 2031 21:02:10 GMT",
    "2031-06-18T13:40:59Z": "Wed, 18 Jun 2031 13:40:59 GMT",
}


def digest(data):
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode("ascii")


def record_id(name):
    return "<urn:uuid:%s>" % uuid.uuid5(uuid.NAMESPACE_URL, "https://concord.example/examples/" + name)


def gzip_member(data):
    """One gzip member with no name, no time and a fixed system byte."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = packer.compress(data) + packer.flush()
    header = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
    return header + body + struct.pack("<II", zlib.crc32(data), len(data) & 0xFFFFFFFF)


def record(kind, name, date, block, fields):
    lines = ["WARC/1.1", "WARC-Type: " + kind, "WARC-Record-ID: " + record_id(name), "WARC-Date: " + date]
    lines += ["%s: %s" % field for field in fields]
    lines += ["WARC-Block-Digest: " + digest(block), "Content-Length: %d" % len(block)]
    return gzip_member("\r\n".join(lines).encode("utf-8") + b"\r\n\r\n" + block + b"\r\n\r\n")


def build():
    info = b"software: make_warc.py\r\nformat: WARC File Format 1.1\r\ndescription: invented news pages\r\n"
    out = [record("warcinfo", "warcinfo", "2031-06-12T15:21:40Z", info,
                  [("WARC-Filename", TARGET.name), ("Content-Type", "application/warc-fields")])]
    for file, url, date in PAGES:
        payload = (HERE / "warc" / file).read_bytes()
        host, path = url.split("/", 3)[2:]
        request = ("GET /%s HTTP/1.1\r\nHost: %s\r\nAccept: text/html\r\n"
                   "User-Agent: example-crawler/1.0\r\nConnection: close\r\n\r\n" % (path, host)).encode("ascii")
        head = ("HTTP/1.1 200 OK\r\nDate: %s\r\nContent-Type: text/html; charset=utf-8\r\n"
                "Content-Length: %d\r\nConnection: close\r\n\r\n" % (HTTP_DATE[date], len(payload))).encode("ascii")
        fetch = b"fetchTimeMs: 212\r\n"
        common = [("WARC-Target-URI", url), ("WARC-Warcinfo-ID", record_id("warcinfo"))]
        answer = record_id(file + "/response")
        out.append(record("request", file + "/request", date, request, common + [
            ("WARC-Concurrent-To", answer), ("Content-Type", "application/http; msgtype=request")]))
        out.append(record("response", file + "/response", date, head + payload, common + [
            ("WARC-IP-Address", "192.0.2.31"), ("WARC-Payload-Digest", digest(payload)),
            ("WARC-Identified-Payload-Type", "text/html"),
            ("Content-Type", "application/http; msgtype=response")]))
        out.append(record("metadata", file + "/metadata", date, fetch, common + [
            ("WARC-Concurrent-To", answer), ("Content-Type", "application/warc-fields")]))
    return b"".join(out)


def main():
    data = build()
    if sys.argv[1:] == ["--check"]:
        # Another zlib may pack the same records into other bytes, so the unpacked ones are compared.
        same = unpack(TARGET.read_bytes()) == unpack(data)
        print("same records" if same else "the records differ")
        return 0 if same else 1
    TARGET.write_bytes(data)
    return 0


def unpack(data):
    members = []
    while data:
        inflater = zlib.decompressobj(31)
        members.append(inflater.decompress(data))
        data = inflater.unused_data
    return members


if __name__ == "__main__":
    sys.exit(main())
