"""One flat table for every list: columns over frozen lines. Must not know what a line means."""
