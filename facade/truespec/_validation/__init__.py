"""What the document of an API says, and its schemas as rules that values are held to."""
