#!/usr/bin/env python3
"""Run the notebooks, make the pages, test everything, or open JupyterLab.

    python3 run.py [NOTEBOOK ...]         run the notebooks (all), write figures/ and html/
    python3 run.py --fresh                the same, also where nothing has changed since the last run
    python3 run.py --save                 the same, and write the executed notebooks back
    python3 run.py --corpus FOLDER        run 05_your_own_articles on your folder, as a page under html/
    python3 run.py import FILE_OR_FOLDER ... --into FOLDER
                                          articles of downloads and saved pages, as a folder for --corpus
    python3 run.py html [NOTEBOOK ...]    pages from the notebooks as they are saved, without running them
    python3 run.py lab [OPTION ...]       JupyterLab on 00_start_here (options go to JupyterLab)
    python3 run.py test [OPTION ...]      lint, unit tests, notebooks, pages (options go to pytest)

Needs Python 3.11 or newer and nothing else; the first run makes .venv from the hashed lock (a few minutes).
"""

import argparse
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from helpers import kept

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST = (3, 11)
SWITCHES = {
    "save": "write the executed notebooks back",
    "fresh": "run everything, also what nothing has changed since the last run",
    "excerpts": "article pages with only the sentences that are cited (imported corpora: always, as licences forbid "
    "passing whole texts on)",
    "whole": "whole texts on the article pages of an imported corpus too",
    "workbook": "also an Excel workbook with every table, references (RIS, CSL JSON), the codebook and the coded "
    "articles for programs of qualitative analysis (REFI-QDA)",
}


def say(text):
    print(text, flush=True)


def marker(lock):
    """The file that says that this lock is installed; written last, so that a broken set-up is begun anew."""
    return VENV / f"installed-{hashlib.sha256(lock.read_bytes()).hexdigest()[:16]}"


def set_up(lock_name):
    """Make .venv and install the locked requirements, unless that is done; tell its JupyterLab how to export."""
    lock, larger = ROOT / lock_name, ROOT / "requirements-test.lock"
    if PYTHON.exists() and (marker(lock).exists() or marker(larger).exists()):
        return configure_lab(VENV)
    begun = time.monotonic()
    if not PYTHON.exists():
        say("Making .venv ...")
        shutil.rmtree(VENV, ignore_errors=True)
        made = subprocess.run([sys.executable, "-m", "venv", str(VENV)])
        if made.returncode or not PYTHON.exists():
            sys.exit("The environment could not be made: Python's module venv is missing or the folder is read-only "
                     "(on Debian and Ubuntu: install python3-venv).")
    say(f"Installing {lock_name} (the first time takes a few minutes) ...")
    options = ["--quiet", "--disable-pip-version-check", "--require-hashes", "-r", str(lock)]
    if subprocess.run([str(PYTHON), "-m", "pip", "install", *options]).returncode:
        sys.exit("The installation failed; the lines above say why. Nothing is lost: the same command tries again.")
    marker(lock).touch()
    configure_lab(VENV)
    say(f"Environment ready after {time.monotonic() - begun:.0f} s.")


def configure_lab(environment):
    """Leave in an environment what makes JupyterLab's own HTML export whole: our cleaner and template, and the way."""
    settings = {
        "TemplateExporter": {
            "filters": {"clean_html": "helpers.show.clean_export.clean_html"},
            "extra_template_basedirs": [str(ROOT / "helpers" / "show" / "templates")],
        },
        "HTMLExporter": {"template_name": "parallax"},
    }
    # JupyterLab's server reads of the folder .d the extensions alone, and everything from the file beside it.
    places = ("jupyter_server_config.d/parallax.json", "jupyter_server_config.json")
    files = {environment / "etc" / "jupyter" / place: json.dumps(settings, indent=1) + "\n" for place in places}
    for packages in [*environment.glob("lib/python*/site-packages"), *environment.glob("Lib/site-packages")]:
        files[packages / "parallax.pth"] = f"{ROOT}\n"  # so that the server finds `helpers`, wherever it is started
    for path, text in files.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def run(*words):
    """Run a command in the environment, from the top folder; its exit code comes back."""
    return subprocess.run([str(PYTHON), *map(str, words)], cwd=ROOT, env=os.environ | {"PYTHONUTF8": "1"}).returncode


def become(*words):
    """Become a command of the environment, so that whatever ends run.py ends it too (on Windows: wait for it)."""
    if os.name == "nt":
        return run(*words)
    os.chdir(ROOT)
    os.environ["PYTHONUTF8"] = "1"
    sys.stdout.flush()
    os.execv(PYTHON, [str(PYTHON), *map(str, words)])


def test(options):
    """Lint, then every test; a run of chosen tests skips the lint."""
    set_up("requirements-test.lock")
    if not options and run("-m", "ruff", "check", "."):
        return 1
    return become("-m", "pytest", *options)


def lab(options):
    """JupyterLab with the whole project in its file browser, opened on the first notebook."""
    set_up("requirements.lock")
    root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    first = "--LabApp.default_url=/lab/tree/notebooks/00_start_here.ipynb"
    return become("-m", "jupyterlab", *root, f"--ServerApp.root_dir={ROOT}", first, *options)


def import_files(words):
    """Exports and saved pages become a folder of articles; paths are taken from where the command was given."""
    if not {"-h", "--help"} & set(words):
        set_up("requirements.lock")
    for i, word in enumerate(words):
        if not word.startswith("-") and words[i - 1] != "--addresses":
            words[i] = Path(word).expanduser().resolve()
    return become("-m", "helpers.exchange.importing", *words)


def read_words(words):
    """What a call asks for; helpers/show/pages.py reads the same words."""
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="run.py", description=__doc__, formatter_class=form)
    said = "which notebooks, by name or number; all when none is named. After the word html they are not run"
    parser.add_argument("notebooks", nargs="*", metavar="[html] [NOTEBOOK ...]", help=said)
    for name, said in SWITCHES.items():
        parser.add_argument(f"--{name}", action="store_true", help=said)
    said = "a folder of articles: runs 05_your_own_articles on it"
    parser.add_argument("--corpus", metavar="FOLDER", help=said)
    said = "where the pages go (default: html)"
    parser.add_argument("--out", type=Path, default=ROOT / "html", metavar="FOLDER", help=said)
    said = "notebooks at a time (default: all cores)"
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help=said)
    given = parser.parse_args(words)
    given.as_saved = given.notebooks[:1] == ["html"]
    given.notebooks, given.out = given.notebooks[given.as_saved :], given.out.resolve()
    if given.corpus:
        given.corpus = Path(given.corpus).expanduser()
        if not given.corpus.exists():
            wanted = "--corpus takes a folder with articles (*.txt or *.html) in it"
            sys.exit(f"There is no folder {str(given.corpus)!r}; {wanted}.")
        given.corpus = str(given.corpus.resolve())
        given.excerpts |= not given.whole and Path(given.corpus, "import.csv").is_file()
    return given


def main():
    if sys.version_info < OLDEST:
        sys.exit(f"Parallax needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this is {sys.version.split()[0]}.")
    words = sys.argv[1:]
    if words[:1] == ["test"]:
        return test(words[1:])
    if words[:1] == ["lab"]:
        return lab(words[1:])
    if words[:1] == ["import"]:
        return import_files(words[1:])
    given = read_words(words)
    set_up("requirements.lock")
    said = None if given.fresh else kept.kept(kept.call_name(given))
    if said:
        say(f"Nothing has changed since the last run: {said}. (--fresh runs all the same.)")
        return 0
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # until helpers/__main__.py answers
    corpus = ["--corpus", given.corpus] if given.corpus else []
    return become("-m", "helpers", *words, "--out", given.out, *corpus)  # paths from the folder where the call was made


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        say("\nStopped. Pages and figures that were finished are whole; nothing is half-written.")
        sys.exit(130)
