"""What a PDF file says about itself: its title, that it is tagged, and what its colours mean.

The statement (XMP, ISO 16684-1) claims PDF/UA-1 and PDF/A-2a; both are checked by test for every
document. It names no family and no person.
"""

from __future__ import annotations

from html import escape

from taf_desktop.reports.libraries import PdfObject
from taf_desktop.reports.raw import Raw, RawStream, added
from taf_desktop.reports.srgb import srgb_profile

_ARCHIVE = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"

_STATEMENT = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>TAF Desktop</xmp:CreatorTool><pdf:Producer>TAF Desktop</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>{archive}
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA part</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def write_about(document: PdfObject, *, title: str, language: str) -> None:
    """Put the statement, the colours' meaning and the reader's settings into a file's catalog."""
    catalog = document.Catalog
    catalog.Metadata = _statement(title, language)
    catalog.ViewerPreferences = Raw("<< /DisplayDocTitle true >>")
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = Raw(
        "[<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) "
        f"/DestOutputProfile {added(document, RawStream(srgb_profile(), '/N 3'))} >>]"
    )


def without_archive_claim(pdf_file: bytes) -> bytes:
    """Return the file without its claim to be PDF/A, as long as before.

    What changes a file so that it is none any more, as a password does, does this first.
    """
    return pdf_file.replace(_ARCHIVE.encode(), b" " * len(_ARCHIVE))


def _statement(title: str, language: str) -> PdfObject:
    text = _STATEMENT.format(title=escape(title), language=escape(language), archive=_ARCHIVE)
    return RawStream(text.encode("utf-8"), "/Type /Metadata /Subtype /XML", packed=False)
