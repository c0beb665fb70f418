"""The tables, a module a subject. Import the subject that is needed: mapping all takes time."""
