"""What may be turned and looked at while a sandbox runs, from Python and by the admin path."""
