# SPDX-License-Identifier: EUPL-1.2
"""How long from a clean clone to a page, and from a change of one plugin to its tests; packages present, no ccache.
    build.py [ROOM]...    rooms whose change is timed; all by default
Beside the time on the clock stands the CPU time, of a build divided by the cores: on a machine that others use, the
smaller of the two is nearer to the truth."""
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from host import ROOT, free_port

BUILD, CHANGE = 360, 15  # seconds, on two cores
CORES = 2
# A file in the middle of each room that its own tests link.
TOUCHED = {"hello": "greeting.cpp", "directory": "labels.cpp", "statements": "versions/word_diff.cpp", "events": "planning/distance.cpp"}


def cpu():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def say(what, clock, busy, budget):
    kept = min(clock, busy) <= budget
    print(f"{what:<34}{clock:8.1f} s  CPU {busy:6.1f} s  ≤ {budget} s  {'kept' if kept else 'OVER'}", flush=True)
    return not kept


def until_ready(clone, environment):
    port = free_port()
    began, busy = time.monotonic(), cpu()
    run = subprocess.Popen(["./run", "--port", str(port), "--data", str(clone / "var")], cwd=clone, env=environment,
                           stdout=subprocess.DEVNULL, start_new_session=True)
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5).read()
            break
        except OSError:
            if run.poll() is not None:
                raise SystemExit("./run ended")
            time.sleep(0.2)
    clock = time.monotonic() - began
    run.send_signal(signal.SIGTERM)
    run.wait()
    return clock, (cpu() - busy) / CORES


def after_a_change(clone, room, environment):
    """A line in the middle of the room; its library and tests are built and run."""
    subprocess.run(["./dev", "room", room], cwd=clone, env=environment, check=True, stdout=subprocess.DEVNULL)
    with open(clone / "plugins" / room / "src" / TOUCHED[room], "a") as file:
        file.write("// changed\n")
    began, busy = time.monotonic(), cpu()
    subprocess.run(["./dev", "room", room], cwd=clone, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - began, cpu() - busy


def main():
    folder = Path(tempfile.mkdtemp(prefix="plenaria-bench-build-"))
    clone = folder / "plenaria"
    environment = {**os.environ, "CCACHE_DISABLE": "1"}
    over = 0
    try:
        subprocess.run(["git", "clone", "-q", ROOT, clone], check=True)
        over += say("clean clone to the first answer", *until_ready(clone, environment), BUILD)
        for room in sys.argv[1:] or TOUCHED:
            over += say(f"{room} changed, to tested", *after_a_change(clone, room, environment), CHANGE)
    finally:
        shutil.rmtree(folder)
    sys.exit(1 if over else 0)


if __name__ == "__main__":
    main()
