# SPDX-License-Identifier: EUPL-1.2
# input.html becomes output.pdf; run by the document engine in a folder that holds nothing else. Nothing is fetched: a
# picture or a style sheet from outside is left out, as WeasyPrint does with whatever it cannot have.
import ctypes.util

# Its libraries are called by their names here at the last; before, the names that they have elsewhere are looked for with
# the compiler, where there is one: thirty programs for a page.
ctypes.util.find_library = lambda name: None

import weasyprint  # noqa: E402


def fetch(url, timeout=10, ssl_context=None):
    if url.startswith("data:"):
        return weasyprint.default_url_fetcher(url)
    raise ValueError("Only data: URLs are read.")


with open("input.html", encoding="utf-8") as source:
    weasyprint.HTML(string=source.read(), url_fetcher=fetch).write_pdf(
        "output.pdf", identifier=b"plenaria", variant="pdf/ua-1")
