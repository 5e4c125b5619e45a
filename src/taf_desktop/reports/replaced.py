"""Says at the head of a reader's page which copy of theirs it takes the place of."""

from __future__ import annotations

from dataclasses import replace

from taf_desktop.domain.printing import GivenCopy
from taf_desktop.reports.inputs import Builder, Inputs
from taf_desktop.reports.tree import DocumentTree
from taf_desktop.reports.wording import say, show_date


def replacing(builder: Builder) -> Builder:
    """Return what makes the same document and names the reader's copy before, if they had one."""

    def build(inputs: Inputs, copy_for: str) -> DocumentTree:
        tree = builder(inputs, copy_for)
        days = [each.on for each in inputs.copies if _is_theirs(each, inputs, copy_for)]
        if not days:
            return tree
        line = say("plan_page.corner.replaces", date=show_date(max(days)))
        # The plan says it beside its version.
        return tree if line in tree.corner else replace(tree, corner=(*tree.corner, line))

    return build


def _is_theirs(given: GivenCopy, inputs: Inputs, copy_for: str) -> bool:
    about = {
        thing.id
        for thing in (inputs.meeting and inputs.meeting.meeting, inputs.assessment)
        if thing is not None
    }
    same = given.document_id == inputs.document_id and (not about or given.of_id in about)
    name = given.to == copy_for or given.to.startswith(f"{copy_for} (")
    return bool(copy_for) and same and name
