"""The first start: whose program this is, shown as it will be printed. Must not know any plan."""
