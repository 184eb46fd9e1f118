# SPDX-License-Identifier: EUPL-1.2
"""What tests at a house of their own have in common: they begin with it, on the engine that the first argument names."""
import sys
import unittest

import house

ENGINE = sys.argv.pop(1) if len(sys.argv) > 1 and sys.argv[1] in ("sqlite", "mysql") else "sqlite"


class AtHouse(unittest.TestCase):
    longMessage = True
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.at = house.House(ENGINE, ["webhooks.allow_loopback = yes"])
        cls.addClassCleanup(cls.at.stop)
