"""The whole way in order, Memorandum -> Memorandum; the only place that knows all the steps."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Document, Lang, Link, Memorandum, Metadata, Source
from memorandum_kit.store import from_plain, loads, write_whole

if TYPE_CHECKING:
    from memorandum_kit.alignment.cues.embeddings import Embedder
    from memorandum_kit.glossary import Glossary

Pathlike = str | Path
Progress = Callable[[str], None]  # told the name of each step as it begins

STEPS = ("mentions", "align", "check")


def read(*files: Pathlike, langs: Sequence[str] | None = None, **options: Any) -> Memorandum:
    """Read a German and a Chinese text, in any order, or one file that holds both; the texts come segmented.

    Args:
        files: one bilingual file (two-column Word, TEI, TMX, JSON …) or two files in one language each.
        langs: the languages of the files in their order, where they shall not be detected ("de", "zh-Hans").
        options: handed to the readers, e.g. `changes="original"` for Word's tracked changes.

    Raises:
        BadInput: a file cannot be read, or the two texts are not one German and one Chinese one.
    """
    from memorandum_kit.readers import read_file

    if not 1 <= len(files) <= 2:
        raise BadInput(
            f"{len(files)} files were given",
            why="a memorandum is one bilingual file or a German and a Chinese one",
            advice="Give one or two files.",
        )
    paths = [Path(file) for file in files]
    read_ones = [read_memorandum_json(path) or _divided(read_file(path, **options)) for path in paths]
    if len(read_ones) == 1:
        return _one(read_ones[0], paths[0])
    sources: list[Source] = []
    for one, path in zip(read_ones, paths, strict=True):
        if isinstance(one, Memorandum):
            raise BadInput(f"{path.name} holds both languages already", advice="Give this file alone.")
        sources.append(one)
    languages = _named(langs, len(sources)) if langs else [_language(source) for source in sources]
    return _pair(list(zip(sources, languages, strict=True)))


def read_memorandum_json(path: Path) -> Memorandum | None:
    """Read a memorandum that `write` stored as JSON; None where the file is not JSON of ours by its suffix."""
    if path.suffix.lower() != ".json" or not path.is_file():
        return None
    try:
        return loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise BadInput(f"{path.name} is no memorandum file", why=f"not UTF-8 (byte {error.start})") from None
    except BadInput as error:
        raise BadInput(f"{path.name}: {error.what}", why=error.why, advice=error.advice) from None


def run(
    memo: Memorandum,
    glossary: Glossary | None = None,
    steps: Iterable[str] | None = None,
    *,
    progress: Progress | None = None,
    embed: Embedder | None = None,
) -> Memorandum:
    """Find the mentions, align the clauses and check them.

    Args:
        memo: what `read` gave.
        glossary: the terms; without one the shipped glossary is used.
        steps: some of `STEPS`, in their order; all of them by default.
        progress: called with each step's name as it begins.
        embed: sentence embeddings as one more cue of the alignment.

    Raises:
        BadInput: a step of this name does not exist.
    """
    wanted = tuple(steps) if steps is not None else STEPS
    if unknown := [step for step in wanted if step not in STEPS]:
        raise BadInput(f"There is no step {unknown[0]!r}", advice=f"Use some of: {', '.join(STEPS)}.")
    if glossary is None:
        from memorandum_kit.glossary import load_glossary

        glossary = load_glossary()
    functions: dict[str, Callable[[Memorandum, Glossary], Memorandum]] = {
        "mentions": _mention_step,
        "align": partial(_align_step, embed=embed),
        "check": _check_step,
    }
    for step in STEPS:
        if step in wanted:
            if progress is not None:
                progress(step)
            memo = functions[step](memo, glossary)
    return memo


def write(memo: Memorandum, path: Pathlike, format: str | None = None, **options: Any) -> Path:  # noqa: A002
    """Write the memorandum to a file, whole or not at all; the format by name or by the file's suffix.

    Raises:
        BadInput: the format is unknown or the file cannot be written.
    """
    from memorandum_kit.writers import format_of, render

    target = Path(path)
    write_whole(target, render(memo, format or format_of(target.name), **options))
    return target


def load_metadata(path: Path) -> Metadata:
    """Read the metadata of a memorandum from a `memorandum.toml`: the table `[metadata]`.

    Raises:
        BadInput: no TOML, or a field that a memorandum does not have.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")).get("metadata", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"{path.name} is no valid TOML", why=str(error)) from None
    except OSError as error:
        raise BadInput(f"{path.name} cannot be read", why=error.strerror or str(error)) from None
    plain = {key: _pairs(value) for key, value in table.items()}
    if isinstance(parties := table.get("parties"), list):
        plain["parties"] = [{key: _pairs(value) for key, value in party.items()} for party in parties]
    return from_plain(Metadata, plain)


def _pairs(value: Any) -> Any:
    """A TOML table `{de = "…", zh-Hans = "…"}` as the model's pairs."""
    return [[key, item] for key, item in value.items()] if isinstance(value, dict) else value


def _one(one: Source | Memorandum, path: Path) -> Memorandum:
    if isinstance(one, Memorandum):
        return one
    from memorandum_kit.readers.languages import split_languages

    german, chinese = split_languages(one)
    return _pair([(german, german.lang or Lang.DE), (chinese, chinese.lang or _language(chinese))])


def _divided(memo: Source | Memorandum) -> Source | Memorandum:
    """Find the sentences of clauses that come without: those of other programs' files, and those a person changed.

    A unit of such a file stays one clause, because its link says of the whole unit what answers it.
    """
    if isinstance(memo, Source):
        return memo
    from memorandum_kit.segment import sentences

    return replace(
        memo,
        documents=tuple(
            replace(
                document,
                clauses=tuple(
                    clause
                    if clause.sentences or not clause.text.strip()
                    else replace(clause, sentences=sentences(clause.text, clause.lang))
                    for clause in document.clauses
                ),
            )
            for document in memo.documents
        ),
    )


def _named(langs: Sequence[str], files: int) -> list[Lang]:
    """The languages that a caller names, one for each file."""
    if len(langs) != files:
        raise BadInput(
            "The languages do not fit the files",
            why=f"languages named: {len(langs)}, files: {files}",
            advice="Name one for each file: --langs de,zh-Hans.",
        )
    try:
        return [Lang.of(tag) for tag in langs]
    except ValueError as error:
        raise BadInput(str(error)) from None


def _language(source: Source) -> Lang:
    from memorandum_kit.readers.languages import language_of

    return source.lang or language_of("\n".join(block.text for block in source.blocks), name=source.name)


def _pair(pairs: list[tuple[Source, Lang]]) -> Memorandum:
    from memorandum_kit.segment import segment

    german = [pair for pair in pairs if pair[1] is Lang.DE]
    chinese = [pair for pair in pairs if pair[1].is_chinese]
    if len(german) != 1 or len(chinese) != 1:
        found = " and ".join(f"{source.name} is {_NAMES[lang]}" for source, lang in pairs)
        raise BadInput(
            "A memorandum needs a German and a Chinese text",
            why=found,
            advice="Give one file of each language, or name the languages with --langs de,zh-Hans.",
        )
    (de_source, de_lang), (zh_source, zh_lang) = german[0], chinese[0]
    de = segment(de_source, de_lang, id="de")
    zh = segment(zh_source, zh_lang, id="zh")
    titles = tuple((document.lang, document.title) for document in (de, zh) if document.title)
    memo = Memorandum(documents=(de, zh), metadata=Metadata(titles=titles), paper=de_source.paper or zh_source.paper)
    links = _row_links((de, de_source), (zh, zh_source))
    return memo.with_step("read", detail=f"{de.name}, {zh.name}", links=links)


_NAMES = {Lang.DE: "German", Lang.EN: "English", Lang.ZH_HANS: "Chinese", Lang.ZH_HANT: "Chinese (Traditional)"}


def _row_links(de: tuple[Document, Source], zh: tuple[Document, Source]) -> tuple[Link, ...]:
    """The links that the file itself states: cells of one table row, one clause on each side."""
    rows = [_clauses_by_group(*side) for side in (de, zh)]
    links = []
    for group, german in rows[0].items():
        chinese = rows[1].get(group, [])
        if len(german) == len(chinese) == 1:
            links.append(Link((german[0],), (chinese[0],), made_by="file"))
    return tuple(links)


def _clauses_by_group(document: Document, source: Source) -> dict[str, list[str]]:
    group_of = {block.place.block: block.group for block in source.blocks if block.group}
    groups: dict[str, list[str]] = {}
    for clause in document.clauses:
        if group := group_of.get(clause.place.block, ""):
            groups.setdefault(group, []).append(clause.id)
    return groups


def _mention_step(memo: Memorandum, glossary: Glossary) -> Memorandum:
    from memorandum_kit.mentions import mentions_of

    date = memo.paper.date if memo.paper and memo.paper.date else memo.metadata.signed_on or None
    return memo.with_step("mentions", mentions=mentions_of(memo.documents, glossary=glossary, reference_date=date))


def _align_step(memo: Memorandum, glossary: Glossary, embed: Embedder | None) -> Memorandum:
    from memorandum_kit.alignment import align_documents
    from memorandum_kit.mentions import without_stray_rejections

    aligned = align_documents(memo, glossary=glossary, embed=embed)
    return aligned.with_step("align", mentions=without_stray_rejections(aligned.mentions, aligned.links))


def _check_step(memo: Memorandum, glossary: Glossary) -> Memorandum:
    from memorandum_kit.checks import check_memorandum

    return memo.with_step("check", findings=tuple(check_memorandum(memo, glossary=glossary)))
