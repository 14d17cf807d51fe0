"""Files are written whole or not at all."""

import contextlib
import os
from pathlib import Path

from .errors import SettingError


def write_whole(path, data):
    """Write bytes beside the file and rename (a stop leaves the old or the new one; nothing when equal); its path."""
    path = Path(path)
    write_all(path.parent, {path.name: data})
    return path


def write_all(folder, files):
    """Write several files (bytes by name) as a set: all are written beside the old ones before the first is renamed."""
    ready = []
    try:
        for name, data in files.items():
            path = Path(folder) / name
            if path.is_file() and path.read_bytes() == data:
                continue
            beside = path.with_name(f".{path.name}.{os.getpid()}.part")
            ready.append((beside, path))
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(data)
        for beside, path in ready:
            os.replace(beside, path)
    except OSError as error:
        where = f"{path.name} could not be written to {path.parent.name}/"
        raise SettingError(f"{where}: {error.strerror}. The old file is untouched.") from None
    finally:
        for beside, _ in ready:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
