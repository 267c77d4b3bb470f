"""The archive that engines_bench and load_bench ask, and a server of it.

The Tehran Times several times over. Its articles have no dates, so each is
given one, the same in every run: the archive in the order of its ids, spread
evenly over the years 2008 to 2023.
"""
import contextlib
import datetime
import gzip
import http.client
import json
import os
import pathlib
import socket
import subprocess
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[3]
PROGRAMS = pathlib.Path(os.environ.get("FIHRIST_BIN", ROOT / "build/release"))
ARCHIVE = ROOT.parent / "shared/data/tehran-times.jsonl.gz"
FIRST_DAY = datetime.date(2008, 1, 1)
DAYS = (datetime.date(2024, 1, 1) - FIRST_DAY).days


def read_articles(path=ARCHIVE):
    """Dicts of id, title, body, source and date."""
    with gzip.open(path, "rt") as lines:
        read = [json.loads(line) for line in lines]
    articles = [{"id": r["id"], "title": r["title"], "body": r["body"],
                 "source": r["source"]} for r in read if "\0" not in r["body"]]
    by_id = sorted(articles, key=lambda a: (len(a["id"]), a["id"]))
    for place, article in enumerate(by_id):
        day = FIRST_DAY + datetime.timedelta(place * DAYS // len(by_id))
        article["date"] = day.isoformat()
    return articles


def in_copies(articles, copies):
    for copy in range(copies):
        for article in articles:
            yield {**article, "id": f"{copy}-{article['id']}"}


def can_be_read(index):
    return subprocess.run([PROGRAMS / "fihrist-indexer", "stats", index],
                          capture_output=True, check=False).returncode == 0


def build_index(articles, copies, folder):
    """The index, made anew unless one that these programs read is there."""
    index = folder / f"fihrist-{copies}"
    if not can_be_read(index):
        source = folder / "archive.jsonl"
        with source.open("w") as out:
            for article in in_copies(articles, copies):
                out.write(json.dumps(article) + "\n")
        subprocess.run([PROGRAMS / "fihrist-indexer", "build", index, source],
                       stderr=subprocess.DEVNULL, check=True)
        source.unlink()
    return index


def keeps_match_sets():
    told = subprocess.run([PROGRAMS / "fihrist-searchd", "--help"],
                          capture_output=True, text=True, check=False)
    return "--match-sets" in told.stdout


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """Asks fihrist-searchd over one connection."""

    def __init__(self, process, port):
        self.process = process
        self.port = port
        self.connection = http.client.HTTPConnection("127.0.0.1", port)

    def get(self, route, parameters=()):
        path = f"/api/v1/{urllib.parse.quote(route)}"
        query = urllib.parse.urlencode(parameters, doseq=True)
        self.connection.request("GET", f"{path}?{query}" if query else path)
        response = self.connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise SystemExit(f"{path}: {response.status} {body[:200]!r}")
        return json.loads(body)

    def processor_seconds(self):
        stat = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text()
        user, system = stat.rsplit(")", 1)[1].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def resident_bytes(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        line = next(l for l in status.splitlines() if l.startswith("VmRSS:"))
        return int(line.split()[1]) * 1024


@contextlib.contextmanager
def serving(index, match_sets=None):
    """A Server; `match_sets` is how many bytes of them are kept."""
    port = free_port()
    kept = [] if match_sets is None else ["--match-sets", str(match_sets)]
    process = subprocess.Popen(
        [PROGRAMS / "fihrist-searchd", index, "--listen", f"127.0.0.1:{port}",
         *kept], stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            time.sleep(0.05)
        else:
            raise SystemExit("the server did not start")
        yield Server(process, port)
    finally:
        process.terminate()
        process.wait()
