"""Asking another service for something: what for, of whom, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from taf_desktop.domain.entity import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRequest(Entity):
    """One request to another service, also called a referral.

    Practice (Ofsted, Early help, 2015): what came of requests was neither asked nor told.
    ``about`` are ids of people, ``goal`` the id of the goal it serves or "". ``answer`` is a code
    of ``resources/codes/request_answer.yaml``. ``answer_by`` is the day by which somebody should
    have answered.
    """

    KIND: ClassVar[str] = "service_request"

    to_name: str = ""
    contact: str = ""
    about: tuple[str, ...] = ()
    goal: str = ""
    reason: str = ""
    asked_on: str = ""
    asked_by: str = ""
    family_agreed: str = ""
    answer_by: str = ""
    answer: str = ""
    answered_on: str = ""
    outcome: str = ""


def is_answered(request: ServiceRequest) -> bool:
    """Say whether the service has answered, whatever the answer."""
    return bool(request.answer or request.answered_on.strip())
