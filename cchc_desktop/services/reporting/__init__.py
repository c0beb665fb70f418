"""What the reports of an office say, read from its facts and told without any file format.

Must not know how a report is drawn, nor which window or command asks for it.
"""
