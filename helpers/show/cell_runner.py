"""The process in which one notebook runs: every cell from the top, its outputs as Jupyter keeps them, the files it saw.

It is forked from a clean process that has imported the libraries once, and ends with the run that began it.
"""

import io
import multiprocessing.connection
import os
import signal
import sys
import threading

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type
from traitlets.config import Config

# Imported once, before any notebook runs; nothing here may keep a state that a notebook could change for another.
LOADED_FIRST = [__name__, "matplotlib.backends.backend_agg", "seaborn", "helpers.show.charts", "helpers.coding"]
_LONGEST = 600  # seconds for a cell
_KINDS = {"os.listdir": "list", "os.scandir": "list", "os.rename": "made"}


class _Hook(DisplayHook):
    """Keeps the value of a cell among its outputs."""

    def write_format_data(self, format_dict, md_dict=None):
        self.shell.keep("execute_result", data=format_dict, metadata=md_dict or {}, execution_count=self.prompt_count)

    def write_output_prompt(self):
        """No prompt is printed."""

    finish_displayhook = write_output_prompt


class _Publisher(DisplayPublisher):
    """Keeps what a cell displays among its outputs."""

    def publish(self, data, metadata=None, **_):
        self.shell.keep("display_data", data=data, metadata=metadata or {})


class _Shell(InteractiveShell):
    """Runs cells; `outputs` holds those of the present one."""

    displayhook_class, display_pub_class = Type(_Hook), Type(_Publisher)
    outputs = ()

    def enable_gui(self, gui=None):
        """There is no window to draw in."""

    def _showtraceback(self, etype, evalue, stb):
        self.keep("error", ename=etype.__name__, evalue=str(evalue), traceback=list(stb))

    def keep(self, kind, **told):
        self.outputs.append({"output_type": kind} | told)


class _Stream(io.TextIOBase):
    """What is printed, as outputs of the present cell."""

    def __init__(self, shell, name):
        self.shell, self.name = shell, name

    def write(self, text):
        outputs = self.shell.outputs
        if not outputs or outputs[-1].get("name") != self.name:
            self.shell.keep("stream", name=self.name, text="")
        outputs[-1]["text"] += text
        return len(text)


def run_cells(pipe, sources, folder, environment):
    """Run cells up to the first that fails; send ([(count, outputs) of each], [(kind, path) of what was seen])."""
    parent, seen = multiprocessing.parent_process().sentinel, {}
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    os.environ |= environment
    os.chdir(folder)

    def note(event, args):
        read = event == "open" and set(str(args[1] or "r")).isdisjoint("wax+")
        if kind := "read" if read else _KINDS.get(event):
            path = args[kind == "made"] or "."
            if isinstance(path, (str, os.PathLike)):
                seen[kind, os.path.abspath(path)] = True

    sys.addaudithook(note)
    shell = _Shell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    shell.enable_matplotlib("inline")
    sys.stdout, sys.stderr = _Stream(shell, "stdout"), _Stream(shell, "stderr")
    results, failed = [], False
    for source in sources:
        shell.outputs = []
        if hasattr(signal, "alarm"):
            signal.alarm(_LONGEST)
        result = None if failed else shell.run_cell(source, store_history=True)
        failed = failed or not result.success
        results.append((result and result.execution_count, shell.outputs))
    pipe.send((results, list(seen)))


def _end_with(sentinel):
    """End this process when the one behind the sentinel is gone: what forks lives on while its children do."""
    multiprocessing.connection.wait([sentinel])
    os._exit(1)
