"""How a document looks on paper, as numbers and as words that all three formats share.

The numbers are those of Nghị định 30/2020/NĐ-CP, Phụ lục I, or choices within them. Must not know
any file format.
"""
