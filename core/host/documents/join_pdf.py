# SPDX-License-Identifier: EUPL-1.2
# part0.pdf, part1.pdf, … become output.pdf, tags included: the structure of each part is hung into that of the first.
# Run by the document engine in a folder that holds nothing else.
import os

import pikepdf


def items(tree, key="/Nums"):
    """The pairs of a number tree, however it is cut."""
    if key in tree:
        pairs = list(tree[key])
        yield from zip(pairs[::2], pairs[1::2])
    for kid in tree.get("/Kids", []):
        yield from items(kid, key)


def kids(root):
    under = root.get("/K")
    return [] if under is None else list(under) if isinstance(under, pikepdf.Array) else [under]


def shift(page, by):
    """What points from a page into the tree of parents, moved on."""
    if "/StructParents" in page:
        page.StructParents = int(page.StructParents) + by
    for note in page.get("/Annots", []):
        if "/StructParent" in note:
            note.StructParent = int(note.StructParent) + by


def hang(branch, element):
    """Puts a structure element below another."""
    element.P = branch
    branch.K = pikepdf.Array(kids(branch) + [element])


parts = [pikepdf.open("part0.pdf")]  # open until the end: streams are read from them when the whole is written
while os.path.exists("part%d.pdf" % len(parts)):
    parts.append(pikepdf.open("part%d.pdf" % len(parts)))
whole = parts[0]
root = whole.Root.get("/StructTreeRoot")
pairs = list(items(root.ParentTree)) if root is not None else []
# A tagged PDF has one element at its root, "Document".
trunk = root.K[0] if root is not None and isinstance(root.K, pikepdf.Array) else root.K if root is not None else None
for part in parts[1:]:
    before = len(whole.pages)
    offset = max((int(key) for key, _ in pairs), default=-1) + 1
    whole.pages.extend(part.pages)
    theirs = part.Root.get("/StructTreeRoot")
    if root is None or theirs is None:
        continue
    for page in whole.pages[before:]:
        shift(page, offset)
    # After the pages: what the tree says of a page then means the page that was just added.
    copied = whole.copy_foreign(part.make_indirect(theirs))
    for document in kids(copied):
        for element in kids(document):
            hang(trunk, element)
    pairs += [(int(key) + offset, value) for key, value in items(copied.ParentTree)]
if root is not None:
    flat = pikepdf.Array()
    for key, value in pairs:
        flat.append(int(key))
        flat.append(value)
    root.ParentTree = whole.make_indirect(pikepdf.Dictionary(Nums=flat))
    root.ParentTreeNextKey = max((int(key) for key, _ in pairs), default=-1) + 1
whole.save("output.pdf", static_id=True)
