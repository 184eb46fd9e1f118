# SPDX-License-Identifier: EUPL-1.2
"""Two people with the same form, in any order: whoever saves over what they have not seen is told so.

    interleavings_test.py [sqlite|mysql]
"""
import dataclasses
import html
import random
import threading
import unittest

import forms
import house
from at_house import AtHouse
from things import Things

STEPS = 500    # of two people in turn, at each form
AT_ONCE = 80   # forms that each of two people sends while the other does


@dataclasses.dataclass
class Place:
    """A field of a form, and the values that are tried in it."""
    what: str
    page: str
    action: str  # how the address of the form ends
    field: str
    value: object = "Wording number {}.".format

    def form(self, answer):
        return next((form for form in forms.read(answer.text)[0]
                     if form["action"].split("?")[0].endswith(self.action) and self.field in dict(form["fields"])), None)

    def filled(self, form, value):
        return [(name, value if name == self.field else old) for name, old in form["fields"]]


class Interleavings(AtHouse):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.people = [cls.at.person("administrator") for _ in range(2)]
        v = Things(cls.at, with_signing=False).values
        cls.places = [
            Place("a paragraph", f"/statements/{v['id']}/paragraphs/{v['paragraph']}", "/text", "text"),
            Place("titles", f"/statements/{v['id']}/titles", "/titles", "title_fr"),
            Place("a person", f"/directory/people/{v['person']}/edit", v["person"], "note"),
            # Sixty values only, so the same ones come again.
            Place("a setting", "/admin/settings", "/admin/settings", "statements.reminder_days", lambda n: str(1 + n % 60))]

    def test_in_turn(self):
        """A step is a look at the form or its sending; what may be accepted is known before each."""
        for place in self.places:
            rng = random.Random(place.what)
            held = [None, None]
            accepted = refused = 0
            stands = dict(place.form(self.people[0].get(place.page))["fields"])[place.field]
            for step in range(STEPS):
                one = rng.randrange(2)
                if held[one] is None or rng.random() < 0.3:
                    held[one] = place.form(self.people[one].get(place.page))
                    self.assertEqual(dict(held[one]["fields"])[place.field], stands, f"{place.what}, step {step}")
                    continue
                form, value = held[one], place.value(step)
                seen = form.get("seen", dict(form["fields"])[place.field])
                if value == seen:
                    continue
                answer = self.people[one].post(form["action"], place.filled(form, value))
                if seen == stands or value == stands:
                    self.assertEqual(answer.status, 303, f"{place.what}, step {step}: {house.words(answer)}")
                    stands, held[one], accepted = value, None, accepted + 1
                else:
                    self.assertEqual(answer.status, 409, f"{place.what}, step {step}: {house.words(answer)}")
                    self.assertIn(value, html.unescape(answer.text), "what was typed is gone")
                    # The answer shows what stands, so sending it again is a decision.
                    held[one] = rng.choice([None, {**place.form(answer), "seen": stands}])
                    refused += 1
            self.assertGreater(accepted, STEPS // 8, place.what)
            self.assertGreater(refused, STEPS // 20, place.what)

    def test_at_once(self):
        """Both look and send as fast as they can: what was accepted is one chain, in which nobody follows the same value."""
        for place in self.places[:3]:
            followed, problems, refused = [], [], []
            start = threading.Barrier(2)

            def work(person, name):
                start.wait(30)
                for number in range(AT_ONCE):
                    form = place.form(person.get(place.page))
                    answer = person.post(form["action"], place.filled(form, f"{name} wrote number {number}."))
                    if answer.status == 303:
                        followed.append(dict(form["fields"])[place.field])
                    elif answer.status == 409:
                        refused.append(number)
                    else:
                        problems.append((answer.status, house.words(answer)))

            threads = [threading.Thread(target=work, args=pair) for pair in zip(self.people, ("Amina", "Lucia"))]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(120)

            self.assertEqual(problems, [])
            self.assertEqual(len(followed) + len(refused), 2 * AT_ONCE)
            self.assertEqual(len(set(followed)), len(followed), f"{place.what}: something was overwritten that nobody had seen")


if __name__ == "__main__":
    unittest.main()
