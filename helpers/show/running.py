"""Notebooks run as copies, from the top, each in a fresh kernel."""

import asyncio
import os
import re
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat

from ..ground import ParallaxError
from ..kept import ROOT

NOTEBOOKS = ROOT / "notebooks"
_VALUE = r"(?P<value>(?:\"[^\"\n]*\"|'[^'\n]*'|[^#\"'\n])*?)"
SETTING = re.compile(rf"^(?P<name>[A-Z][A-Z0-9_]*)[^\S\n]*=[^\S\n]*{_VALUE}[^\S\n]*(?:#\s*(?P<note>.*))?$", re.M)


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


def named_in(notebook):
    """The files and folders that a notebook names in quotation marks."""
    code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    named = {text for text in re.findall(r"[\"']([^\"'\n]+)[\"']", code) if text.strip("./")}
    return {text for text in named if os.path.exists(NOTEBOOKS / text)}


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


def execute(notebook, name):
    """Run one notebook from the top, in a fresh kernel with `notebooks/` as working folder; what went wrong."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, DeadKernelError

    begun, problem = time.monotonic(), None
    print(f"  {name:<28} runs ...", flush=True)
    options = {"timeout": 600, "record_timing": False, "shutdown_kernel": "immediate", "kernel_name": "python3"}
    options["extra_arguments"] = ["--IPKernelApp.log_level=ERROR"]
    options["resources"] = {"metadata": {"path": str(NOTEBOOKS)}}
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
