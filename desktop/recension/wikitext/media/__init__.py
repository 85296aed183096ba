"""Images and galleries: options, sizes, addresses, HTML."""
