"""The core of CCHC Desktop: what the program does, without a window. Must not know Qt."""
