"""What the built program costs beside the smallest window there is: size, files, cold start to first paint.

Run: python -m tests.bench.bundle_cost PROGRAM_FOLDER BARE_FOLDER [RUNS]
(BARE_FOLDER: `pyinstaller tests/bench/bare/bare.spec`). Cold: each file of the bundle is dropped from the
system's cache before each start. The clock stops when a pixel of the window changes in the X server's memory.
"""

from __future__ import annotations

import mmap
import os
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LIMIT_S = 60
SPOT = 40, 300  # inside the window, wherever no window manager puts it


def size_of(folder: Path) -> tuple[int, int]:
    """(bytes, files)"""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return sum(path.stat().st_size for path in files), len(files)


def forget(folder: Path) -> None:
    """Drop the folder's files from the cache; whoever has them open keeps them."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def work_ms(pid: int) -> float:
    """Processor time of all threads so far: the same on a busy machine."""
    spent = (int(path.read_text().split()[0]) for path in Path(f"/proc/{pid}/task").glob("*/schedstat"))
    return sum(spent) / 1e6


def paint_ms(
    command: list[str], screen: mmap.mmap, place: int, environ: dict[str, str]
) -> tuple[float, float]:
    """Start the command and wait for its first pixel: milliseconds by the clock, and of the processor."""
    before = screen[place : place + 4]
    begun = time.perf_counter()
    process = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while screen[place : place + 4] == before:
            if time.perf_counter() - begun > LIMIT_S or process.poll() is not None:
                raise TimeoutError(f"{command[0]} painted nothing")
            time.sleep(0.0005)
        return (time.perf_counter() - begun) * 1000, work_ms(process.pid)
    finally:
        process.terminate()
        process.wait(LIMIT_S)


def start_ms(folder: Path, command: list[str], *, cold: bool) -> tuple[float, float]:
    """One start on a fresh X server."""
    with tempfile.TemporaryDirectory() as place:
        read, write = os.pipe()
        server = subprocess.Popen(
            [
                "Xvfb",
                "-displayfd",
                str(write),
                "-screen",
                "0",
                "1400x900x24",
                "-nolisten",
                "tcp",
                "-fbdir",
                place,
            ],
            pass_fds=(write,),
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        try:
            with os.fdopen(read) as numbers:
                display = f":{numbers.readline().strip()}"
            with (Path(place) / "Xvfb_screen0").open("rb") as file:
                screen = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
            head = struct.unpack(">25I", screen[:100])
            start = head[0] + head[19] * 12 + SPOT[1] * head[12] + SPOT[0] * 4
            if cold:
                forget(folder)
            environ = {"PATH": "/usr/bin:/bin", "HOME": place, "LC_ALL": "C.UTF-8", "DISPLAY": display}
            return paint_ms(command, screen, start, environ)
        finally:
            server.terminate()
            server.wait(LIMIT_S)


def main() -> int:
    """Both in turn, so that the machine's moods meet both."""
    program, bare = Path(sys.argv[1]), Path(sys.argv[2])
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 7
    commands = {program: [str(program / "sellercall-desktop"), "--demo"], bare: [str(bare / "bare")]}
    for cold in (True, False):
        times = {folder: [] for folder in commands}
        for _ in range(runs):
            for folder, command in commands.items():
                times[folder].append(start_ms(folder, command, cold=cold))
        for unit, column in (("by the clock", 0), ("of the processor", 1)):
            ours, qts = (sorted(run[column] for run in times[folder]) for folder in (program, bare))
            mine, theirs = statistics.median(ours), statistics.median(qts)
            print(
                f"{'cold' if cold else 'warm'} start, {unit}: {mine:.0f} ms ({ours[0]:.0f}-{ours[-1]:.0f}),"
                f" bare {theirs:.0f} ms ({qts[0]:.0f}-{qts[-1]:.0f}): {mine / theirs:.2f} x"
            )
    (mine, files), (theirs, bare_files) = size_of(program), size_of(bare)
    print(
        f"size: {mine / 1e6:.1f} MB in {files} files,"
        f" bare {theirs / 1e6:.1f} MB in {bare_files}: {mine / theirs:.2f} x"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
