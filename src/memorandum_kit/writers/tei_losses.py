"""What TEI does not hold of a memorandum, counted."""

from __future__ import annotations

from memorandum_kit.model import Memorandum, Note, Place
from memorandum_kit.readers.tei_values import VALUE_KINDS
from memorandum_kit.writers.tei_xml import UNHOLDABLE


def losses_of_tei(memo: Memorandum) -> list[Note]:
    """Give one note for each kind of thing that reading the file again does not bring back."""
    clauses = memo.clauses()
    sentences = {one for clause in clauses.values() for one in clause.sentence_ids()}
    signs = {f"U+{ord(sign):04X}" for clause in clauses.values() for sign in UNHOLDABLE.findall(clause.text)}
    lost_mentions = [
        mention
        for mention in memo.mentions
        if mention.clause_id not in clauses
        or not 0 <= mention.span.start < mention.span.end <= len(clauses[mention.clause_id].text)
    ]
    unknown = [one for link in memo.links for one in (*link.de, *link.zh) if one not in clauses]
    unknown += [one for link in memo.sentence_links for one in (*link.de, *link.zh) if one not in sentences]
    counts = {
        "places": sum(1 for clause in clauses.values() if clause.place != Place()),
        "name-rules": sum(1 for m in memo.mentions if m.source and m.kind not in VALUE_KINDS),
        "mentions": len(lost_mentions),
        "links": len(unknown),
        "reasons": sum(
            1
            for link in (*memo.links, *memo.sentence_links)
            if link.reason and link.de and link.zh and not link.suggested
        ),
    }
    notes = [Note(code, str(count)) for code, count in counts.items() if count]
    return [*notes, Note("characters", ", ".join(sorted(signs)))] if signs else notes
