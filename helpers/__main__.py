"""`python -m helpers ...` is what run.py becomes; an interrupt at any moment is one line and exit code 130."""

import os
import shutil
import signal
import sys

from .kept import ROOT


def stop(*_):
    """End at once, with nothing half-written behind; kernels see that their parent is gone and end too."""
    terminal, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # other threads may be in the middle of a line of theirs: from here on nobody hears them
    os.dup2(nowhere, 2)
    os.write(terminal, b"\nStopped. Pages and figures that were finished are whole; nothing is half-written.\n")
    for folder in ("html", "figures", "notebooks"):
        for part in (ROOT / folder).rglob(f".*.{os.getpid()}.part"):
            part.unlink(missing_ok=True)
    shutil.rmtree(os.environ.get("PARALLAX_RUN", "no run"), ignore_errors=True)
    os._exit(130)  # no exception: raised in the middle of an import it would come out as another one


if __name__ == "__main__":
    signal.signal(signal.SIGINT, stop)
    if hasattr(signal, "pthread_sigmask"):  # run.py holds an interrupt back until somebody is here to answer it
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    # nbformat imports jsonschema, which compiles a grammar for addresses where it finds this package: 2 s for nothing.
    sys.modules["rfc3987_syntax"] = None  # Python's way to say that a module is not to be imported
    from .show.pages import main

    sys.exit(main())
