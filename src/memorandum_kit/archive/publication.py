"""From a finished payload to an acknowledged version, and what opening does after a crash.

The order, under the archive's lock: tag files, fsync of every file and folder; the version enters the catalogue as
pending (one transaction); the bag is renamed to its place; fsync of the folders around it; the seal is appended to the
register; the version is sealed in the catalogue (one transaction). Only then the caller learns id and seal. A crash leaves
either a dead staging folder, which is swept, or a whole bag with a pending row, which is verified and sealed.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from memorandum_kit.archive.bag import examine
from memorandum_kit.archive.catalogue import NAME, Catalogue
from memorandum_kit.archive.content import entries_of, read_content
from memorandum_kit.archive.disk import hash_file, refusal
from memorandum_kit.archive.filenames import RECORD_ID, VERSION_FOLDER
from memorandum_kit.archive.holdings import Holdings
from memorandum_kit.archive.progress import Counter, Progress
from memorandum_kit.archive.record import Content, Receipt, Record
from memorandum_kit.archive.seals import Seal
from memorandum_kit.errors import Damaged, MemorandumError, Refused

# Makes the bag whole for a version number and the seal of the version before; gives its content and seal.
Finish = Callable[[int, str], tuple[Content, str]]


def publish(holdings: Holdings, bag: Path, record_id: str, finish: Finish, *, new: bool) -> Receipt:
    """Make the bag in the staging folder the next version of a record.

    Raises:
        Refused: a new record's id is taken, or the disk is full; the archive is as it was.
        Damaged: the catalogue is broken.
    """
    with holdings.lock:
        recover(holdings, deep=False)
        catalogue = holdings.catalogue
        newest = catalogue.newest(record_id)
        if holdings.bag(
            record_id, newest + 1
        ).exists():  # put there by hand; what is whole is taken in, not written over
            recover(holdings, deep=True)
            newest = catalogue.newest(record_id)
        if new and newest:
            raise Refused(
                f"There is a record {record_id} already",
                advice=f"Choose another id, or add a version: memorandum archive add ARCHIVE --record {record_id} --reason …",
            )
        content, seal = finish(newest + 1, catalogue.seal_of(record_id, newest))
        return _place(holdings, bag, content, seal)


def _place(holdings: Holdings, bag: Path, content: Content, seal: str) -> Receipt:
    record, disk, catalogue = content.record, holdings.disk, holdings.catalogue
    entries = entries_of(content)
    target = holdings.bag(record.id, record.version)
    disk.sync_tree(bag)
    disk.sync_folder(bag.parent)
    register_size = holdings.register.size()
    disk.step("begin pending")
    with catalogue.transaction():
        catalogue.put(record, ())
        disk.step("commit pending")
    disk.step("committed pending")
    try:
        if not target.parent.exists():
            disk.make_folder(target.parent)
        disk.rename(bag, target)
        disk.sync_folder(target.parent)
        disk.sync_folder(holdings.records)
        holdings.register.add(record.id, record.version, record.created, seal)
        disk.step("begin seal")
        with catalogue.transaction():
            catalogue.seal(record, entries, seal)
            disk.step("commit seal")
    except (OSError, MemorandumError) as error:
        _undo(holdings, bag, content, register_size)
        if isinstance(error, OSError):
            raise refusal(f"{record.key} cannot be stored", error) from None
        raise
    disk.step("sealed")
    return Receipt(record.id, record.version, seal, str(target))


def _undo(holdings: Holdings, bag: Path, content: Content, register_size: int) -> None:
    """Take back what was not acknowledged; a step that fails leaves the rest to recovery."""
    record = content.record
    target = holdings.bag(record.id, record.version)
    try:
        holdings.register.cut(register_size)
        if not bag.exists():
            target.rename(bag)
        if target.parent.exists() and not any(target.parent.iterdir()):
            target.parent.rmdir()
        with holdings.catalogue.transaction():
            holdings.catalogue.drop(record.id, record.version)
    except (OSError, MemorandumError):
        return


def recover(holdings: Holdings, *, deep: bool) -> list[str]:
    """Bring the archive in order after crashes; under the lock. Gives what was done, one sentence each.

    Args:
        holdings: the archive.
        deep: look into every record's folder for versions that the catalogue does not know; otherwise only at the
            records' names, which is enough after a crash.
    """
    done = []
    if swept := holdings.sweep():
        done.append(f"{swept} staging folders of ended processes were removed")
    seals = None
    for record, version in holdings.catalogue.pending():
        seals = seals if seals is not None else by_version(holdings.register.read())
        with holdings.catalogue.transaction():
            holdings.catalogue.drop(record, version)
        bag = holdings.bag(record, version)
        if bag.exists():
            done.append(admit(holdings, record, version, seals))
        elif bag.parent.exists() and not any(bag.parent.iterdir()):
            bag.parent.rmdir()
    for record, version in holdings.catalogue.destroyed():
        if (bag := holdings.bag(record, version)).exists():  # the tombstone was sealed, the deletion cut short
            holdings.disk.remove_tree(bag)
            done.append(f"{record}@v{version} was destroyed, as its tombstone says")
    for record, version in unknown(holdings, deep=deep):
        seals = seals if seals is not None else by_version(holdings.register.read())
        done.append(admit(holdings, record, version, seals))
    return done


def by_version(seals: list[Seal]) -> dict[tuple[str, int], str]:
    """Give the register as a table; of several lines for a version the first counts."""
    table: dict[tuple[str, int], str] = {}
    for seal in seals:
        table.setdefault((seal.record, seal.version), seal.seal)
    return table


def unknown(holdings: Holdings, *, deep: bool) -> list[tuple[str, int]]:
    """Give the versions that have a folder but no row in the catalogue."""
    keys = holdings.catalogue.keys()
    known = {record for record, _ in keys}
    found: list[tuple[str, int]] = []
    for entry in os.scandir(holdings.records):
        if not (deep or entry.name not in known) or not RECORD_ID.fullmatch(entry.name):
            continue
        if not entry.is_dir(follow_symlinks=False):
            continue
        found.extend((entry.name, version) for version in version_numbers(Path(entry.path)))
    return sorted(key for key in found if key not in keys)


def version_numbers(folder: Path) -> list[int]:
    """Give the numbers of the versions in a record's folder."""
    matches = (
        VERSION_FOLDER.fullmatch(entry.name) for entry in os.scandir(folder) if entry.is_dir(follow_symlinks=False)
    )
    return sorted(int(match[1]) for match in matches if match)


def admit(holdings: Holdings, record_id: str, version: int, seals: dict[tuple[str, int], str]) -> str:
    """Enter a bag that stands in its place without a row: verified and sealed, else put into quarantine.

    A bag that the register knows was acknowledged once: it is never moved away, however damaged; `verify` reports it.
    """
    key = f"{record_id}@v{version}"
    bag = holdings.bag(record_id, version)
    registered = seals.get((record_id, version), "")
    try:
        content = read_content(bag)
        if (content.record.id, content.record.version) != (record_id, version):
            raise Damaged(f"{key} is another record", why=f"its metadata say {content.record.key}")
        _, seal = hash_file(bag / "tagmanifest-sha512.txt")
        sound = bool(registered) or examine(bag, strict=True).sound
    except (OSError, MemorandumError):
        if not registered:
            return _quarantine(holdings, bag, key)
        content, seal, sound = damaged_content(record_id, version), registered, True
    if not sound:
        return _quarantine(holdings, bag, key)
    if not registered:
        holdings.register.add(record_id, version, content.record.created, seal)
        seals[record_id, version] = seal
    with holdings.catalogue.transaction():
        holdings.catalogue.put(content.record, entries_of(content), seal=registered or seal)
    return f"{key} was found whole and entered into the catalogue"


def rebuild(holdings: Holdings, progress: Progress | None = None) -> list[str]:
    """Make the catalogue anew from the bags and the register of seals; gives what was odd, one sentence each.

    The new file takes the old one's place only when it is whole. `progress` is told versions instead of bytes.
    """
    old = holdings.folder / NAME
    with holdings.lock:
        holdings.close()
        holdings.sweep()
        fresh = Holdings(holdings.folder, holdings.disk, read_only=False)
        building = holdings.staging / f"{NAME}.{secrets.token_hex(4)}"
        done = []
        fresh.use(Catalogue(building))
        try:
            seals = by_version(holdings.register.read())
            found = unknown(fresh, deep=True)
            counter = Counter(progress, len(found))
            for record, version in found:
                said = admit(fresh, record, version, seals)
                counter.on(f"{record}@v{version}")(1)
                if "quarantine" in said:
                    done.append(said)
            keys = fresh.catalogue.keys()
            for (record, version), seal in sorted(seals.items()):
                if (record, version) not in keys:
                    done.append(f"{record}@v{version} is in the register of seals, but its bag is missing")
                    with fresh.catalogue.transaction():
                        fresh.catalogue.put(damaged_content(record, version).record, (), seal=seal)
        finally:
            fresh.close()
        for suffix in ("-wal", "-shm"):  # of the old file: they would be taken for the new one's
            old.with_name(NAME + suffix).unlink(missing_ok=True)
        holdings.disk.sync_tree(holdings.staging)
        building.replace(old)
        holdings.disk.sync_folder(holdings.folder)
        holdings.sweep()
    return done


def damaged_content(record_id: str, version: int) -> Content:
    """Give the little that is known of a version whose metadata cannot be read."""
    return Content(Record(record_id, version, titles=(("", record_id),)))


def _quarantine(holdings: Holdings, bag: Path, key: str) -> str:
    target = holdings.quarantine / f"{bag.parent.name}-{bag.name}-{secrets.token_hex(4)}"
    holdings.disk.rename(bag, target)
    if not any(bag.parent.iterdir()):
        bag.parent.rmdir()
    return f"{key} was not whole and is in quarantine: {target.name}"
