"""What offices send each other and take in: files, the proof of them, their answers, their history.

Must not know how a package or a form is written in bytes (that is `cchc_desktop.exchange`), nor
which window or command asks.
"""
