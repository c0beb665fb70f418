"""Small parts every window is built from. Must not know any page, service or stored fact."""
