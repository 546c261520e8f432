"""HTTP input, parsed strictly: requests with bounded bodies, JSON, multipart forms, percent-encoding, dates."""
