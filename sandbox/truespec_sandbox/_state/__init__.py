"""The state: records in SQLite, one transaction for each request, and which of them a listing wants."""
