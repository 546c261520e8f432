"""What a facade says: of its API, and of the calls that its methods stand for; nothing here sends anything."""
