"""The look: named colours, type and distances, and how they reach Qt. Must not know any page."""
