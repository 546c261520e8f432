"""The state: records in SQLite, the pages of their listings, and snapshots."""
