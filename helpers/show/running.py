"""Notebooks run as copies, each in a fresh kernel, which notes each file that it opens and each folder that it lists."""

import asyncio
import os
import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat

from ..ground import ParallaxError
from ..kept import KEPT, ROOT

NOTEBOOKS = ROOT / "notebooks"
_VALUE = r"(?P<value>(?:\"[^\"\n]*\"|'[^'\n]*'|[^#\"'\n])*?)"
SETTING = re.compile(rf"^(?P<name>[A-Z][A-Z0-9_]*)[^\S\n]*=[^\S\n]*{_VALUE}[^\S\n]*(?:#\s*(?P<note>.*))?$", re.M)
# Runs first in each kernel: files opened, files renamed (written) and folders listed go to a file, a line each.
_NOTE_FILES = """
def _note():
    import os, sys
    out, events = open({trace!r}, "a", 1, "utf-8", "surrogateescape"), ("open", "os.listdir", "os.scandir", "os.rename")
    def note(event, args):
        path = (args[event == "os.rename"] or ".") if event in events else None
        if isinstance(path, (str, os.PathLike)):
            out.write(os.path.abspath(path) + "\\n")
    sys.addaudithook(note)
_note(); del _note
"""


def all_notebooks():
    return sorted(NOTEBOOKS.glob("[0-9]*.ipynb"))


def read_notebook(path):
    try:
        return nbformat.read(path, as_version=4)
    except (OSError, nbformat.reader.NotJSONError, nbformat.ValidationError) as error:
        raise ParallaxError(f"{Path(path).name} cannot be read as a notebook: {str(error).splitlines()[0]}") from None


def chosen(names):
    """Paths of the notebooks that a person named (by path, name or number); all without a name."""
    known, paths = all_notebooks(), []
    for name in names:
        fitting = [path for path in known if path.stem == Path(name).stem or path.name.startswith(f"{name}_")]
        fitting = fitting or [path for path in [Path(name)] if path.suffix == ".ipynb" and path.exists()]
        if not fitting:
            raise ParallaxError(f"There is no notebook {name!r}; there are {', '.join(p.stem for p in known)}.")
        paths += fitting
    return paths or known


def settings_cell(notebook):
    """The cell tagged `parameters`, or an empty one."""
    tagged = (cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", []))
    return next(tagged, nbformat.v4.new_code_cell())


def settings_of(notebook):
    """What a notebook sets in its settings cell: each name to its value as written."""
    return {found["name"]: found["value"] for found in SETTING.finditer(settings_cell(notebook).source)}


def with_settings(notebook, settings):
    """A copy of a notebook whose settings cell gives these values to these names."""
    changed = nbformat.from_dict(notebook)
    cell = settings_cell(changed)
    if not settings.keys() <= settings_of(changed).keys():
        raise ParallaxError(f"The notebook has no cell tagged 'parameters' that sets {' and '.join(settings)}.")
    given = {name: f"{name} = {value!r}" for name, value in settings.items()}
    cell.source = SETTING.sub(lambda found: given.get(found["name"], found[0]), cell.source)
    return changed


def clean(notebook):
    """A notebook as it is kept in git: no timing, no version of Python, no widget state."""
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    notebook.metadata = nbformat.from_dict({"kernelspec": kernel, "language_info": {"name": "python"}})
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({k: v for k, v in cell.metadata.items() if k in ("tags", "jupyter")})
    return notebook


def failed_cell(notebook, name):
    """Where a notebook failed: its name, the number of the cell and the last lines of the error."""
    cells = enumerate(notebook.cells, 1)
    outputs = ((number, cell, output) for number, cell in cells for output in cell.get("outputs", []))
    number, cell, output = next(found for found in outputs if found[2].output_type == "error")
    lines = re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(output.traceback)).strip().splitlines()
    where = f"{name}, cell {number} (code cell [{cell.execution_count}])"
    return f"{where} failed:\n    " + "\n    ".join(lines[-8:])


def depended():
    """What the kernels of this run read, made and listed."""
    traces = Path(os.environ["PARALLAX_RUN"]).glob("*.trace")
    seen = {line for trace in traces for line in trace.read_text("utf-8", "surrogateescape").splitlines()}
    beside = {os.path.dirname(path) for path in seen if os.path.isfile(path)}  # a file more may count
    return filter(_ours, seen | beside)


def _ours(path):
    """Is it material of a run: no library, device, hidden file at home, or listing that only shows html/?"""
    libraries = (sys.prefix, sys.base_prefix, Path(nbformat.__file__).parents[1], KEPT, f"{Path.home()}{os.sep}.")
    beside = path.startswith((*map(str, libraries), "/dev/", "/proc/", "/sys/", "/etc/", "/usr/"))
    passing = path in (str(ROOT), str(NOTEBOOKS)) or path.endswith((".part", ".pyc", "__pycache__"))
    return not (beside or passing)


def execute(notebook, name):
    """Run one notebook from the top with `notebooks/` as working folder; returns the error."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, DeadKernelError

    begun, problem = time.monotonic(), None
    print(f"  {name:<28} runs ...", flush=True)
    trace = Path(os.environ["PARALLAX_RUN"], f"{name}.trace")
    first = ["--IPKernelApp.log_level=ERROR", f"--IPKernelApp.code_to_run={_NOTE_FILES.format(trace=str(trace))}"]
    options = {"timeout": 600, "record_timing": False, "shutdown_kernel": "immediate", "extra_arguments": first}
    options |= {"kernel_name": "python3", "resources": {"metadata": {"path": str(NOTEBOOKS)}}}
    if os.name != "nt":
        from .kernels import ForkedKernelManager

        options["kernel_manager_class"] = ForkedKernelManager
    try:
        asyncio.run(NotebookClient(notebook, **options).async_execute())
    except CellExecutionError:
        problem = failed_cell(notebook, name)
    except (DeadKernelError, TimeoutError) as error:
        problem = f"{name}: the kernel stopped ({error})."
    print(f"  {name:<28} {time.monotonic() - begun:5.1f} s{'   FAILED' * bool(problem)}", flush=True)
    return problem


def run_all(notebooks, jobs):
    """Run notebooks, so many at a time; what went wrong comes back, a text each."""
    print(f"Running {len(notebooks)} notebook{'s' * (len(notebooks) != 1)}, {jobs} at a time:", flush=True)
    with ThreadPoolExecutor(max(1, jobs)) as pool:  # the main thread stays free for an interrupt
        return list(filter(None, pool.map(execute, notebooks.values(), notebooks)))
