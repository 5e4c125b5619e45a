"""Which function sets which type of block: a new type is one function and one line here."""

from __future__ import annotations

from collections.abc import Mapping

from taf_desktop.reports import tree
from taf_desktop.reports.answer_blocks import set_choice, set_text_field
from taf_desktop.reports.boxed_blocks import set_callout, set_table, set_tick_card
from taf_desktop.reports.drawing import set_drawn
from taf_desktop.reports.drawn_blocks import set_answer_space, set_scale, set_signatures
from taf_desktop.reports.layout import SetBlock
from taf_desktop.reports.picture_blocks import set_faces, set_picture_line
from taf_desktop.reports.text_blocks import (
    set_bullets,
    set_facts,
    set_heading,
    set_new_page,
    set_paragraph,
    set_quotation,
    set_together,
)

SETTERS: Mapping[type, SetBlock] = {
    tree.Heading: set_heading,
    tree.Paragraph: set_paragraph,
    tree.Quotation: set_quotation,
    tree.Bullets: set_bullets,
    tree.Facts: set_facts,
    tree.Table: set_table,
    tree.Callout: set_callout,
    tree.TickCard: set_tick_card,
    tree.Scale: set_scale,
    tree.Signatures: set_signatures,
    tree.AnswerSpace: set_answer_space,
    tree.TextField: set_text_field,
    tree.Choice: set_choice,
    tree.PictureLine: set_picture_line,
    tree.Faces: set_faces,
    tree.Drawn: set_drawn,
    tree.Together: set_together,
    tree.NewPage: set_new_page,
}
