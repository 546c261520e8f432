"""What travels over HTTP, read strictly: a request as it arrived, JSON, forms, percent-encoding, dates, plain values."""
