"""The data layer somebody would write by hand: sqlcipher3, the same file, the same statements."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from itertools import count
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from taf_desktop.domain.journey import FamilyFacts
from taf_desktop.domain.vault import NewVault

PRAGMAS = (
    "temp_store=MEMORY",
    "locking_mode=EXCLUSIVE",
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "cache_size=-16384",
)

SEAL = """
INSERT INTO seal (of_id, family_id, shape, mac) VALUES (?, ?, ?, ?)
ON CONFLICT (of_id) DO UPDATE SET shape = excluded.shape, mac = excluded.mac
"""

LIST_FAMILIES = """
WITH people AS (
  SELECT family_id, count(*) n, sum(who IN ('child', 'unborn')) children
  FROM person WHERE put_aside_at IS NULL GROUP BY family_id),
newest AS (
  SELECT family_id, person, decision, max(given_on || id) FROM agreement
  WHERE put_aside_at IS NULL GROUP BY family_id, person),
agreed AS (
  SELECT family_id, count(*) n FROM newest WHERE decision IN ('agree', 'agree_limits')
  GROUP BY family_id),
assessed AS (
  SELECT family_id, count(*) n, sum(status = 'finished') done
  FROM assessment WHERE put_aside_at IS NULL GROUP BY family_id),
goals AS (SELECT plan_id, count(*) n FROM goal WHERE put_aside_at IS NULL GROUP BY plan_id),
plans AS (
  SELECT family_id, id, status, review_date, max(position || id)
  FROM plan WHERE put_aside_at IS NULL GROUP BY family_id),
meetings AS (
  SELECT family_id, sum(status = 'draft') planned, sum(status = 'finished') held,
         min(CASE WHEN status = 'draft' AND date <> '' THEN date END) next
  FROM meeting WHERE put_aside_at IS NULL GROUP BY family_id)
SELECT f.id, f.name, f.lead_name, coalesce(p.n, 0), coalesce(p.children, 0), coalesce(a.n, 0),
       coalesce(s.n, 0), coalesce(s.done, 0), coalesce(pl.id, ''), coalesce(pl.status, ''),
       coalesce(pl.review_date, ''), coalesce(g.n, 0), coalesce(m.planned, 0),
       coalesce(m.held, 0), coalesce(m.next, ''), f.closed_on, f.touched_at
FROM family f
LEFT JOIN people p ON p.family_id = f.id LEFT JOIN agreed a ON a.family_id = f.id
LEFT JOIN assessed s ON s.family_id = f.id LEFT JOIN plans pl ON pl.family_id = f.id
LEFT JOIN goals g ON g.plan_id = pl.id LEFT JOIN meetings m ON m.family_id = f.id
WHERE f.put_aside_at IS NULL ORDER BY f.touched_at DESC, f.id DESC
"""


class ByHand:
    """One connection to a vault's records, used directly."""

    def __init__(self, new: NewVault) -> None:
        path = new.card.folder / "records.db"
        self._audit_key = new.keys.master
        self._connection: Any = sqlcipher.connect(str(path), isolation_level=None)
        self._connection.execute(f"PRAGMA key = \"x'{new.keys.database.hex()}'\"")
        for pragma in PRAGMAS:
            self._connection.execute(f"PRAGMA {pragma}")

    def saver(self, family_id: str) -> Callable[[], None]:
        """Return a job that saves one changed answer of a person, log and all."""
        run = self._connection.execute
        cursor = run("SELECT * FROM person WHERE family_id = ? ORDER BY position, id", (family_id,))
        columns = [column[0] for column in cursor.description]
        person = dict(zip(columns, cursor.fetchone(), strict=True))
        changed = ", ".join(
            f"{name} = :{name}" for name in columns if name not in ("id", "created_at")
        )
        numbers = count()
        marks = ",".join("?" * 12)
        newest = run("SELECT seq, mac FROM audit_entry ORDER BY seq DESC LIMIT 1").fetchone()
        last = {"seq": newest[0], "mac": newest[1]}

        def save() -> None:
            run("BEGIN IMMEDIATE")
            row = run("SELECT * FROM person WHERE id = ?", (person["id"],)).fetchone()
            known = dict(zip(columns, row, strict=True))
            author = run("SELECT value FROM setting WHERE name = 'person_name'").fetchone()[0]
            at = f"2026-11-21T14:32:{next(numbers) % 60:02}.000000+00:00"
            known.update(notes=f"Reads every night, {at}", revision=known["revision"] + 1)
            known.update(author=author, updated_at=at)
            run(f"UPDATE person SET {changed} WHERE id = :id", known)
            run("UPDATE family SET touched_at = ? WHERE id = ?", (at, family_id))
            line = (
                last["seq"] + 1, at, 0, "", "changed", "person", known["id"], family_id,
                known["revision"], "notes",
            )  # fmt: skip
            whole = last["mac"] + "|".join(map(str, line)).encode()
            code = hmac.digest(self._audit_key, whole, "sha256")
            run(f"INSERT INTO audit_entry VALUES ({marks})", (*line, last["mac"], code))
            last.update(seq=line[0], mac=code)
            held = "|".join(map(str, known.values())).encode()
            run(SEAL, (known["id"], family_id, "", hmac.digest(self._audit_key, held, "sha256")))
            run("COMMIT")

        return save

    def list_families(self) -> list[FamilyFacts]:
        """Return the list of families."""
        names = list(FamilyFacts.__dataclass_fields__)
        rows = self._connection.execute(LIST_FAMILIES).fetchall()
        return [FamilyFacts(**dict(zip(names, row, strict=True))) for row in rows]

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()
