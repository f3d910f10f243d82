"""What the program makes of articles that are at hand as text."""

import json
import subprocess
import tempfile


def run_on(command: list[str], articles: dict[str, dict]) -> list[dict]:
    """The lines that a program writes of a file of `articles`, by id; what each has of `text`, `title`, `published`, `outlet` is given to it."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for name, article in articles.items():
            known = {key: article[key] for key in ("text", "title", "published", "outlet") if article.get(key)}
            file.write(json.dumps(known | {"id": name}) + "\n")
        file.flush()
        run = subprocess.run([*command, file.name], check=True, capture_output=True, text=True)
    return list(map(json.loads, run.stdout.splitlines()))


def read_records(program: str, articles: dict[str, dict]) -> dict[str, dict]:
    """Article records by the ids of `articles`, as `run_on` gives them to the program."""
    return {record["article"]["source_id"]: record for record in run_on([program, "read"], articles)}


def read_texts(program: str, texts: list[str]) -> list[dict]:
    """The record of each text, in order; the program reads the same text once."""
    places = {text: str(place) for place, text in reversed(list(enumerate(texts)))}
    records = read_records(program, {place: {"text": text} for text, place in places.items()})
    return [records[places[text]] for text in texts]
