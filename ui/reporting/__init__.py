"""The place Báo cáo: which report, its words, its pages, and how it leaves the office."""
