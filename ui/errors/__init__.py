"""Where every error ends: misfortunes become a sentence, bugs are shown once and logged."""
