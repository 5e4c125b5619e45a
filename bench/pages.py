"""The family's plan as PDF against WeasyPrint making a page of the same content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import escape
from typing import Any

from bench.timing import Figure, in_turns
from bench.vaults import Shelf
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.plan import Score
from taf_desktop.reports.catalogue import build
from taf_desktop.reports.preview import page_count
from taf_desktop.reports.render import render
from taf_desktop.reports.tree import DocumentTree
from taf_desktop.support import paths

_MANY_PAGES = 100


def measure(shelf: Shelf) -> Iterator[Figure]:
    """Measure drawing the example family's plan."""
    from weasyprint import HTML  # type: ignore[import-untyped]

    vault = shelf.vault(10)
    family_id, _ = vault.desk.example.enter()
    request = vault.desk.documents.gather("plan", family_id)
    page = as_html(request.file, request.today)

    def weasyprint() -> Any:  # noqa: ANN401 - untyped library
        return HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")

    ours, theirs = in_turns(lambda: vault.desk.documents.draw(request), weasyprint, runs=7)
    pages = vault.desk.documents.draw(request).pages
    their_pages = page_count(weasyprint())
    yield from tag_figures(build(request))
    yield Figure(
        "the family's plan as PDF / WeasyPrint's PDF of like content",
        ours / theirs,
        0.2,
        note=f"{pages} pages {ours * 1000:.0f} ms / {their_pages} pages {theirs * 1000:.0f} ms",
    )


def tag_figures(tree: DocumentTree) -> Iterator[Figure]:
    """Measure what tags cost, and whether a long document is slower by the page than a short one.

    The long one is the plan again and again, a hundred pages of it; the short one is its beginning.
    """
    tagged, untagged = in_turns(lambda: render(tree), lambda: render(tree, tagged=False), runs=21)
    sizes = [len(render(tree, tagged=on).pdf) / 1024 for on in (True, False)]
    yield Figure(
        "the family's plan tagged / untagged",
        tagged / untagged,
        1.3,
        note=f"{tagged * 1000:.0f} ms, {sizes[0]:.0f} kB / {untagged * 1000:.0f} ms, "
        f"{sizes[1]:.0f} kB",
    )
    short = replace(tree, blocks=tree.blocks[:4])
    long = replace(tree, blocks=tree.blocks * (_MANY_PAGES // render(tree).pages + 1))
    whole = render(long)
    many, one = in_turns(lambda: render(long), lambda: render(short), runs=7)
    yield Figure(
        "a page of a record of 100 pages / a document of 1 page",
        many / whole.pages / (one / render(short).pages),
        1.2,
        note=f"{whole.pages} pages {many:.2f} s / {render(short).pages} page {one * 1000:.0f} ms",
    )
    yield Figure(
        "a page of a record of 100 pages in the file",
        len(whole.pdf) / whole.pages / 1024,
        6,
        unit="kB",
        note=f"{len(whole.pdf) / 1024:.0f} kB, tags and fonts and all",
    )


def as_html(file: FamilyFile, today: date) -> str:
    """Return the plan's words as a page for WeasyPrint, laid out and drawn like ours."""
    plan = file.plan
    if plan is None:
        raise ValueError("the example family has a plan")
    parts = [
        f"<header><p class=muted>{escape(file.family.name)}, {today}</p><h1>Our plan</h1></header>",
        f"<div class=good><h2>What is going well</h2><p>{escape(plan.plan.strengths)}</p></div>",
        "<h2>What we want</h2><ol>",
        *(f"<li><b>{escape(goal.goal.words)}</b></li>" for goal in plan.goals),
        "</ol>",
    ]
    number = 0
    for held in plan.goals:
        goal = held.goal
        parts.append(f"<h2>{escape(goal.words)}</h2><p>{escape(goal.different)}</p>")
        parts.append(
            f"<p><b>How we will know:</b> {escape(goal.measure)} {escape(goal.target)}</p>"
        )
        parts += [_scale(score) for score in held.scores]
        for a in held.actions:
            number += 1
            words = " ".join((a.what, a.how_often, a.by_when, a.supported_by, a.progress))
            parts.append(
                f"<div class=card><span class=disc>{number}</span><span class=box></span>"
                f"<p><b>{escape(a.who)}</b> {escape(words)}</p></div>"
            )
    parts.append("<h2>What you told us</h2>")
    for voice in file.meetings[1].voices:
        parts.append(f"<blockquote>{escape(voice.words)}<br>{escape(voice.who)}</blockquote>")
    parts.append(
        f"<div class=bar><h2>If things get harder</h2><p>{escape(plan.plan.if_things_change)}"
    )
    parts.append(
        f"</p><p>{escape(plan.plan.who_to_call)}</p></div><p>{escape(plan.plan.sustain)}</p>"
    )
    parts.append("<h2>Who agreed</h2><table><tr><th>Name</th><th>Answer</th><th>Date</th></tr>")
    for answer in plan.answers:
        cells = (answer.who, answer.own_words, answer.given_on)
        parts.append("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>")
    body = "".join(parts)
    return f"<!doctype html><html lang=en><title>Our plan</title>{_style()}{body}</table></html>"


def _scale(score: Score) -> str:
    marks = "".join(
        f"<circle cx='{10 + 18 * value}' cy='12' r='6' fill='{colour}' stroke='black'/>"
        for value, colour in ((score.start, "white"), (score.now, "teal"), (score.hoped, "none"))
        if value is not None
    )
    line = "<line x1='10' y1='12' x2='190' y2='12' stroke='silver' stroke-width='4'/>"
    picture = f"<svg width='200' height='24' role='img' aria-label='0 to 10'>{line}{marks}</svg>"
    words = f"{score.start} at the start, {score.now} now, hopes for {score.hoped}"
    return f"<p><b>{escape(score.voice)}</b> {picture} {words}<br>{escape(score.why)}</p>"


def _style() -> str:
    folder = paths.resource("fonts", "atkinson-hyperlegible-next").as_uri()
    faces = "".join(
        f"@font-face{{font-family:Own;font-weight:{weight};"
        f"src:url({folder}/AtkinsonHyperlegibleNext_{name}.ttf)}}"
        for weight, name in ((400, "400Regular"), (700, "700Bold"))
    )
    return (
        f"<style>{faces}@page{{size:A4;margin:20mm;@bottom-right{{content:'Page ' counter(page)"
        "' of ' counter(pages);font:12pt Own}}body{font:14pt/1.4 Own}h2{color:navy;"
        "break-after:avoid}.muted{color:dimgray}.good{background:honeydew;border-radius:6pt;"
        "padding:12pt}.card{border:1pt solid silver;border-radius:6pt;padding:8pt 40pt;"
        "margin:6pt 0;break-inside:avoid;position:relative}.disc{position:absolute;left:8pt;"
        "width:20pt;height:20pt;border-radius:50%;background:teal;color:white;text-align:center}"
        ".box{position:absolute;right:8pt;width:14pt;height:14pt;border:1pt solid gray}"
        "blockquote{border-left:3pt solid silver;padding-left:8pt}.bar{border-left:4pt solid "
        "saddlebrown;padding-left:10pt}td,th{border-bottom:1pt solid silver;text-align:left}"
        "</style>"
    )
