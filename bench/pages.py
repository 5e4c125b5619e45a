"""The family's plan as PDF against WeasyPrint making a page of the same content."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from bench.timing import Figure, in_turns
from bench.vaults import make_vault
from taf_desktop.domain.family_file import FamilyFile


def measure(folder: Path) -> Iterator[Figure]:
    """Measure drawing the example family's plan."""
    from weasyprint import HTML  # type: ignore[import-untyped]

    vault = make_vault(folder, 1)
    family_id, _ = vault.desk.example.enter()
    request = vault.desk.documents.gather("plan", family_id)
    page = as_html(request.file, request.today)

    def weasyprint() -> Any:  # noqa: ANN401 - untyped library
        return HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")

    ours, theirs = in_turns(lambda: vault.desk.documents.draw(request), weasyprint, runs=7)
    pages = vault.desk.documents.draw(request).pages
    vault.vaults.close()
    yield Figure(
        "the family's plan as PDF / WeasyPrint's PDF of like content",
        ours / theirs,
        0.2,
        note=f"{pages} pages: {ours * 1000:.0f} ms / {theirs * 1000:.0f} ms",
    )


def as_html(file: FamilyFile, today: date) -> str:
    """Return the plan's words as a page for WeasyPrint, plainly styled."""
    if file.plan is None:
        raise ValueError("the example family has a plan")
    parts = [
        f"<h1>Our plan</h1><p>{escape(file.family.name)}, {today}</p><h2>What is going well</h2>"
    ]
    parts.append(f"<p>{escape(file.plan.plan.strengths)}</p>")
    for goal in file.plan.goals:
        parts.append(f"<h2>{escape(goal.goal.words)}</h2><p>{escape(goal.goal.different)}</p>")
        parts.append(f"<p>{escape(goal.goal.measure)} {escape(goal.goal.target)}</p><ul>")
        parts += [f"<li>{escape(s.voice)}: {s.start}, {s.now}, {s.hoped}</li>" for s in goal.scores]
        parts.append("</ul>")
        for a in goal.actions:
            words = " ".join((a.what, a.how_often, a.by_when, a.supported_by, a.progress))
            parts.append(f"<div class=card><p><b>{escape(a.who)}</b> {escape(words)}</p></div>")
    for voice in file.meetings[1].voices:
        parts.append(f"<blockquote>{escape(voice.words)} ({escape(voice.who)})</blockquote>")
    parts.append(f"<h2>If things get harder</h2><p>{escape(file.plan.plan.if_things_change)}</p>")
    for answer in file.plan.answers:
        parts.append(f"<p>{escape(answer.who)}: {escape(answer.own_words)}</p>")
    style = (
        "body{font:14pt sans-serif}h2{color:#2a589a}.card{border:1pt solid #d8d5cc;"
        "border-radius:6pt;padding:8pt;margin:6pt 0;break-inside:avoid}"
    )
    body = "".join(parts)
    return (
        f"<!doctype html><html lang=en><title>Our plan</title><style>{style}</style>{body}</html>"
    )
