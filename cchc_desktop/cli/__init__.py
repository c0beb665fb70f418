"""`cchc`: reads a command line, calls one service verb, prints what came of it.

Must not decide anything: rules stand in `domain`, writes in `services`, sentences in `resources`.
"""
