"""The kinds of documents, as their titles name them in capitals.

Must not know where a title stands.
"""

from typing import Final

KINDS: Final = (
    "KẾ HOẠCH", "QUYẾT ĐỊNH", "CHƯƠNG TRÌNH HÀNH ĐỘNG", "CHƯƠNG TRÌNH CÔNG TÁC", "CHƯƠNG TRÌNH",
    "ĐỀ ÁN", "PHƯƠNG ÁN", "CHỈ THỊ", "NGHỊ QUYẾT", "HƯỚNG DẪN", "THÔNG BÁO", "QUY CHẾ", "BÁO CÁO",
    "CÔNG VĂN", "DỰ THẢO KẾ HOẠCH", "TỜ TRÌNH",
)  # fmt: skip
"""A longer name stands before one that it begins with."""

PARTED: Final = {tuple(kind.split()) for kind in KINDS if len(kind.split()) == 2}
"""Names that a narrow column may have parted in two lines."""
