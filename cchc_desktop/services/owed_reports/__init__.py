"""Which reports are owed to whom and when, and which came on paper."""
