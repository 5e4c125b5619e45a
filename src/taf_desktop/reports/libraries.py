"""The libraries that describe no types, named in one place so that everything else is checked."""
# pyright: basic, reportMissingTypeStubs=false

from __future__ import annotations

from typing import Any

import pypdfium2
import uharfbuzz
from bidi import algorithm
from reportlab import rl_config
from reportlab.pdfbase import pdfdoc as reportlab_objects
from reportlab.pdfgen import canvas as reportlab_canvas

rl_config.useA85 = 0
"""Pages are kept as they are, not spelled out in letters: a fifth smaller, and sooner done."""

rl_config.pdfComments = 0
"""Nothing in a file says who wrote its objects."""

bidi: Any = algorithm
"""The Unicode bidirectional algorithm, step by step."""

harfbuzz: Any = uharfbuzz
"""Shapes letters and makes small fonts of large ones."""

pdfium: Any = pypdfium2
"""Draws finished pages as pictures and reads their words."""

PdfObject = Any
"""A part of a PDF file; ReportLab does not say which."""

HarfBuzzObject = Any
"""A font or a face; HarfBuzz does not say which."""

PlainObject: Any = reportlab_objects.PDFObject
"""What ReportLab writes into a file as it is; a class to derive from."""

pdf_objects: Any = reportlab_objects
"""The objects a PDF file is made of."""

Canvas: Any = reportlab_canvas.Canvas
"""A PDF file in the making."""
