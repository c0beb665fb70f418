"""Task sentences of a natural length and vocabulary, for measuring."""

import random

_PHRASES = (
    "rà soát thủ tục hành chính",
    "công khai trên cổng dịch vụ công",
    "đẩy mạnh chuyển đổi số",
    "nâng cao chất lượng phục vụ người dân",
    "giải quyết hồ sơ đúng hạn tại bộ phận một cửa",
    "tuyên truyền cải cách hành chính",
    "kiểm tra kỷ luật, kỷ cương công vụ",
    "hoàn thiện đề án vị trí việc làm",
    "sắp xếp tổ chức bộ máy tinh gọn",
    "bồi dưỡng cán bộ, công chức",
    "số hóa kết quả giải quyết",
    "khảo sát sự hài lòng của tổ chức, cá nhân",
    "thực hiện tự chủ tài chính",
    "rà soát văn bản quy phạm pháp luật",
    "báo cáo kết quả về Văn phòng",
    "ứng dụng chữ ký số",
)


def sentences(count: int, chance: random.Random) -> list[str]:
    """Return sentences of about 38 words each."""
    return [
        "; ".join(chance.choices(_PHRASES, k=chance.randint(5, 8))).capitalize()
        for _ in range(count)
    ]
