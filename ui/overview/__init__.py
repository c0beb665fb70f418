"""The place Tổng quan."""
