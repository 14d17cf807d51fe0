"""A run that is stopped: one line and exit code 130 after an interrupt, nobody left behind after a kill, old pages or new ones."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from helpers.ground import SettingError, write_all

ROOT = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


def started(tmp_path):
    """What run.py becomes, on notebook 01, in a session of its own, so that an interrupt reaches its children as at a terminal."""
    words = [sys.executable, "-m", "helpers", "--fresh", "--out", str(tmp_path / "html"), "--jobs", "1", "01"]
    held_back = lambda: signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # noqa: E731  (as run.py does)
    return subprocess.Popen(
        words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True, preexec_fn=held_back
    )


def children(group):
    """Processes of a session that are still there."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == group and fields[0] != "Z":
            found.append(folder.name)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("after", [0.2, 1.0, 3.0, 6.0])
def test_an_interrupt_is_one_line_and_130(tmp_path, after):
    process = started(tmp_path)
    time.sleep(after)
    if process.poll() is not None:
        pytest.skip("the run was over before the interrupt")
    os.killpg(process.pid, signal.SIGINT)
    said, _ = process.communicate(timeout=20)
    assert "Traceback" not in said
    assert process.returncode == 130
    assert said.strip().splitlines()[-1].startswith("Stopped.")


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="reads /proc")
def test_a_kill_leaves_no_child_behind(tmp_path):
    process = started(tmp_path)
    time.sleep(4)
    process.kill()
    process.wait()
    until = time.monotonic() + 5
    while children(process.pid) and time.monotonic() < until:
        time.sleep(0.2)
    assert children(process.pid) == []


def test_without_room_on_the_disk_the_old_set_stays_whole(tmp_path, monkeypatch):
    write_all(tmp_path, {"a.html": b"old a", "b.html": b"old b"})
    write = Path.write_bytes

    def full(path, data):
        if path.name.startswith(".b.html"):
            raise OSError(28, "No space left on device")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(SettingError, match=r"b\.html could not be written .*No space left"):
        write_all(tmp_path, {"a.html": b"new a", "b.html": b"new b"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.html": b"old a", "b.html": b"old b"}
