"""The gold of ECB+ (Cybulska and Vossen 2014): texts, event mentions and their chains.

A text is the tokens of a file with one blank between, a line a sentence. All mentions ACTION_* and NEG_ACTION_* count;
chains are those of instances (relations within and across documents), what is in none stands alone.
"""

import pathlib
import re
import xml.etree.ElementTree

DEV = ("2", "5", "12", "18", "21", "23", "34", "35")
TRAIN = ("1", "3", "4", "6", "7", "8", "9", "10", "11", "13", "14", "15", "16", "17", "19", "20", "22", "24", "25", "26",
         "27", "28", "29", "30", "31", "32", "33")


class Document:
    """mentions: [(begin, end) of the words in code points], chains: name of each mention's chain"""

    def __init__(self, path: pathlib.Path):
        root = xml.etree.ElementTree.parse(path).getroot()
        self.name, self.topic = path.stem, path.parent.name
        self.subtopic = self.topic + ("plus" if path.stem.endswith("plus") else "")
        places, text, sentence = {}, "", None
        for token in root.iter("token"):
            if sentence is not None:
                text += " " if token.get("sentence") == sentence else "\n"
            sentence = token.get("sentence")
            word = re.sub(r"\s+", "_", (token.text or "").strip()) or "_"
            places[token.get("t_id")] = (len(text), len(text) + len(word))
            text += word
        self.text = text
        markables, instances = {}, {}
        for one in root.find("Markables"):
            anchors = [places[a.get("t_id")] for a in one.findall("token_anchor")]
            if anchors and re.match(r"(NEG_)?ACTION_", one.tag):
                markables[one.get("m_id")] = sorted(anchors)
            elif not anchors:
                instances[one.get("m_id")] = one.get("instance_id") or f"{self.name}/{one.get('m_id')}"
        chain_of = {}
        for relation in root.find("Relations"):
            target = relation.find("target").get("m_id")
            name = relation.get("note") if relation.tag.startswith("CROSS") else None
            name = name or instances.get(target) or f"{self.name}/{target}"
            if relation.tag.startswith("INTRA"):
                name = f"{self.name}/r{relation.get('r_id')}"
            for source in relation.findall("source"):
                chain_of[source.get("m_id")] = f"{self.topic}/{name}"
        self.mentions, self.chains = [], []
        for mention, anchors in sorted(markables.items(), key=lambda m: (m[1], m[0])):
            self.mentions.append(anchors)
            self.chains.append(chain_of.get(mention, f"{self.name}/alone{mention}"))


def read_topics(folder: pathlib.Path, topics) -> list[Document]:
    return [Document(path) for topic in topics for path in sorted((folder / topic).glob("*.xml"))]
