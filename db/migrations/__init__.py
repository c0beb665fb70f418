"""The schema's history. `KNOWN` is its newest revision, known without importing Alembic."""

KNOWN = 3
