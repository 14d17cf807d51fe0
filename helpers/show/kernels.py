"""A notebook's cells run in a process of their own, forked from one that has imported the libraries once."""

import multiprocessing
import multiprocessing.connection
import os
import sys
import threading

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

_FORKS = "forkserver" in multiprocessing.get_all_start_methods()
CONTEXT = multiprocessing.get_context("forkserver" if _FORKS else "spawn")
# Imported once, before any notebook runs; nothing here may keep a state that a notebook could change for another.
CONTEXT.set_forkserver_preload(["seaborn", "helpers.coding", "helpers.show.charts", "helpers.show.kernels"])
_given = []  # the outputs of the cell that runs, as nbformat knows them


class _Stream:
    """What a cell prints, a row of outputs where nothing else comes between."""

    encoding, errors = "utf-8", "replace"
    flush = isatty = staticmethod(lambda: False)

    def __init__(self, name):
        self.row = {"output_type": "stream", "name": name}

    def write(self, text):
        if not _given or _given[-1].get("name") != self.row["name"]:
            _given.append(self.row | {"text": ""})
        _given[-1]["text"] += text
        return len(text)


class _Results(DisplayHook):
    """The value of a cell's last line."""

    def write_output_prompt(self):
        """No "Out[1]:" is printed."""

    def write_format_data(self, format_dict, md_dict=None):
        count = {"execution_count": self.prompt_count}
        _given.append({"output_type": "execute_result", "data": format_dict, "metadata": md_dict or {}} | count)

    def finish_displayhook(self):
        """No line end is printed."""


class _Displays(DisplayPublisher):
    """What a cell displays."""

    def publish(self, data, metadata=None, **_):
        _given.append({"output_type": "display_data", "data": data, "metadata": metadata or {}})


class _Shell(InteractiveShell):
    displayhook_class, display_pub_class = _Results, _Displays
    enable_gui = staticmethod(lambda gui=None: None)  # there is no window

    def _showtraceback(self, etype, evalue, stb):
        _given.append({"output_type": "error", "ename": etype.__name__, "evalue": str(evalue), "traceback": stb})


def _end_with(sentinel):
    """End this process when the one behind the sentinel is gone."""
    multiprocessing.connection.wait([sentinel])
    os._exit(1)


def run_cells(sources, folder, answer):
    """Run cells in this process, which is nobody else's, with a working folder, up to the first error.

    Sends through `answer`: (count, outputs) of each cell, and what was read, made and listed.
    """
    threading.Thread(target=_end_with, args=(multiprocessing.parent_process().sentinel,), daemon=True).start()
    if _FORKS:
        os.setsid()  # an interrupt is answered by the run alone
    os.chdir(folder)
    shell, cells, seen = _Shell.instance(config=Config({"HistoryManager": {"enabled": False}})), [], set()

    def note(event, args):
        if event == "open" and not set(str(args[1] or "r")) & set("wax+"):
            places = [args[0], os.path.dirname(args[0])] if isinstance(args[0], str) else [args[0]]
        elif event in ("os.listdir", "os.scandir", "os.rename"):
            places = [args[event == "os.rename"] or "."]
        else:
            return
        seen.update(os.path.abspath(place) for place in places if isinstance(place, (str, os.PathLike)))

    shell.enable_matplotlib("inline")
    sys.addaudithook(note)
    sys.stdout, sys.stderr = _Stream("stdout"), _Stream("stderr")
    for source in sources:
        _given.clear()
        shell.run_cell(source, store_history=True)
        cells.append((shell.execution_count - 1, _given[:]))
        if any(row["output_type"] == "error" for row in _given):
            break
    answer.send((cells, seen))
