# SPDX-License-Identifier: EUPL-1.2
"""What was done is told once, on the next page that somebody sees: a page that refreshes itself in the background does not
take that away."""
import unittest

from lib.house import House
from lib.run import main

SAVED = "<p>Saved.</p>"


class Notices(unittest.TestCase):
    def test_a_page_that_refreshes_itself_leaves_the_notice_to_the_next_page(self):
        house = House()
        self.addCleanup(house.close)
        house.start()
        amina = house.signed_in()
        saved = amina.send(amina.get("/account").form("/account/profile"))
        self.assertEqual(saved.status, 303)
        amina.request("GET", "/account", headers={"Sec-Fetch-Dest": "empty"})
        self.assertTrue(SAVED in amina.request("GET", "/account", headers={"Sec-Fetch-Dest": "document"}).text)
        self.assertFalse(SAVED in amina.get("/account").text)


if __name__ == "__main__":
    main()
