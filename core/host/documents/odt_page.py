# SPDX-License-Identifier: EUPL-1.2
# What pandoc leaves open in pandoc.odt: the paper of most of the world, quiet headings, "page / pages" at the foot. It
# becomes output.odt; run by the document engine in its folder.
import re
import zipfile

PAPER = {"fo:page-width": "21cm", "fo:page-height": "29.7cm", "fo:margin-top": "2.5cm", "fo:margin-bottom": "2cm",
         "fo:margin-left": "2.5cm", "fo:margin-right": "2.5cm"}
SIZES = {"Heading_20_1": "16pt", "Heading_20_2": "13pt", "Heading_20_3": "11.5pt"}
TITLE = ('<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Heading" style:class="chapter">'
         '<style:paragraph-properties fo:text-align="start"/><style:text-properties fo:font-size="20pt" '
         'fo:font-weight="bold"/></style:style>')


def paper(found):
    text = found.group(0)
    for name, value in PAPER.items():
        text = re.sub(' %s="[^"]*"' % name, ' %s="%s"' % (name, value), text)
    return text


def heading(found):
    text = re.sub(r' (?:fo|style):font-style(?:-asian|-complex)?="italic"', "", found.group(0))
    return re.sub(r' fo:font-size="[^"]*"', ' fo:font-size="%s"' % SIZES[found.group(1)], text)


def styles(text):
    text = re.sub(r"<style:page-layout-properties [^>]*>", paper, text)
    text = re.sub(r'<style:style [^>]*style:name="(%s)"[^>]*[^/]>.*?</style:style>' % "|".join(SIZES), heading, text, flags=re.S)
    if 'style:name="Title"' not in text:
        text = text.replace("</office:styles>", TITLE + "</office:styles>")
    return re.sub(r"(</text:page-number>)", r"\1 / <text:page-count>1</text:page-count>", text)


with zipfile.ZipFile("pandoc.odt") as before, zipfile.ZipFile("output.odt", "w", zipfile.ZIP_DEFLATED) as after:
    for item in before.infolist():
        data = before.read(item)
        if item.filename == "styles.xml":
            data = styles(data.decode("utf-8")).encode("utf-8")
        # The kind of file is read from its first bytes, so "mimetype" stays as it is.
        after.writestr(item, data, item.compress_type)
