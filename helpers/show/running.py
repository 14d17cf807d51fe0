"""Notebooks run as copies, each in a fresh kernel; what nothing has changed since is taken from the last run.

What a run depended on is not guessed: its kernel notes every file it opens and every folder it lists. The outputs are
used again only while those files and listings, the notebook's cells, the code of `helpers`, the tables of rules and the
environment are what they were.
"""

import asyncio
import hashlib
import json
import os
import re
import sys
import threading
import time
from concurrent.futures import Future
from pathlib import Path

import nbformat

from ..ground import ParallaxError
from ..kept import KEPT, ROOT, code_key, keep, kept

NOTEBOOKS = ROOT / "notebooks"
_VALUE = r"(?P<value>(?:\"[^\"\n]*\"|'[^'\n]*'|[^#\"'\n])*?)"
SETTING = re.compile(rf"^(?P<name>[A-Z][A-Z0-9_]*)[^\S\n]*=[^\S\n]*{_VALUE}[^\S\n]*(?:#\s*(?P<note>.*))?$", re.M)
# Runs first in each kernel: files read, files written (by renaming) and folders listed go to a file, a line each.
_NOTE_FILES = """
def _note():
    import os, sys
    out, seen = os.open({trace!r}, os.O_WRONLY | os.O_CREAT | os.O_APPEND), set()
    def note(event, args):
        if event == "open" and not set(str(args[1] or "r")) & set("wax+"):
            kind, path = "read", args[0]
        elif event in ("os.listdir", "os.scandir"):
            kind, path = "list", args[0] or "."
        elif event == "os.rename":
            kind, path = "made", args[1]
        else:
            return
        if isinstance(path, (str, os.PathLike)) and (kind, str(path)) not in seen:
            seen.add((kind, str(path)))
            os.write(out, f"{{kind}} {{os.path.abspath(path)}}\\n".encode("utf-8", "surrogateescape"))
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


def clear(notebook):
    """The same notebook without outputs."""
    for cell in notebook.cells:
        cell.update({"outputs": [], "execution_count": None} if cell.cell_type == "code" else {})
    return notebook


def failed_cell(notebook, name):
    """Where a notebook failed: its name, the number of the cell and the last lines of the error."""
    cells = enumerate(notebook.cells, 1)
    outputs = ((number, cell, output) for number, cell in cells for output in cell.get("outputs", []))
    number, cell, output = next(found for found in outputs if found[2].output_type == "error")
    lines = re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(output.traceback)).strip().splitlines()
    where = f"{name}, cell {number} (code cell [{cell.execution_count}])"
    return f"{where} failed:\n    " + "\n    ".join(lines[-8:])


def _key(notebook, code):
    cells = [(cell.cell_type, cell.source, cell.metadata.get("tags", [])) for cell in notebook.cells]
    return hashlib.sha256((json.dumps(cells) + code).encode("utf-8", "surrogateescape")).hexdigest()


def taken(notebook, name, code):
    """The outputs of the last run put into the notebook, where all that it depended on is unchanged; True then."""
    outputs = kept(name, _key(notebook, code))
    for cell, (count, given) in zip(notebook.cells, outputs or [], strict=bool(outputs)):
        if cell.cell_type == "code":
            cell.execution_count, cell.outputs = count, [nbformat.from_dict(output) for output in given]
    return outputs is not None


def keep_outputs(notebook, name, code, trace):
    """Keep the outputs of a run with what it read and made, so that a changed article means a new run."""
    seen = trace.read_text("utf-8", "surrogateescape").splitlines() if trace.exists() else []
    paths = {line[5:] for line in seen} | {os.path.dirname(line[5:]) for line in seen if line.startswith("read")}
    outputs = [(cell.get("execution_count"), cell.get("outputs", [])) for cell in notebook.cells]
    keep(name, _key(notebook, code), filter(_ours, paths), outputs)


def _ours(path):
    """Is it material of a run: no library, device, setting of Jupyter at home, or listing that only shows html/?"""
    home = str(Path.home())
    hidden = path.startswith(home + os.sep) and not path.startswith(str(ROOT)) and f"{os.sep}." in path[len(home) :]
    libraries = (sys.prefix, sys.base_prefix, str(Path(nbformat.__file__).parents[1]))
    beside = path.startswith((*libraries, str(KEPT), "/dev/", "/proc/", "/sys/", "/etc/", "/usr/"))
    passing = path in (str(ROOT), str(NOTEBOOKS)) or path.endswith((".part", ".pyc", "__pycache__"))
    return not (hidden or beside or passing)


async def execute(notebook, name, gate, code, fresh):
    """Run one notebook from the top with `notebooks/` as working folder, or take what is kept; returns the error."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, DeadKernelError

    from .kernels import manager

    async with gate:
        begun, problem = time.monotonic(), None
        if not fresh and taken(notebook, name, code):
            print(f"  {name:<28} nothing has changed since the last run", flush=True)
            return None
        print(f"  {name:<28} runs ...", flush=True)
        KEPT.mkdir(exist_ok=True)
        trace = KEPT / f"{name}.{os.getpid()}.trace"
        first = ["--IPKernelApp.log_level=ERROR", f"--IPKernelApp.code_to_run={_NOTE_FILES.format(trace=str(trace))}"]
        options = {"kernel_name": "python3", "kernel_manager_class": manager(), "extra_arguments": first}
        options |= {"timeout": 600, "record_timing": False, "shutdown_kernel": "immediate"}
        try:
            client = NotebookClient(clear(notebook), resources={"metadata": {"path": str(NOTEBOOKS)}}, **options)
            await client.async_execute()
            keep_outputs(notebook, name, code, trace)
        except CellExecutionError:
            problem = failed_cell(notebook, name)
        except (DeadKernelError, TimeoutError) as error:
            problem = f"{name}: the kernel stopped ({error})."
        finally:
            trace.unlink(missing_ok=True)
        print(f"  {name:<28} {time.monotonic() - begun:5.1f} s{'   FAILED' * bool(problem)}", flush=True)
        return problem


async def _run_all(notebooks, jobs, fresh):
    gate, code = asyncio.Semaphore(max(1, jobs)), code_key()
    runs = (execute(notebook, name, gate, code, fresh) for name, notebook in notebooks.items())
    return list(filter(None, await asyncio.gather(*runs)))


def run_all(notebooks, jobs, fresh=False):
    """Run notebooks, so many at a time; what went wrong comes back, a text each."""
    print(f"Running {len(notebooks)} notebook{'s' * (len(notebooks) != 1)}, {jobs} at a time:", flush=True)
    found = Future()

    def work():
        try:
            found.set_result(asyncio.run(_run_all(notebooks, jobs, fresh)))
        except BaseException as error:
            found.set_exception(error)

    threading.Thread(target=work, daemon=True).start()  # the main thread stays free for an interrupt
    return found.result()
