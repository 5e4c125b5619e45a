import os
from pathlib import Path

import pytest

HERE = Path(__file__).parent

# veraPDF comes from Debian's libraries; the other checks of the tags run on Windows too.
collect_ignore = ["test_every_document.py"] if os.name == "nt" else []


def pytest_collection_modifyitems(items):
    """Measure no coverage here: what draws pages is covered where it is tested line by line."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.no_cover)
