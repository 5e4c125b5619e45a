import os

# veraPDF comes from Debian's libraries; the other checks of the tags run on Windows too.
collect_ignore = ["test_every_document.py"] if os.name == "nt" else []
