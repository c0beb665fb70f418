"""Why a task was withdrawn, as it is said everywhere: the reason, and the document that did it.

Must not know where it is stored, nor what a report makes of it.
"""

from datetime import date

from resources.words import sentence


def why_withdrawn(why: str | None, number: str | None, issued_on: date | None) -> str:
    """Say the reason with the document it rests on; where there is none, the reason alone."""
    if not number:
        return why or ""
    facts = {"why": (why or "").rstrip(" .;"), "number": number, "on": issued_on}
    return sentence("withdrawn-by" if issued_on else "withdrawn-by-undated", facts)
