# SPDX-License-Identifier: EUPL-1.2
"""That lint.py sees each mistake, and what is right it leaves alone."""
import unittest

from lint import mistakes_in


def found(source, name="a/page.html.mustache"):
    return [what for _, what in mistakes_in(source, name)]


class Lint(unittest.TestCase):
    def test_a_good_page_has_no_mistake(self):
        self.assertEqual(found(
            '{{! <style> }}<form method="post" action="{{x_url}}"{{#big}} class="b"{{/big}}>{{> partials/csrf}}'
            '<label for="{{id}}">{{#t}}Name{{/t}}</label><input id="{{id}}" name="n" type="text">'
            '<label>{{#t}}Yes{{/t}} <input type="checkbox" name="y"></label><textarea aria-label="{{x}}" name="t"></textarea>'
            '<input type="hidden" name="h"><button>{{#t}}Save{{/t}}</button></form>'
            '<form action="{{x_url}}"><select id="s" name="s"></select></form><label for="s">{{#t}}S{{/t}}</label>'
            '<img src="{{m_url}}" alt=""><script src="/assets/a.js" defer></script>'), [])

    def test_what_is_not_escaped_is_seen_in_every_kind_of_file(self):
        for raw in ("{{{a}}}", "{{& a}}", "{{&a}}", "{{=| |=}}"):
            self.assertEqual(len(found(f"Subject: x\n{raw}", "mail/a.txt.mustache")), 1, raw)

    def test_what_would_run_or_need_a_weaker_policy_is_seen(self):
        self.assertEqual(found("<script>x()</script>"), ["an inline <script>"])
        self.assertEqual(found("<style>p{}</style>"), ["an inline <style>"])
        self.assertEqual(found('<p style="color:red">x</p>'), ["a style attribute"])
        self.assertEqual(found('<p onclick="x()">x</p>'), ["the handler onclick"])
        self.assertEqual(found('<a href=" JavaScript:x()">x</a>'), ["an address that runs:  JavaScript:x()"])

    def test_a_form_that_posts_has_its_token_inside(self):
        for form in ('<form method="post"></form>{{> partials/csrf}}', '{{> partials/csrf}}<form method="POST"></form>',
                     '<form method="post">{{> partials/csrf}}</form><form method="post"></form>'):
            self.assertEqual(found(form), ["a form that posts without {{> partials/csrf}}"], form)

    def test_a_field_has_a_label_of_its_own(self):
        for field in ('<input name="a">', '<input id="a"><label for="b">x</label>', '<select id="a"></select>', '<textarea></textarea>'):
            self.assertEqual(len(found(field)), 1, field)

    def test_a_picture_is_described(self):
        self.assertEqual(found('<img src="/a.png">'), ["a picture without a description"])


if __name__ == "__main__":
    unittest.main()
