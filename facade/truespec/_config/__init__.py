"""What a client is made with, checked: options, its own pace, and credentials, which are kept out of what is shown."""
