"""Meaning, as pure functions and frozen values.

Must not know files, clocks, SQL, Qt or any format; imports the standard library and `holidays`.
"""
