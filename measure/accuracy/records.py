"""What the program makes of articles that are at hand as text."""

import json
import subprocess
import tempfile


def read_records(program: str, articles: dict[str, dict]) -> dict[str, dict]:
    """Article records by the ids of `articles`; what each has of `text`, `title`, `published`, `outlet` is given to the program."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for name, article in articles.items():
            known = {key: article[key] for key in ("text", "title", "published", "outlet") if article.get(key)}
            file.write(json.dumps(known | {"id": name}) + "\n")
        file.flush()
        run = subprocess.run([program, "read", file.name], check=True, capture_output=True, text=True)
    return {record["article"]["source_id"]: record for record in map(json.loads, run.stdout.splitlines())}


def read_texts(program: str, texts: list[str]) -> list[dict]:
    """The record of each text, in order; the program reads the same text once."""
    places = {text: str(place) for place, text in reversed(list(enumerate(texts)))}
    records = read_records(program, {place: {"text": text} for text, place in places.items()})
    return [records[places[text]] for text in texts]
