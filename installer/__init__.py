"""Makes the Windows setup on Debian, and tries it under Wine. See README.md."""
