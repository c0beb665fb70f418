"""What the office is reminded of, when, and what somebody did about it."""
