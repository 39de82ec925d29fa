"""Editions: each module here is one page type, declared as an `Edition`."""
