"""Files are written whole or not at all."""

import contextlib
import os
from pathlib import Path

from .errors import SettingError


def write_whole(path, data):
    """Write bytes beside the file and rename, so that a stop leaves the old file or the new one; nothing when equal."""
    path = Path(path)
    if path.is_file() and path.read_bytes() == data:
        return
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        os.replace(beside, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        where = f"{path.name} could not be written to {path.parent.name}/"
        raise SettingError(f"{where}: {error.strerror}. The old file is untouched.") from None
