# SPDX-License-Identifier: EUPL-1.2
# drawn.pdf becomes output.pdf: what plenaria-press draws and what it cannot say with its library. The language, one
# element at the root of the tags, words for photographs, and that lines and areas say nothing (PDF/UA-1, 7.1 and 7.2).
import json

import pikepdf

PATH = {"m", "l", "c", "v", "y", "h", "re"}
PAINT = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n"}


def operator(name):
    return pikepdf.Operator(name)


def mark_artifacts(pdf, page):
    """What is drawn outside of every tag is for the eye only."""
    depth, drawing, marked = 0, False, []
    for operands, command in pikepdf.parse_content_stream(page):
        name = str(command)
        if name in ("BDC", "BMC"):
            depth += 1
        if depth == 0 and not drawing and name in PATH:
            marked.append(([pikepdf.Name.Artifact], operator("BMC")))
            drawing = True
        marked.append((operands, command))
        if drawing and name in PAINT:
            marked.append(([], operator("EMC")))
            drawing = False
        if name == "EMC":
            depth -= 1
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(marked))


def elements(element):
    """An element and all below it, in the order they are read."""
    yield element
    below = element.get("/K", [])
    for kid in below if isinstance(below, pikepdf.Array) else [below]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from elements(kid)


with open("sheets.json", encoding="utf-8") as source:
    sheets = json.load(source)
pdf = pikepdf.open("drawn.pdf")
root = pdf.Root.StructTreeRoot
document = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Document, P=root,
                                                Lang=pikepdf.String(sheets["language"])))
document.K = root.K if isinstance(root.K, pikepdf.Array) else pikepdf.Array([root.K])
for element in document.K:
    element.P = document
root.K = pikepdf.Array([document])
alts = [item["alt"] for page in sheets["pages"] for item in page["items"] if "alt" in item]
for figure, alt in zip((one for one in elements(document) if one.S == "/Figure"), alts):
    figure.Alt = pikepdf.String(alt)
for page in pdf.pages:
    mark_artifacts(pdf, page)
pdf.Root.Lang = pikepdf.String(sheets["language"])
pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
with pdf.open_metadata(set_pikepdf_as_editor=False) as words:
    words["dc:title"] = sheets["title"]
    words["dc:language"] = {sheets["language"]}
    words["{http://www.aiim.org/pdfua/ns/id/}part"] = "1"
pdf.save("output.pdf", static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
