"""The units as their page shows and changes them."""
