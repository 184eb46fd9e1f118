# SPDX-License-Identifier: EUPL-1.2
"""The check itself: each kind of difference is found in a house that has it, and none in one that has not."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

CHECK = pathlib.Path(__file__).parent / "check.py"
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n\n'


def entry(id, text):
    return f'msgid "{id}"\nmsgstr "{text}"\n\n'


class House(unittest.TestCase):
    def setUp(self):
        self.place = tempfile.TemporaryDirectory()
        self.root = pathlib.Path(self.place.name).resolve()
        self.write("core/host/lang/es.po", HEADER + entry("Save", "Guardar"))
        self.write("core/host/lang/fr.po", HEADER + entry("Save", "Enregistrer"))
        self.write("core/host/a.cpp", 'auto a = locale.t("Save");')
        self.write("plugins/hello/plugin.json", '{"id": "hello", "name": "Hello"}')
        self.catalog("")

    def tearDown(self):
        self.place.cleanup()

    def write(self, path, text):
        path = self.root / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def catalog(self, body):
        for language in ("es", "fr"):
            self.write(f"plugins/hello/lang/{language}.po", HEADER + entry("Hello", "Hola") + body)

    def check(self, *arguments):
        done = subprocess.run([sys.executable, CHECK, *arguments, self.root], capture_output=True, text=True)
        self.assertEqual(done.stderr, "")
        self.assertEqual(done.returncode, 1 if done.stdout else 0)
        return done.stdout.splitlines()[:-1]

    def ids_missing(self, code):
        self.write("plugins/hello/src/a.cpp", code)
        return [line.split('"')[1] for line in self.check("--room", "hello") if ": no es for" in line]

    def test_a_house_without_differences_passes(self):
        self.assertEqual(self.check(), [])

    def test_every_way_of_saying_something_in_code_is_heard(self):
        for code, heard in {
            'locale.t("A " // note\n   "b", {{"n", "x"}})': ["A b"],
            'scope.locale()->t(late ? "A" : "B")': ["A", "B"],
            'locale.t(kind == "x" ? "A" : name("C"))': ["A"],
            'return Error{ErrorCode::conflict, "A", "vacancy " + id};': ["A"],
            'return {ErrorCode::conflict, "A", {}};': ["A"],
            'Error{.code = ErrorCode::conflict, .message = "A", .fields = {{"f", "B"}, {"g", "C", {{"n", "1"}}}}}': ["A", "B", "C"],
            'form.problem("field", "A");': ["A"],
            'error.fields.push_back({"field", "A"});': ["A"],
            'registrar.menu({"main", "A", "route"});': ["A"],
            'MenuEntry{.menu = "main", .label = "A"}': ["A"],
            'uow.index({.subject = "s/" + id, .kind = "A"});': ["A"],
            'constexpr Row rows[] = {{"code", /*t*/ "A"}, {"b", /*t*/ "B"}};': ["A", "B"],
            '// locale.t("A")\n/* locale.t("B") */ auto x = "locale.t(\\"C\\")"; char c = \'"\'; locale.t(R"(D)");': ["D"],
            'cat("A"); list.push_back({"f", "A"}); x == "A";': [],
            'locale.t("Save")': [],
        }.items():
            with self.subTest(code):
                self.assertEqual(self.ids_missing(code), heard)

    def test_a_sentence_of_a_template_is_heard_as_the_renderer_reads_it(self):
        self.write("plugins/hello/templates/a.html.mustache", "{{! {{#t}} no }}\n<p title=\"{{#t}}A{{/t}}\">{{#t}}\n B\n  {{ n }}. {{/t}}</p>")
        self.assertEqual([line for line in self.check() if " es " in line], [
            'plugins/hello/templates/a.html.mustache:2: no es for "A" (plugins/hello/lang/es.po)',
            'plugins/hello/templates/a.html.mustache:2: no es for "B {{n}}." (plugins/hello/lang/es.po)'])

    def test_what_nobody_says_is_told(self):
        self.catalog(entry("Bye", "Adiós"))
        self.assertEqual(self.check()[0], 'plugins/hello/lang/es.po:9: nobody says "Bye"')

    def test_a_word_in_a_table_is_said(self):
        self.catalog(entry("Bye", "Adiós"))
        self.write("plugins/hello/src/a.cpp", 'constexpr auto names = {"Bye"};')
        self.assertEqual(self.check(), [])

    def test_empty_and_fuzzy_translations_are_missing(self):
        self.write("plugins/hello/src/a.cpp", 'locale.t("A"); locale.t("B");')
        self.catalog(entry("A", "") + "#, fuzzy\n" + entry("B", "b"))
        self.assertEqual(len(self.check()), 4)

    def test_other_placeholders_are_told(self):
        self.write("plugins/hello/src/a.cpp", 'locale.t("A {a}"); locale.t("B {{b}}"); locale.t("C {a}");')
        self.catalog(entry("A {a}", "a {b}") + entry("B {{b}}", "b {b}") + entry("C {a}", "{a} c"))
        self.assertEqual(len([line for line in self.check() if "other placeholders" in line]), 4)

    def test_a_translation_holds_no_section(self):
        self.write("plugins/hello/src/a.cpp", 'locale.t("A");')
        self.catalog(entry("A", "{{#x}}a{{/x}}"))
        self.assertIn("holds a tag that is no variable", self.check()[0])

    def test_a_french_sign_is_not_left_alone_on_its_line(self):
        self.write("plugins/hello/src/a.cpp", 'locale.t("Who?"); locale.t("“A”");')
        self.catalog(entry("Who?", "Qui ?") + entry("“A”", "« A »"))
        self.assertEqual([line.split(":")[0] for line in self.check() if "a space that breaks" in line], ["plugins/hello/lang/fr.po"] * 2)
        self.catalog(entry("Who?", "Qui\u202f?") + entry("“A”", "«\u202fA\u202f»"))
        self.assertEqual(self.check(), [])

    def test_plural_forms_are_two_and_agree(self):
        self.write("plugins/hello/src/a.cpp", 'locale.n("{n} vote", "{n} votes", count);')
        forms = 'msgid "{n} vote"\nmsgid_plural "{n} votes"\nmsgstr[0] "%s"\nmsgstr[1] "%s"\n'
        self.catalog(forms % ("un voto", "{n} votos"))
        self.assertEqual(self.check(), [])
        self.catalog(forms % ("{n} voto", "votos"))
        self.assertIn("the plural of", self.check()[0])
        self.catalog(forms % ("{n} voto", "{n} votos") + 'msgstr[2] "{n} votos"\n')
        self.assertIn("has 3 plural forms, not 2", self.check()[0])
        self.catalog(entry("{n} vote", "{n} voto"))
        self.assertIn("needs the plural forms", self.check()[0])

    def test_text_outside_of_sentences_is_told(self):
        for text, told in {
            "<p>Save</p>": "Save",
            "<p>{{a}}\n, Save</p>": ", Save",
            '<img alt="Map">': 'alt="Map"',
            '<button aria-label="Close">×</button>': 'aria-label="Close"',
            '<input type="submit" value="Go">': 'value="Go"',
            '<button type="submit" name="step" value="send">{{a}}</button>': None,
            '<input placeholder="Name"/>': 'placeholder="Name"',
            '<p class="a" title="{{b}}">{{c}} – 17:00 → PDF, CSV · Plenaria &nbsp;</p>': None,
            '<a lang="es" title="x">Español <b>ahora</b></a><script>let x;</script><style>p{}</style>': None,
            '<html lang="{{language}}"><p>Save</p>': "Save",
            '<input{{#a}} checked{{/a}} name="x" value="yes">': None,
            '<a lang="fr">Français<br></a> Save': "Save",
        }.items():
            with self.subTest(text):
                self.write("plugins/hello/templates/a.html.mustache", text)
                line = 2 if "\n" in text else 1
                self.assertEqual(self.check(), [f"plugins/hello/templates/a.html.mustache:{line}: text outside {{{{#t}}}}: {told}"] if told else [])

    def test_mails_hold_sentences_only(self):
        self.write("plugins/hello/templates/mail/a.txt.mustache", "Subject: {{#t}}Save{{/t}}\n\nDear {{name}},\n{{#t}}Save{{/t}}\nhttps://plenaria.example\n")
        self.assertEqual(self.check(), ["plugins/hello/templates/mail/a.txt.mustache:3: text outside {{#t}}: Dear ,"])

    def test_update_adds_and_prune_takes_out(self):
        self.write("plugins/hello/src/a.cpp", 'locale.t("A \\"b\\""); locale.n("one", "many", n); locale.t("Save");')
        self.catalog(entry("Bye", "Adiós"))
        self.check("--update", "--prune")
        text = (self.root / "plugins/hello/lang/es.po").read_text(encoding="utf-8")
        self.assertNotIn("Bye", text)
        self.assertEqual(text, HEADER + 'msgid "A \\"b\\""\nmsgstr ""\n\n' + entry("Hello", "Hola") +
                         'msgid "one"\nmsgid_plural "many"\nmsgstr[0] ""\nmsgstr[1] ""\n')
        self.assertEqual(len(self.check()), 4)
        self.write("plugins/hello/lang/es.po", text.replace('b\\""\nmsgstr ""', 'b\\""\nmsgstr "x"').replace('[0] ""', '[0] "x"').replace('[1] ""', '[1] "y"'))
        self.assertEqual(len(self.check()), 2)

    def test_an_unknown_room_is_told(self):
        self.assertEqual(self.check("--room", "cellar"), ['there is no room "cellar"'])


if __name__ == "__main__":
    unittest.main()
