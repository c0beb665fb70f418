"""Long work beside the window: one worker, one piece of work at a time. Must not know any verb."""
