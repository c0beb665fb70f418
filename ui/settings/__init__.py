"""Cài đặt: the office, its reports and days, this computer. Every change takes effect at once."""
