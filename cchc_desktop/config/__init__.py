"""Where things lie on this computer, what is set for it, and its log. Must not know any office."""
