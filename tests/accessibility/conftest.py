import os

# veraPDF comes from Debian's libraries; the other checks of the tags run on Windows too.
WITH_JAVA = ["test_every_document.py", "test_access_papers.py"]
collect_ignore = WITH_JAVA if os.name == "nt" else []
