"""What a user asks for, one verb or noun a file, start to finish. Only services commit.

Must not know windows, the command line or how data is stored beyond what `db` offers.
"""
