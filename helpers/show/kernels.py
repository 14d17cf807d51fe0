"""Kernels that begin with the libraries loaded: each is forked from one clean process that has imported them once."""

import multiprocessing
import multiprocessing.connection
import os
import signal
import sys
import threading
from multiprocessing import resource_tracker

from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

# Imported once, before any notebook runs; nothing here may keep a state that a notebook could change for another.
_LOADED_FIRST = [
    *("ipykernel.kernelapp", "matplotlib_inline.backend_inline", "matplotlib.backends.backend_agg", "seaborn"),
    *("helpers.show.charts", "helpers.coding"),
]


def _serve(argv, folder, environment):
    """In the forked process: be the kernel that the command line asks for, for as long as the run lives."""
    threading.Thread(target=_end_with, args=(multiprocessing.parent_process().sentinel,), daemon=True).start()
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    os.setsid()
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["ipykernel_launcher", *argv]
    from ipykernel.kernelapp import IPKernelApp

    IPKernelApp.launch_instance([*argv, f"--IPKernelApp.parent_handle={os.getppid()}"])


def _end_with(sentinel):
    """End this process when the one behind the sentinel is gone: what forks lives on while its children do."""
    multiprocessing.connection.wait([sentinel])
    os._exit(1)


class _Forked:
    """A forked process with the manners of `subprocess.Popen`, which the manager of kernels expects."""

    stdin = stdout = stderr = None

    def __init__(self, process):
        self._process, self.pid = process, process.pid

    def poll(self):
        return self._process.exitcode

    def wait(self):
        self._process.join()
        return self._process.exitcode

    def send_signal(self, number):
        os.kill(self.pid, number)

    def kill(self):
        self._process.kill()

    def terminate(self):
        self._process.terminate()


class _Provisioner(LocalProvisioner):
    """Starts the kernel by forking where a local one starts a program."""

    async def launch_kernel(self, cmd, **options):
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(_LOADED_FIRST)
        at = cmd.index("ipykernel_launcher") + 1
        given = (cmd[at:], options.get("cwd") or os.getcwd(), dict(options["env"]))
        process = context.Process(target=_serve, args=given, daemon=True)
        resource_tracker.ensure_running()  # first: it lets interrupts through again when it starts
        held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # an interrupt is answered by the run alone
        process.start()
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
        self.process, self.pid, self.pgid = _Forked(process), process.pid, None
        return self.connection_info


class ForkedKernelManager(AsyncKernelManager):
    """A manager of kernels for `NotebookClient(kernel_manager_class=...)` on systems that can fork."""

    async def _async_pre_start_kernel(self, **options):
        if self.provisioner is None:
            self.provisioner = _Provisioner(kernel_id=self.kernel_id, kernel_spec=self.kernel_spec, parent=self)
        return await super()._async_pre_start_kernel(**options)


def manager():
    """The class of manager for this system: forking where Python can, the ordinary one elsewhere."""
    return ForkedKernelManager if "forkserver" in multiprocessing.get_all_start_methods() else AsyncKernelManager
