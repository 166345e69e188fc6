"""The archive of signed memoranda: nothing lost, everything found.

`open(path)` gives an `Archive` with `add`, `search`, `verify`, `export`; `create(path)` makes one.
"""

from memorandum_kit.archive.archive import Archive, create
from memorandum_kit.archive.disk import Disk
from memorandum_kit.archive.record import Event, Receipt, Record, Role, Signing, Status

__all__ = ["Archive", "Disk", "Event", "Receipt", "Record", "Role", "Signing", "Status", "create", "open"]

open = Archive  # noqa: A001
