"""Looks for words in every file under a folder, in every way a file may hold them."""

from pathlib import Path


def forms_of(marker):
    """Return a marker as bytes in the encodings and cases it could leak in."""
    texts = {marker, marker.upper(), marker.lower()}
    return {
        text.encode(encoding) for text in texts for encoding in ("utf-8", "utf-16-le", "utf-16-be")
    }


def files_holding(folder, markers):
    """Return the files (relative) that hold any of the markers, in their content or their name."""
    wanted = {form for marker in markers for form in forms_of(marker)}
    found = set()
    for path in Path(folder).rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            name = str(path.relative_to(folder))
            if any(form in content for form in wanted):
                found.add(name)
            if any(marker.lower() in name.lower() for marker in markers):
                found.add(name)
    return found
