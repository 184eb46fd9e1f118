# SPDX-License-Identifier: EUPL-1.2
"""A MariaDB of one test alone, that may be stopped, killed and started again on the same data. The server that the
other tests share must not be: packaging/test/private_mariadb.sh."""
import os
import shutil
import signal
import subprocess
import tempfile

from lib.house import MEMORY, SOURCE, wait_for


class MariaDb:
    """Acknowledges a commit when it is in its log file, as an installation should."""

    def __init__(self, grants=False, place=MEMORY):
        self.folder = tempfile.mkdtemp(prefix="plenaria-mariadb-", dir=place)
        self.socket = os.path.join(self.folder, "mariadb.sock")
        self.data = os.path.join(self.folder, "data")
        self.process = None
        self._open = [] if grants else ["--skip-grant-tables"]
        # mariadbd refuses to run as root.
        self._as = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] if os.getuid() == 0 else []
        made = subprocess.run([os.path.join(SOURCE, "packaging/test/mariadb_data.sh"), self.data],
                              capture_output=True, text=True, check=False)
        if made.returncode != 0:
            self.close()
            raise AssertionError(f"no data for MariaDB:\n{made.stdout}{made.stderr}")

    def start(self, seconds=30, under=()):
        self.process = subprocess.Popen(
            [*under, *self._as, "mariadbd", "--no-defaults", f"--datadir={self.data}", f"--socket={self.socket}",
             "--skip-networking", *self._open, "--skip-log-bin", "--innodb-flush-log-at-trx-commit=1",
             "--innodb-buffer-pool-size=32M", "--innodb-log-file-size=32M", "--performance-schema=0",
             "--character-set-server=utf8mb4", "--max-allowed-packet=16M"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=open(os.path.join(self.folder, "server.log"), "ab"))
        wait_for(lambda: subprocess.run(["mariadb-admin", "--no-defaults", f"--socket={self.socket}", "ping"],
                                        capture_output=True, check=False).returncode == 0, seconds, every=0.05)
        return self

    def stop(self):
        self.process.terminate()
        self.process.wait(30)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(30)

    def close(self):
        if self.process and self.process.poll() is None:
            self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def sql(self, text, database=None):
        """@return the rows, as lists of texts."""
        done = subprocess.run(["mariadb", "--no-defaults", f"--socket={self.socket}", "-N", "-B",
                               *([database] if database else []), "-e", text],
                              check=True, capture_output=True, text=True)
        return [line.split("\t") for line in done.stdout.splitlines()]

    def database(self, name="house"):
        """Makes an empty database. @return its URL."""
        self.sql(f"CREATE DATABASE {name} CHARACTER SET utf8mb4")
        return f"mysql://root@/{name}?unix_socket={self.socket}"

    def kill_connections(self):
        """Ends every session but our own, whatever it does."""
        for (number,) in self.sql("SELECT id FROM information_schema.processlist WHERE id <> connection_id() "
                                  "AND command <> 'Daemon'"):
            subprocess.run(["mariadb", "--no-defaults", f"--socket={self.socket}", "-e", f"KILL CONNECTION {number}"],
                           capture_output=True, check=False)  # it may have ended by itself meanwhile
