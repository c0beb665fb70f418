"""The place Chỉ tiêu: targets with their measurements, and the statistics tables."""
