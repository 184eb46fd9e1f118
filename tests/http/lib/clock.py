# SPDX-License-Identifier: EUPL-1.2
"""The clock of a host, set at will while it runs: libfaketime stands between the two. Only the time of day moves; the
clock that measures goes on, as on a machine whose time is corrected."""
import datetime
import glob
import os
import tempfile
import threading
import time

from lib.house import MEMORY


def library():
    found = glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")
    if not found:
        raise AssertionError("libfaketime is missing: apt-get install faketime")
    return found[0]


def moment(text):
    """Of "2026-03-29T00:59:50Z", in seconds."""
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


class Clock:
    def __init__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="plenaria-clock-", dir=MEMORY)
        self._file = os.path.join(self._folder.name, "offset")
        self._moving = threading.RLock()  # the mailbox moves the clock, too, in threads of its own
        self.move(0)
        self.environment = {"LD_PRELOAD": library(), "FAKETIME_TIMESTAMP_FILE": self._file, "FAKETIME_NO_CACHE": "1",
                            "FAKETIME_DONT_FAKE_MONOTONIC": "1", "NO_FAKE_STAT": "1"}

    def move(self, seconds):
        """So far from the clock of the machine."""
        with self._moving:
            self.offset = seconds
            with open(self._file + ".next", "w", encoding="ascii") as out:
                out.write(f"{seconds:+.3f}")
            os.rename(self._file + ".next", self._file)  # read at every look at the clock: never half of it

    def jump(self, seconds):
        with self._moving:
            self.move(self.offset + seconds)

    def set(self, text):
        self.move(moment(text) - time.time())
        # A thread of the host that is still reading the old file would set back the clock of them all.
        time.sleep(0.2)

    def close(self):
        self._folder.cleanup()
