import os
from pathlib import Path

import pytest

HERE = Path(__file__).parent

# veraPDF comes from Debian's libraries; the other checks of the tags run on Windows too.
WITH_JAVA = ["test_every_document.py", "test_access_papers.py"]
collect_ignore = WITH_JAVA if os.name == "nt" else []


def pytest_collection_modifyitems(items):
    """Measure no coverage here: what draws pages is covered where it is tested line by line."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.no_cover)
