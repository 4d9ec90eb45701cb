"""The program's version; part of every cache key and the wheel's name."""

__version__ = "0.1.0"
