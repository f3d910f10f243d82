"""The rooms that see the whole story: gather and compare."""

from example_rooms import Room, file_of, find_article, is_folded_summary, key_of, rows_of
from word_alignment import plain, words


class Store:
    """Exported articles and stories, with expected references turned into article ids and back."""

    def __init__(self, expected: list[dict], articles: list[dict], stories: list[dict]):
        self.stories = stories
        self.ids: dict[tuple[str, str], str] = {}
        self.optional: set[tuple[str, str]] = set()
        self.records = {record["article"]["id"]: record for record in articles}
        for row in rows_of(expected, "clean"):
            if is_folded_summary(row):
                self.optional.add(key_of(row))
                articles_of_it = [one for one in articles if file_of(one["article"]) == row["path"]
                                  and one["article"]["truncated"]]
            else:
                articles_of_it = articles
            record = find_article(row, articles_of_it)
            if record:
                self.ids[key_of(row)] = record["article"]["id"]

    def id_of(self, reference: dict) -> str | None:
        return self.ids.get(key_of(reference))

    def is_same_place(self, expected: dict, citation: dict) -> bool:
        """The cited words hold the expected ones, or stand within them, in the same article."""
        want, have = plain(expected["text"]), plain(citation["text"])
        return citation["article"] == self.id_of(expected) and (want in have or have in want)


def gather(expected: list[dict], articles: list[dict], stories: list[dict]) -> Room:
    room = Room("gather")
    store = Store(expected, articles, stories)
    for row in rows_of(expected, "gather", "story"):
        want = {store.id_of(item) for item in row["articles"] if key_of(item) not in store.optional}
        best = max(stories, key=lambda story: len(want & ids_in(story)), default={"articles": []})
        room.note("one_story", want <= ids_in(best), row["title"], len(want), len(want & ids_in(best)))
    origins = {frozenset(origin["articles"]): origin for story in stories for origin in story["origins"]}
    for row in rows_of(expected, "gather", "origin"):
        want = frozenset(store.id_of(item) for item in row["articles"]
                         if key_of(item) not in store.optional or store.id_of(item))
        name = " + ".join(item["article"] for item in row["articles"])
        got = [sorted(group) for group in origins if group & want]
        room.note("origins", want in origins, name, sorted(map(str, want)), got)
        if want in origins and len(want) > 1:
            kind = origins[want]["kind"]
            room.note("origin_kind", kind == row["origin_kind"], name, row["origin_kind"], kind)
    compare_versions(room, store, rows_of(expected, "gather", "version"))
    compare_passages(room, store, rows_of(expected, "gather", "copy"))
    return room


def ids_in(story: dict) -> set[str]:
    return {article["id"] for article in story["articles"]}


def compare_versions(room: Room, store: Store, rows: list[dict]) -> None:
    for row in rows:
        if key_of(row) in store.optional and not store.id_of(row):
            continue
        record = store.records.get(store.id_of(row))
        got = record["article"]["version_of"] if record else None
        want = store.id_of(row["version_of"])
        room.note("versions", want is not None and got == want, row["article"], want, got)


def compare_passages(room: Room, store: Store, rows: list[dict]) -> None:
    """Shared words that the record shows in both articles."""
    shown = [passage for story in store.stories for origin in story["origins"]
             for passage in origin["passages"]]
    def shows(side: dict, citation: dict) -> bool:
        want, have = (" ".join(words(one["text"])) for one in (side, citation))
        return citation["article"] == store.id_of(side) and want in have

    for row in rows:
        for passage in row["passages"]:
            hit = any(all(any(shows(side, citation) for citation in found) for side in passage)
                      for found in shown)
            room.note("passages", hit, row["article"], plain(passage[0]["text"]), None)


def compare(expected: list[dict], articles: list[dict], stories: list[dict]) -> Room:
    room = Room("compare")
    store = Store(expected, articles, stories)
    for part in ("timeline", "calendar"):
        lines = [entry for story in stories for entry in story[part]]
        for row in rows_of(expected, "compare", part):
            date = row["date"][:10]
            near = [entry["date"] for entry in lines
                    if any(store.is_same_place(line, entry["line"]) for line in row["lines"])]
            room.note(part, date in near, row["what"], date, near)
    statements = [statement for story in stories for statement in story["statements"]]
    for row in rows_of(expected, "compare", "quotation"):
        compare_quotation(room, store, row, statements)
    return room


def compare_quotation(room: Room, store: Store, row: dict, statements: list[dict]) -> None:
    """Each version beside the fullest one: in one statement of the story, and called what it is."""
    fullest = row["versions"][0]
    for version in row["versions"][1:]:
        folds = [statement for statement in statements
                 if all(any(store.is_same_place(one, found["citation"]) for found in statement["versions"])
                        for one in (fullest, version))]
        if version["article"] == fullest["article"] and version["path"] == fullest["path"]:
            folds = [one for one in folds if len(one["versions"]) > 1]
        kind = "folded" if version["difference"] in ("same", "trimmed", "edited") else "folded_paraphrases"
        about = f"{row['speaker']} [{plain(version['text'])}]"
        room.note(kind, bool(folds), about, plain(fullest["text"]), None)
        if folds:
            got = {found["difference"] for found in folds[0]["versions"]
                   if store.is_same_place(version, found["citation"])}
            room.note("difference", version["difference"] in got, about, version["difference"], sorted(got))
    if "origins" in row:
        counts = [statement["origins"] for statement in statements
                  if any(store.is_same_place(fullest, found["citation"]) for found in statement["versions"])]
        room.note("quotation_origins", row["origins"] in counts, row["speaker"], row["origins"], counts)
