# SPDX-License-Identifier: EUPL-1.2
"""Every format on offer, ours and a stranger's: an edition is made with it, takes its calendar, is copied and moved, and is
read and planned while the plugin of the format is switched off. PLENARIA_MORE_PLUGINS is a folder of further plugins."""
import os
import re
import shutil
import tempfile
import unittest

from lib.house import BINARY, House
from lib.mariadb import MariaDb
from lib.run import main

MORE = os.environ.get("PLENARIA_MORE_PLUGINS")
OURS = {"gfmd": "events-gfmd", "grf": "events-grf", "durban": "events-durban"}
EDITION = re.compile(r"/events/editions/(\w{26})")


def all_plugins():
    """A folder with ours and the stranger's; nothing when there is no stranger."""
    if not MORE:
        return None
    folder = tempfile.mkdtemp(prefix="plenaria-plugins-")
    ours = os.path.join(os.path.dirname(os.path.dirname(BINARY)), "plugins")
    for place in (ours, MORE):
        for plugin in os.listdir(place):
            if os.path.exists(os.path.join(place, plugin, "plugin.json")):
                os.symlink(os.path.join(place, plugin), os.path.join(folder, plugin))
    unittest.addModuleCleanup(shutil.rmtree, folder)
    return folder


class Formats:
    """What holds on both engines."""

    def sent(self, page, action, **values):
        done = self.lucia.send(page.form(action).with_values(**values))
        self.assertEqual(done.status, 303, done.text)
        return self.lucia.get(done.headers["Location"])

    def offered(self):
        page = self.lucia.get("/events/new").text
        field = re.search(r'<select[^>]*name="format".*?</select>', page, re.S).group(0)
        return dict(re.findall(r'<option value="(\w+)"[^>]*>([^<]+)</option>', field))

    def made_with(self, key):
        series = self.lucia.get("/events/new").text
        series = re.search(r'<select[^>]*name="series".*?value="(\w{26})"', series, re.S).group(1)
        page = self.sent(self.lucia.get("/events/new"), "/events", series=series, original_language="en", title_en=f"Made with {key}",
                         starts_on="2039-11-14", ends_on="2039-11-18", zone="Africa/Johannesburg", format=key)
        return page, EDITION.search(page.text).group(1)

    def milestones(self, page):
        return re.findall(r'<li id="m-\w{26}"[^>]*><time datetime="([0-9-]+)"', page.text)

    def boxes(self, page):
        return re.findall(r'name="milestones" value="(\w+)"', page.text)

    def goes_its_way(self, key, plugin):
        page, edition = self.made_with(key)
        calendar = self.boxes(page)
        self.assertGreater(len(calendar), 0)
        taking = page.form(f"/events/editions/{edition}/format/milestones")
        self.assertEqual(self.lucia.send(taking).status, 303)
        self.assertEqual(self.lucia.send(taking).status, 303)  # pressed twice
        address = f"/events/editions/{edition}"
        plan = self.milestones(self.lucia.get(address))
        self.assertEqual(len(plan), len(calendar))
        self.assertEqual(self.boxes(self.lucia.get(address + "/format")), [])

        copy = self.sent(self.lucia.get(address + "/copy"), address + "/copy", starts_on="2043-11-14", ends_on="2043-11-18",
                         zone="Africa/Johannesburg")
        self.assertEqual(len(self.milestones(copy)), len(calendar))
        self.assertIn(self.name, copy.text)

        for link in re.findall(rf'href="({address}/[a-z0-9-]+/[^"]+)"', self.lucia.get(address).text):
            if "/milestones/" not in link:
                self.assertEqual(self.lucia.get(link).status, 200, link)

        self.house.run("plugin", "disable", plugin)
        alone = self.lucia.get(address)
        self.assertEqual(alone.status, 200)
        self.assertIn(f"({key})", alone.text)
        self.assertEqual(self.milestones(alone), plan)
        shown = self.lucia.get(f"{address}/dates?starts_on=2039-11-21&ends_on=2039-11-25&zone=Africa/Johannesburg")
        apply = next(form for form in shown.forms() if form.action == address + "/dates" and form.value("revision"))
        self.assertEqual(self.lucia.send(apply).status, 303)
        moved = self.milestones(self.lucia.get(address))
        self.assertTrue(all(new > old for old, new in zip(plan, moved)), (plan, moved))
        self.house.run("plugin", "enable", plugin)
        back = self.lucia.get(address)
        self.assertIn(self.name, back.text)
        self.assertEqual(self.milestones(back), moved)

    def test_each_goes_its_way(self):
        offered = self.offered()
        plugins = {key: OURS[key] for key in offered if key in OURS}
        if MORE:
            (stranger,) = os.listdir(MORE)
            (key,) = set(offered) - set(OURS)
            plugins[key] = stranger
        self.assertEqual(set(plugins), set(offered))
        self.assertIn("grf", offered)
        for key, plugin in plugins.items():
            with self.subTest(key):
                self.name = offered[key]
                self.goes_its_way(key, plugin)


class OnSqlite(Formats, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.house = House(plugins=all_plugins())
        cls.addClassCleanup(cls.house.close)
        cls.house.start("--demo", seconds=120)
        cls.lucia = cls.house.signed_in("secretariat@demo.example")


class OnMariaDb(Formats, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        mariadb = MariaDb().start()
        cls.addClassCleanup(mariadb.close)
        cls.house = House(mariadb.database(), plugins=all_plugins())
        cls.addClassCleanup(cls.house.close)
        cls.house.start("--demo", seconds=120)
        cls.lucia = cls.house.signed_in("secretariat@demo.example")


if __name__ == "__main__":
    main()
