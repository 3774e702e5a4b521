"""Tables for people: what a result says, laid out for a terminal in the reader's language."""
