"""What no document says about an API: the words in which a sandbox is told how to play one."""
