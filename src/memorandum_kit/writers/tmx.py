"""TMX 1.4b, the exchange format of translation memories: one `tu` a link (or a pair of sentences), read by every CAT tool."""

from __future__ import annotations

from memorandum_kit import __version__
from memorandum_kit.errors import BadInput
from memorandum_kit.model import Lang, Memorandum
from memorandum_kit.readers.units import PROGRAM, Side, Unit, document_record, join
from memorandum_kit.writers.markup import escaped, holdable, start, whole
from memorandum_kit.writers.units import LEVELS, cat_tag, status_of, units_of

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'


def write_tmx(memo: Memorandum, *, cat_lang: str | None = None, level: str = "clause") -> bytes:
    """Give the memorandum as a translation memory.

    The text of a unit is the clauses' own, without their numbers; what reading needs besides stands in `prop`.

    Args:
        memo: what to write.
        cat_lang: the tag of the Chinese text; by default zh-CN or zh-TW by its script.
        level: `clause`, which can be read back whole, or `sentence`, which CAT tools match best.

    Raises:
        BadInput: a level or tag that does not exist.
    """
    if level not in LEVELS:
        raise BadInput(f"There is no level {level!r}", advice=f"Use one of: {', '.join(LEVELS)}.")
    units = [unit for unit, _ in units_of(memo, holdable)] if level == "clause" else _sentences(memo)
    header = start(
        "header",
        {
            "creationtool": PROGRAM,
            "creationtoolversion": __version__,
            "segtype": "paragraph" if level == "clause" else "sentence",
            "o-tmf": PROGRAM,
            "adminlang": "en",
            "srclang": memo.de.lang.value,
            "datatype": "plaintext",
        },
    )
    lines = [f" {header}"]
    if level == "clause":
        lines += [f"  {_prop('document', document_record(document))}" for document in memo.documents]
    lines += [" </header>", " <body>", *(_unit(unit, cat_lang) for unit in units if unit.sides), " </body>", "</tmx>"]
    return f"{_HEAD}{chr(10).join(lines)}\n".encode()


def _unit(unit: Unit, cat_lang: str | None) -> str:
    link = unit.link
    attributes = {"tuid": unit.id, "creationid": link.made_by if link else ""}
    lines = [f"  {start('tu', attributes)}"]
    if link is not None and link.reason:
        lines.append(f"   {whole('note', link.reason)}")
    lines.append(f"   {_prop('status', status_of(link))}")
    if link is not None:
        lines.append(f"   {_prop('score', repr(link.score))}")
    for side in unit.sides:
        lines.append(f"   {start('tuv', {'xml:lang': cat_tag(side.lang, cat_lang)})}")
        lines += [f"    {_prop('clause', record)}" for record in side.records]
        lines += [f"    <seg>{escaped(side.text)}</seg>", "   </tuv>"]
    return "\n".join([*lines, "  </tu>"])


def _prop(name: str, value: str) -> str:
    return f'<prop type="x-{name}">{escaped(value)}</prop>'


def _sentences(memo: Memorandum) -> list[Unit]:
    """A unit for each pair of sentences that answer one another."""
    texts = {
        sentence: (clause.lang, holdable(span.of(clause.text)).strip())
        for clause in memo.clauses().values()
        for sentence, span in zip(clause.sentence_ids(), clause.sentences, strict=True)
    }
    made = []
    for number, link in enumerate(memo.sentence_links, start=1):
        sides = tuple(side for ids in (link.de, link.zh) if (side := _joined(ids, texts)) is not None)
        if len(sides) == 2:
            made.append(Unit(f"S{number}", sides, link))
    return made


def _joined(ids: tuple[str, ...], texts: dict[str, tuple[Lang, str]]) -> Side | None:
    found = [texts[one] for one in ids if one in texts and texts[one][1]]
    if not found:
        return None
    lang = found[0][0]
    return Side(lang, join([text for _, text in found], lang))
