"""Workers of a Dask cluster: on this machine, or on many that share the folders of the jobs.

A worker needs this version of vidgen, and must reach scripts, brand and results under the same paths; the
stores are shared through `VIDGEN_CACHE` (a folder all can reach, or a URL). A worker does one job at a time
however many threads it has, because a voice and a picture each belong to one thread.
"""

from __future__ import annotations

import logging
import signal
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vidgen import __version__
from vidgen.batch.crew import Crew
from vidgen.batch.job import Job, Outcome, do
from vidgen.brand.shipped import theme_named
from vidgen.errors import VidgenError
from vidgen.messages import _

if TYPE_CHECKING:
    from distributed import Client

LOCAL: Final = "local"
_PATIENCE: Final = 20  # seconds for a cluster to answer and for its first worker

_one_at_a_time = threading.Lock()


@contextmanager
def cluster(where: str, workers: int) -> Iterator[Crew]:
    """The workers of a cluster.

    Arguments:
        where: ``local`` starts `workers` processes on this machine, reachable from nowhere else;
            ``tcp://host:port`` is the scheduler of a cluster that runs already, with the workers it has.

    Raises:
        VidgenError: VG-X003 Dask is not installed; VG-X004 nobody answers there or there is no worker;
            VG-X005 a worker has another version of vidgen, or none.
    """
    try:
        from distributed.scheduler import KilledWorker
    except ModuleNotFoundError as error:
        raise VidgenError.of(
            "VG-X003",
            _("--cluster cần Dask, chưa được cài ({error}).").format(error=error),
            _("Cài thêm: pip install vidgen[cluster]"),
        ) from error
    with ExitStack() as stack:
        address = stack.enter_context(_local(workers)) if where == LOCAL else where
        client = stack.enter_context(_client(address))
        _refuse_other_versions(client)
        executor = client.get_executor(pure=False)  # type: ignore[no-untyped-call]
        try:
            yield Crew(executor, lambda: _size(client), work, (KilledWorker,))
        except BaseException:
            executor.shutdown(wait=False)
            raise


@contextmanager
def _local(workers: int) -> Iterator[str]:
    """The address of a cluster of this machine alone."""
    import dask
    from distributed import LocalCluster

    # The engine counts the tries; a scheduler that tried again by itself would not say so. Dask's own folder
    # would stay among the temporary files.
    with (
        tempfile.TemporaryDirectory(prefix="vidgen-", ignore_cleanup_errors=True) as scratch,
        dask.config.set({"distributed.scheduler.allowed-failures": 0, "temporary-directory": scratch}),
        LocalCluster(  # type: ignore[no-untyped-call]
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            scheduler_kwargs={"dashboard": False},
            memory_limit=0,  # a job's memory is frames, which Dask can neither see nor spill
            silence_logs=logging.CRITICAL,  # what is lost, the reporter hears
            preload=[__name__],
        ) as started,
    ):
        yield started.scheduler_address


@contextmanager
def _client(address: str) -> Iterator[Client]:
    from distributed import Client

    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:  # a timeout is an OSError
        raise _silent(address, str(error)) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as error:
            raise _silent(address, _("cụm chưa có máy làm việc nào")) from error
        yield client


def _silent(address: str, reason: str) -> VidgenError:
    return VidgenError.of(
        "VG-X004",
        _("Không dùng được cụm Dask tại “{address}”: {reason}.").format(address=address, reason=reason),
        _("Chạy dask scheduler và dask worker --nthreads 1 trên các máy, rồi kiểm tra địa chỉ và tường lửa."),
    )


def _refuse_other_versions(client: Client) -> None:
    found = client.run(_version, on_error="return")
    others = {worker: found[worker] for worker in found if found[worker] != __version__}
    if others:
        worker, version = next(iter(others.items()))
        raise VidgenError.of(
            "VG-X005",
            _("Máy làm việc “{worker}” không có vidgen {version} như máy này ({found}).").format(
                worker=worker, version=__version__, found=version
            ),
            _("Cài cùng một phiên bản vidgen trên mọi máy của cụm."),
        )


def _version() -> str:
    return __version__


def _size(client: Client) -> int:
    try:
        return len(client.nthreads())  # type: ignore[no-untyped-call]
    except OSError:  # the scheduler is out of reach; the jobs handed to it will tell
        return 1


def dask_setup(_worker: object) -> None:
    """Called by Dask in each worker of this machine: Ctrl-C is for the run, which then ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def work(job: Job) -> Outcome:
    """A job on a worker, which may have several threads."""
    with _one_at_a_time:
        return do(job)


def reachable(job: Job) -> Job:
    """The job with whole paths, because a worker may stand in another folder."""
    return replace(
        job,
        script=job.script.absolute(),
        brand=job.brand if job.brand is None or theme_named(job.brand) else job.brand.absolute(),
        out=job.out.absolute(),
    )
