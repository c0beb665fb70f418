"""A report as a Word document with real styles, headings, sections and page fields.

The frame is python-docx's, the rows are made of XML directly, so that cost grows with the rows.
Must not know where a report comes from.
"""
