"""What the vault keeps of a family, read through the desk on the database lane."""

from dataclasses import asdict


def family_file(hands, family_id):
    desk = hands.program.workplace._made_of.desk
    found = []
    hands.program.runner.run(lambda _ticket: desk.families.open(family_id).file, found.append)
    hands.until(lambda: found)
    return found[0]


def words_kept(hands, family_id=""):
    """Return every word the vault keeps of a family, the one in front unless another is named."""
    return "\n".join(_texts(asdict(family_file(hands, family_id or hands.page.place()[0]))))


def _texts(value):
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, list | tuple):
        return [text for each in value for text in _texts(each)]
    return [value] if isinstance(value, str) else []
