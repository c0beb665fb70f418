"""Capitals and small letters as classes for patterns: ranges of Vietnamese letters mix the two.

Must not know any text.
"""

from typing import Final

_VOWELS: Final = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
UPPER: Final = f"A-ZĐ{_VOWELS}"
LOWER: Final = f"a-zđ{_VOWELS.lower()}"


def is_shouted(text: str) -> bool:
    """Tell whether a text is written in capitals; a number alone is not."""
    letters = [one for one in text if one.isalpha()]
    return len(letters) > 3 and sum(map(str.isupper, letters)) >= 0.85 * len(letters)
