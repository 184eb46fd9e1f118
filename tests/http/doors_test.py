# SPDX-License-Identifier: EUPL-1.2
"""What stands in the way of a start is told in a sentence, and the exit code is not zero. The packages of this machine
are not touched: dpkg-query and apt-get are played by scripts that come first in the PATH."""
import os
import shutil
import socket
import stat
import subprocess
import tempfile
import unittest

from lib.house import BINARY, SOURCE, free_port
from lib.mariadb import MariaDb
from lib.run import main

RUN = os.path.join(SOURCE, "run")
PACKAGES = os.path.join(SOURCE, "packaging/doors/packages.sh")


class Door(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="plenaria-doors-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def call(self, *words, path=None, code=1, within=60):
        environment = {**os.environ, "PATH": path or os.environ["PATH"]}
        ended = subprocess.run(words, capture_output=True, text=True, timeout=within, env=environment, check=False,
                               stdin=subprocess.DEVNULL)
        self.assertEqual(ended.returncode, code, ended.stdout + ended.stderr)
        return ended.stdout + ended.stderr

    def serve(self, *words, **how):
        return self.call(BINARY, "serve", "--data", os.path.join(self.folder, "var"), *words, **how)


class Packages(Door):
    """packages.sh on a machine on which nothing is installed."""

    def machine(self, **programs):
        """A PATH with scripts of these names before the few programs that packages.sh needs."""
        tools = os.path.join(self.folder, "bin")
        os.mkdir(tools)
        for name in ("sh", "sed", "grep", "awk", "tail", "mktemp", "rm", "dirname", "cat"):
            os.symlink(shutil.which(name), os.path.join(tools, name))
        for name, script in programs.items():
            place = os.path.join(tools, name.replace("_", "-"))
            with open(place, "w", encoding="utf-8") as out:
                out.write("#!/bin/sh\n" + script + "\n")
            os.chmod(place, stat.S_IRWXU)
        return tools

    def install(self, apt_says, who="echo 0"):
        path = self.machine(dpkg_query="exit 0", id=who, apt_get=f"cat <<'EOF'\n{apt_says}\nEOF\nexit 100")
        return self.call("sh", PACKAGES, "runtime", path=path)

    def test_no_package_mirror(self):
        words = self.install("E: Failed to fetch http://mirror.example/pandoc.deb  Could not resolve 'mirror.example'")
        self.assertIn("The package mirror could not be reached, so these packages are missing: weasyprint", words)
        self.assertIn("Check the network and /etc/apt/sources.list, then start again.", words)

    def test_a_full_disk(self):
        words = self.install("E: You don't have enough free space in /var/cache/apt/archives/.")
        self.assertIn("The disk is full: the Debian packages were not installed. Make room and start again.", words)

    def test_packages_that_the_sources_do_not_have(self):
        words = self.install("E: Unable to locate package weasyprint")
        self.assertIn("Plenaria needs those of Debian 12 (main).", words)

    def test_somebody_else_is_installing(self):
        words = self.install("E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 12 (apt)")
        self.assertIn("Another program is installing packages. Wait until it has finished, then start again.", words)

    def test_a_user_who_may_not_install(self):
        words = self.install("", who="echo 1000")
        self.assertIn("Ask somebody who may install them: apt-get install --no-install-recommends weasyprint", words)

    def test_no_debian(self):
        words = self.call("sh", PACKAGES, "runtime", path=self.machine())
        self.assertIn("Plenaria builds on Debian 12, and this system has no dpkg.", words)

    def test_nothing_is_said_or_done_when_all_is_there(self):
        with open(os.path.join(SOURCE, "packaging/debian-packages.txt"), encoding="utf-8") as lines:
            names = [line.split()[0] for line in lines if line.strip() and not line.startswith("#")]
        listed = "\n".join(f"installed {name}" for name in names)
        path = self.machine(dpkg_query=f"cat <<'EOF'\n{listed}\nEOF", apt_get="echo called; exit 1")
        self.assertEqual(self.call("sh", PACKAGES, "build", "runtime", "test", path=path, code=0), "")


class Options(Door):
    def test_what_run_cannot_make_sense_of(self):
        for words, sentence in ((("--prot", "80"), "unknown option --prot"), (("--port",), "--port needs a value"),
                                (("--port", "http"), "--port needs a number from 1 to 65535")):
            self.assertIn(sentence, self.call("sh", RUN, *words, code=2))

    def test_help_installs_and_builds_nothing(self):
        self.assertIn("--mysql URL", self.call("sh", RUN, "--help", code=0, within=5))


class Serving(Door):
    def test_a_busy_port(self):
        with socket.socket() as other:
            other.bind(("127.0.0.1", 0))
            other.listen()
            port = other.getsockname()[1]
            words = self.serve("--port", str(port))
        self.assertIn(f"Another program already uses port {port} of 127.0.0.1. Stop it, or choose another address.", words)

    def test_an_address_of_the_network(self):
        self.assertIn("put nginx before it: packaging/nginx/plenaria.conf", self.serve("--address", "0.0.0.0:8080"))

    def test_a_folder_that_cannot_be_made(self):
        place = os.path.join(self.folder, "var")
        with open(place, "w", encoding="utf-8"):
            pass
        self.assertIn("The data folder cannot be made", self.serve())

    def test_a_database_that_is_not_there(self):
        port = free_port()
        words = self.serve("--mysql", f"mysql://plenaria:secret@127.0.0.1:{port}/plenaria", "--migrate")
        self.assertIn(f"The database mysql plenaria on 127.0.0.1:{port} cannot be opened: no server answers there", words)
        self.assertNotIn("secret", words)

    def test_a_database_address_that_cannot_be_read(self):
        self.assertIn("it does not start with mysql://", self.serve("--mysql", "postgres://a@b/c"))

    def test_a_database_that_refuses(self):
        mariadb = MariaDb(grants=True).start()
        self.addCleanup(mariadb.close)
        mariadb.sql("CREATE DATABASE house; CREATE USER maria@localhost IDENTIFIED BY 'right'; "
                    "GRANT ALL ON house.* TO maria@localhost")
        for address, sentence in (("maria:wrong@/house", "the server refuses this user, or the password is wrong"),
                                  ("maria:right@/other", "the server refuses this user, or the password is wrong"),
                                  ("root@/nowhere", "the server has no database of that name")):
            words = self.serve("--mysql", f"mysql://{address}?unix_socket={mariadb.socket}", "--migrate", "--port", str(free_port()))
            self.assertIn(sentence, words)
            self.assertNotIn("wrong@", words)

    def test_tables_that_are_older_than_the_program(self):
        mariadb = MariaDb().start()
        self.addCleanup(mariadb.close)
        words = self.serve("--mysql", mariadb.database(), "--port", str(free_port()))
        self.assertIn("The tables are older than this program. Run: plenaria migrate, or start with --migrate.", words)


if __name__ == "__main__":
    main()
