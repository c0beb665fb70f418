"""Everything Qt: windows, pages and what they share. Reaches data through services only."""
