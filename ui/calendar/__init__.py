"""The place Lịch: the days of a month or a quarter, and what is due on them."""
