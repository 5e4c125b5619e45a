"""The sixty checks' words, severities and limits, with what a local profile changes in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from taf_desktop.coach.lists import file_content, read_file
from taf_desktop.coach.remark import Hit, Remark, Severity, fingerprint
from taf_desktop.forms.plain import mapping, sequence, text
from taf_desktop.support import paths


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One check's words. ``apart`` gives single cases (variants) another severity."""

    id: str
    title: str
    severity: Severity
    says: Mapping[str, str]
    why: str
    source: str
    better: str
    apart: Mapping[str, Severity] = field(default_factory=dict[str, Severity])
    on: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """Every rule by its id, and the limits they share."""

    rules: Mapping[str, Rule]
    limits: Mapping[str, int]

    def remark(self, check: str, hit: Hit) -> Remark:
        """Return a hit with its words. An example the check built comes before the general one."""
        rule = self.rules[check]
        gaps = _Gaps({"words": hit.words, **hit.gaps})
        example = str(hit.gaps.get("example") or "") or rule.better.format_map(gaps)
        return Remark(
            check=check,
            variant=hit.variant,
            severity=rule.apart.get(hit.variant, rule.severity),
            kind=hit.kind,
            thing_id=hit.thing_id,
            field=hit.field,
            span=hit.span,
            words=hit.words,
            message=rule.says[hit.variant].format_map(gaps),
            why=rule.why,
            source=rule.source,
            better=example,
            fingerprint=fingerprint(check, hit),
        )


class _Gaps(dict[str, object]):
    """Fills a gap nobody gave a value with nothing, so that no remark can fail for it."""

    def __missing__(self, key: str) -> str:
        return ""


@cache
def first_rulebook() -> Rulebook:
    """Return the checks as they come with the program."""
    whole = file_content("checks")
    sources = mapping(whole["sources"])
    rules = {
        id_: _rule(id_, mapping(node), sources) for id_, node in mapping(whole["checks"]).items()
    }
    limits = {
        name: value for name, value in mapping(whole["limits"]).items() if isinstance(value, int)
    }
    return Rulebook(rules=dict(sorted(rules.items())), limits=limits)


def with_profile(coach: object) -> Rulebook:
    """Return the checks as an area wants them.

    ``coach`` is what a profile has under that name: ``off`` (ids), ``severity`` (id to stops, worth
    or tip) and ``limits`` (name to number). What is not known there is left out of account.
    """
    book, node = first_rulebook(), mapping(coach)
    off = {text(id_) for id_ in sequence(node.get("off"))}
    wanted = mapping(node.get("severity"))
    rules = {
        id_: _changed(rule, text(wanted.get(id_)), on=id_ not in off)
        for id_, rule in book.rules.items()
    }
    limits = {
        name: value if isinstance(value := mapping(node.get("limits")).get(name), int) else usual
        for name, usual in book.limits.items()
    }
    return Rulebook(rules=rules, limits=limits)


def for_area(profile_id: str) -> Rulebook:
    """Return the checks as an area's profile wants them; as they come where there is none."""
    file = paths.resource("profiles", f"{profile_id}.yaml")
    if not file.is_file():
        return first_rulebook()
    return with_profile(read_file(file).get("coach"))


def _changed(rule: Rule, severity: str, *, on: bool) -> Rule:
    if severity in set(Severity):
        return replace(rule, severity=Severity(severity), apart={}, on=on)
    return replace(rule, on=on)


def _rule(id_: str, node: Mapping[str, object], sources: Mapping[str, object]) -> Rule:
    apart = {**mapping(node.get("softer")), **mapping(node.get("harder"))}
    return Rule(
        id=id_,
        title=text(node["title"]),
        severity=Severity(text(node["severity"])),
        says={name: text(words) for name, words in mapping(node["says"]).items()},
        why=text(node["why"]),
        source=text(sources[text(node["source"])]),
        better=text(node["better"]),
        apart={name: Severity(text(value)) for name, value in apart.items()},
    )
