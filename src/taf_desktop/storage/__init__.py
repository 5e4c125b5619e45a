"""The encrypted vault: header and keys, the database, tables, migrations, the unit of work."""
