# SPDX-License-Identifier: EUPL-1.2
# What pandoc leaves open in output.docx: paper, margins, page numbers, lines of tables, quiet colours. Run by the document
# engine in its folder; <meta name="page" content="landscape"> in input.html turns the paper.
import html
import re
import zipfile
from xml.sax.saxutils import escape

with open("input.html", encoding="utf-8") as source:
    head = source.read(4096)
landscape = '<meta name="page" content="landscape">' in head
found = re.search(r"<title>([^<]*)</title>", head)
title = "".join(c for c in html.unescape(found.group(1)) if c >= " ") if found else ""

FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
FOOTER_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"
WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LINKS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
width, height = (16838, 11906) if landscape else (11906, 16838)
edge = 850 if landscape else 1417


def field(name):
    return ('<w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>'
            '<w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:instrText xml:space="preserve"> %s </w:instrText></w:r>'
            '<w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>' % name)


def words(text):
    return '<w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r>' % text


footer = ('<?xml version="1.0" encoding="UTF-8"?><w:ftr %s><w:p><w:pPr><w:tabs><w:tab w:val="right" w:pos="%d"/></w:tabs>'
          '</w:pPr>%s<w:r><w:tab/></w:r>%s%s%s</w:p></w:ftr>'
          % (WORDS, width - 2 * edge, words(escape(title)), field("PAGE"), words(" / "), field("NUMPAGES")))
section = ('<w:sectPr %s><w:footerReference w:type="default" r:id="rIdPageFooter"/><w:pgSz w:w="%d" w:h="%d"%s/>'
           '<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
           % (LINKS, width, height, ' w:orient="landscape"' if landscape else "", edge, edge, edge, edge))
line = '<w:%s w:val="single" w:sz="4" w:space="0" w:color="BFC7CC"/>'
borders = ("<w:tblBorders>" + "".join(line % side for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
           + "</w:tblBorders>")


def document(text):
    # The table fills the new page: pandoc reckons its columns for its own paper.
    grid = [int(w) for w in re.findall(r'<w:gridCol w:w="(\d+)" ?/>', text)]
    scale = (width - 2 * edge) / 7919 if grid else 1
    text = re.sub(r'<w:gridCol w:w="(\d+)" ?/>', lambda m: '<w:gridCol w:w="%d"/>' % int(int(m.group(1)) * scale), text)
    return re.sub(r"<w:sectPr ?/>(?=</w:body>)", lambda _: section, text)


def styles(text):
    text = re.sub(r'w:color w:themeColor="accent1"(?: w:themeShade="B5")? w:val="\w{6}"', 'w:color w:val="1B2A33"', text)
    table = re.compile(r'(<w:style [^>]*w:styleId="Table"[^>]*>.*?<w:tblPr>.*?)(<w:tblCellMar>)', re.S)
    return table.sub(lambda m: m.group(1) + borders + m.group(2), text, count=1)


with zipfile.ZipFile("pandoc.docx") as before, zipfile.ZipFile("output.docx", "w", zipfile.ZIP_DEFLATED) as after:
    for item in before.infolist():
        data = before.read(item)
        if item.filename == "word/document.xml":
            data = document(data.decode("utf-8")).encode("utf-8")
        elif item.filename == "word/styles.xml":
            data = styles(data.decode("utf-8")).encode("utf-8")
        elif item.filename == "word/_rels/document.xml.rels":
            link = '<Relationship Type="%s" Id="rIdPageFooter" Target="page_footer.xml"/>' % FOOTER_LINK
            data = data.replace(b"</Relationships>", link.encode("utf-8") + b"</Relationships>")
        elif item.filename == "[Content_Types].xml":
            kind = '<Override PartName="/word/page_footer.xml" ContentType="%s"/>' % escape(FOOTER_TYPE)
            data = data.replace(b"</Types>", kind.encode("utf-8") + b"</Types>")
        after.writestr(item, data, zipfile.ZIP_DEFLATED)
    stamp = zipfile.ZipInfo("word/page_footer.xml", (1980, 1, 1, 0, 0, 0))
    after.writestr(stamp, footer, zipfile.ZIP_DEFLATED)
