"""When things happen: the clock and the timetable. Must not know what is due or who is told."""
