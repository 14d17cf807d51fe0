"""Kernels that begin with the libraries loaded: each is forked from one clean process that has imported them once."""

import multiprocessing
import os
import signal
import threading
from multiprocessing import resource_tracker
from multiprocessing.context import ForkServerProcess

from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

# Imported once, before any notebook runs; nothing here may keep a state that a notebook could change for another.
multiprocessing.set_forkserver_preload([
    *("ipykernel.kernelapp", "matplotlib_inline.backend_inline", "matplotlib.backends.backend_agg", "seaborn"),
    *("helpers.show.charts", "helpers.coding"),
])  # fmt: skip


def _serve(argv, folder, environment):
    """In the forked process: be the kernel that the command line asks for, for as long as the run lives."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    os.setsid()
    os.chdir(folder)
    os.environ.update(environment)
    from ipykernel.kernelapp import IPKernelApp

    IPKernelApp.launch_instance([*argv, f"--IPKernelApp.parent_handle={os.getppid()}"])


def _end_with_parent():
    """End this process when the run is gone: the process that forks lives on while its children do."""
    multiprocessing.parent_process().join()
    os._exit(1)


class _Forked(ForkServerProcess):
    """A forked process with the manners of `subprocess.Popen`, which the manager of kernels expects."""

    stdin = stdout = stderr = None

    def poll(self):
        return self.exitcode

    def wait(self):
        self.join()
        return self.exitcode

    def send_signal(self, number):
        os.kill(self.pid, number)


class _Provisioner(LocalProvisioner):
    """Starts the kernel by forking where a local one starts a program."""

    async def launch_kernel(self, cmd, **options):
        words = cmd[cmd.index("ipykernel_launcher") + 1 :]
        self.process = _Forked(target=_serve, args=(words, options["cwd"], dict(options["env"])), daemon=True)
        resource_tracker.ensure_running()  # first: it lets interrupts through again when it starts
        held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # an interrupt is answered by the run alone
        self.process.start()
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
        self.pid, self.pgid = self.process.pid, None
        return self.connection_info


class ForkedKernelManager(AsyncKernelManager):
    """A manager of kernels for `NotebookClient(kernel_manager_class=...)` on systems that can fork."""

    async def _async_pre_start_kernel(self, **options):
        if self.provisioner is None:
            self.provisioner = _Provisioner(kernel_id=self.kernel_id, kernel_spec=self.kernel_spec, parent=self)
        return await super()._async_pre_start_kernel(**options)
