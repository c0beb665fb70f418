"""The reporting calendar: periods, what data they cover, when reports are due, working days.

Must not know what day it is today: every day comes in as a parameter.
"""
