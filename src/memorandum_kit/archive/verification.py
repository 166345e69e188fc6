"""Proving that nothing changed: every byte of every version against manifests, catalogue and register of seals."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from random import SystemRandom

from memorandum_kit.archive.bag import Problem, examine
from memorandum_kit.archive.catalogue import NAME, Row
from memorandum_kit.archive.disk import hash_file, writing
from memorandum_kit.archive.filenames import RECORD_ID, VERSION_FOLDER
from memorandum_kit.archive.holdings import FOLDERS, LOCK, MARK, Holdings
from memorandum_kit.archive.progress import Counter, Progress
from memorandum_kit.archive.publication import by_version
from memorandum_kit.archive.seals import NAME as SEALS
from memorandum_kit.archive.seals import first_break
from memorandum_kit.errors import BadInput, ExitCode, MemorandumError
from memorandum_kit.store import from_plain, to_plain, write_whole

PROTOCOLS = "verification"
CURRENT = "current.jsonl"
WORKERS = 2  # hashing leaves Python's lock; more than two seldom gain anything on one disk


@dataclass(frozen=True, slots=True)
class Result:
    """What was found for one version."""

    record: str
    version: int
    seal: str
    time: str
    files: int = 0
    bytes: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def key(self) -> str:
        """The version's name, `id@v2`."""
        return f"{self.record}@v{self.version}"

    @property
    def sound(self) -> bool:
        """Whether the version is what it was."""
        return not any(problem.damage for problem in self.problems)


@dataclass(slots=True)
class Report:
    """A whole verification."""

    begun: str
    who: str
    ended: str = ""
    results: list[Result] = field(default_factory=list)
    general: list[Problem] = field(default_factory=list)  # of the archive as a whole
    outstanding: int = 0  # versions not examined
    chain: str = ""  # last value of the register
    part: bool = False  # only some records were asked for

    @property
    def damaged(self) -> list[Result]:
        """The versions that are not what they were."""
        return [result for result in self.results if not result.sound]

    @property
    def exit_code(self) -> ExitCode:
        """0 only if everything was examined and is sound; 5 for damage, 1 for what is odd or was not examined."""
        if self.damaged or any(problem.damage for problem in self.general):
            return ExitCode.DAMAGED
        odd = self.general or self.outstanding or any(result.problems for result in self.results)
        return ExitCode.FINDINGS if odd else ExitCode.OK


def verify(
    holdings: Holdings,
    records: Sequence[str],
    *,
    resume: bool,
    progress: Progress | None,
    now: Callable[[], str],
    who: str,
) -> Report:
    """Examine the versions in random order; each result is written down at once, so that one can go on later.

    Raises:
        BadInput: an unknown record, or nothing to go on with.
        KeyboardInterrupt: passed on; what was examined stays written down.
    """
    rows = [row for row in holdings.catalogue.versions() if not row.destroyed]
    if unknown := sorted(set(records) - {row.record for row in rows}):
        raise BadInput(f"There is no record {unknown[0]!r}", advice="See all: memorandum archive list ARCHIVE")
    if records:
        rows = [row for row in rows if row.record in set(records)]
    protocol = Protocol(holdings)
    report = protocol.resumed() if resume else Report(now(), who)
    report.part = bool(records)
    done = {(result.record, result.version) for result in report.results}
    rows = [row for row in rows if (row.record, row.version) not in done]
    # A disk dies by regions: whoever is interrupted often shall not always have looked at the same records.
    SystemRandom().shuffle(rows)
    protocol.begin(report, fresh=not resume)
    seals = by_version(holdings.register.read())
    report.outstanding = len(rows)
    for result in _examine_all(holdings, rows, seals, progress, now):
        report.results.append(result)
        report.outstanding -= 1
        protocol.add(result)
    report.results.sort(key=lambda result: (result.record, result.version))
    report.general = _general(holdings, whole=not records)
    report.chain = next((seal.chain for seal in reversed(holdings.register.read())), "")
    report.ended = now()
    protocol.finish(report)
    return report


def _examine_all(
    holdings: Holdings,
    rows: list[Row],
    seals: dict[tuple[str, int], str],
    progress: Progress | None,
    now: Callable[[], str],
) -> Iterator[Result]:
    counter = Counter(progress, sum(row.bytes for row in rows))

    def examine_one(row: Row) -> Result:
        registered = seals.get((row.record, row.version), "")
        return examine_version(holdings, row, registered, now(), counter.on(row.key))

    pool = ThreadPoolExecutor(WORKERS)
    try:
        for future in as_completed([pool.submit(examine_one, row) for row in rows]):
            yield future.result()
    finally:
        pool.shutdown(cancel_futures=True)


def examine_version(
    holdings: Holdings, row: Row, registered: str, time: str, progress: Callable[[int], None] | None = None
) -> Result:
    """Examine one version: its bag, and its seal in the catalogue and in the register."""
    bag = holdings.bag(row.record, row.version)
    if bag.is_symlink() or bag.parent.is_symlink():
        return Result(row.record, row.version, row.seal, time, problems=(Problem("symlink", bag.name),))
    if not bag.is_dir():
        return Result(row.record, row.version, row.seal, time, problems=(Problem("missing-bag"),))
    found = examine(bag, strict=True, progress=progress)
    problems = found.problems + list(_seals(bag, row, registered))
    return Result(row.record, row.version, row.seal, time, found.files, found.bytes, tuple(problems))


def _seals(bag: Path, row: Row, registered: str) -> Iterator[Problem]:
    try:
        _, seal = hash_file(bag / "tagmanifest-sha512.txt")
    except (OSError, MemorandumError):
        return  # reported as missing already
    if seal != row.seal:
        yield Problem("seal", "tagmanifest-sha512.txt", NAME)
    if not registered:
        yield Problem("not-registered", detail=SEALS)
    elif seal != registered:
        yield Problem("seal", "tagmanifest-sha512.txt", SEALS)


def _general(holdings: Holdings, *, whole: bool) -> list[Problem]:
    """What concerns the archive as a whole: chain, catalogue, folders that belong to nothing."""
    found = []
    seals = holdings.register.read()
    if (broken := first_break(seals)) is not None:
        found.append(Problem("chain", SEALS, str(broken + 2)))
    if said := holdings.catalogue.check():
        found.append(Problem("catalogue", NAME, said))
    if not whole:
        return found
    locked = not holdings.read_only and holdings.lock.take()  # so that no version is between rename and seal
    try:
        keys = holdings.catalogue.keys()
        missing = sorted(by_version(holdings.register.read()).keys() - keys)
        found.extend(Problem("not-in-catalogue", f"{record}@v{version}", SEALS) for record, version in missing)
        found.extend(_strange_folders(holdings, keys))
    finally:
        if locked:
            holdings.lock.release()
    return found


def _strange_folders(holdings: Holdings, keys: set[tuple[str, int]]) -> Iterator[Problem]:
    for entry in sorted(os.scandir(holdings.records), key=lambda entry: entry.name):
        if not RECORD_ID.fullmatch(entry.name) or not entry.is_dir(follow_symlinks=False):
            yield Problem("strange", f"records/{entry.name}", damage=False)
            continue
        for inner in sorted(os.scandir(entry.path), key=lambda inner: inner.name):
            match = VERSION_FOLDER.fullmatch(inner.name)
            if match is None or (entry.name, int(match[1])) not in keys:
                yield Problem("strange", f"records/{entry.name}/{inner.name}", damage=False)
    usual = {*FOLDERS, MARK, NAME, f"{NAME}-wal", f"{NAME}-shm", SEALS, LOCK, PROTOCOLS}
    for entry in sorted(os.scandir(holdings.folder), key=lambda entry: entry.name):
        if entry.name not in usual:
            yield Problem("strange", entry.name, damage=False)
    for entry in os.scandir(holdings.quarantine):
        yield Problem("quarantined", f"quarantine/{entry.name}", damage=False)


def keep_report(holdings: Holdings, kind: str, plain: object, time: str) -> Path:
    """Keep a report beside the protocols, `verification/TIME-KIND.json`; gives the file.

    Raises:
        BadInput: it cannot be written.
    """
    folder = holdings.folder / PROTOCOLS
    with writing("The report cannot be written"):
        folder.mkdir(exist_ok=True)
    path = folder / f"{time.replace(':', '').replace('-', '')}-{secrets.token_hex(2)}-{kind}.json"
    write_whole(path, (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode())
    return path


class Protocol:
    """The results on the disk: `verification/current.jsonl` while it goes on, then a file named by its time."""

    def __init__(self, holdings: Holdings) -> None:
        self._holdings = holdings
        self._folder = holdings.folder / PROTOCOLS
        self._path = self._folder / CURRENT

    def resumed(self) -> Report:
        """Give the interrupted verification.

        Raises:
            BadInput: there is none.
        """
        try:
            lines = self._path.read_text(encoding="utf-8").splitlines()
            head = json.loads(lines[0])
            report = Report(head["begun"], head["who"])
        except (OSError, ValueError, IndexError, KeyError):
            raise BadInput(
                "There is no interrupted verification", advice="Begin a new one, without --resume."
            ) from None
        for line in lines[1:]:
            try:
                report.results.append(from_plain(Result, json.loads(line)))
            except (ValueError, BadInput):
                break  # the line that the interruption cut off
        return report

    def begin(self, report: Report, *, fresh: bool) -> None:
        """Write the head of a new protocol; nothing in an archive that is open for reading only."""
        if self._holdings.read_only or not fresh:
            return
        with writing("The protocol of the verification cannot be written"):
            self._folder.mkdir(exist_ok=True)
            self._path.unlink(missing_ok=True)
            self._append({"begun": report.begun, "who": report.who})

    def add(self, result: Result) -> None:
        """Write one result down."""
        if not self._holdings.read_only:
            with writing("The protocol of the verification cannot be written"):
                self._append(to_plain(result))

    def finish(self, report: Report) -> None:
        """Write the end and give the protocol its name."""
        if self._holdings.read_only:
            return
        with writing("The protocol of the verification cannot be written"):
            self._append({"ended": report.ended, "general": to_plain(report.general), "chain": report.chain})
            stamp = report.ended.replace(":", "").replace("-", "")
            self._path.replace(self._folder / f"{stamp}-{secrets.token_hex(2)}.jsonl")

    def _append(self, value: object) -> None:
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(value, ensure_ascii=False) + "\n")
