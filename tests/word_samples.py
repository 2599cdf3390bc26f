"""Word documents in our own words, whole packages that Word and LibreOffice open; for several tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_MAIN_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
ADDRESS = "https://norhaven.example/bridge"


def run(text: str, marks: str = "") -> str:
    """A run of text with its marks."""
    properties = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    kept = ' xml:space="preserve"' if text != text.strip() else ""
    return f'<w:r w:rsidR="00AB12CD">{properties}<w:t{kept}>{text}</w:t></w:r>'


def paragraph(content: str, style: str = "") -> str:
    """A paragraph with its style."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{content}</w:p>"


def inserted(content: str) -> str:
    """A tracked insertion."""
    return f'<w:ins w:id="901" w:author="Ida" w:date="2031-05-05T10:00:00Z">{content}</w:ins>'


def deleted(text: str) -> str:
    """A tracked deletion."""
    written = f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'
    return f'<w:del w:id="902" w:author="Ida" w:date="2031-05-05T10:00:00Z">{written}</w:del>'


def box(content: str) -> str:
    """A run with a text box that holds paragraphs, drawn for new programs and again for old ones."""
    drawing = (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="2800000" cy="700000"/>'
        '<wp:docPr id="31" name="Box 31"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2800000" cy="700000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>"
        "</a:graphic></wp:inline></w:drawing>"
    )
    old = (
        '<w:pict><v:shape style="width:220pt;height:55pt"><v:textbox>'
        f"<w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    choice = f'<mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    return f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells of plain text."""
    lines = (
        "".join(f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>{paragraph(run(cell))}</w:tc>' for cell in row)
        for row in rows
    )
    grid = "<w:tblGrid>" + '<w:gridCol w:w="3000"/>' * len(rows[0]) + "</w:tblGrid>"
    return f"<w:tbl><w:tblPr/>{grid}{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


BODY = "".join(
    (
        paragraph(run("Norhaven pays £48 million for its bridge"), "Title"),
        paragraph(
            run("The town of Norhaven paid ")
            + deleted("£39 million")
            + inserted(run("£4", "<w:b/>") + run("8 mil", "<w:i/>"))
            + run("lion for the bridge, Mayor Ida Holm said.")
            + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        ),
        paragraph(
            '<w:commentRangeStart w:id="4"/>'
            + run("The old bridge", "<w:b/>")
            + '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'
            + run(" carried 9,000 cars a day &amp; ")
            + f'<w:hyperlink r:id="rId9">{run("was 300 metres long")}</w:hyperlink>'
            + run(", an engineer said.")
        ),
        table(("Year", "Cost of the bridge"), ("2030", "£12 million")),
        paragraph(
            run("It opens in 2033, with a party for 700 guests. ") + box(paragraph(run("The bridge took 40 men.")))
        ),
        paragraph(
            run("Some ")
            + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> =5+7 </w:instrText></w:r>'
            + '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12</w:t></w:r>'
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            + run(" of 15 councillors voted for the bridge.")
        ),
    )
)
FOOTNOTES = (
    f'{_HEAD}<w:footnotes {_MAIN_NAMES}><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p>'
    '</w:footnote><w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
    f'</w:footnote><w:footnote w:id="2">{paragraph("<w:r><w:footnoteRef/></w:r>" + run(" The loan is £25 million."))}'
    "</w:footnote></w:footnotes>"
)
COMMENTS = (
    f'{_HEAD}<w:comments {_MAIN_NAMES}><w:comment w:id="4" w:author="Olaf" w:initials="O"'
    f' w:date="2031-05-05T11:00:00Z">{paragraph(run("Why 555?"))}</w:comment></w:comments>'
)


def packed(body: str = BODY, *, comments: str | None = COMMENTS, extra: Mapping[str, bytes] | None = None) -> bytes:
    """The bytes of a Word document with that body, a footnote and, unless there are none, comments."""
    parts = {"footnotes": FOOTNOTES, "styles": _STYLES, **({"comments": comments} if comments else {})}
    kinds = "".join(f'<Override PartName="/word/{p}.xml" ContentType="{_WORD}.{p}+xml"/>' for p in sorted(parts))
    related = "".join(
        f'<Relationship Id="rId{k}" Type="{_OFFICE}/{p}" Target="{p}.xml"/>' for k, p in enumerate(sorted(parts), 1)
    )
    linked = f'<Relationship Id="rId9" Type="{_OFFICE}/hyperlink" Target="{ADDRESS}" TargetMode="External"/>'
    files = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml"'
        f' ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>{kinds}</Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"{_HEAD}<w:document {_MAIN_NAMES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{related}{linked}'
        "</Relationships>",
        **{f"word/{name}.xml": content for name, content in parts.items()},
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        held: Mapping[str, str | bytes] = {**files, **(extra or {})}
        for name, content in held.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


_STYLES = (
    f'{_HEAD}<w:styles {_MAIN_NAMES}><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/>'
    '<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="40"/></w:rPr></w:style></w:styles>'
)
