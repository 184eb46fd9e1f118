# SPDX-License-Identifier: EUPL-1.2
"""The end of an embargo on two hosts that share a database: who asks after that second sees all of it on both, on every surface, and who
was answered before it saw nothing. PLENARIA_ITEMS sets how many texts are released at once; tests/bench/run --campaigns asks for 500."""
import os
import random
import re
import threading
import time
import unittest

from lib.campaigns import WORD, Campaign
from lib.house import House
from lib.mariadb import MariaDb
from lib.run import main

ITEMS = int(os.environ.get("PLENARIA_ITEMS", "60"))
OF_ONE = 10
IDS = re.compile(r"01[CT]\d{23}")
FOUND = re.compile(r"(\d+) found")


class Watch:
    """What one visitor of one host is answered by one surface, again and again. `wanted`: what an answer holds when all is released."""

    def __init__(self, name, browser, path, wanted, look):
        self.name, self.browser, self.path, self.wanted, self.look = name, browser, path, wanted, look
        self.answers = []

    def ask(self):
        begun = time.time()
        page = self.browser.get(self.path)
        seen = self.look(page)
        self.answers.append((begun, time.time(), seen))

    def judge(self, instant):
        """@return seconds from the instant until all was seen; a sentence when somebody saw too much or too little."""
        early = [answer for answer in self.answers if answer[1] < instant and answer[2]]
        late = [answer for answer in self.answers if answer[0] >= instant and answer[2] != self.wanted]
        if early:
            return None, f"{self.name} shows {early[0][2]} of {self.wanted}, {instant - early[0][1]:.3f} s before the instant"
        if late:
            return None, f"{self.name} shows {late[0][2]} of {self.wanted}, asked {late[0][0] - instant:.3f} s after the instant"
        after = [answer[1] - instant for answer in self.answers if answer[2] == self.wanted]
        before = [answer for answer in self.answers if answer[1] < instant]
        if not after or not before:
            return None, f"{self.name} was not asked on both sides of the instant"
        return after[0], None


class Release(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.mariadb = MariaDb().start()
        cls.addClassCleanup(cls.mariadb.close)
        cls.hosts = [House(cls.mariadb.database())]
        cls.hosts.append(House(cls.hosts[0].database))
        for host in cls.hosts:
            cls.addClassCleanup(host.close)
            host.start(seconds=60)

    def watches(self, host, campaigns, reader):
        """All surfaces of one host; files one after the other."""
        where = f"host {self.hosts.index(host) + 1}, "
        names = {campaign.id for campaign in campaigns}
        texts = {text for campaign in campaigns for text in campaign.texts}

        def among(wanted):
            return lambda page: len(set(IDS.findall(page.text)) & wanted)

        def watch(name, path, wanted, look):
            return Watch(where + name, host.browser(), path, wanted, look)
        pages = -(-len(campaigns) // 50)
        lists = [watch("press room", f"/newsroom?page={page + 1}", min(50, len(campaigns) - 50 * page), among(names)) for page in range(pages)]
        lists += [watch("sitemap", "/newsroom/sitemap.xml", len(names | texts), among(names | texts)),
                  watch("feed", "/newsroom/feed.atom", len(names), among(names)),
                  watch("API", "/api/newsroom", len(names), among(names))]
        own = campaigns[0]
        lists += [watch("page of a campaign", f"/newsroom/{own.id}", len(own.texts), among(set(own.texts))),
                  watch("API of a campaign", f"/api/newsroom/{own.id}", len(own.texts), among(set(own.texts)))]
        search = reader.copy()
        search.port = host.port
        lists.append(Watch(where + "search", search, f"/search?q={WORD}", len(campaigns), lambda page: int((FOUND.search(page.text) or [0, 0])[1])))
        visitor = host.browser()
        files = [Watch(where + "files", visitor, f"/newsroom/{campaign.id}/texts/{text}/file", 1, lambda page, words=words: int(page.text == words))
                 for campaign in campaigns for text, words in campaign.texts.items()]
        random.shuffle(files)
        return lists, files

    def test_all_is_there_on_both_hosts_within_a_second_and_nothing_before(self):
        instant = int(time.time()) + 12 + ITEMS // 12
        campaigns = [Campaign(number, OF_ONE, instant) for number in range(ITEMS // OF_ONE)]
        for campaign in campaigns:
            self.mariadb.sql(";\n".join(campaign.statements()), "house")
        staff = self.hosts[0].signed_in(role="secretariat")
        reader = self.hosts[0].signed_in("elena@example.org", "Elena Rossi", "press")
        for campaign in campaigns:
            campaign.set_embargo(staff)
        self.assertLess(time.time(), instant - 3, "too slow: the embargo is nearly over")

        watched, threads, failed = [], [], []
        for host in self.hosts:
            lists, files = self.watches(host, campaigns, reader)
            watched.append((lists, files))
            # The last second of an embargo, and the time until everything was read once after it.
            for some in (lists, files):
                threads.append(threading.Thread(target=self.ask_around, args=(some, instant, failed)))
        time.sleep(max(0, instant - 2 - time.time()))
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(120)

        self.assertEqual(failed, [])
        slowest = {}
        for lists, files in watched:
            for watch in lists:
                seconds, problem = watch.judge(instant)
                self.assertIsNone(problem)
                slowest[watch.name] = seconds
            seen = sum(answer[2] for file in files for answer in file.answers if answer[0] >= instant)
            asked = sum(1 for file in files for answer in file.answers if answer[0] >= instant)
            self.assertEqual((seen, asked), (len(files), len(files)), f"{files[0].name}: each once after the instant")
            self.assertEqual([answer for file in files for answer in file.answers if answer[1] < instant and answer[2]], [])
            read = sorted(answer[1] - instant for file in files for answer in file.answers if answer[0] >= instant)
            slowest[files[0].name] = read[0]
            print(f"{files[0].name}: each of {len(files)} asked once and there; the first {read[0] * 1000:.0f} ms after the instant, the last "
                  f"{read[-1] * 1000:.0f} ms", flush=True)
        for name, seconds in sorted(slowest.items()):
            print(f"{name}: whole {seconds * 1000:.0f} ms after the instant", flush=True)
        self.assertLess(max(slowest.values()), 1)

    @staticmethod
    def ask_around(watches, instant, failed):
        try:
            while time.time() < instant:
                for watch in watches:
                    if time.time() >= instant:
                        break
                    watch.ask()
            for watch in watches:
                watch.ask()
        except Exception as problem:  # pylint: disable=broad-except
            failed.append(repr(problem))


if __name__ == "__main__":
    main()
